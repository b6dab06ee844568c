#include "pulumi/failure_advice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cloud::pulumi {
namespace {

enum class Match { whole, beginning, ending };

// The first entry that fits counts. {permission} and {account} are filled in.
struct Entry {
  std::string_view code;
  Match match;
  std::string_view advice;
};

constexpr std::string_view k_permission = "give the role or user that deploys the permission "
                                          "{permission} in {account}, then deploy again";
constexpr std::string_view k_credentials =
    "sign in to {account} again (aws sso login, or new keys), then deploy again";
constexpr std::string_view k_quota = "ask for a higher quota in the Service Quotas console of "
                                     "{account}, or remove what is not needed "
                                     "any more, then deploy again";
constexpr std::string_view k_wait =
    "nothing is wrong with the deployment: AWS asked for fewer calls; "
    "deploy again, with a smaller --parallel if it happens often";
constexpr std::string_view k_exists =
    "something of this name exists already in {account}: choose another name, remove it, or import "
    "it into the stack";
constexpr std::string_view k_in_use =
    "something still uses the resource: deploy the stacks that do, so that they let go of it, or "
    "find "
    "and remove what no stack manages (network interfaces, security group rules and endpoints are "
    "the usual ones), then run again";

constexpr std::array<Entry, 39> k_entries{{
    {"UnauthorizedOperation", Match::whole, k_permission},
    {"AccessDenied", Match::beginning, k_permission},
    {"AuthorizationError", Match::beginning, k_permission},
    {"NotAuthorized", Match::beginning, k_permission},
    {"ExpiredToken", Match::beginning, k_credentials},
    {"RequestExpired", Match::whole, k_credentials},
    {"InvalidClientTokenId", Match::whole, k_credentials},
    {"UnrecognizedClientException", Match::whole, k_credentials},
    {"AuthFailure", Match::whole, k_credentials},
    {"SignatureDoesNotMatch", Match::whole,
     "the secret key is wrong or this machine's clock is off by minutes: check both"},
    {"OptInRequired", Match::whole,
     "{account} has to subscribe to this service or enable this region first"},
    {"RequestLimitExceeded", Match::whole, k_wait},
    {"BandwidthLimitExceeded", Match::whole, k_wait},
    {"Throttl", Match::beginning, k_wait},
    {"RequestThrottled", Match::beginning, k_wait},
    {"TooManyRequestsException", Match::whole, k_wait},
    {"SlowDown", Match::whole, k_wait},
    {"InstanceLimitExceeded", Match::whole, k_quota},
    {"LimitExceeded", Match::ending, k_quota},
    {"LimitExceededException", Match::ending, k_quota},
    {"LimitExceededFault", Match::ending, k_quota},
    {"QuotaExceeded", Match::ending, k_quota},
    {"QuotaExceededException", Match::ending, k_quota},
    {"QuotaExceededFault", Match::ending, k_quota},
    {"TooManyBuckets", Match::whole, k_quota},
    {"InsufficientInstanceCapacity", Match::whole,
     "AWS has no such instance free in this zone now: deploy again later, or choose another "
     "instance type or zone"},
    {"Unsupported", Match::beginning,
     "this zone or region does not offer it: choose another instance type, engine version or zone"},
    {"DependencyViolation", Match::whole, k_in_use},
    {"ResourceInUse", Match::beginning, k_in_use},
    {"DeleteConflict", Match::beginning, k_in_use},
    {"BucketNotEmpty", Match::whole,
     "empty the bucket first (all versions of its objects), then run again"},
    {"BucketAlready", Match::beginning,
     "bucket names are unique in all of AWS: choose another name"},
    {"InvalidSubnet.Conflict", Match::whole,
     "the address range overlaps another subnet of this VPC: correct the ranges in the manifest"},
    {"InvalidSubnet.Range", Match::whole,
     "the address range lies outside the VPC: correct the ranges in the manifest"},
    {"InvalidVpc.Range", Match::whole,
     "a VPC takes /16 to /28: correct its address range in the manifest"},
    {"OperationNotPermitted", Match::beginning,
     "the resource is protected against this change (deletion or termination protection): turn "
     "that "
     "off in the configuration first, deploy, then try again"},
    {"AlreadyExists", Match::ending, k_exists},
    {"AlreadyExistsException", Match::ending, k_exists},
    {"AlreadyExistsFault", Match::ending, k_exists},
}};

bool fits(const Entry& entry, std::string_view code) {
  switch (entry.match) {
  case Match::whole:
    return code == entry.code;
  case Match::beginning:
    return code.starts_with(entry.code);
  case Match::ending:
    return code.ends_with(entry.code);
  }
  return false;
}

std::string_view template_for(const AwsError& error) {
  const auto found = std::find_if(k_entries.begin(), k_entries.end(),
                                  [&error](const Entry& entry) { return fits(entry, error.code); });
  if (found != k_entries.end()) {
    return found->advice;
  }
  if (error.status == 401 || error.status == 403) {
    return k_permission;
  }
  if (is_transient(error)) {
    return "AWS itself had a problem: deploy again in a few minutes";
  }
  if (error.code.ends_with("NotFound") || error.code.find("NotFound") != std::string::npos) {
    return "something that the stack relies on is gone from {account}: compare with what is there "
           "(deploy --refresh), then deploy again";
  }
  return "read what AWS says, correct the configuration of the stack, then deploy again";
}

} // namespace

std::string advice_for(const AwsError& error, const std::string& account) {
  using namespace fmt::literals;
  const std::string permission =
      error.permission.empty() ? "that this call needs" : error.permission;
  const std::string where = account.empty() ? "the account" : "account " + account;
  return fmt::format(fmt::runtime(template_for(error)), "permission"_a = permission,
                     "account"_a = where);
}

} // namespace cloud::pulumi

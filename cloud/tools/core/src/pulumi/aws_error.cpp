#include "pulumi/aws_error.hpp"

#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace cloud::pulumi {
namespace {

// The text between a mark and the first of the ends after it; empty without the mark.
std::string_view between(std::string_view text, std::string_view mark, std::string_view ends) {
  const size_t found = text.find(mark);
  if (found == std::string_view::npos) {
    return {};
  }
  text.remove_prefix(found + mark.size());
  return text.substr(0, text.find_first_of(ends));
}

int number_after(std::string_view text, std::string_view mark) {
  const std::string_view digits = between(text, mark, ", \n\t);");
  int number = 0;
  for (const char digit : digits) {
    if (std::isdigit(static_cast<unsigned char>(digit)) == 0 || number > 99) {
      return 0;
    }
    number = number * 10 + (digit - '0');
  }
  return number;
}

bool is_code(std::string_view word) {
  return !word.empty() && std::isupper(static_cast<unsigned char>(word.front())) != 0 &&
         std::all_of(word.begin(), word.end(), [](unsigned char character) {
           return std::isalnum(character) != 0 || character == '.' || character == '_';
         });
}

bool has_lower_case(std::string_view word) {
  return std::any_of(word.begin(), word.end(),
                     [](unsigned char character) { return std::islower(character) != 0; });
}

// The first version of the SDK: "VpcLimitExceeded: The maximum …\n\tstatus code: 400, request id:
// …"
void read_first_sdk(std::string_view text, AwsError& error) {
  error.status = number_after(text, "status code: ");
  std::string_view before = text.substr(0, text.find("status code: "));
  size_t colon = before.find(": ");
  while (colon != std::string_view::npos && error.code.empty()) {
    const size_t start = before.find_last_of(" \n\t(", colon - 1);
    const std::string_view word =
        before.substr(start == std::string_view::npos ? 0 : start + 1,
                      colon - (start == std::string_view::npos ? 0 : start + 1));
    if (is_code(word) && has_lower_case(word) && word != "Error") { // "VPC" is a subject

      error.code = word;
      error.message = trim(before.substr(colon + 2));
    }
    colon = before.find(": ", colon + 2);
  }
}

// What follows the particulars of the answer: "…, RequestID: 4f0c, api error VpcLimitExceeded: The
// …". Where the model of the service knows the error, the second version of the SDK leaves out "api
// error": "…, RequestID: 4f0c, HostID: aZ1, BucketAlreadyExists: The …".
std::string_view answer_of(std::string_view text) {
  for (const std::string_view mark : {"RequestID: ", "HostID: "}) {
    const size_t found = text.find(mark);
    const size_t end = found == std::string_view::npos ? found : text.find(", ", found);
    if (end != std::string_view::npos) {
      text.remove_prefix(end + 2);
    }
  }
  constexpr std::string_view k_unmodelled = "api error ";
  if (const size_t found = text.find(k_unmodelled); found != std::string_view::npos) {
    return text.substr(found + k_unmodelled.size());
  }
  return text;
}

// "operation error EC2: CreateVpc" needs ec2:CreateVpc; a few services have another name in
// policies.
std::string permission_of_call(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 13> k_prefixes{
      {{"Elastic Load Balancing v2", "elasticloadbalancing"},
       {"Elastic Load Balancing", "elasticloadbalancing"},
       {"CloudWatch Logs", "logs"},
       {"EventBridge", "events"},
       {"EFS", "elasticfilesystem"},
       {"SFN", "states"},
       {"Auto Scaling", "autoscaling"},
       {"Application Auto Scaling", "application-autoscaling"},
       {"Cognito Identity Provider", "cognito-idp"},
       {"API Gateway", "apigateway"},
       {"ApiGatewayV2", "apigateway"},
       {"Database Migration Service", "dms"},
       {"Elasticsearch Service", "es"}}};
  const std::string_view service = between(text, "operation error ", ":");
  const std::string_view operation =
      between(text, fmt::format("operation error {}: ", service), ", \n");
  if (service.empty() || operation.empty()) {
    return {};
  }
  const auto known = std::find_if(k_prefixes.begin(), k_prefixes.end(),
                                  [service](const auto& entry) { return entry.first == service; });
  std::string prefix = known == k_prefixes.end() ? to_lower(service) : std::string(known->second);
  std::erase(prefix, ' ');
  return fmt::format("{}:{}", prefix, operation);
}

} // namespace

std::optional<AwsError> find_aws_error(std::string_view text) {
  AwsError error;
  const std::string_view answer = answer_of(text);
  const std::string_view code = answer.substr(0, answer.find_first_of(":, \n"));
  if (answer.size() < text.size() && is_code(code)) {
    error.code = code;
    error.status = number_after(text, "StatusCode: ");
    if (answer.substr(code.size()).starts_with(": ")) {
      error.message = trim(answer.substr(code.size() + 2));
    }
  } else if (text.find("status code: ") != std::string_view::npos) {
    read_first_sdk(text, error);
  } else {
    error.status = number_after(text, "StatusCode: ");
  }
  if (error.code.empty() && error.status == 0) {
    return std::nullopt;
  }
  // AWS often names the action itself; that is exact where the call's name is a guess.
  const std::string_view named = between(text, "not authorized to perform: ", " \n,");
  error.permission = named.empty() ? permission_of_call(text) : std::string(named);
  return error;
}

bool is_transient(const AwsError& error) {
  constexpr std::array<std::string_view, 22> k_codes{"Throttling",
                                                     "ThrottlingException",
                                                     "ThrottledException",
                                                     "RequestThrottled",
                                                     "RequestThrottledException",
                                                     "RequestLimitExceeded",
                                                     "TooManyRequestsException",
                                                     "ProvisionedThroughputExceededException",
                                                     "BandwidthLimitExceeded",
                                                     "EC2ThrottledException",
                                                     "PriorRequestNotComplete",
                                                     "TransactionInProgressException",
                                                     "SlowDown",
                                                     "Unavailable",
                                                     "ServiceUnavailable",
                                                     "ServiceUnavailableException",
                                                     "InternalError",
                                                     "InternalFailure",
                                                     "InternalServerError",
                                                     "InternalServiceError",
                                                     "RequestTimeout",
                                                     "RequestTimeoutException"};
  if (std::find(k_codes.begin(), k_codes.end(), error.code) != k_codes.end()) {
    return true;
  }
  return error.status == 429 || (error.status >= 500 && error.status != 501);
}

bool is_transport_failure(std::string_view text) {
  constexpr std::array<std::string_view, 10> k_words{"connection reset by peer",
                                                     "i/o timeout",
                                                     "TLS handshake timeout",
                                                     "no such host",
                                                     "connection refused",
                                                     "unexpected EOF",
                                                     "network is unreachable",
                                                     "no route to host",
                                                     "broken pipe",
                                                     "server misbehaving"};
  return std::any_of(k_words.begin(), k_words.end(), [text](std::string_view words) {
    return text.find(words) != std::string_view::npos;
  });
}

} // namespace cloud::pulumi

#include "pulumi/known_failures.hpp"

#include <algorithm>
#include <array>

namespace cloud::pulumi {
namespace {

// The first entry whose words occur counts: the particular before the general.
constexpr std::array<KnownFailure, 22> k_failures{{
    {"the stack is currently locked", "stack_locked",
     "another Pulumi works on this stack, or one was killed there: wait for it, or, when it is "
     "certain that none runs, remove the lock with: pulumi cancel"},
    {"Another update is currently in progress", "stack_locked",
     "wait for the other update to end, then deploy again"},
    {"incorrect passphrase", "wrong_passphrase",
     "the stack's secrets were encrypted with another passphrase: set PULUMI_CONFIG_PASSPHRASE or "
     "PULUMI_CONFIG_PASSPHRASE_FILE to that one"},
    {"passphrase must be set", "wrong_passphrase",
     "set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE"},
    {"failed to decrypt encrypted configuration value", "wrong_passphrase",
     "the value was encrypted with another passphrase: generate the configuration again"},
    {"AWS account ID not allowed", "wrong_account",
     "the credentials belong to another account than the manifest names for this environment: use "
     "the right profile or role, or correct the manifest"},
    {"No valid credential sources found", "credentials_missing",
     "sign in to AWS (aws sso login, AWS_PROFILE, or keys in the environment), then deploy again"},
    {"no EC2 IMDS role found", "credentials_missing",
     "sign in to AWS (aws sso login, AWS_PROFILE, or keys in the environment), then deploy again"},
    {"failed to refresh cached credentials", "credentials_missing",
     "sign in to AWS again (aws sso login), then deploy again"},
    {"Missing required configuration variable", "missing_configuration",
     "set the key in the manifest or give it a default in the stack's template, then deploy again"},
    {"no resource plugin", "plugin_missing",
     "install the plugin with: pulumi plugin install resource <name> <version>"},
    {"It looks like the Pulumi SDK has not been installed", "sdk_missing",
     "install the npm packages with: npm ci --prefix cloud"},
    {"Cannot find module", "module_missing",
     "the program imports something that is not there: install the npm packages with: npm ci "
     "--prefix cloud, or correct the import"},
    {"pending operations", "pending_operations",
     "an earlier run was cut off in the middle of these operations: look what became of them with "
     "deploy --refresh, then deploy again"},
    {"no stack named", "stack_missing",
     "Pulumi's state of this stack is gone: restore it, or deploy the stack anew"},
    {"is protected", "protected",
     "take the protection off in the stack's program, deploy, then try again"},
    {"PULUMI_ACCESS_TOKEN must be set", "not_logged_in", "log in to Pulumi with: pulumi login"},
    {"requires logging in", "not_logged_in", "log in to Pulumi with: pulumi login"},
    {"Duplicate resource URN", "program_error",
     "two resources of the program have the same type and name: rename one"},
    {"failed with an unhandled exception", "program_error",
     "correct the program at the place that the message names, then deploy again"},
    {"snapshot integrity failure", "state_damaged",
     "Pulumi's state contradicts itself: restore the undo point of the last run, then refresh"},
    {"fatal error. This is a bug", "engine_crashed",
     "Pulumi itself failed: its log says more; running again is safe"},
}};

} // namespace

const KnownFailure* find_known_failure(std::string_view message) {
  const auto found =
      std::find_if(k_failures.begin(), k_failures.end(), [message](const KnownFailure& failure) {
        return message.find(failure.words) != std::string_view::npos;
      });
  return found == k_failures.end() ? nullptr : &*found;
}

} // namespace cloud::pulumi

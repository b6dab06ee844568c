#include "pulumi/cli_backend.hpp"

#include <fmt/format.h>

namespace cloud::pulumi {
namespace {

// What Pulumi says, and has said for years, when a stack does not exist.
bool is_missing(const Error& error) {
  return error.message.find("no stack named") != std::string::npos;
}

} // namespace

Result<std::optional<std::string>> CliBackend::read(const StackReference& stack) {
  auto text = run({"stack", "export", "--stack", stack.text()}, installation_.root);
  if (!text) {
    if (is_missing(text.error())) {
      return std::nullopt;
    }
    return fail(text.error());
  }
  return *std::move(text);
}

Result<void> CliBackend::create(const StackReference& stack,
                                const std::filesystem::path& workspace) {
  std::vector<std::string> words{"stack", "init", "--no-select", "--stack", stack.text()};
  if (settings_.secrets_provider != k_passphrase_provider) {
    words.push_back("--secrets-provider=" + settings_.secrets_provider);
  }
  const auto made = run(words, workspace);
  if (!made && made.error().message.find("already exists") == std::string::npos) {
    return fail(made.error());
  }
  return {};
}

Result<void> CliBackend::release_dead_locks(const StackReference&) {
  return {};
}

Result<void> CliBackend::set_secret(const StackReference& stack,
                                    const std::filesystem::path& workspace, const std::string& key,
                                    const Secret& value) {
  // Pulumi takes one newline away.
  const Secret line(value.reveal() + "\n");
  CLOUD_CHECK(run({"config", "set", "--secret", key, "--stack", stack.text()}, workspace, line));
  return {};
}

Result<std::string> CliBackend::outputs(const StackReference& stack) {
  return run({"stack", "output", "--json", "--show-secrets", "--stack", stack.text()},
             installation_.root);
}

Result<std::string> CliBackend::run(const std::vector<std::string>& words,
                                    const std::filesystem::path& directory, const Secret& input) {
  CLOUD_TRY(const std::filesystem::path pulumi, pulumi_());
  std::vector<std::string> argv{pulumi.string()};
  argv.insert(argv.end(), words.begin(), words.end());
  argv.insert(argv.end(), {"--non-interactive", "--color", "never"});
  auto output = process::capture({.argv = std::move(argv),
                                  .environment = pulumi_environment(installation_, settings_),
                                  .directory = directory},
                                 input);
  if (!output) {
    Error error = output.error();
    error.message = fmt::format("pulumi {} {}: {}", words[0], words[1], error.message);
    error.hint = hint();
    return fail(std::move(error));
  }
  return output;
}

std::string CliBackend::hint() const {
  const std::string url = backend_url(installation_, settings_);
  if (settings_.secrets_provider == k_passphrase_provider) {
    return fmt::format("check that {} can be reached and that you are logged in", url);
  }
  return fmt::format("check that {} and {} can be reached and that you may use them", url,
                     settings_.secrets_provider);
}

} // namespace cloud::pulumi

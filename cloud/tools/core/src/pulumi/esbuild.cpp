#include "pulumi/esbuild.hpp"

#include "documents/json.hpp"
#include "util/files.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <cctype>
#include <charconv>
#include <optional>
#include <set>

namespace cloud::pulumi {
namespace {

constexpr std::string_view k_error_mark = "[ERROR] ";

#if defined(__aarch64__)
constexpr const char* k_platform_package = "linux-arm64";
#else
constexpr const char* k_platform_package = "linux-x64";
#endif

// @pulumi/aws/ec2 -> @pulumi/aws; only Pulumi's packages and Node's own modules stay outside.
std::string package_of(const std::string& import) {
  if (!import.starts_with("@pulumi/")) {
    return {};
  }
  const size_t end = import.find('/', std::string_view("@pulumi/").size());
  return import.substr(0, end);
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value)
                                                                  : std::nullopt;
}

// "path:line:column:" where esbuild counts columns from 0.
bool read_place(std::string_view line, documents::Finding& finding) {
  const std::vector<std::string> parts = split(line, ':');
  if (parts.size() < 4 || !parts.back().empty()) {
    return false;
  }
  const std::optional<int> row = number(parts[parts.size() - 3]);
  const std::optional<int> column = number(parts[parts.size() - 2]);
  if (!row || !column) {
    return false;
  }
  finding.source = join(std::span(parts).first(parts.size() - 3), ":");
  finding.mark = {*row, *column + 1};
  return true;
}

std::string in_our_words(std::string_view message) {
  std::string text(message);
  if (!text.empty()) {
    text.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(text.front())));
  }
  if (text.ends_with('.')) {
    text.pop_back();
  }
  return text;
}

// A name that is no path must be a package, and packages come from npm.
std::string hint_for(std::string_view message) {
  constexpr std::string_view k_unresolved = "Could not resolve \"";
  const bool is_package =
      message.starts_with(k_unresolved) && message.size() > k_unresolved.size() &&
      message[k_unresolved.size()] != '.' && message[k_unresolved.size()] != '/';
  return is_package ? "install the npm packages with: npm ci --prefix cloud" : "";
}

} // namespace

std::filesystem::path esbuild_program(const std::filesystem::path& modules) {
  return modules / "node_modules" / "@esbuild" / k_platform_package / "bin" / "esbuild";
}

std::vector<std::string> esbuild_command(const BundleRequest& request) {
  return {request.program.string(),
          request.entry.string(),
          "--bundle",
          "--platform=node",
          "--format=cjs",
          "--target=node22",
          "--sourcemap=inline",
          "--sources-content=false",
          "--external:@pulumi/*",
          "--log-level=warning",
          "--log-limit=20",
          "--color=false",
          fmt::format("--metafile={}", request.metafile.string()),
          fmt::format("--outfile={}", request.bundle.string())};
}

Result<BundleInputs> read_metafile(const std::filesystem::path& metafile) {
  CLOUD_TRY(const std::string text, read_file(metafile));
  CLOUD_TRY(const Value root, documents::parse_json(text, metafile.string()));
  const Value* inputs = root.find("inputs");
  if (inputs == nullptr || !inputs->is_map()) {
    return fail(ErrorCode::internal, fmt::format("{}: no inputs", metafile.string()));
  }
  std::set<std::string> files;
  std::set<std::string> packages;
  for (const ValueEntry& input : *inputs->as_map()) {
    files.insert(input.key);
    const Value* imports = input.value.find("imports");
    if (imports == nullptr || imports->as_list() == nullptr) {
      continue;
    }
    for (const Value& import : *imports->as_list()) {
      if (import.find("external") != nullptr) {
        packages.insert(package_of(import.text("path")));
      }
    }
  }
  packages.erase("");
  return BundleInputs{{files.begin(), files.end()}, {packages.begin(), packages.end()}};
}

std::vector<documents::Finding> esbuild_errors(std::string_view output) {
  std::vector<documents::Finding> findings;
  bool awaits_place = false;
  for (const std::string& raw : split(output, '\n')) {
    const std::string_view line = trim(raw);
    if (const size_t found = line.find(k_error_mark); found != std::string_view::npos) {
      const std::string_view message = line.substr(found + k_error_mark.size());
      findings.push_back({{}, {}, in_our_words(message), hint_for(message)});
      awaits_place = true;
    } else if (line.find("[WARNING]") != std::string_view::npos ||
               (awaits_place && read_place(line, findings.back()))) {
      awaits_place = false;
    }
  }
  return findings;
}

} // namespace cloud::pulumi

#include "pulumi/bundler.hpp"

#include "pulumi/closure_index.hpp"
#include "pulumi/ingredients.hpp"
#include "util/digest.hpp"
#include "util/files.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>
#include <stdlib.h>

#include <errno.h>

#include <system_error>

namespace cloud::pulumi {
namespace {

// A folder beside the bundles (so that a file can be renamed there) that disappears with the
// object.
class Workbench {
public:
  static Result<Workbench> make(const std::filesystem::path& parent) {
    CLOUD_CHECK(make_directories(parent, k_private_directory));
    std::string pattern = (parent / "new-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) {
      return fail(system_error("cannot create a folder in", parent));
    }
    return Workbench(pattern);
  }

  Workbench(Workbench&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  Workbench& operator=(Workbench&&) = delete;
  ~Workbench() {
    if (!path_.empty()) {
      std::error_code ignored;
      std::filesystem::remove_all(path_, ignored);
      std::filesystem::remove(bundle(), ignored);
    }
  }

  [[nodiscard]] std::filesystem::path bundle() const { return path_.string() + ".js"; }
  [[nodiscard]] std::filesystem::path file(const char* name) const { return path_ / name; }

private:
  explicit Workbench(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

// Once a file's time has passed, its next change changes its time. Building takes longer than a
// tick of that clock, so one more round is enough unless somebody keeps writing.
constexpr int k_rounds = 3;

} // namespace

Result<StackCode> Bundler::prepare(const StackName& stack) {
  const std::filesystem::path index_file =
      installation_.bundles() / "index" / (stack.str() + ".json");
  if (const std::optional<ClosureIndex> index = read_index(index_file)) {
    const std::filesystem::path known = installation_.bundles() / index->bundle;
    if (is_unchanged(index->closure, installation_.root) && stamp_of(known)) {
      return StackCode{known, index->closure.hash};
    }
  }
  const std::filesystem::path entry = (installation_.stacks() / stack.str() / "src" / "index.ts")
                                          .lexically_relative(installation_.root);
  if (!stamp_of(installation_.root / entry)) {
    return fail(ErrorCode::not_found,
                fmt::format("stack '{}' has no program: {} is missing", stack, entry.string()));
  }
  return build(stack, entry);
}

Result<StackCode> Bundler::build(const StackName& stack, const std::filesystem::path& entry) {
  for (int round = 1;; ++round) {
    const std::int64_t begun = file_time_now();
    CLOUD_TRY(const Bundle made, bundle(stack, entry));
    const StackCode code{installation_.bundles() / made.name, made.closure.hash};
    if (newest_change(made.closure) < begun) {
      CLOUD_CHECK(write_index(installation_.bundles() / "index" / (stack.str() + ".json"),
                              {made.name, made.closure}));
      return code;
    }
    // Changed while it was bundled (or in the future): what was read twice may differ.
    if (round == k_rounds) {
      return code;
    }
  }
}

Result<Bundler::Bundle> Bundler::bundle(const StackName& stack,
                                        const std::filesystem::path& entry) {
  CLOUD_TRY(const Workbench bench, Workbench::make(installation_.bundles()));
  const BundleRequest request{esbuild_program(installation_.modules()), entry, bench.bundle(),
                              bench.file("metafile.json")};
  CLOUD_CHECK(run_esbuild(stack, request, bench.file("output.txt")));
  CLOUD_TRY(const BundleInputs inputs, read_metafile(request.metafile));
  CLOUD_TRY(const std::string content, read_file(request.bundle));
  const std::string name = sha256_hex(content) + ".js";
  const std::filesystem::path target = installation_.bundles() / name;
  if (!stamp_of(target)) {
    CLOUD_CHECK(write_file(target, content, k_private_file));
  }
  CLOUD_TRY(Closure closure,
            read_closure(installation_.root, installation_.modules(), inputs, name));
  CLOUD_CHECK(write_ingredients(installation_, closure));
  return Bundle{name, std::move(closure)};
}

Result<void> Bundler::run_esbuild(const StackName& stack, const BundleRequest& request,
                                  const std::filesystem::path& output) {
  constexpr const char* k_install = "install the npm packages with: npm ci --prefix cloud";
  if (!stamp_of(request.program)) {
    return fail(ErrorCode::unavailable,
                fmt::format("cannot bundle stack '{}': {} is missing", stack,
                            request.program.lexically_relative(installation_.root).string()),
                k_install);
  }
  CLOUD_TRY(const int status, run_(esbuild_command(request), installation_.root, output));
  if (status == 0) {
    return {};
  }
  const std::string text = read_file(output).value_or(std::string());
  std::vector<documents::Finding> findings = esbuild_errors(text);
  if (findings.empty()) {
    return fail(ErrorCode::unavailable,
                fmt::format("cannot bundle stack '{}': esbuild ended with status {}{}{}", stack,
                            status, trim(text).empty() ? "" : ": ", trim(text)));
  }
  for (documents::Finding& finding : findings) {
    if (finding.source.empty()) {
      finding.source = request.entry.string();
    }
  }
  return documents::to_result(request.entry.parent_path().string(), std::move(findings));
}

} // namespace cloud::pulumi

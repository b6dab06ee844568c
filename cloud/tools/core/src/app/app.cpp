#include "app/app.hpp"

#include "app/backends.hpp"

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <utility>

namespace cloud::app {
namespace {

std::optional<std::string> environment_variable(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

std::filesystem::path own_program() {
  std::error_code ignored;
  return std::filesystem::read_symlink("/proc/self/exe", ignored);
}

} // namespace

Result<std::unique_ptr<App>> App::open(AppOptions options) {
  CLOUD_TRY(auto places, deployment::find_platform(
                             {.root_flag = options.root,
                              .root_variable = environment_variable("CLOUD_ROOT").value_or(""),
                              .working_directory = std::filesystem::current_path(),
                              .program = own_program()}));
  CLOUD_TRY(auto settings, Settings::load(places.root, options.settings));
  return std::unique_ptr<App>(new App(std::move(options), std::move(places), std::move(settings)));
}

App::App(AppOptions options, deployment::Places places, Settings settings)
    : options_(std::move(options)), places_(std::move(places)), settings_(std::move(settings)),
      library_(places_.templates()),
      keyring_(pulumi::PassphraseSource::find(environment_variable,
                                              installation().data() / "passphrase")),
      cipher_(keyring_, installation().data() / "passphrase.salt"),
      programs_(installation(),
                {settings_.text("pulumi"), settings_.text("node"), options_.on_progress}),
      backend_(make_backend(*this)), states_(*backend_, keyring_),
      store_file_(installation().data() / "store.db"), run_store_(store_file_, clock_),
      generated_values_(store_file_, cipher_, clock_), snapshots_(store_file_, cipher_) {}

} // namespace cloud::app

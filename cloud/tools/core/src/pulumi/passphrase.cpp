#include "pulumi/passphrase.hpp"

#include "pulumi/base64.hpp"
#include "pulumi/once_file.hpp"
#include "pulumi/random_bytes.hpp"
#include "util/files.hpp"
#include "util/strings.hpp"

#include <unistd.h>

namespace cloud::pulumi {
namespace {

constexpr const char* k_text_variable = "PULUMI_CONFIG_PASSPHRASE";
constexpr const char* k_file_variable = "PULUMI_CONFIG_PASSPHRASE_FILE";
constexpr size_t k_generated_bytes = 33; // a multiple of three has no padding

Result<std::string> read_own(const std::filesystem::path& file) {
  if (::access(file.c_str(), F_OK) == 0) {
    return read_file(file);
  }
  CLOUD_TRY(const std::string bytes, random_bytes(k_generated_bytes));
  return create_once(file, to_base64(bytes) + "\n");
}

} // namespace

PassphraseSource PassphraseSource::find(const EnvironmentLookup& environment,
                                        std::filesystem::path own_file) {
  PassphraseSource source;
  if (std::optional<std::string> text = environment(k_text_variable)) {
    source.text_ = Secret(*std::move(text));
  } else if (std::optional<std::string> file = environment(k_file_variable);
             file && !file->empty()) {
    source.file_ = std::filesystem::absolute(*file);
  } else {
    source.file_ = std::filesystem::absolute(own_file);
    source.own_ = true;
  }
  return source;
}

Result<Secret> PassphraseSource::read() const {
  if (text_) {
    return *text_;
  }
  Result<std::string> content = own_ ? read_own(file_) : read_file(file_);
  if (!content) {
    return fail(with_context(std::move(content).error(),
                             own_ ? "while making the passphrase of this installation"
                                  : "while reading the passphrase that "
                                    "PULUMI_CONFIG_PASSPHRASE_FILE names"));
  }
  return Secret(std::string(trim(*content))); // as Pulumi does
}

Secret PassphraseSource::environment_entry() const {
  return text_ ? Secret(std::string(k_text_variable) + "=" + text_->reveal())
               : Secret(std::string(k_file_variable) + "=" + file_.string());
}

} // namespace cloud::pulumi

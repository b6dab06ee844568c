#include "deployment/config_file.hpp"

#include "documents/finding.hpp"
#include "documents/json.hpp"
#include "documents/yaml_reader.hpp"
#include "documents/yaml_writer.hpp"

#include <fmt/format.h>
#include <openssl/sha.h>

#include <array>

namespace cloud::deployment {
namespace {

using documents::Secrets;

constexpr std::string_view k_note = "# Generated from Deployment_Manifest.yaml: change values "
                                    "there, `cloud generate-config` writes "
                                    "them here.\n";
constexpr std::string_view k_hash_label = "# values: sha256:";

std::string hash_of(const Value& config) {
  const std::string text =
      documents::write_json(config, documents::JsonStyle::compact, Secrets::revealed);
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
  std::string hex;
  for (const unsigned char byte : digest) {
    hex += fmt::format("{:02x}", byte);
  }
  return hex;
}

std::string hash_line(const Value& config) {
  return fmt::format("{}{}\n", k_hash_label, hash_of(config));
}

std::string_view recorded_hash_in(std::string_view text) {
  const size_t label = text.find(k_hash_label);
  if (label == std::string_view::npos || (label != 0 && text[label - 1] != '\n')) {
    return {};
  }
  const std::string_view rest = text.substr(label + k_hash_label.size());
  return rest.substr(0, rest.find_first_not_of("0123456789abcdef"));
}

} // namespace

std::string write_config_file(const Value& config, std::string_view salt) {
  Value document;
  if (!salt.empty()) {
    document.set("encryptionsalt", salt);
  }
  document.set("config", config);
  return fmt::format("{}{}{}", k_note, hash_line(config),
                     documents::write_yaml(document, Secrets::revealed));
}

bool ConfigFile::edited() const {
  return recorded_hash != hash_of(config);
}

Result<ConfigFile> parse_config_file(std::string text, std::string source) {
  ConfigFile file;
  file.recorded_hash = recorded_hash_in(text);
  CLOUD_TRY(documents::Document document,
            documents::parse_yaml(std::move(text), std::move(source)));
  const Value* config = document.root.find("config");
  if (config == nullptr || !config->is_map()) {
    return fail(documents::error_at(document.source, {}, "has no 'config' map"));
  }
  file.config = *config;
  file.salt = document.root.text("encryptionsalt");
  file.text = std::move(document.text);
  return file;
}

std::string with_current_hash(const ConfigFile& file) {
  if (file.recorded_hash.empty()) {
    return fmt::format("{}{}{}", k_note, hash_line(file.config), file.text);
  }
  std::string text = file.text;
  const size_t label = text.find(k_hash_label);
  text.replace(label, k_hash_label.size() + file.recorded_hash.size(),
               fmt::format("{}{}", k_hash_label, hash_of(file.config)));
  return text;
}

} // namespace cloud::deployment

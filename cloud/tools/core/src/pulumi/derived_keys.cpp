#include "pulumi/derived_keys.hpp"

#include "documents/json.hpp"
#include "pulumi/base64.hpp"
#include "pulumi/keyed_digest.hpp"
#include "util/files.hpp"

namespace cloud::pulumi {
namespace {

Value read(const std::filesystem::path& file) {
  const auto text = read_file(file);
  auto keys = text ? documents::parse_json(*text, file.string()) : fail(text.error());
  return keys && keys->is_map() ? *std::move(keys) : Value(Value::Map{});
}

} // namespace

std::optional<Secret> DerivedKeys::find(const Secret& passphrase, const std::string& salt) const {
  auto key = from_base64(read(file_).text(keyed_digest(passphrase, salt)));
  return key && !key->empty() ? std::optional(Secret(*std::move(key))) : std::nullopt;
}

void DerivedKeys::keep(const Secret& passphrase, const std::string& salt, const Secret& key) const {
  Value keys = read(file_);
  keys.set(keyed_digest(passphrase, salt), to_base64(key.reveal()));
  (void)write_file(file_, documents::write_json(keys, documents::JsonStyle::pretty) + "\n",
                   k_private_file);
}

} // namespace cloud::pulumi

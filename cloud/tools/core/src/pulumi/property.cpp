#include "pulumi/property.hpp"

#include "documents/json.hpp"
#include "documents/secrets.hpp"
#include "model/secret_mark.hpp"

namespace cloud::pulumi {
namespace {

// Other kinds of objects that are no plain ones.
constexpr std::string_view k_resource_reference = "5cf8f73096256a8f31e491e813e4eb8e";
constexpr std::string_view k_output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

Result<Value> read_secret(const Value& secret, const PassphraseCipher* cipher) {
  const std::string* ciphertext =
      secret.find("ciphertext") == nullptr ? nullptr : secret.find("ciphertext")->as_string();
  if (cipher == nullptr || ciphertext == nullptr) {
    return as_secret(documents::k_masked);
  }
  CLOUD_TRY(const Secret json, cipher->decrypt(*ciphertext));
  Result<Value> plain = documents::parse_json(json.reveal(), "secret");
  if (!plain) {
    // The parser's words may quote the secret.
    return fail(ErrorCode::invalid_input, "a secret in the state is not JSON");
  }
  CLOUD_TRY(Value value, read_property(*plain, cipher));
  return as_secret(std::move(value));
}

Result<Value> read_output(const Value& output, const PassphraseCipher* cipher) {
  const Value* inner = output.find("value");
  CLOUD_TRY(Value value, inner == nullptr ? Result<Value>(Value()) : read_property(*inner, cipher));
  const Value* secret = output.find("secret");
  if (secret != nullptr && secret->as_bool() != nullptr && *secret->as_bool()) {
    return cipher == nullptr ? as_secret(documents::k_masked) : as_secret(std::move(value));
  }
  return value;
}

Result<Value> read_map(const Value& property, const PassphraseCipher* cipher) {
  const std::string kind = property.text(k_kind_key);
  if (kind == k_secret_kind) {
    return read_secret(property, cipher);
  }
  if (kind == k_resource_reference) {
    const std::string id = property.text("id");
    return Value(id.empty() ? property.text("urn") : id);
  }
  if (kind == k_output) {
    return read_output(property, cipher);
  }
  Value::Map members;
  for (const ValueEntry& entry : *property.as_map()) {
    CLOUD_TRY(Value member, read_property(entry.value, cipher));
    members.push_back({entry.key, std::move(member), {}});
  }
  return Value(std::move(members));
}

} // namespace

Result<Value> read_property(const Value& property, const PassphraseCipher* cipher) {
  if (property.is_map()) {
    return read_map(property, cipher);
  }
  if (const Value::List* list = property.as_list()) {
    Value::List items;
    for (const Value& item : *list) {
      CLOUD_TRY(Value read, read_property(item, cipher));
      items.push_back(std::move(read));
    }
    return Value(std::move(items));
  }
  Value scalar = property;
  scalar.mark = {};
  return scalar;
}

} // namespace cloud::pulumi

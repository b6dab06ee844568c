#include "store/sqlite/sealed_config.hpp"

#include "documents/json.hpp"
#include "model/secret_mark.hpp"

#include <utility>

namespace cloud::store {
namespace {

// Applies `change` to everything inside a value.
template <class Change>
Value inside(Value value, Change change) {
  if (Value::List* list = value.as_list()) {
    for (Value& item : *list) {
      item = change(std::move(item));
    }
  }
  if (Value::Map* map = value.as_map()) {
    for (ValueEntry& entry : *map) {
      entry.value = change(std::move(entry.value));
    }
  }
  return value;
}

Value marked(Value value) {
  const bool secret = std::exchange(value.secret, false);
  value = inside(std::move(value), marked);
  return secret ? Value(Value::Map{{std::string(k_kind_key), k_secret_kind, {}},
                                   {"value", std::move(value), {}}})
                : std::move(value);
}

Value unmarked(Value value) {
  if (value.find(k_kind_key) != nullptr) {
    Value* hidden = value.find("value");
    return as_secret(hidden == nullptr ? Value() : unmarked(std::move(*hidden)));
  }
  value.mark = {};
  return inside(std::move(value), unmarked);
}

} // namespace

Result<std::string> sealed(const Value& config, ConfigCipher& cipher) {
  return cipher.encrypt(Secret(documents::write_json(marked(config), documents::JsonStyle::compact,
                                                     documents::Secrets::revealed)));
}

Result<Value> unsealed(const std::string& ciphertext, ConfigCipher& cipher) {
  CLOUD_TRY(const Secret text, cipher.decrypt(ciphertext));
  CLOUD_TRY(Value value, documents::parse_json(text.reveal(), "configuration of a snapshot"));
  return unmarked(std::move(value));
}

} // namespace cloud::store

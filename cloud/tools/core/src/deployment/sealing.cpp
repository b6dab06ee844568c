#include "deployment/sealing.hpp"

#include "documents/yaml_writer.hpp"

#include <algorithm>

namespace cloud::deployment {
namespace {

// Nothing a user can write: control characters are refused wherever values are read.
constexpr std::string_view k_undecipherable = "\x01undecipherable";

const std::string* ciphertext_in(const Value& value) {
  const Value::Map* map = value.as_map();
  if (map == nullptr || map->size() != 1 || map->front().key != "secure") {
    return nullptr;
  }
  return map->front().value.as_string();
}

bool is_one_runtime_value(std::string_view text) {
  return text.starts_with("{{RUNTIME:") && text.find("}}") + 2 == text.size();
}

// Pulumi's configuration values are texts; so is what is encrypted.
std::string as_text(const Value& value) {
  return value.is_string() ? *value.as_string()
                           : documents::write_yaml_inline(value, documents::Secrets::revealed);
}

const Value& member(const Value& map, std::string_view key) {
  static const Value k_null;
  const Value* value = map.find(key);
  return value == nullptr ? k_null : *value;
}

const Value& item(const Value& list, size_t index) {
  static const Value k_null;
  const Value::List* items = list.as_list();
  return items == nullptr || index >= items->size() ? k_null : (*items)[index];
}

Result<std::string> sealed_text(const std::string& plain, const Value& previous,
                                ConfigCipher& cipher) {
  if (const std::string* old = ciphertext_in(previous)) {
    const auto decrypted = cipher.decrypt(*old);
    if (decrypted && decrypted->reveal() == plain) {
      return *old;
    }
  }
  return cipher.encrypt(Secret(plain));
}

Value texts(const Value& value, bool inherited) {
  const bool secret = inherited || value.secret;
  Value result = value;
  result.secret = false;
  if (Value::List* list = result.as_list()) {
    for (Value& element : *list) {
      element = texts(element, secret);
    }
  } else if (Value::Map* map = result.as_map()) {
    for (ValueEntry& entry : *map) {
      entry.value = texts(entry.value, secret);
    }
  } else if (secret && !value.is_null() && !is_one_runtime_value(as_text(value))) {
    result = as_secret(Value{as_text(value)});
  }
  return result;
}

Result<Value> encrypted(const Value& value, const Value& previous, ConfigCipher& cipher) {
  if (value.secret) {
    CLOUD_TRY(std::string ciphertext, sealed_text(*value.as_string(), previous, cipher));
    return Value{Value::Map{{"secure", std::move(ciphertext), {}}}};
  }
  Value result = value;
  if (Value::List* list = result.as_list()) {
    for (size_t i = 0; i < list->size(); ++i) {
      CLOUD_TRY((*list)[i], encrypted((*list)[i], item(previous, i), cipher));
    }
  } else if (Value::Map* map = result.as_map()) {
    for (ValueEntry& entry : *map) {
      CLOUD_TRY(entry.value, encrypted(entry.value, member(previous, entry.key), cipher));
    }
  }
  return result;
}

} // namespace

Value with_secret_texts(const Value& config) {
  return texts(config, false);
}

Result<Value> sealed(const Value& config, const Value& previous, ConfigCipher& cipher) {
  return encrypted(with_secret_texts(config), previous, cipher);
}

Value opened(const Value& config, ConfigCipher& cipher) {
  if (const std::string* ciphertext = ciphertext_in(config)) {
    const auto plain = cipher.decrypt(*ciphertext);
    return as_secret(Value{plain ? plain->reveal() : std::string(k_undecipherable)});
  }
  Value result = config;
  if (Value::List* list = result.as_list()) {
    for (Value& element : *list) {
      element = opened(element, cipher);
    }
  } else if (Value::Map* map = result.as_map()) {
    for (ValueEntry& entry : *map) {
      entry.value = opened(entry.value, cipher);
    }
  }
  return result;
}

bool equal_values(const Value& a, const Value& b) {
  const Value::List* a_list = a.as_list();
  const Value::List* b_list = b.as_list();
  if (a_list != nullptr && b_list != nullptr) {
    return std::equal(a_list->begin(), a_list->end(), b_list->begin(), b_list->end(), equal_values);
  }
  const Value::Map* a_map = a.as_map();
  const Value::Map* b_map = b.as_map();
  if (a_map != nullptr && b_map != nullptr) {
    // The order of members is the writer's affair.
    return a_map->size() == b_map->size() &&
           std::all_of(a_map->begin(), a_map->end(), [&b](const ValueEntry& entry) {
             const Value* other = b.find(entry.key);
             return other != nullptr && equal_values(entry.value, *other);
           });
  }
  return a.data == b.data;
}

Value marked_like(Value config, const Value& wanted) {
  if (wanted.secret) {
    config.secret = true;
    return config;
  }
  if (Value::List* list = config.as_list()) {
    for (size_t i = 0; i < list->size(); ++i) {
      (*list)[i] = marked_like(std::move((*list)[i]), item(wanted, i));
    }
  } else if (Value::Map* map = config.as_map()) {
    for (ValueEntry& entry : *map) {
      entry.value = marked_like(std::move(entry.value), member(wanted, entry.key));
    }
  }
  return config;
}

Value masked_beside(Value config, const Value& other) {
  if (config.secret) {
    return Value{equal_values(config, other) ? "[secret]" : "[secret, changed]"};
  }
  if (Value::List* list = config.as_list()) {
    for (size_t i = 0; i < list->size(); ++i) {
      (*list)[i] = masked_beside(std::move((*list)[i]), item(other, i));
    }
  } else if (Value::Map* map = config.as_map()) {
    for (ValueEntry& entry : *map) {
      entry.value = masked_beside(std::move(entry.value), member(other, entry.key));
    }
  }
  return config;
}

bool has_ciphertext(const Value& config) {
  if (ciphertext_in(config) != nullptr) {
    return true;
  }
  if (const Value::List* list = config.as_list()) {
    return std::any_of(list->begin(), list->end(), has_ciphertext);
  }
  const Value::Map* map = config.as_map();
  return map != nullptr && std::any_of(map->begin(), map->end(), [](const ValueEntry& entry) {
           return has_ciphertext(entry.value);
         });
}

bool shows_secret(const Value& config, const Value& wanted) {
  if (wanted.secret) {
    return !config.is_null() && ciphertext_in(config) == nullptr;
  }
  if (const Value::List* list = wanted.as_list()) {
    for (size_t i = 0; i < list->size(); ++i) {
      if (shows_secret(item(config, i), (*list)[i])) {
        return true;
      }
    }
  }
  const Value::Map* map = wanted.as_map();
  return map != nullptr &&
         std::any_of(map->begin(), map->end(), [&config](const ValueEntry& entry) {
           return shows_secret(member(config, entry.key), entry.value);
         });
}

} // namespace cloud::deployment

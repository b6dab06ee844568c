#include "pulumi/stack_file.hpp"

#include "documents/json.hpp"
#include "pulumi/quoted_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace cloud::pulumi {
namespace {

// The text that a program sees for a value at the top; lists and maps as JSON.
std::string as_text(const Value& value) {
  const std::string* text = value.as_string();
  return text != nullptr ? *text
                         : documents::write_json(value, documents::JsonStyle::compact,
                                                 documents::Secrets::revealed);
}

// Keys are namespace:name and need no quotes, unless a manifest says otherwise.
std::string plain_or_quoted(const std::string& key) {
  constexpr std::string_view k_safe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                      "0123456789_-.:";
  const bool is_plain = key.find_first_not_of(k_safe) == std::string::npos && !key.empty() &&
                        std::isalpha(static_cast<unsigned char>(key.front())) != 0 &&
                        key.back() != ':';
  return is_plain ? key : yaml_quoted(key);
}

// Pulumi encrypts texts only: a secret number inside a list or a map would come back as text.
bool has_secret_that_is_no_text(const Value& value) {
  if (value.secret) {
    return !value.is_string();
  }
  if (const Value::List* list = value.as_list()) {
    return std::any_of(list->begin(), list->end(), has_secret_that_is_no_text);
  }
  if (const Value::Map* map = value.as_map()) {
    return std::any_of(map->begin(), map->end(), [](const ValueEntry& entry) {
      return has_secret_that_is_no_text(entry.value);
    });
  }
  return false;
}

class Writer {
public:
  explicit Writer(ConfigCipher& cipher) : cipher_(cipher) {}

  Result<std::string> top(const std::string& key, const Value& value) {
    if (value.secret || has_secret_that_is_no_text(value)) {
      return secure(as_text(value));
    }
    if (value.as_list() != nullptr || value.is_map()) {
      Result<std::string> written = nested(value);
      if (!written) {
        return fail(with_context(std::move(written).error(), fmt::format("in {}", key)));
      }
      return written;
    }
    return yaml_quoted(as_text(value));
  }

private:
  Result<std::string> secure(const std::string& text) {
    CLOUD_TRY(const std::string ciphertext, cipher_.encrypt(Secret(text)));
    return fmt::format("{{\"secure\": {}}}", yaml_quoted(ciphertext));
  }

  Result<std::string> nested(const Value& value) {
    if (value.secret) {
      return secure(as_text(value));
    }
    if (const Value::List* list = value.as_list()) {
      std::string text = "[";
      for (const Value& item : *list) {
        CLOUD_TRY(const std::string written, nested(item));
        text += fmt::format("{}{}", text.size() > 1 ? ", " : "", written);
      }
      return text + "]";
    }
    if (const Value::Map* map = value.as_map()) {
      return nested_map(*map);
    }
    return value.is_string() ? yaml_quoted(*value.as_string()) : as_text(value);
  }

  Result<std::string> nested_map(const Value::Map& map) {
    if (map.size() == 1 && map.front().key == "secure" && map.front().value.is_string()) {
      return fail(
          ErrorCode::invalid_input,
          "a map with the one key 'secure' cannot be configured: Pulumi would take its text "
          "for an encrypted secret");
    }
    std::string text = "{";
    for (const ValueEntry& entry : map) {
      CLOUD_TRY(const std::string written, nested(entry.value));
      text += fmt::format("{}{}: {}", text.size() > 1 ? ", " : "", yaml_quoted(entry.key), written);
    }
    return text + "}";
  }

  ConfigCipher& cipher_;
};

// The `config:` member of a stack file.
Result<std::string> config_member(const Value& config, Writer writer) {
  std::string entries;
  for (const ValueEntry& entry : *config.as_map()) {
    if (!entry.value.is_null()) {
      CLOUD_TRY(const std::string value, writer.top(entry.key, entry.value));
      entries += fmt::format("\n  {}: {}", plain_or_quoted(entry.key), value);
    }
  }
  return "config:" + (entries.empty() ? " {}" : entries) + "\n";
}

// Stands where no secret is left to encrypt.
class NoCipher : public ConfigCipher {
public:
  Result<std::string> encrypt(const Secret&) override { return refuse(); }
  Result<Secret> decrypt(std::string_view) override { return fail(refuse().error()); }
  Result<std::string> salt() override { return refuse(); }

private:
  static Result<std::string> refuse() {
    return fail(ErrorCode::internal, "an open stack file holds no secrets");
  }
};

} // namespace

Result<std::string> write_stack_file(const Value& config, ConfigCipher& cipher) {
  CLOUD_TRY(const std::string salt, cipher.salt());
  CLOUD_TRY(const std::string member, config_member(config, Writer(cipher)));
  return fmt::format("encryptionsalt: {}\n{}", salt, member);
}

Result<OpenStackFile> write_open_stack_file(const Value& config, const StackKey& key) {
  OpenStackFile file;
  Value open{Value::Map{}};
  for (const ValueEntry& entry : *config.as_map()) {
    if (entry.value.contains_secret()) {
      file.secrets.emplace_back(entry.key, Secret(as_text(entry.value)));
    } else {
      open.set(entry.key, entry.value);
    }
  }
  NoCipher cipher;
  CLOUD_TRY(const std::string member, config_member(open, Writer(cipher)));
  file.text = fmt::format("secretsprovider: {}\n", yaml_quoted(key.provider));
  if (!key.encrypted.empty()) {
    file.text += fmt::format("encryptedkey: {}\n", yaml_quoted(key.encrypted));
  }
  file.text += member;
  return file;
}

} // namespace cloud::pulumi

#include "pulumi/masker.hpp"

#include "documents/json.hpp"
#include "documents/secrets.hpp"
#include "pulumi/base64.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace cloud::pulumi {
namespace {

constexpr size_t k_shortest_inside_words = 4;
// Shorter pieces of a secret (a line, an encoding's middle) also occur by chance.
constexpr size_t k_shortest_piece = 8;

bool is_word(char character) {
  return std::isalnum(static_cast<unsigned char>(character)) != 0;
}

std::string in_json(const std::string& text) {
  const std::string json = documents::write_json(Value(text));
  return json.substr(1, json.size() - 2);
}

std::string percent_encoded(const std::string& text) {
  std::string encoded;
  for (const char character : text) {
    if (is_word(character) || std::string_view("-._~").find(character) != std::string_view::npos) {
      encoded += character;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(character));
    }
  }
  return encoded;
}

// The characters of an encoding that depend on the secret alone, when `before` bytes stand before
// it in the group of three.
std::string base64_middle(const std::string& text, size_t before) {
  const std::string encoded = to_base64(std::string(before, '\0') + text);
  const size_t first = (before * 8 + 5) / 6;
  const size_t last = (before + text.size()) * 8 / 6;
  return last > first ? encoded.substr(first, last - first) : std::string();
}

std::string with_url_alphabet(std::string base64) {
  std::replace(base64.begin(), base64.end(), '+', '-');
  std::replace(base64.begin(), base64.end(), '/', '_');
  return base64;
}

void collect(const Value& value, bool secret, std::vector<Secret>& found) {
  const bool hidden = secret || value.secret;
  if (const Value::List* list = value.as_list()) {
    for (const Value& item : *list) {
      collect(item, hidden, found);
    }
  } else if (const Value::Map* map = value.as_map()) {
    for (const ValueEntry& entry : *map) {
      collect(entry.value, hidden, found);
    }
  } else if (hidden && value.is_string()) {
    found.emplace_back(*value.as_string());
  } else if (hidden && (value.as_integer() != nullptr || value.as_number() != nullptr)) {
    found.emplace_back(
        documents::write_json(value, documents::JsonStyle::compact, documents::Secrets::revealed));
  }
}

} // namespace

std::vector<Secret> secrets_in(const Value& value) {
  std::vector<Secret> found;
  collect(value, false, found);
  return found;
}

Masker::Masker(const std::vector<Secret>& secrets) {
  for (const Secret& secret : secrets) {
    add(secret);
  }
}

void Masker::add(const Secret& secret) {
  const std::string& text = secret.reveal();
  add_form(text);
  if (text.size() < k_shortest_inside_words) {
    return;
  }
  add_form(in_json(text));
  add_form(in_json(in_json(text))); // JSON inside JSON: policies, task definitions
  add_form(percent_encoded(text));
  for (const size_t before : {0, 1, 2}) {
    const std::string middle = base64_middle(text, before);
    if (middle.size() >= k_shortest_piece) {
      add_form(middle);
      add_form(with_url_alphabet(middle));
    }
  }
  const std::vector<std::string> lines = split(text, '\n');
  for (const std::string& line : lines) {
    if (lines.size() > 1 && trim(line).size() >= k_shortest_piece) {
      add_form(std::string(trim(line)));
    }
  }
}

void Masker::add_form(std::string text) {
  const auto same = [&text](const Form& form) { return form.text == text; };
  if (text.empty() || std::any_of(forms_.begin(), forms_.end(), same)) {
    return;
  }
  const bool alone = text.size() < k_shortest_inside_words;
  // A form that contains another one must be looked for first.
  const auto place = std::find_if(forms_.begin(), forms_.end(), [&text](const Form& form) {
    return form.text.size() < text.size();
  });
  forms_.insert(place, {std::move(text), alone});
}

std::string Masker::mask(std::string_view text) const {
  std::string masked(text);
  for (const Form& form : forms_) {
    size_t position = masked.find(form.text);
    while (position != std::string::npos) {
      const size_t end = position + form.text.size();
      const bool touched = (position > 0 && is_word(masked[position - 1])) ||
                           (end < masked.size() && is_word(masked[end]));
      if (form.alone && touched) {
        position = masked.find(form.text, position + 1);
        continue;
      }
      masked.replace(position, form.text.size(), documents::k_masked);
      position = masked.find(form.text, position + documents::k_masked.size());
    }
  }
  return masked;
}

} // namespace cloud::pulumi

#include "documents/yaml_writer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cloud::documents {
namespace {

constexpr size_t k_longest_inline_list = 88;

std::string write_number(double number) {
  if (!std::isfinite(number)) {
    return "null"; // as in JSON, which has no other spelling either
  }
  std::string text = fmt::format("{}", number);
  if (text.find_first_of(".e") == std::string::npos) {
    text += ".0";
  }
  return text;
}

class Writer {
public:
  explicit Writer(Secrets secrets) : secrets_(secrets) {}

  [[nodiscard]] std::string scalar(const Value& value) const {
    if (masks(value)) {
      return write_yaml_text(k_masked);
    }
    if (const bool* flag = value.as_bool()) {
      return *flag ? "true" : "false";
    }
    if (const std::int64_t* number = value.as_integer()) {
      return std::to_string(*number);
    }
    if (const double* number = value.as_number()) {
      return write_number(*number);
    }
    if (const std::string* text = value.as_string()) {
      return write_yaml_text(*text);
    }
    return "null";
  }

  [[nodiscard]] std::string on_one_line(const Value& value) const {
    if (!is_block(value)) {
      return empty_or_scalar(value);
    }
    std::string text;
    if (const Value::List* list = value.as_list()) {
      for (const Value& item : *list) {
        text += (text.empty() ? "" : ", ") + on_one_line(item);
      }
      return "[" + text + "]";
    }
    for (const ValueEntry& entry : *value.as_map()) {
      text +=
          (text.empty() ? "" : ", ") + write_yaml_text(entry.key) + ": " + on_one_line(entry.value);
    }
    return "{ " + text + " }";
  }

  void entries(const Value::Map& map, int indentation) {
    for (const ValueEntry& entry : map) {
      out_.append(static_cast<size_t>(indentation), ' ');
      out_ += write_yaml_text(entry.key) + ":";
      after_marker(entry.value, indentation + 2);
    }
  }

  void document(const Value& value) {
    if (!is_block(value)) {
      out_ += empty_or_scalar(value) + "\n";
    } else if (const Value::Map* map = value.as_map()) {
      entries(*map, 0);
    } else {
      items(*value.as_list(), 0);
    }
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

private:
  [[nodiscard]] bool masks(const Value& value) const {
    return value.secret && secrets_ == Secrets::masked;
  }

  [[nodiscard]] bool is_block(const Value& value) const {
    const Value::Map* map = value.as_map();
    const Value::List* list = value.as_list();
    return !masks(value) &&
           ((map != nullptr && !map->empty()) || (list != nullptr && !list->empty()));
  }

  [[nodiscard]] std::string empty_or_scalar(const Value& value) const {
    if (!masks(value) && value.is_map()) {
      return "{}";
    }
    return !masks(value) && value.is_list() ? "[]" : scalar(value);
  }

  [[nodiscard]] bool fits_on_a_line(const Value::List& list) const {
    return std::none_of(list.begin(), list.end(),
                        [this](const Value& item) { return is_block(item); }) &&
           on_one_line(Value{list}).size() <= k_longest_inline_list;
  }

  // What follows "key:" or "-": the value on the same line, or a block on the next ones.
  void after_marker(const Value& value, int indentation) {
    const Value::List* list = value.as_list();
    if (!is_block(value) || (list != nullptr && fits_on_a_line(*list))) {
      out_ += " " + on_one_line(value) + "\n";
    } else if (list != nullptr) {
      out_ += "\n";
      items(*list, indentation);
    } else {
      out_ += "\n";
      entries(*value.as_map(), indentation);
    }
  }

  void items(const Value::List& list, int indentation) {
    for (const Value& item : list) {
      const size_t start = out_.size();
      if (const Value::Map* map = item.as_map(); map != nullptr && is_block(item)) {
        // The first member shares the line with the dash.
        entries(*map, indentation + 2);
        out_[start + static_cast<size_t>(indentation)] = '-';
      } else {
        out_.append(static_cast<size_t>(indentation), ' ');
        out_ += "-";
        after_marker(item, indentation + 2);
      }
    }
  }

  Secrets secrets_;
  std::string out_;
};

} // namespace

std::string write_yaml(const Value& value, Secrets secrets) {
  Writer writer(secrets);
  writer.document(value);
  return writer.take();
}

std::string write_yaml_entries(const Value& map, int indentation, Secrets secrets) {
  Writer writer(secrets);
  if (const Value::Map* members = map.as_map()) {
    writer.entries(*members, indentation);
  }
  return writer.take();
}

std::string write_yaml_inline(const Value& value, Secrets secrets) {
  return Writer(secrets).on_one_line(value);
}

} // namespace cloud::documents

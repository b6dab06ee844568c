#include "validation/value_check.hpp"

#include "documents/yaml_writer.hpp"
#include "resolution/cidr.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cloud::validation {
namespace {

bool has_runtime_value(const Value& value) {
  return value.is_string() && value.as_string()->find("{{RUNTIME:") != std::string::npos;
}

bool fits(const Value& value, ValueType type) {
  switch (type) {
  case ValueType::string:
  case ValueType::cidr:
    return value.is_string();
  case ValueType::integer:
    return value.as_integer() != nullptr;
  case ValueType::number:
    return value.as_integer() != nullptr || value.as_number() != nullptr;
  case ValueType::boolean:
    return value.as_bool() != nullptr;
  case ValueType::list:
    return value.is_list();
  case ValueType::object:
    return value.is_map();
  }
  return false;
}

class Check {
public:
  Check(const Origin& origin, bool secret, documents::PatternCache& patterns)
      : origin_(origin), secret_(secret), patterns_(patterns) {}

  void visit(const Parameter& parameter, const Value& value, const std::string& name, Mark mark) {
    if (has_runtime_value(value)) {
      return;
    }
    const Mark place =
        value.mark.line == 0 || value.is_map() || value.is_list() ? mark : value.mark;
    if (!fits(value, parameter.type)) {
      const bool quotes =
          (parameter.type == ValueType::string || parameter.type == ValueType::cidr) &&
          !value.is_map() && !value.is_list() && !value.is_null();
      add(place, fmt::format("{} must be {}, not {}{}", name, words_for(parameter.type),
                             value.kind(), quotes ? "; put it in quotes" : ""));
      return;
    }
    check_allowed(parameter, value, name, place);
    check_range(parameter, value, name, place);
    check_text(parameter, value, name, place);
    check_items(parameter, value, name, place);
    check_fields(parameter, value, name, place);
  }

  [[nodiscard]] std::vector<documents::Finding> take() { return std::move(findings_); }

private:
  void add(Mark mark, std::string message) {
    findings_.push_back({origin_.source, mark, std::move(message)});
  }

  [[nodiscard]] std::string shown(const Parameter& parameter, const Value& value) const {
    if (secret_ || parameter.secret || value.secret) {
      return std::string(documents::k_masked);
    }
    return value.is_string() ? *value.as_string() : documents::write_yaml_inline(value);
  }

  void check_allowed(const Parameter& parameter, const Value& value, const std::string& name,
                     Mark mark) {
    const auto& allowed = parameter.allowed;
    const bool known = std::any_of(allowed.begin(), allowed.end(),
                                   [&value](const Value& one) { return one.data == value.data; });
    if (allowed.empty() || known) {
      return;
    }
    std::vector<std::string> words;
    for (const Value& one : allowed) {
      words.push_back(one.is_string() ? *one.as_string() : documents::write_yaml_inline(one));
    }
    const std::string given = shown(parameter, value);
    add(mark, fmt::format("{} must be one of {}, not '{}'{}", name, join(words, ", "), given,
                          did_you_mean(given, words)));
  }

  void check_range(const Parameter& parameter, const Value& value, const std::string& name,
                   Mark mark) {
    const std::int64_t* whole = value.as_integer();
    const double* decimal = value.as_number();
    if (whole == nullptr && decimal == nullptr) {
      return;
    }
    const double number = whole != nullptr ? static_cast<double>(*whole) : *decimal;
    const bool too_small = parameter.minimum && number < *parameter.minimum;
    const bool too_large = parameter.maximum && number > *parameter.maximum;
    if (!too_small && !too_large) {
      return;
    }
    const std::string range =
        parameter.minimum && parameter.maximum
            ? fmt::format("from {} to {}", *parameter.minimum, *parameter.maximum)
        : parameter.minimum ? fmt::format("at least {}", *parameter.minimum)
                            : fmt::format("at most {}", *parameter.maximum);
    add(mark, fmt::format("{} must be {}, not {}", name, range, shown(parameter, value)));
  }

  void check_text(const Parameter& parameter, const Value& value, const std::string& name,
                  Mark mark) {
    const std::string* text = value.as_string();
    if (text == nullptr) {
      return;
    }
    if (parameter.type == ValueType::cidr) {
      if (const auto network = resolution::Network::parse(*text); !network) {
        add(mark, fmt::format("{}: {}", name, network.error().message));
      }
    }
    if (parameter.pattern.empty()) {
      return;
    }
    const Result<documents::Pattern>& pattern = patterns_.get(parameter.pattern);
    if (!pattern) {
      add(mark, fmt::format("{}: {}", name, pattern.error().message));
    } else if (!pattern->matches(*text)) {
      const std::string expected =
          parameter.description.empty() ? "" : parameter.description + "; ";
      add(mark, fmt::format("{} cannot be '{}' ({}pattern {})", name, shown(parameter, value),
                            expected, parameter.pattern));
    }
  }

  void check_items(const Parameter& parameter, const Value& value, const std::string& name,
                   Mark mark) {
    const Value::List* list = value.as_list();
    if (list == nullptr || parameter.item.empty()) {
      return;
    }
    for (size_t i = 0; i < list->size(); ++i) {
      const Value& item = (*list)[i];
      visit(parameter.item.front(), item, fmt::format("{}[{}]", name, i),
            item.mark.line == 0 ? mark : item.mark);
    }
  }

  // An object without declared fields takes any.
  void check_fields(const Parameter& parameter, const Value& value, const std::string& name,
                    Mark mark) {
    if (!value.is_map() || parameter.fields.empty()) {
      return;
    }
    std::vector<std::string> names;
    for (const Parameter& field : parameter.fields) {
      names.push_back(field.name);
      if (field.required && value.find(field.name) == nullptr) {
        add(mark, fmt::format("{} lacks '{}'", name, field.name));
      }
    }
    for (const ValueEntry& entry : *value.as_map()) {
      const auto field = std::find_if(
          parameter.fields.begin(), parameter.fields.end(),
          [&entry](const Parameter& candidate) { return candidate.name == entry.key; });
      const Mark place = entry.mark.line == 0 ? mark : entry.mark;
      if (field == parameter.fields.end()) {
        add(place, fmt::format("{} has no member '{}'{}", name, entry.key,
                               did_you_mean(entry.key, names)));
      } else {
        visit(*field, entry.value, name + "." + entry.key, place);
      }
    }
  }

  const Origin& origin_;
  bool secret_;
  documents::PatternCache& patterns_;
  std::vector<documents::Finding> findings_;
};

} // namespace

const char* words_for(ValueType type) {
  switch (type) {
  case ValueType::string:
    return "text";
  case ValueType::cidr:
    return "an address range";
  case ValueType::integer:
    return "a whole number";
  case ValueType::number:
    return "a number";
  case ValueType::boolean:
    return "true or false";
  case ValueType::list:
    return "a list";
  case ValueType::object:
    return "a map";
  }
  return "";
}

std::vector<documents::Finding> check_value(const Parameter& parameter, const Value& value,
                                            const Origin& origin,
                                            documents::PatternCache& patterns) {
  Check check(origin, parameter.secret, patterns);
  check.visit(parameter, value, origin.name, origin.mark);
  return check.take();
}

} // namespace cloud::validation

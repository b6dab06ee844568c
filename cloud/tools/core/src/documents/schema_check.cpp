#include "documents/schema.hpp"
#include "documents/schema_node.hpp"
#include "documents/yaml_writer.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace cloud::documents {
namespace {

const char* words_for_type(std::string_view type) {
  if (type == "string") {
    return "text";
  }
  if (type == "integer") {
    return "a whole number";
  }
  if (type == "number") {
    return "a number";
  }
  if (type == "boolean") {
    return "true or false";
  }
  if (type == "array") {
    return "a list";
  }
  return type == "object" ? "a map" : "null";
}

bool has_type(const Value& value, std::string_view type) {
  if (type == "string") {
    return value.is_string();
  }
  if (type == "integer") {
    return value.as_integer() != nullptr;
  }
  if (type == "number") {
    return value.as_integer() != nullptr || value.as_number() != nullptr;
  }
  if (type == "boolean") {
    return value.as_bool() != nullptr;
  }
  if (type == "array") {
    return value.is_list();
  }
  return type == "object" ? value.is_map() : value.is_null();
}

// Texts count characters, not bytes.
size_t character_count(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::string short_form(const Value& value) {
  constexpr size_t k_longest = 60;
  const std::string text = value.is_string() ? *value.as_string() : write_yaml_inline(value);
  return text.size() <= k_longest ? text : text.substr(0, k_longest) + "…";
}

class Checker {
public:
  explicit Checker(std::string_view source) : source_(source) {}

  // `where` is the path of keys to the value, for words like "in spec.stacks".
  void check(const SchemaNode& node, const Value& value, Mark mark, const std::string& where) {
    if (node.reference != nullptr) {
      check(*node.reference, value, mark, where);
      return;
    }
    if (!check_type(node, value, mark, where)) {
      return;
    }
    check_allowed(node, value, mark, where);
    check_text(node, value, mark, where);
    check_number(node, value, mark, where);
    check_list(node, value, mark, where);
    check_map(node, value, mark, where);
    check_one_of(node, value, mark, where);
  }

  [[nodiscard]] std::vector<Finding> take() { return std::move(findings_); }

private:
  void find(Mark mark, std::string message) {
    findings_.push_back({source_, mark, std::move(message)});
  }

  static std::string subject(const std::string& where) {
    return where.empty() ? "the document" : "'" + where + "'";
  }

  bool check_type(const SchemaNode& node, const Value& value, Mark mark, const std::string& where) {
    const bool fits = node.types.empty() || std::any_of(node.types.begin(), node.types.end(),
                                                        [&value](const std::string& type) {
                                                          return has_type(value, type);
                                                        });
    if (fits) {
      return true;
    }
    std::vector<std::string> wanted;
    for (const std::string& type : node.types) {
      wanted.emplace_back(words_for_type(type));
    }
    const bool needs_quotes = node.types == std::vector<std::string>{"string"} && !value.is_map() &&
                              !value.is_list() && !value.is_null();
    find(mark, fmt::format("{} must be {}, not {}{}", subject(where), join(wanted, " or "),
                           value.kind(), needs_quotes ? "; put it in quotes" : ""));
    return false;
  }

  void check_allowed(const SchemaNode& node, const Value& value, Mark mark,
                     const std::string& where) {
    if (node.allowed.empty() ||
        std::find(node.allowed.begin(), node.allowed.end(), value) != node.allowed.end()) {
      return;
    }
    std::vector<std::string> words;
    for (const Value& allowed : node.allowed) {
      words.push_back(short_form(allowed));
    }
    find(mark, fmt::format("{} must be {}, not '{}'{}", subject(where),
                           node.description.empty() ? join(words, " or ") : node.description,
                           short_form(value), did_you_mean(short_form(value), words)));
  }

  void check_text(const SchemaNode& node, const Value& value, Mark mark, const std::string& where) {
    const std::string* text = value.as_string();
    if (text == nullptr) {
      return;
    }
    const size_t length = character_count(*text);
    if (node.min_length && length < *node.min_length) {
      find(mark, *node.min_length == 1 ? fmt::format("{} must not be empty", subject(where))
                                       : fmt::format("{} must have at least {} characters",
                                                     subject(where), *node.min_length));
    } else if (node.max_length && length > *node.max_length) {
      find(mark,
           fmt::format("{} must have at most {} characters", subject(where), *node.max_length));
    } else if (node.pattern && !node.pattern->matches(*text)) {
      const std::string expected =
          node.description.empty() ? node.pattern->expression() : node.description;
      find(mark, fmt::format("'{}' is not right for {} (expected: {})", short_form(value),
                             subject(where), expected));
    }
  }

  void check_number(const SchemaNode& node, const Value& value, Mark mark,
                    const std::string& where) {
    const std::int64_t* whole = value.as_integer();
    const double* decimal = value.as_number();
    if (whole == nullptr && decimal == nullptr) {
      return;
    }
    const double number = whole != nullptr ? static_cast<double>(*whole) : *decimal;
    if (node.minimum && number < *node.minimum) {
      find(mark, fmt::format("{} must be at least {}, not {}", subject(where), *node.minimum,
                             short_form(value)));
    } else if (node.maximum && number > *node.maximum) {
      find(mark, fmt::format("{} must be at most {}, not {}", subject(where), *node.maximum,
                             short_form(value)));
    }
  }

  void check_list(const SchemaNode& node, const Value& value, Mark mark, const std::string& where) {
    const Value::List* list = value.as_list();
    if (list == nullptr) {
      return;
    }
    if (node.min_items && list->size() < *node.min_items) {
      find(mark, fmt::format("{} must have at least {} entries", subject(where), *node.min_items));
    }
    if (node.max_items && list->size() > *node.max_items) {
      find(mark, fmt::format("{} must have at most {} entries", subject(where), *node.max_items));
    }
    for (size_t i = 0; i < list->size(); ++i) {
      const Value& item = (*list)[i];
      if (node.items != nullptr) {
        check(*node.items, item, item.mark, fmt::format("{}[{}]", where, i));
      }
      if (node.unique_items && std::find(list->begin(), list->begin() + static_cast<ptrdiff_t>(i),
                                         item) != list->begin() + static_cast<ptrdiff_t>(i)) {
        find(item.mark, fmt::format("'{}' is in {} twice", short_form(item), subject(where)));
      }
    }
  }

  void check_map(const SchemaNode& node, const Value& value, Mark mark, const std::string& where) {
    const Value::Map* map = value.as_map();
    if (map == nullptr) {
      return;
    }
    for (const std::string& name : node.required) {
      if (value.find(name) == nullptr) {
        find(mark, where.empty() ? fmt::format("'{}' is missing", name)
                                 : fmt::format("'{}' is missing in {}", name, where));
      }
    }
    for (const ValueEntry& entry : *map) {
      check_member(node, entry, where);
    }
  }

  void check_member(const SchemaNode& node, const ValueEntry& entry, const std::string& where) {
    const std::string path = where.empty() ? entry.key : where + "." + entry.key;
    if (node.property_names != nullptr) {
      check(*node.property_names, Value{entry.key}, entry.mark, path);
    }
    bool known = false;
    for (const SchemaNode::Member& member : node.properties) {
      if (member.name == entry.key) {
        known = true;
        check(*member.schema, entry.value, place(entry), path);
      }
    }
    for (const SchemaNode::PatternMember& member : node.pattern_properties) {
      if (member.pattern.matches(entry.key)) {
        known = true;
        check(*member.schema, entry.value, place(entry), path);
      }
    }
    if (known) {
      return;
    }
    if (node.additional_properties != nullptr) {
      check(*node.additional_properties, entry.value, place(entry), path);
    } else if (node.closed) {
      unknown_key(node, entry, where);
    }
  }

  void unknown_key(const SchemaNode& node, const ValueEntry& entry, const std::string& where) {
    std::vector<std::string> names;
    for (const SchemaNode::Member& member : node.properties) {
      names.push_back(member.name);
    }
    find(entry.mark,
         fmt::format("unknown key '{}'{}{}", short_form(Value{entry.key}),
                     where.empty() ? "" : " in " + where, did_you_mean(entry.key, names)));
  }

  // An alternative that fits in type says best what is wrong.
  void check_one_of(const SchemaNode& node, const Value& value, Mark mark,
                    const std::string& where) {
    if (node.one_of.empty()) {
      return;
    }
    int fitting = 0;
    std::vector<Finding> closest;
    for (const SchemaNode* alternative : node.one_of) {
      Checker checker(source_);
      checker.check(*alternative, value, mark, where);
      fitting += checker.findings_.empty() ? 1 : 0;
      if (closest.empty() || checker.findings_.size() < closest.size()) {
        closest = std::move(checker.findings_);
      }
    }
    if (fitting > 1) {
      find(mark, fmt::format("{} fits several of the forms it may have", subject(where)));
    } else if (fitting == 0) {
      findings_.insert(findings_.end(), closest.begin(), closest.end());
    }
  }

  // What is wrong with a map or list as a whole is shown at its key, which is where people look.
  static Mark place(const ValueEntry& entry) {
    const bool scalar = !entry.value.is_map() && !entry.value.is_list();
    return scalar && entry.value.mark.line != 0 ? entry.value.mark : entry.mark;
  }

  std::string source_;
  std::vector<Finding> findings_;
};

} // namespace

std::vector<Finding> Schema::check(const Value& root, std::string_view source) const {
  Checker checker(source);
  checker.check(*root_, root, root.mark.line == 0 ? Mark{1, 1} : root.mark, "");
  std::vector<Finding> findings = checker.take();
  sort_by_place(findings);
  return findings;
}

} // namespace cloud::documents

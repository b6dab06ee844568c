#include "documents/text_edit.hpp"

#include "documents/block_layout.hpp"
#include "documents/finding.hpp"
#include "documents/lines.hpp"
#include "documents/source_span.hpp"
#include "documents/text_check.hpp"
#include "documents/yaml_writer.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace cloud::documents {
namespace {

// A document's map entry, and the map it stands in.
struct Place {
  const Value* map = nullptr;
  const ValueEntry* entry = nullptr; // null: the map has no such member
  size_t depth = 0;                  // how many keys of the path lead to `map`
};

bool is_non_empty_map(const Value& value) {
  return value.is_map() && !value.as_map()->empty();
}

class Editor {
public:
  Editor(const Document& document, KeyPath path, const Value& value)
      : text_(without_byte_order_mark(document.text)), lines_(text_), path_(path), value_(value),
        line_break_(line_break_of(text_)) {}

  // Null when the way to the place is blocked by a value that is no map.
  std::optional<std::string> edit(const Value& root) {
    if (!is_non_empty_map(root)) {
      return root.is_null() || root.is_map() ? std::optional(rewritten_root()) : std::nullopt;
    }
    Place place{&root, root.find_entry(path_[0]), 0};
    bool inside_flow = is_flow(root);
    while (place.entry != nullptr && place.depth + 1 < path_.size()) {
      const Value& next = place.entry->value;
      if (!is_non_empty_map(next)) {
        if (!next.is_null() && !next.is_map()) {
          return std::nullopt;
        }
        // Nothing is there yet: the entry gets the rest of the path as its value.
        return replaced(*place.entry, wrapped(place.depth + 1), inside_flow);
      }
      inside_flow = inside_flow || is_flow(next);
      place = {&next, next.find_entry(path_[place.depth + 1]), place.depth + 1};
    }
    if (place.entry != nullptr) {
      return replaced(*place.entry, value_, inside_flow);
    }
    const ValueEntry added{path_[place.depth], wrapped(place.depth + 1), {}};
    return inside_flow ? added_to_flow(*place.map, added) : added_to_block(*place.map, added);
  }

private:
  // The value inside maps for the keys from `first` on.
  [[nodiscard]] Value wrapped(size_t first) const {
    Value result = value_;
    for (size_t i = path_.size(); i > first; --i) {
      result = Value::Map{{path_[i - 1], std::move(result), {}}};
    }
    return result;
  }

  [[nodiscard]] bool is_flow(const Value& map) const {
    const size_t offset = lines_.offset(map.mark);
    return offset < text_.size() && text_[offset] == '{';
  }

  [[nodiscard]] std::string spliced(size_t begin, size_t end, std::string_view middle) const {
    return fmt::format("{}{}{}", text_.substr(0, begin), middle, text_.substr(end));
  }

  [[nodiscard]] std::string with_line_breaks(std::string text) const {
    if (line_break_ == "\n") {
      return text;
    }
    std::string result;
    for (const char c : text) {
      result += c == '\n' ? line_break_ : std::string_view(&c, 1);
    }
    return result;
  }

  // An empty document: what comments it has stay on top.
  [[nodiscard]] std::string rewritten_root() const {
    const size_t braces = text_.find("{}");
    const std::string kept(braces == std::string_view::npos ? text_ : text_.substr(0, braces));
    const std::string separator = kept.empty() || kept.ends_with('\n') ? "" : "\n";
    return with_line_breaks(kept + separator +
                            write_yaml_entries(wrapped(0), 0, Secrets::revealed));
  }

  // A text around the value of one entry: up to the colon, what stays beside it on its line (a
  // comment), and the rest from the line break on.
  struct Around {
    std::string_view head;
    std::string_view beside;
    std::string_view tail;
  };

  [[nodiscard]] std::string replaced(const ValueEntry& entry, const Value& value,
                                     bool inside_flow) const {
    const auto around = around_value(entry, inside_flow);
    if (!around) {
      return std::string(text_); // found out when the result is compared
    }
    const auto& [head, beside, tail] = *around;
    if (inside_flow || !is_non_empty_map(value)) {
      return fmt::format("{} {}{}{}", head, write_yaml_inline(value, Secrets::revealed), beside,
                         tail);
    }
    const size_t beside_end = beside.find_last_not_of(' ') + 1;
    return fmt::format("{}{}{}{}", head, beside.substr(0, beside_end),
                       block(value, entry.mark.column + 1), tail);
  }

  [[nodiscard]] std::optional<Around> around_value(const ValueEntry& entry,
                                                   bool inside_flow) const {
    const size_t colon = end_of_key(text_, lines_.offset(entry.mark));
    if (colon == std::string_view::npos) {
      return std::nullopt;
    }
    const size_t key_line_end = end_of_line(entry.mark.line);
    if (is_absent(entry)) {
      return cut(colon, colon, key_line_end, key_line_end);
    }
    const size_t begin = lines_.offset(entry.value.mark);
    const bool is_block_scalar =
        text_.substr(begin).starts_with('|') || text_.substr(begin).starts_with('>');
    const bool on_key_line = entry.value.mark.line == entry.mark.line;
    if (on_key_line && !is_block_scalar) {
      const size_t end = end_of_inline(text_, begin, inside_flow);
      const size_t line_end = std::min(text_.find_first_of("\r\n", end), text_.size());
      return cut(colon, end, line_end, line_end);
    }
    const size_t last_line_end = end_of_line(last_line_of_entry(lines_, entry.mark));
    return cut(colon, is_block_scalar ? key_line_end : colon, key_line_end, last_line_end);
  }

  [[nodiscard]] Around cut(size_t head_end, size_t beside_begin, size_t beside_end,
                           size_t tail_begin) const {
    return {text_.substr(0, head_end), text_.substr(beside_begin, beside_end - beside_begin),
            text_.substr(tail_begin)};
  }

  // The members of a map on lines of their own, from the line break before the first to the end of
  // the last.
  [[nodiscard]] std::string block(const Value& map, int indentation) const {
    std::string text = "\n" + write_yaml_entries(map, indentation, Secrets::revealed);
    text.pop_back();
    return with_line_breaks(text);
  }

  // `key:` with nothing behind it; the parser then gives the value the place of its key.
  [[nodiscard]] static bool is_absent(const ValueEntry& entry) {
    return entry.value.is_null() && entry.value.mark == entry.mark;
  }

  // Where a line ends, its line break not included.
  [[nodiscard]] size_t end_of_line(int line) const {
    return lines_.start(line) + lines_.text(line).size();
  }

  [[nodiscard]] std::string added_to_block(const Value& map, const ValueEntry& added) const {
    const Mark first = map.as_map()->front().mark;
    const Mark last = map.as_map()->back().mark;
    const size_t position = end_of_line(last_line_of_entry(lines_, last));
    const bool is_last = position == text_.size(); // without a line break of its own
    return spliced(position, position,
                   fmt::format("{}{}", block(Value{Value::Map{added}}, first.column - 1),
                               is_last ? line_break_ : ""));
  }

  [[nodiscard]] std::string added_to_flow(const Value& map, const ValueEntry& added) const {
    const ValueEntry& last = map.as_map()->back();
    const size_t end = is_absent(last) ? end_of_key(text_, lines_.offset(last.mark))
                                       : end_of_inline(text_, lines_.offset(last.value.mark), true);
    const size_t position = std::min(end, text_.size());
    return spliced(position, position,
                   fmt::format(", {}: {}", write_yaml_text(added.key),
                               write_yaml_inline(added.value, Secrets::revealed)));
  }

  std::string_view text_;
  Lines lines_;
  KeyPath path_;
  const Value& value_;
  std::string_view line_break_;
};

// The tree as it must be after the edit; none when a value in the way is no map.
std::optional<Value> intended_tree(Value tree, KeyPath path, const Value& value) {
  Value* node = &tree;
  for (const std::string& key : path) {
    if (!node->is_null() && !node->is_map()) {
      return std::nullopt;
    }
    Value* next = node->find(key);
    node = next != nullptr ? next : &node->set(key, Value{});
  }
  *node = value;
  return tree;
}

} // namespace

Mark nearest_place(const Document& document, KeyPath path) {
  Mark mark{1, 1};
  const Value* node = &document.root;
  for (const std::string& key : path) {
    const ValueEntry* entry = node->find_entry(key);
    if (entry == nullptr) {
      break;
    }
    mark = entry->mark;
    node = &entry->value;
  }
  return mark;
}

Result<Document> with_value(const Document& document, KeyPath path, const Value& value) {
  const Mark place = nearest_place(document, path);
  const std::string by_hand =
      fmt::format("write `{}: {}` by hand", join(path, "."), write_yaml_inline(value));
  const std::optional<Value> intended = intended_tree(document.root, path, value);
  if (path.empty() || !intended) {
    return fail(
        error_at(document.source, place, "this is no map, so nothing can be added to it", by_hand));
  }
  const std::optional<std::string> edited = Editor(document, path, value).edit(document.root);
  if (edited) {
    const std::string_view mark(
        document.text.data(), document.text.size() - without_byte_order_mark(document.text).size());
    auto result = parse_yaml(std::string(mark) + *edited, document.source);
    if (result && result->root == *intended) {
      return result;
    }
  }
  return fail(error_at(document.source, place,
                       "this is written in a way that cannot be edited automatically", by_hand));
}

} // namespace cloud::documents

#include "resolution/output_path.hpp"

#include "model/unknown_mark.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

namespace cloud::resolution {
namespace {

bool is_name_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
}

// Reads a path from left to right; each function consumes what it returns.
class PathReader {
public:
  explicit PathReader(std::string_view text) : text_(text) {}

  Result<OutputPath> read() {
    OutputPath path;
    path.output = name();
    if (path.output.empty()) {
      return malformed("a name is missing");
    }
    while (position_ < text_.size()) {
      const char opening = text_[position_++];
      if (opening == '.') {
        path.steps.emplace_back(name());
        if (std::get<std::string>(path.steps.back()).empty()) {
          return malformed("a name is missing after '.'");
        }
      } else if (opening == '[') {
        auto step = bracket();
        if (!step) {
          return malformed("brackets hold a number or a quoted name");
        }
        path.steps.push_back(std::move(*step));
      } else {
        return malformed(fmt::format("'{}' is not expected", opening));
      }
    }
    return path;
  }

private:
  std::string name() {
    const size_t start = position_;
    while (position_ < text_.size() && is_name_character(text_[position_])) {
      ++position_;
    }
    return std::string(text_.substr(start, position_ - start));
  }

  // Behind the opening bracket: 0] or "name"] or 'name'].
  std::optional<PathStep> bracket() {
    if (position_ < text_.size() && (text_[position_] == '"' || text_[position_] == '\'')) {
      const char quote = text_[position_];
      const size_t end = text_.find(quote, position_ + 1);
      if (end == std::string_view::npos || text_.substr(end + 1, 1) != "]") {
        return std::nullopt;
      }
      std::string key(text_.substr(position_ + 1, end - position_ - 1));
      position_ = end + 2;
      return key;
    }
    size_t index = 0;
    const char* begin = text_.data() + position_;
    const auto [end, error] = std::from_chars(begin, text_.data() + text_.size(), index);
    position_ += static_cast<size_t>(end - begin);
    if (error != std::errc{} || text_.substr(position_, 1) != "]") {
      return std::nullopt;
    }
    ++position_;
    return index;
  }

  [[nodiscard]] tl::unexpected<Error> malformed(std::string_view why) const {
    return fail(ErrorCode::invalid_input,
                fmt::format("'{}' does not name an output, as in vpcId, subnetIds[0] or "
                            "keyIds.logs: {}",
                            text_, why));
  }

  std::string_view text_;
  size_t position_ = 0;
};

void append_step(std::string& text, const PathStep& step) {
  if (const size_t* index = std::get_if<size_t>(&step)) {
    text += fmt::format("[{}]", *index);
    return;
  }
  const auto& key = std::get<std::string>(step);
  const bool is_plain = !key.empty() && std::all_of(key.begin(), key.end(), is_name_character);
  text += is_plain ? "." + key : fmt::format("[\"{}\"]", key);
}

Result<const Value*> take_step(const Value& value, const PathStep& step, std::string_view name) {
  if (const size_t* index = std::get_if<size_t>(&step)) {
    const Value::List* list = value.as_list();
    if (list == nullptr) {
      return fail(ErrorCode::not_found, fmt::format("'{}' is {}, not a list", name, value.kind()));
    }
    if (*index >= list->size()) {
      return fail(ErrorCode::not_found, fmt::format("'{}' has {} members, numbered from 0; there "
                                                    "is no [{}]",
                                                    name, list->size(), *index));
    }
    return &(*list)[*index];
  }
  const auto& key = std::get<std::string>(step);
  const Value::Map* map = value.as_map();
  if (map == nullptr) {
    return fail(ErrorCode::not_found, fmt::format("'{}' is {}, not a map", name, value.kind()));
  }
  if (const Value* member = value.find(key)) {
    return member;
  }
  std::vector<std::string> keys;
  for (const ValueEntry& entry : *map) {
    keys.push_back(entry.key);
  }
  return fail(ErrorCode::not_found,
              fmt::format("'{}' has no member '{}'{}", name, key, did_you_mean(key, keys)));
}

// What has what inside is as unknown as the value itself.
Value inside_unknown(const Value& mark, const std::vector<PathStep>& steps, bool secret) {
  std::string rest;
  for (const PathStep& step : steps) {
    append_step(rest, step);
  }
  Value member = unknown_member(mark, rest);
  member.secret = secret;
  return member;
}

} // namespace

Result<OutputPath> parse_output_path(std::string_view text) {
  return PathReader(text).read();
}

std::string to_text(const OutputPath& path) {
  std::string text = path.output;
  for (const PathStep& step : path.steps) {
    append_step(text, step);
  }
  return text;
}

Result<Value> select(const Value& value, const std::vector<PathStep>& steps, std::string name) {
  const Value* current = &value;
  bool secret = value.secret;
  for (auto step = steps.begin(); step != steps.end(); ++step) {
    if (is_unknown(*current)) {
      return inside_unknown(*current, {step, steps.end()}, secret);
    }
    CLOUD_TRY(current, take_step(*current, *step, name));
    secret = secret || current->secret;
    append_step(name, *step);
  }
  Value result = *current;
  result.secret = secret;
  return result;
}

} // namespace cloud::resolution

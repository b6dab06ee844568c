#include "documents/finding.hpp"
#include "documents/json.hpp"
#include "documents/lines.hpp"
#include "documents/tree_builder.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace cloud::documents {
namespace {

using nlohmann::json;

constexpr int k_max_depth = 200;

// Receives the library's events; returning false stops it.
class EventReader {
public:
  explicit EventReader(const std::string& source)
      : source_(source), builder_(source, k_max_depth) {}

  bool null() { return add(Value{}); }
  bool boolean(bool value) { return add(Value{value}); }
  bool number_integer(json::number_integer_t value) { return add(Value{std::int64_t{value}}); }
  bool number_unsigned(json::number_unsigned_t value) {
    constexpr auto k_largest = static_cast<json::number_unsigned_t>(INT64_MAX);
    return value <= k_largest ? add(Value{static_cast<std::int64_t>(value)})
                              : add(Value{static_cast<double>(value)});
  }
  bool number_float(json::number_float_t value, const json::string_t& /*text*/) {
    return add(Value{value});
  }
  bool string(json::string_t& value) { return add(Value{std::move(value)}); }
  static bool binary(json::binary_t& /*value*/) { return false; }

  bool start_object(size_t /*size*/) { return accept(builder_.begin_map({})); }
  bool key(json::string_t& name) { return accept(builder_.key(std::move(name), {})); }
  bool end_object() { return end(); }
  bool start_array(size_t /*size*/) { return accept(builder_.begin_list({})); }
  bool end_array() { return end(); }

  bool parse_error(size_t position, const std::string& /*token*/, const json::exception& error) {
    // Also called after one of ours stopped the parser: the first error counts.
    if (!failed_) {
      failed_ = true;
      position_ = position;
      error_ = error_at(source_, {}, error.what());
    }
    return false;
  }

  [[nodiscard]] const Error& error() const { return error_; }
  [[nodiscard]] size_t position() const { return position_; }
  [[nodiscard]] Value take() { return builder_.take(); }

private:
  bool add(Value value) {
    builder_.value(std::move(value));
    return true;
  }
  bool end() {
    builder_.end();
    return true;
  }
  bool accept(Result<void> result) {
    if (!result) {
      failed_ = true;
      error_ = std::move(result).error();
      return false;
    }
    return true;
  }

  std::string source_;
  TreeBuilder builder_;
  bool failed_ = false;
  Error error_;
  size_t position_ = 0; // of a syntax error, from 1
};

Mark mark_at(std::string_view text, size_t position) {
  const size_t offset = std::min(position == 0 ? 0 : position - 1, text.size());
  const std::string_view before = text.substr(0, offset);
  const auto line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
  return Mark{line, static_cast<int>(offset - Lines(text).start(line)) + 1};
}

} // namespace

Result<Value> parse_json(std::string_view text, std::string_view source) {
  EventReader reader{std::string(source)};
  if (json::sax_parse(text, &reader)) {
    return reader.take();
  }
  if (reader.position() != 0) {
    return fail(error_at(source, mark_at(text, reader.position()), "not valid JSON"));
  }
  return fail(reader.error());
}

} // namespace cloud::documents

#include "documents/yaml_reader.hpp"

#include "documents/finding.hpp"
#include "documents/lines.hpp"
#include "documents/scalar.hpp"
#include "documents/source_span.hpp"
#include "documents/text_check.hpp"
#include "documents/tree_builder.hpp"
#include "documents/yaml_messages.hpp"
#include "util/files.hpp"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <optional>
#include <sstream>

namespace cloud::documents {
namespace {

Mark to_mark(const YAML::Mark& mark) {
  return Mark{mark.line + 1, mark.column + 1};
}

// Carries our own error out of the library's callbacks, which have no other way to stop it.
struct Refused {
  Error error;
};

// Refuses unwanted features as the parser meets them, before it spends anything on them.
class EventReader : public YAML::EventHandler {
public:
  EventReader(std::string_view text, std::string source, int max_depth)
      : text_(text), source_(source), builder_(std::move(source), max_depth) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) {
      const bool separated = text_.substr(0, static_cast<size_t>(mark.pos)).ends_with("---") ||
                             text_.substr(static_cast<size_t>(mark.pos)).starts_with("---");
      refuse(mark, separated ? "a second YAML document starts here; a file holds one"
                             : "this does not belong to what is above it; check its indentation");
    }
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    refuse_complex_key();
    if (builder_.expects_key()) {
      refuse(mark, "a key is missing here; put one that is spelled null in quotes");
    }
    Value null;
    null.mark = mark_of_null(mark);
    builder_.value(std::move(null));
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    refuse(mark, "aliases ('*name') are not supported; write the value out");
  }

  void OnAnchor(const YAML::Mark& mark, const std::string& name) override {
    refuse(mark, fmt::format("anchors ('&{}') are not supported; write the value out", name));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t /*anchor*/,
                const std::string& text) override {
    refuse_complex_key();
    refuse_open_quote(mark);
    refuse_broken_escape(mark, text);
    const bool plain = tag == "?";
    if (!plain && tag != "!") {
      refuse(mark, "tags ('!') are not supported; quote a text that starts with '!'");
    }
    if (builder_.expects_key()) {
      if (plain && text == "<<") {
        refuse(mark, "merge keys ('<<') are not supported; write the values out");
      }
      accept(builder_.key(text, to_mark(mark)));
      return;
    }
    Value value = plain ? typed_scalar(text) : Value{text};
    value.mark = to_mark(mark);
    builder_.value(std::move(value));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t /*anchor*/,
                       YAML::EmitterStyle::value /*style*/) override {
    start_container(mark, tag);
    accept(builder_.begin_list(to_mark(mark)));
  }
  void OnSequenceEnd() override { end_container(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t /*anchor*/,
                  YAML::EmitterStyle::value /*style*/) override {
    start_container(mark, tag);
    accept(builder_.begin_map(to_mark(mark)));
  }
  void OnMapEnd() override { end_container(); }

  [[nodiscard]] Value take() { return builder_.take(); }

private:
  [[noreturn]] void refuse(const YAML::Mark& mark, std::string_view message) const {
    throw Refused{error_at(source_, to_mark(mark), message)};
  }

  static void accept(Result<void> result) {
    if (!result) {
      throw Refused{std::move(result).error()};
    }
  }

  void start_container(const YAML::Mark& mark, const std::string& tag) {
    if (tag != "?" && tag != "!" && !tag.empty()) {
      refuse(mark, "tags ('!') are not supported");
    }
    if (builder_.expects_key()) {
      complex_key_ = mark;
      accept(builder_.key("", to_mark(mark)));
    }
  }

  void end_container() {
    refuse_complex_key();
    builder_.end();
  }

  // A list or map as a key is refused only when it turns out not to be too deep, and the library
  // also takes a collection that is never closed for one: each has a better explanation.
  void refuse_complex_key() const {
    if (!complex_key_) {
      return;
    }
    const auto start = static_cast<size_t>(complex_key_->pos);
    const bool is_bracket = start < text_.size() && (text_[start] == '[' || text_[start] == '{');
    if (is_bracket && end_of_flow(text_, start) == std::string_view::npos) {
      refuse(*complex_key_, fmt::format("'{}' is never closed", text_[start]));
    }
    refuse(*complex_key_, "a key must be a text, not a list or map; quote a text that starts with "
                          "'{' or '['");
  }

  // The text was UTF-8 as a whole; the library makes lone bytes of two escapes.
  void refuse_broken_escape(const YAML::Mark& mark, std::string_view text) const {
    if (!is_utf8(text)) {
      refuse(mark, "the escapes '\\_' and '\\N' are not supported; write '\\u00a0' and '\\u0085'");
    }
  }

  // The library takes the end of the text for a closing quote.
  void refuse_open_quote(const YAML::Mark& mark) const {
    const auto start = static_cast<size_t>(mark.pos);
    if (mark.pos >= 0 && start < text_.size() && (text_[start] == '"' || text_[start] == '\'') &&
        end_of_quoted(text_, start) == std::string_view::npos) {
      refuse(mark, "this quote is never closed");
    }
  }

  // The library gives an absent value (`key:`) the place of whatever comes next; for us it is where
  // its key is.
  [[nodiscard]] Mark mark_of_null(const YAML::Mark& mark) const {
    const Mark own = to_mark(mark);
    const Mark key = builder_.pending_key_mark();
    const bool inside_entry = own.line == key.line || own.column > key.column;
    return key.line == 0 || (inside_entry && is_written_at(mark.pos)) ? own : key;
  }

  [[nodiscard]] bool is_written_at(int position) const {
    const auto start = static_cast<size_t>(position);
    if (position < 0 || start >= text_.size()) {
      return false;
    }
    const std::string_view rest = text_.substr(start, 4);
    return rest.starts_with('~') || (rest.size() == 4 && is_null_word(rest));
  }

  std::string_view text_;
  std::string source_;
  TreeBuilder builder_;
  int documents_ = 0;
  std::optional<YAML::Mark> complex_key_;
};

Result<Value> parse_events(std::string_view text, const std::string& source, int max_depth) {
  EventReader reader(text, source, max_depth);
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(reader)) {
    }
    return reader.take();
  } catch (Refused& refused) {
    return fail(std::move(refused.error));
  } catch (const YAML::Exception& error) {
    const Mark mark = to_mark(error.mark);
    return fail(error_at(source, mark, explain_yaml_error(error.msg, Lines(text).text(mark.line))));
  } catch (const std::exception& error) {
    return fail(error_at(source, {}, fmt::format("not valid YAML: {}", error.what())));
  }
}

} // namespace

Result<Document> parse_yaml(std::string text, std::string source, YamlLimits limits) {
  if (text.size() > limits.bytes) {
    return fail(error_at(source, {},
                         fmt::format("larger than {} KiB, which is more than such a file can be",
                                     limits.bytes / 1024)));
  }
  const std::string_view content = without_byte_order_mark(text);
  if (const auto problem = find_text_problem(content)) {
    return fail(error_at(source, problem->mark, problem->message));
  }
  CLOUD_TRY(Value root, parse_events(content, source, limits.depth));
  return Document{std::move(root), std::move(text), std::move(source)};
}

Result<Document> read_yaml(const std::filesystem::path& path, YamlLimits limits) {
  CLOUD_TRY(std::string text, read_file(path, limits.bytes));
  return parse_yaml(std::move(text), path.string(), limits);
}

} // namespace cloud::documents

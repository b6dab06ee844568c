#include "templates/render.hpp"

#include "documents/finding.hpp"
#include "documents/yaml_writer.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

namespace cloud::templates {
namespace {

constexpr std::string_view k_open = "{{";
constexpr std::string_view k_close = "}}";
constexpr std::string_view k_escape = "{{{{";
constexpr std::string_view k_runtime = "RUNTIME:";

// A text cut at its variables. `variable` is empty for pieces that are copied as they are.
struct Piece {
  std::string_view literal;
  std::string_view variable;
};

struct Pieces {
  std::vector<Piece> pieces;
  bool unclosed = false;
};

Pieces cut(std::string_view text) {
  Pieces result;
  size_t literal_start = 0;
  size_t i = text.find(k_open);
  while (i != std::string_view::npos) {
    if (text.substr(i).starts_with(k_escape)) {
      i = text.find(k_open, i + k_escape.size());
      continue;
    }
    const size_t end = text.find(k_close, i);
    if (end == std::string_view::npos) {
      result.unclosed = true;
      break;
    }
    const std::string_view inside = trim(text.substr(i + 2, end - i - 2));
    const size_t after = end + k_close.size();
    if (!inside.starts_with(k_runtime)) {
      result.pieces.push_back({text.substr(literal_start, i - literal_start), inside});
      literal_start = after;
    }
    i = text.find(k_open, after);
  }
  if (literal_start < text.size()) {
    result.pieces.push_back({text.substr(literal_start), {}});
  }
  return result;
}

std::string as_text(const Value& value) {
  return value.is_string() ? *value.as_string() : documents::write_yaml_inline(value);
}

class Renderer {
public:
  Renderer(const Variables& variables, std::string_view source)
      : variables_(variables), source_(source) {}

  Value render(const Value& value) {
    if (const std::string* text = value.as_string()) {
      Value rendered = render_text(*text, value.mark);
      rendered.mark = value.mark;
      rendered.secret = rendered.secret || value.secret;
      return rendered;
    }
    Value result = value;
    if (Value::List* list = result.as_list()) {
      for (Value& item : *list) {
        item = render(item);
      }
    } else if (Value::Map* map = result.as_map()) {
      for (ValueEntry& entry : *map) {
        entry.value = render(entry.value);
      }
    }
    return result;
  }

  [[nodiscard]] std::vector<documents::Finding> take_findings() { return std::move(findings_); }

private:
  Value render_text(std::string_view text, Mark mark) {
    const Pieces cut_text = cut(text);
    if (cut_text.unclosed) {
      findings_.push_back({source_, mark, "'{{' is never closed; write '{{{{' for a literal '{{'"});
      return Value{text};
    }
    if (cut_text.pieces.size() == 1 && cut_text.pieces[0].literal.empty() &&
        !cut_text.pieces[0].variable.empty()) {
      const Value* value = value_of(cut_text.pieces[0].variable, mark);
      return value == nullptr ? Value{text} : *value;
    }
    std::string result;
    for (const Piece& piece : cut_text.pieces) {
      result += piece.literal;
      if (const Value* value = piece.variable.empty() ? nullptr : value_of(piece.variable, mark)) {
        result += as_text(*value);
      }
    }
    return Value{std::move(result)};
  }

  const Value* value_of(std::string_view name, Mark mark) {
    const Value* value = variables_.find(name);
    if (value == nullptr) {
      findings_.push_back({source_, mark, variables_.why_missing(name)});
    }
    return value;
  }

  const Variables& variables_;
  std::string source_;
  std::vector<documents::Finding> findings_;
};

} // namespace

Result<Value> render(const Value& tree, const Variables& variables, std::string_view source) {
  Renderer renderer(variables, source);
  Value result = renderer.render(tree);
  CLOUD_CHECK(documents::to_result(source, renderer.take_findings()));
  return result;
}

std::vector<documents::Finding> variable_findings(const Value& tree, const Variables& variables,
                                                  std::string_view source) {
  Renderer renderer(variables, source);
  static_cast<void>(renderer.render(tree));
  return renderer.take_findings();
}

void for_each_variable(const Value& tree, const std::function<void(std::string_view)>& visit) {
  if (const std::string* text = tree.as_string()) {
    for (const Piece& piece : cut(*text).pieces) {
      if (!piece.variable.empty()) {
        visit(piece.variable);
      }
    }
  } else if (const Value::List* list = tree.as_list()) {
    for (const Value& item : *list) {
      for_each_variable(item, visit);
    }
  } else if (const Value::Map* map = tree.as_map()) {
    for (const ValueEntry& entry : *map) {
      for_each_variable(entry.value, visit);
    }
  }
}

} // namespace cloud::templates

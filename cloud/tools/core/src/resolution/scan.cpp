#include "resolution/scan.hpp"

#include <fmt/format.h>

#include <utility>

namespace cloud::resolution {
namespace {

class Scanner {
public:
  explicit Scanner(std::string_view source) { scan_.source = source; }

  void visit(const Value& value, const std::string& key) {
    if (const Value::Map* map = value.as_map()) {
      for (const ValueEntry& entry : *map) {
        visit_key(entry);
        visit(entry.value, member_key(key, entry.key));
      }
    } else if (const Value::List* list = value.as_list()) {
      for (size_t i = 0; i < list->size(); ++i) {
        visit((*list)[i], item_key(key, i));
      }
    } else if (const std::string* text = value.as_string()) {
      visit_text(value, *text, key);
    }
  }

  Scan take() { return std::move(scan_); }

private:
  void visit_key(const ValueEntry& entry) {
    if (entry.key.find("{{RUNTIME:") != std::string::npos) {
      report(entry.mark, fmt::format("'{}': a runtime value cannot be a key", entry.key));
    }
  }

  void visit_text(const Value& value, const std::string& text, const std::string& key) {
    ParsedText parsed = parse_text(text);
    for (TextProblem& problem : parsed.problems) {
      report(mark_inside(value, problem.offset), std::move(problem.message));
    }
    const bool alone = parsed.only_placeholder() != nullptr;
    for (auto& part : parsed.parts) {
      if (Placeholder* placeholder = std::get_if<Placeholder>(&part)) {
        const Mark mark = mark_inside(value, placeholder->offset);
        scan_.placeholders.push_back({key, mark, alone, std::move(*placeholder)});
      }
    }
  }

  void report(Mark mark, std::string message) {
    scan_.problems.push_back({scan_.source, mark, std::move(message)});
  }

  Scan scan_;
};

} // namespace

Scan scan(const Value& config, std::string_view source) {
  Scanner scanner(source);
  scanner.visit(config, "");
  return scanner.take();
}

std::set<StackName> referenced_stacks(const Scan& scan) {
  std::set<StackName> stacks;
  for (const FoundPlaceholder& found : scan.placeholders) {
    if (const auto* output = std::get_if<StackOutput>(&found.placeholder.source)) {
      stacks.insert(output->stack);
    }
  }
  return stacks;
}

Mark mark_inside(const Value& text, size_t offset) {
  const std::string* content = text.as_string();
  if (text.mark.line == 0 || content == nullptr || content->find('\n') != std::string::npos) {
    return text.mark;
  }
  return {text.mark.line, text.mark.column + 1 + static_cast<int>(offset)};
}

std::string member_key(std::string_view parent, std::string_view name) {
  return parent.empty() ? std::string(name) : fmt::format("{}.{}", parent, name);
}

std::string item_key(std::string_view parent, size_t index) {
  return fmt::format("{}[{}]", parent, index);
}

} // namespace cloud::resolution

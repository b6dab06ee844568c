#include "resolution/resolver.hpp"

#include "documents/finding.hpp"
#include "resolution/evaluator.hpp"
#include "resolution/scan.hpp"
#include "resolution/text_parser.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>
#include <vector>

namespace cloud::resolution {
namespace {

// A single value as it reads inside a text. Errors: invalid_input.
Result<std::string> embedded(const Value& value) {
  if (const std::string* text = value.as_string()) {
    return *text;
  }
  if (const std::int64_t* integer = value.as_integer()) {
    return fmt::format("{}", *integer);
  }
  if (const double* number = value.as_number()) {
    return fmt::format("{}", *number);
  }
  if (const bool* flag = value.as_bool()) {
    return std::string(*flag ? "true" : "false");
  }
  return fail(ErrorCode::invalid_input,
              fmt::format("the value is {}, which cannot stand inside text", value.kind()));
}

class Resolver {
public:
  explicit Resolver(const ResolutionContext& context) : context_(context), evaluator_(context) {}

  Result<Resolution> resolve(const Value& config) {
    Value resolved = visit_top(config);
    if (auto checked = documents::to_result(context_.source, std::move(findings_)); !checked) {
      Error error = std::move(checked).error();
      error.code = code_;
      return fail(std::move(error));
    }
    return Resolution{std::move(resolved), evaluator_.consumed(), evaluator_.queries(),
                      std::move(origins_)};
  }

private:
  Value visit_top(const Value& config) {
    Value result = config;
    if (result.is_null()) {
      return result; // nothing is configured
    }
    for (ValueEntry& entry : *result.as_map()) {
      const auto elsewhere = context_.sources.find(entry.key);
      source_ = elsewhere == context_.sources.end() ? context_.source : elsewhere->second;
      entry.value = visit(entry.value, entry.key);
    }
    return result;
  }

  Value visit(const Value& value, const std::string& key) {
    if (const std::string* text = value.as_string()) {
      return visit_text(value, *text, key);
    }
    Value result = value;
    if (Value::Map* map = result.as_map()) {
      for (ValueEntry& entry : *map) {
        entry.value = visit(entry.value, member_key(key, entry.key));
      }
    } else if (Value::List* list = result.as_list()) {
      for (size_t i = 0; i < list->size(); ++i) {
        (*list)[i] = visit((*list)[i], item_key(key, i));
      }
    }
    return result;
  }

  Value visit_text(const Value& value, const std::string& text, const std::string& key) {
    const ParsedText parsed = parse_text(text);
    for (const TextProblem& problem : parsed.problems) {
      findings_.push_back({source_, mark_inside(value, problem.offset), problem.message});
    }
    Value result;
    if (const Placeholder* only = parsed.only_placeholder()) {
      result = evaluate(value, *only, key).value_or(Value{});
      origins_[key] = text;
    } else {
      result = assemble(value, parsed, key);
    }
    result.mark = value.mark;
    result.secret = result.secret || value.secret;
    return result;
  }

  Value assemble(const Value& value, const ParsedText& parsed, const std::string& key) {
    std::string text;
    bool secret = false;
    for (const auto& part : parsed.parts) {
      const Placeholder* placeholder = std::get_if<Placeholder>(&part);
      if (placeholder == nullptr) {
        text += std::get<std::string>(part);
        continue;
      }
      origins_[key] = *value.as_string();
      const auto evaluated = evaluate(value, *placeholder, key);
      if (!evaluated) {
        continue;
      }
      secret = secret || evaluated->contains_secret();
      if (const auto piece = embedded(*evaluated)) {
        text += *piece;
      } else {
        report(value, *placeholder, piece.error());
      }
    }
    Value result(std::move(text));
    result.secret = secret;
    return result;
  }

  // No value: the reason has been reported.
  std::optional<Value> evaluate(const Value& value, const Placeholder& placeholder,
                                const std::string& key) {
    auto evaluated = evaluator_.evaluate(key, placeholder);
    if (!evaluated) {
      report(value, placeholder, evaluated.error());
      return std::nullopt;
    }
    return std::move(*evaluated);
  }

  void report(const Value& value, const Placeholder& placeholder, const Error& error) {
    findings_.push_back({source_, mark_inside(value, placeholder.offset),
                         fmt::format("{}: {}", in_braces(placeholder.body), error.message),
                         error.hint});
    const bool is_about_configuration =
        error.code == ErrorCode::invalid_input || error.code == ErrorCode::not_found;
    if (code_ == ErrorCode::invalid_input && !is_about_configuration) {
      code_ = error.code;
    }
  }

  const ResolutionContext& context_;
  Evaluator evaluator_;
  std::string source_; // file of the key at hand
  std::map<std::string, std::string> origins_;
  std::vector<documents::Finding> findings_;
  ErrorCode code_ = ErrorCode::invalid_input;
};

} // namespace

Result<Resolution> resolve(const Value& config, const ResolutionContext& context) {
  return Resolver(context).resolve(config);
}

} // namespace cloud::resolution

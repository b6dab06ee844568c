#pragma once

#include "resolution/context.hpp"
#include "resolution/text_parser.hpp"
#include "util/result.hpp"

#include <functional>
#include <map>
#include <string>

namespace cloud::resolution {

// Turns placeholders into values, asking each stack and each query once, and remembers what was
// used. The context must outlive it.
class Evaluator {
public:
  explicit Evaluator(const ResolutionContext& context) : context_(context) {}

  // `key` is the place in the configuration, under which generated values are kept. Errors: those
  // of the source, and not_found for outputs, members and variables that do not exist.
  [[nodiscard]] Result<Value> evaluate(const std::string& key, const Placeholder& placeholder);

  // Consumed outputs by "network.vpcId", and answers of AWS by "aws:latestAmiId:ubuntu2204".
  [[nodiscard]] const std::map<std::string, Value>& consumed() const { return consumed_; }
  [[nodiscard]] const std::map<std::string, Value>& queries() const { return queries_; }

private:
  [[nodiscard]] Result<Value> output_of(const StackOutput& source);
  [[nodiscard]] const Result<Value>& outputs_of(const StackName& stack);
  [[nodiscard]] Result<Value> ask(const std::string& body,
                                  const std::function<Result<Value>()>& question);
  [[nodiscard]] Result<Value> generate(const std::string& key, const std::string& body,
                                       const std::function<std::string()>& make);
  [[nodiscard]] Result<Value> variable(const EnvironmentVariable& source) const;

  const ResolutionContext& context_;
  std::map<StackName, Result<Value>> outputs_;
  std::map<std::string, Result<Value>> answers_; // failed ones as well
  std::map<std::string, Value> consumed_;
  std::map<std::string, Value> queries_;
};

} // namespace cloud::resolution

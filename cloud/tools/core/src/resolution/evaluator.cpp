#include "resolution/evaluator.hpp"

#include "resolution/generators.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace cloud::resolution {
namespace {

template <class... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

Value list_of(const std::vector<std::string>& texts) {
  return Value(Value::List(texts.begin(), texts.end()));
}

std::vector<std::string> names_in(const Value& outputs) {
  std::vector<std::string> names;
  if (const Value::Map* map = outputs.as_map()) {
    for (const ValueEntry& entry : *map) {
      names.push_back(entry.key);
    }
  }
  return names;
}

} // namespace

Result<Value> Evaluator::evaluate(const std::string& key, const Placeholder& placeholder) {
  const std::string& body = placeholder.body;
  const AwsScope& scope = context_.scope;
  AwsQueries& aws = context_.aws;
  return std::visit(
      Overloaded{
          [&](const StackOutput& output) { return output_of(output); },
          [&](const LatestAmiId& query) {
            return ask(body, [&] { return aws.latest_ami_id(scope, query.image); });
          },
          [&](const AvailabilityZones& query) {
            AwsScope asked = scope;
            asked.region = query.region.empty() ? scope.region : query.region;
            return ask(body, [&] { return aws.availability_zones(asked); });
          },
          [&](const SsmParameter& query) {
            return ask(body, [&] { return aws.ssm_parameter(scope, query.path); });
          },
          [&](const AwsSecret& query) {
            return ask(body,
                       [&] { return aws.secret(scope, query.id, query.json_key).map(as_secret); });
          },
          [&](const AccountId&) { return Result<Value>(scope.account); },
          [&](const CurrentRegion&) { return Result<Value>(scope.region); },
          [&](const Subnets& subnets) { return Result<Value>(list_of(subnets.cidrs)); },
          [&](const Timestamp& timestamp) {
            return generate(key, body,
                            [&] { return timestamp.format.format(context_.clock.now()); });
          },
          [&](const Password& password) {
            return generate(key, body, [&] { return generate_password(password.length); })
                .map(as_secret);
          },
          [&](const Uuid&) { return generate(key, body, generate_uuid); },
          [&](const EnvironmentVariable& wanted) { return variable(wanted); },
      },
      placeholder.source);
}

Result<Value> Evaluator::output_of(const StackOutput& source) {
  const Result<Value>& outputs = outputs_of(source.stack);
  if (!outputs) {
    return fail(outputs.error());
  }
  const std::vector<std::string> names = names_in(*outputs);
  if (names.empty()) {
    return fail(ErrorCode::not_found, fmt::format("stack '{}' has no outputs; is it deployed in "
                                                  "{}?",
                                                  source.stack, context_.environment));
  }
  const Value* output = outputs->find(source.path.output);
  if (output == nullptr) {
    return fail(ErrorCode::not_found,
                fmt::format("stack '{}' as deployed has no output '{}'{}", source.stack,
                            source.path.output, did_you_mean(source.path.output, names)));
  }
  CLOUD_TRY(Value value, select(*output, source.path.steps,
                                fmt::format("{}:{}", source.stack, source.path.output)));
  value.secret = value.secret || outputs->secret;
  consumed_[fmt::format("{}.{}", source.stack, to_text(source.path))] = value;
  return value;
}

const Result<Value>& Evaluator::outputs_of(const StackName& stack) {
  auto found = outputs_.find(stack);
  if (found == outputs_.end()) {
    found = outputs_.emplace(stack, context_.outputs(stack)).first;
  }
  return found->second;
}

Result<Value> Evaluator::ask(const std::string& body,
                             const std::function<Result<Value>()>& question) {
  auto found = answers_.find(body);
  if (found == answers_.end()) {
    found = answers_.emplace(body, question()).first;
  }
  if (found->second) {
    queries_[body] = *found->second;
  }
  return found->second;
}

Result<Value> Evaluator::generate(const std::string& key, const std::string& body,
                                  const std::function<std::string()>& make) {
  const GeneratedValueKey name{context_.deployment, context_.environment, context_.stack,
                               fmt::format("{} {}", key, body)};
  CLOUD_TRY(const Secret text,
            context_.generated.get_or_create(name, [&make] { return Secret(make()); }));
  return Value(text.reveal());
}

Result<Value> Evaluator::variable(const EnvironmentVariable& source) const {
  if (auto text = context_.variable(source.name)) {
    return Value(std::move(*text));
  }
  if (source.otherwise) {
    return Value(*source.otherwise);
  }
  return fail(ErrorCode::not_found,
              fmt::format("environment variable '{}' is not set", source.name));
}

} // namespace cloud::resolution

#include "resolution/placeholder.hpp"

#include "resolution/cidr.hpp"
#include "resolution/generators.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace cloud::resolution {
namespace {

// What follows a kind or a query: nothing at all, or a parameter that may be empty.
using Rest = std::optional<std::string_view>;

struct Split {
  std::string_view head;
  Rest rest;
};

Split split_at(std::string_view text, size_t colon) {
  if (colon == std::string_view::npos) {
    return {text, std::nullopt};
  }
  return {text.substr(0, colon), text.substr(colon + 1)};
}

Split split_first(std::string_view text) {
  return split_at(text, text.find(':'));
}

tl::unexpected<Error> invalid(std::string message) {
  return fail(ErrorCode::invalid_input, std::move(message));
}

// The name is wrong, or what follows it: says how it is written.
tl::unexpected<Error> wrong_parameters(std::string_view usage) {
  return invalid(fmt::format("wrong parameters (write {})", in_braces(usage)));
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool complete = error == std::errc{} && end == text.data() + text.size();
  return complete ? std::optional(number) : std::nullopt;
}

// One entry a query or calculation: its name, how it is written, and who reads its parameters.
struct Form {
  const char* name;
  const char* usage;
  Result<RuntimeSource> (*parse)(Rest rest, const char* usage);
};

template <class Source>
Result<RuntimeSource> parse_bare(Rest rest, const char* usage) {
  if (rest) {
    return wrong_parameters(usage);
  }
  return Source{};
}

// A source that is one text, which runs to the end.
template <class Source>
Result<RuntimeSource> parse_text_parameter(Rest rest, const char* usage) {
  if (!rest || rest->empty()) {
    return wrong_parameters(usage);
  }
  return Source{std::string(*rest)};
}

Result<RuntimeSource> parse_zones(Rest rest, const char* usage) {
  return rest ? parse_text_parameter<AvailabilityZones>(rest, usage) : AvailabilityZones{};
}

Result<RuntimeSource> parse_secret(Rest rest, const char* usage) {
  if (!rest) {
    return wrong_parameters(usage);
  }
  // arn:aws:secretsmanager:<region>:<account>:secret:<name>
  size_t colon = rest->find(':');
  if (rest->starts_with("arn:")) {
    for (int fields = 1; fields < 7 && colon != std::string_view::npos; ++fields) {
      colon = rest->find(':', colon + 1);
    }
  }
  const auto [id, key] = split_at(*rest, colon);
  if (id.empty() || (key && key->empty())) {
    return wrong_parameters(usage);
  }
  return AwsSecret{std::string(id), std::string(key.value_or(""))};
}

Result<RuntimeSource> parse_subnets(Rest rest, const char* usage) {
  // From the right: an IPv6 range holds colons itself.
  const auto [before_count, count_text] = split_at(rest.value_or(""), rest.value_or("").rfind(':'));
  const auto [cidr, prefix_text] = split_at(before_count, before_count.rfind(':'));
  const auto prefix = whole_number(prefix_text.value_or(""));
  const auto count = whole_number(count_text.value_or(""));
  if (!prefix || !count) {
    return wrong_parameters(usage);
  }
  CLOUD_TRY(const Network parent, Network::parse(cidr));
  CLOUD_TRY(auto cidrs, subnets(parent, *prefix, *count));
  return Subnets{std::move(cidrs)};
}

Result<RuntimeSource> parse_timestamp(Rest rest, const char* /*usage*/) {
  if (!rest) {
    return Timestamp{};
  }
  CLOUD_TRY(TimestampFormat format, TimestampFormat::parse(*rest));
  return Timestamp{std::move(format)};
}

Result<RuntimeSource> parse_password(Rest rest, const char* usage) {
  const auto length = whole_number(rest.value_or(""));
  if (!length) {
    return wrong_parameters(usage);
  }
  if (*length < static_cast<std::int64_t>(k_shortest_password) ||
      *length > static_cast<std::int64_t>(k_longest_password)) {
    return invalid(fmt::format("a password has from {} to {} characters, not {}",
                               k_shortest_password, k_longest_password, *length));
  }
  return Password{static_cast<size_t>(*length)};
}

Result<RuntimeSource> parse_form(std::string_view what, std::span<const Form> forms, Rest rest) {
  const auto [name, parameters] = split_first(rest.value_or(""));
  std::vector<std::string> names;
  for (const Form& form : forms) {
    if (name == form.name) {
      return form.parse(parameters, form.usage);
    }
    names.emplace_back(form.name);
  }
  if (name.empty()) {
    return invalid(fmt::format("the {} is missing (one of {})", what, join(names, ", ")));
  }
  return invalid(fmt::format("unknown {} '{}'{}", what, name, did_you_mean(name, names)));
}

Result<RuntimeSource> parse_aws(Rest rest) {
  static constexpr Form k_queries[] = {
      {"latestAmiId", "aws:latestAmiId:<name>", parse_text_parameter<LatestAmiId>},
      {"availabilityZones", "aws:availabilityZones[:<region>]", parse_zones},
      {"ssm", "aws:ssm:<path>", parse_text_parameter<SsmParameter>},
      {"secret", "aws:secret:<id>[:<json key>]", parse_secret},
      {"accountId", "aws:accountId", parse_bare<AccountId>},
      {"region", "aws:region", parse_bare<CurrentRegion>}};
  return parse_form("AWS query", k_queries, rest);
}

Result<RuntimeSource> parse_calculation(Rest rest) {
  static constexpr Form k_calculations[] = {
      {"subnets", "calculate:subnets:<cidr>:<prefix>:<count>", parse_subnets},
      {"timestamp", "calculate:timestamp[:<format>]", parse_timestamp},
      {"password", "calculate:password:<length>", parse_password},
      {"uuid", "calculate:uuid", parse_bare<Uuid>}};
  return parse_form("calculation", k_calculations, rest);
}

Result<RuntimeSource> parse_variable(Rest rest) {
  const auto [name, otherwise] = split_first(rest.value_or(""));
  constexpr std::string_view k_letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789";
  const bool is_name = !name.empty() && !(name.front() >= '0' && name.front() <= '9') &&
                       name.find_first_not_of(k_letters) == std::string_view::npos;
  if (!is_name) {
    return wrong_parameters("env:<NAME>[:<default>]");
  }
  return EnvironmentVariable{std::string(name),
                             otherwise ? std::optional(std::string(*otherwise)) : std::nullopt};
}

bool is_stack_name(std::string_view text) {
  constexpr std::string_view k_allowed = "abcdefghijklmnopqrstuvwxyz0123456789-";
  return !text.empty() && text.find_first_not_of(k_allowed) == std::string_view::npos;
}

Result<RuntimeSource> parse_output(std::string_view stack, Rest rest) {
  // A misspelt kind has parameters that no output has; then it is the kind to speak about.
  auto path = parse_output_path(rest.value_or(""));
  if (!is_stack_name(stack) || (!path && nearest_spelling(stack, reserved_kinds()))) {
    return invalid(fmt::format("unknown kind of runtime value '{}'{}", stack,
                               did_you_mean(stack, reserved_kinds())));
  }
  if (!rest || rest->empty()) {
    return wrong_parameters("<stack>:<output>");
  }
  CLOUD_TRY(OutputPath parsed, std::move(path));
  return StackOutput{StackName(std::string(stack)), std::move(parsed)};
}

} // namespace

const std::vector<std::string>& reserved_kinds() {
  static const std::vector<std::string> kinds{"aws", "calculate", "env"};
  return kinds;
}

Result<RuntimeSource> parse_placeholder(std::string_view body) {
  const auto [kind, rest] = split_first(body);
  if (kind == "aws") {
    return parse_aws(rest);
  }
  if (kind == "calculate") {
    return parse_calculation(rest);
  }
  if (kind == "env") {
    return parse_variable(rest);
  }
  return parse_output(kind, rest);
}

std::string in_braces(std::string_view body) {
  return fmt::format("{{{{RUNTIME:{}}}}}", body);
}

} // namespace cloud::resolution

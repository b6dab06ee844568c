#include "process/guard_command.hpp"

namespace cloud::process {
namespace {

Value list_of(const std::vector<std::string>& texts) {
  return Value(Value::List(texts.begin(), texts.end()));
}

std::vector<std::string> texts_in(const Value* list) {
  std::vector<std::string> texts;
  if (list != nullptr && list->is_list()) {
    for (const Value& item : *list->as_list()) {
      if (const std::string* text = item.as_string()) {
        texts.push_back(*text);
      }
    }
  }
  return texts;
}

std::int64_t number_in(const Value& value, std::string_view key) {
  const Value* member = value.find(key);
  const std::int64_t* number = member == nullptr ? nullptr : member->as_integer();
  return number == nullptr ? 0 : *number;
}

} // namespace

Value to_value(const GuardCommand& command) {
  Value value;
  value.set("argv", list_of(command.argv));
  value.set("environment", list_of(command.environment));
  value.set("directory", command.directory.string());
  value.set("stdout", command.stdout_file.string());
  value.set("stderr", command.stderr_file.string());
  return value;
}

GuardCommand command_from(const Value& value) {
  return {texts_in(value.find("argv")), texts_in(value.find("environment")),
          value.text("directory"), value.text("stdout"), value.text("stderr")};
}

Value to_value(const GuardExit& exit) {
  Value value;
  value.set("code", exit.code);
  value.set("signal", exit.signal);
  value.set("error", exit.error);
  value.set("startedAtMs", exit.started_at_ms);
  value.set("endedAtMs", exit.ended_at_ms);
  return value;
}

GuardExit exit_from(const Value& value) {
  return {static_cast<int>(number_in(value, "code")), static_cast<int>(number_in(value, "signal")),
          value.text("error"), number_in(value, "startedAtMs"), number_in(value, "endedAtMs")};
}

} // namespace cloud::process

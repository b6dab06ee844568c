#include "errors.hpp"

#include "documents/json.hpp"

#include <cstdio>

namespace cloud::cli {
namespace {

Value json_of(const Error& error) {
  Value::List context(error.context.begin(), error.context.end());
  Value body;
  body.set("code", to_string(error.code));
  body.set("message", error.message);
  body.set("context", Value(std::move(context)));
  body.set("hint", error.hint);
  Value record;
  record.set("error", std::move(body));
  return record;
}

} // namespace

ExitStatus exit_status_of(ErrorCode code) {
  switch (code) {
  case ErrorCode::invalid_input:
    return ExitStatus::invalid;
  case ErrorCode::not_found:
    return ExitStatus::not_found;
  case ErrorCode::locked:
    return ExitStatus::locked;
  case ErrorCode::unauthenticated:
  case ErrorCode::forbidden:
    return ExitStatus::credentials;
  case ErrorCode::timed_out:
    return ExitStatus::timed_out;
  case ErrorCode::cancelled:
    return ExitStatus::cancelled;
  case ErrorCode::conflict:
  case ErrorCode::engine_failed:
  case ErrorCode::unavailable:
    return ExitStatus::failed;
  case ErrorCode::internal:
    return ExitStatus::internal;
  }
  return ExitStatus::internal;
}

void show_error(const Error& error, const Session& session) {
  if (session.json) {
    std::printf("%s\n", documents::write_json(json_of(error)).c_str());
    return;
  }
  std::fprintf(stderr, "%s %s\n", coloured(session.err, Colour::red, "error:").c_str(),
               error.message.c_str());
  for (const std::string& line : error.context) {
    std::fprintf(stderr, "  %s\n", line.c_str());
  }
  if (!error.hint.empty()) {
    std::fprintf(stderr, "%s %s\n", coloured(session.err, Colour::blue, "hint:").c_str(),
                 error.hint.c_str());
  }
}

} // namespace cloud::cli

#include "util/error.hpp"

namespace cloud {

const char* to_string(ErrorCode code) {
  switch (code) {
  case ErrorCode::invalid_input:
    return "invalid_input";
  case ErrorCode::not_found:
    return "not_found";
  case ErrorCode::conflict:
    return "conflict";
  case ErrorCode::locked:
    return "locked";
  case ErrorCode::unauthenticated:
    return "unauthenticated";
  case ErrorCode::forbidden:
    return "forbidden";
  case ErrorCode::engine_failed:
    return "engine_failed";
  case ErrorCode::timed_out:
    return "timed_out";
  case ErrorCode::cancelled:
    return "cancelled";
  case ErrorCode::unavailable:
    return "unavailable";
  case ErrorCode::internal:
    return "internal";
  }
  return "internal";
}

} // namespace cloud

#pragma once

#include "util/error.hpp"

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace cloud {

// A value, or the reason why there is none. C++20 has no std::expected yet.
template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string message,
                                                std::string hint = {}) {
  return fail(Error{code, std::move(message), {}, std::move(hint)});
}

} // namespace cloud

#define CLOUD_CONCAT_INNER(a, b) a##b
#define CLOUD_CONCAT(a, b) CLOUD_CONCAT_INNER(a, b)

// CLOUD_TRY(auto plan, make_plan(…)): binds the value, or returns the error from this function.
#define CLOUD_TRY(declaration, expression)                                                         \
  CLOUD_TRY_INNER(CLOUD_CONCAT(cloud_try_, __LINE__), declaration, expression)
#define CLOUD_TRY_INNER(temporary, declaration, expression)                                        \
  auto temporary = (expression);                                                                   \
  if (!temporary) {                                                                                \
    return ::cloud::fail(std::move(temporary).error());                                            \
  }                                                                                                \
  declaration = *std::move(temporary)

// CLOUD_CHECK(write_file(…)): the same for a Result<void>.
#define CLOUD_CHECK(expression)                                                                    \
  if (auto cloud_check_result = (expression); !cloud_check_result) {                               \
    return ::cloud::fail(std::move(cloud_check_result).error());                                   \
  }                                                                                                \
  static_assert(true)

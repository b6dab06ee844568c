#pragma once

#include "util/result.hpp"

#include <gtest/gtest.h>

namespace cloud::test_support {

// ASSERT_TRUE(succeeded(make_plan(…))): fails with the error's own words.
template <class T>
testing::AssertionResult succeeded(const Result<T>& result) {
  if (result) {
    return testing::AssertionSuccess();
  }
  testing::AssertionResult failure = testing::AssertionFailure();
  failure << to_string(result.error().code) << ": " << result.error().message;
  for (const std::string& line : result.error().context) {
    failure << "\n  " << line;
  }
  return failure;
}

} // namespace cloud::test_support

#include "test_support/mutations.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size);

namespace {

constexpr std::array<std::string_view, 32> k_words{
    "\n",  "\n  ", "\n- ", ": ", "- ", "? ", "{",    "}",   "[",    "]",          ", ",
    "\"",  "'",    "|\n",  ">",  "#",  " #", "&a ",  "*a",  "!!s ", "<<: ",       "---\n",
    "...", "\t",   "\r\n", "~",  "0",  "\\", "\xC3", "\\x", "@",    "%YAML 1.2\n"};

constexpr std::array<const char*, 5> k_seeds{
    "# top\nspec:\n  stacks: # why\n    network:\n      config: { a: [1, 2], b: \"x\" }\n",
    "spec:\n  stacks:\n  - a\n  - b: |\n      text\n      more\n    c: >-\n      folded\n",
    "{\"spec\": {\"stacks\": [1, 2.5, null, true, \"\\u00e9\\n\"]}}",
    "a: 'it''s'\nb: \"\\x41\\\"\"\n? key\n: value\nlist:\n- - 1\n  - 2\n",
    "\xEF\xBB\xBFspec:\r\n    other: 1\r\nend: ~\r\n",
};

} // namespace

TEST(Documents, SurviveDamagedTexts) {
  constexpr int k_rounds = 1000;
  cloud::test_support::Mutations mutations(1, k_words);
  for (const char* seed : k_seeds) {
    for (int i = 0; i < k_rounds; ++i) {
      const std::string text = mutations.mutate(seed);
      SCOPED_TRACE(text);

      EXPECT_EQ(
          LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()),
          0);
    }
  }
}

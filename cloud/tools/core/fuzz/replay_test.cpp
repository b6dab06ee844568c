// Every seed of every target, as it is and damaged in the same ways on every machine: what the
// ordinary test run has of fuzzing.
#include "fuzz/targets.hpp"
#include "test_support/mutations.hpp"
#include "test_support/source_directory.hpp"
#include "util/files.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

namespace cloud::fuzz {
namespace {

constexpr int k_rounds = 300;

std::filesystem::path folder() {
  return test_support::source_directory() / "cloud/tools/core/fuzz";
}

std::vector<std::string> seeds_of(const Target& target) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder() / "seeds" / target.name)) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> seeds;
  seeds.reserve(files.size());
  for (const auto& file : files) {
    seeds.push_back(read_file(file).value());
  }
  return seeds;
}

// The words of a dictionary as libFuzzer reads it: one a line in double quotes, in which \\, \" and
// \xAB stand for what they stand for in C.
std::vector<std::string> words_of(const Target& target) {
  const auto file = folder() / "words" / (std::string(target.name) + ".dict");
  const std::string text = read_file(file).value();
  std::vector<std::string> words;
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') {
      quoted = !quoted;
      if (quoted) {
        words.emplace_back();
      }
    } else if (quoted && text[i] == '\\' && text[i + 1] == 'x') {
      words.back() += static_cast<char>(std::stoi(text.substr(i + 2, 2), nullptr, 16));
      i += 3;
    } else if (quoted) {
      i += text[i] == '\\' ? 1 : 0;
      words.back() += text[i];
    }
  }
  return words;
}

class Replay : public testing::TestWithParam<Target> {};

TEST_P(Replay, AnswersEverySeedAndItsDamagedCopies) {
  const std::vector<std::string> words = words_of(GetParam());
  test_support::Mutations mutations(1, words);
  for (const std::string& seed : seeds_of(GetParam())) {
    GetParam().feed(seed);
    for (int i = 0; i < k_rounds; ++i) {
      GetParam().feed(mutations.mutate(seed));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Fuzz, Replay, testing::ValuesIn(k_targets),
                         [](const auto& instance) { return std::string(instance.param.name); });

} // namespace
} // namespace cloud::fuzz

#pragma once

#include <algorithm>
#include <random>
#include <span>
#include <string>
#include <string_view>

namespace cloud::test_support {

// Damages texts, the same way on every machine: a poor man's fuzzer for the ordinary test run.
class Mutations {
public:
  // `words` are what the format under test gives a meaning to.
  Mutations(unsigned seed, std::span<const std::string> words) : random_(seed), words_(words) {}

  [[nodiscard]] std::string mutate(std::string text) {
    for (size_t i = 1 + below(4); i > 0; --i) {
      mutate_once(text);
    }
    return text;
  }

private:
  size_t below(size_t limit) { return limit == 0 ? 0 : random_() % limit; }

  void mutate_once(std::string& text) {
    const size_t place = below(text.size() + 1);
    const size_t length = std::min(below(12), text.size() - place);
    switch (below(5)) {
    case 0:
      text.insert(place, words_[below(words_.size())]);
      break;
    case 1:
      text.erase(place, length);
      break;
    case 2:
      text.insert(below(text.size() + 1), text.substr(place, length));
      break;
    case 3:
      if (place < text.size()) {
        text[place] = static_cast<char>(below(256));
      }
      break;
    default:
      text.resize(place);
    }
  }

  std::minstd_rand random_;
  std::span<const std::string> words_;
};

} // namespace cloud::test_support

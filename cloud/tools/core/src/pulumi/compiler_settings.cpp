#include "pulumi/compiler_settings.hpp"

#include "util/files.hpp"

#include <algorithm>
#include <cctype>
#include <system_error>

namespace cloud::pulumi {
namespace {

namespace fs = std::filesystem;

// Texts of JSON, with a quote in front, and single characters of everything else; comments and
// spaces are left out.
class Tokens {
public:
  explicit Tokens(std::string_view text) : text_(text) {}

  // Empty at the end.
  std::string next() {
    skip_what_means_nothing();
    if (at_ >= text_.size()) {
      return {};
    }
    const char first = text_[at_++];
    std::string token(1, first);
    if (first == '"') {
      while (at_ < text_.size() && text_[at_] != '"') {
        at_ += text_[at_] == '\\' && at_ + 1 < text_.size() ? 1 : 0;
        token += text_[at_++];
      }
      at_ = std::min(at_ + 1, text_.size()); // past the quote, if it is there
    }
    return token;
  }

private:
  void skip_what_means_nothing() {
    for (size_t before = at_ + 1; before != at_;) {
      before = at_;
      while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) {
        ++at_;
      }
      skip_comment("//", "\n");
      skip_comment("/*", "*/");
    }
  }

  void skip_comment(std::string_view opening, std::string_view closing) {
    if (text_.substr(at_).starts_with(opening)) {
      const size_t end = text_.find(closing, at_ + opening.size());
      at_ = end == std::string_view::npos ? text_.size() : end + closing.size();
    }
  }

  std::string_view text_;
  size_t at_ = 0;
};

bool is_text(const std::string& token) {
  return token.starts_with('"');
}

// The first of the places that the compiler looks at; empty when there is none.
fs::path existing(const fs::path& root, const fs::path& path) {
  std::error_code ignored;
  for (const fs::path& candidate :
       {path, fs::path(path.string() + ".json"), path / "tsconfig.json"}) {
    if (fs::is_regular_file(root / candidate, ignored)) {
      return candidate;
    }
  }
  return {};
}

void add_with_extended(const fs::path& root, const fs::path& top, const fs::path& file,
                       std::set<fs::path>& found) {
  if (file.empty() || !found.insert(file).second) {
    return;
  }
  for (const std::string& name : extended_in(read_file(root / file).value_or(std::string()))) {
    const bool is_path = name.starts_with('.') || name.starts_with('/');
    const fs::path base = is_path ? file.parent_path() : top / "node_modules";
    add_with_extended(root, top, existing(root, (base / name).lexically_normal()), found);
  }
}

} // namespace

std::vector<std::string> extended_in(std::string_view tsconfig) {
  Tokens tokens(tsconfig);
  std::vector<std::string> names;
  int depth = 0;
  for (std::string token = tokens.next(); !token.empty(); token = tokens.next()) {
    if (token == "{" || token == "[") {
      ++depth;
    } else if (token == "}" || token == "]") {
      --depth;
    } else if (depth == 1 && token == "\"extends" && tokens.next() == ":") {
      token = tokens.next();
      const bool is_list = token == "[";
      for (; !token.empty() && token != "]"; token = tokens.next()) {
        if (is_text(token)) {
          names.push_back(token.substr(1));
        }
        if (!is_list) {
          break;
        }
      }
    }
  }
  return names;
}

std::set<fs::path> compiler_settings(const fs::path& root, const fs::path& top,
                                     const std::set<fs::path>& folders) {
  std::set<fs::path> found;
  std::error_code ignored;
  for (const fs::path& folder : folders) {
    if (fs::exists(root / folder / "package.json", ignored)) {
      found.insert(folder / "package.json");
    }
    if (fs::exists(root / folder / "tsconfig.json", ignored)) {
      add_with_extended(root, top, folder / "tsconfig.json", found);
    }
  }
  return found;
}

} // namespace cloud::pulumi

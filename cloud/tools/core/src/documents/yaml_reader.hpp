#pragma once

#include "model/value.hpp"
#include "util/result.hpp"

#include <filesystem>
#include <string>

namespace cloud::documents {

// A YAML file as a tree whose values and keys know their place, together with the text itself, so
// that it can be edited in place and quoted in messages.
struct Document {
  Value root;
  std::string text;   // as read, byte order mark included
  std::string source; // path of the file, for messages
};

// What a configuration file may be at most. Everything beyond is refused before a tree is built.
struct YamlLimits {
  size_t bytes = size_t{1} << 20;
  int depth = 64;
};

// Reads one YAML document in the part of YAML that configuration needs: no anchors and aliases, no
// tags, no merge keys, no second document, no key given twice, keys are plain texts.
// Errors: not_found, unavailable; invalid_input with "file:line:column: what".
[[nodiscard]] Result<Document> read_yaml(const std::filesystem::path& path, YamlLimits limits = {});
[[nodiscard]] Result<Document> parse_yaml(std::string text, std::string source,
                                          YamlLimits limits = {});

} // namespace cloud::documents

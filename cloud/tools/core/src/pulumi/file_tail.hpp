#pragma once

#include "util/file_descriptor.hpp"

#include <filesystem>
#include <string>

namespace cloud::pulumi {

// Reads what is appended to a file, from its beginning. The writer never notices: it writes to a
// file, not to a pipe that we could break.
class FileTail {
public:
  FileTail() = default;
  explicit FileTail(const std::filesystem::path& path);

  // What was appended since the last call; empty when there is nothing new.
  [[nodiscard]] std::string read();

private:
  FileDescriptor file_;
};

} // namespace cloud::pulumi

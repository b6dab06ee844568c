#pragma once

#include "util/file_descriptor.hpp"

#include <filesystem>

namespace cloud::pulumi {

// Becomes readable when one of the watched files grows, so that waiting needs no timer.
class FileWatch {
public:
  FileWatch();
  void add(const std::filesystem::path& path);
  [[nodiscard]] int descriptor() const { return inotify_.get(); }
  // Forgets the news so far; call it before reading the files.
  void drain();

private:
  FileDescriptor inotify_;
};

} // namespace cloud::pulumi

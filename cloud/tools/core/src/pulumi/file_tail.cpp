#include "pulumi/file_tail.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace cloud::pulumi {

FileTail::FileTail(const std::filesystem::path& path)
    : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}

std::string FileTail::read() {
  std::string text;
  char block[64 * 1024];
  while (true) {
    const ssize_t size = ::read(file_.get(), block, sizeof block);
    if (size <= 0) {
      return text;
    }
    text.append(block, static_cast<size_t>(size));
  }
}

} // namespace cloud::pulumi

#include "test_support/source_directory.hpp"

namespace cloud::test_support {

std::filesystem::path source_directory() {
  return CLOUD_SOURCE_DIRECTORY;
}

} // namespace cloud::test_support

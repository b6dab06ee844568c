#include "pulumi/repository_border.hpp"

#include "util/files.hpp"

namespace cloud::pulumi {

// Pulumi's search ends at the first .git, and an empty folder of that name is no repository to it.
// (An empty file is an error to it.) Git itself goes on past such a folder, so that nothing changes
// for people who use it there.
Result<void> hide_repository(const std::filesystem::path& folder) {
  return make_directories(folder / ".git");
}

} // namespace cloud::pulumi

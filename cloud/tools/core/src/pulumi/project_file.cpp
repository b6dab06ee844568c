#include "pulumi/project_file.hpp"

#include "pulumi/quoted_text.hpp"

#include <fmt/format.h>

namespace cloud::pulumi {

std::string write_project_file(const ProjectFile& project) {
  return fmt::format("name: {}\nruntime: nodejs\ndescription: {}\nmain: {}\n",
                     yaml_quoted(project.name), yaml_quoted(project.description),
                     yaml_quoted(project.main.string()));
}

} // namespace cloud::pulumi

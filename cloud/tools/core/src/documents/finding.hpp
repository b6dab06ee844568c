#pragma once

#include "model/value.hpp"
#include "util/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace cloud::documents {

// One thing that is wrong in a file, at the place where it is written.
struct Finding {
  std::string source; // path of the file, as the user knows it
  Mark mark{};        // line 0: the file as a whole
  std::string message;
  std::string hint{}; // what to do, where that is not obvious

  bool operator==(const Finding&) const = default;
};

// "deploy/…/Deployment_Manifest.yaml:12:9", or the file alone when the place is unknown.
[[nodiscard]] std::string location(std::string_view source, Mark mark);

// "<place>: <message>".
[[nodiscard]] std::string to_line(const Finding& finding);

// An `invalid_input` error about one place.
[[nodiscard]] Error error_at(std::string_view source, Mark mark, std::string_view message,
                             std::string hint = {});

// By file, then by place; findings at one place keep their order.
void sort_by_place(std::vector<Finding>& findings);

// Nothing when there are no findings. One finding is the message itself; several become the
// context lines under "<source>: 3 problems".
[[nodiscard]] Result<void> to_result(std::string_view source, std::vector<Finding> findings);

} // namespace cloud::documents

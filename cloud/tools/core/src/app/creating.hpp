#pragma once

#include "app/app.hpp"
#include "deployment/creation.hpp"
#include "deployment/init_request.hpp"
#include "util/result.hpp"

#include <string>
#include <utility>
#include <vector>

namespace cloud::app {

// The words of `cloud init` beyond those it always knows: flags that stack definitions declare.
struct StackFlag {
  std::string flag; // "vpc-cidr-dev"
  std::string value;
};

// Makes a deployment. `flags` are set as the template variables they stand for; one that no stack
// of the template declares is an error with the nearest one that is. The user's e-mail comes from
// git unless it is given.
[[nodiscard]] Result<deployment::Creation> create(App& app, deployment::InitRequest request,
                                                  const std::vector<StackFlag>& flags);

} // namespace cloud::app

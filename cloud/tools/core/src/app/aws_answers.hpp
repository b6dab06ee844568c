#pragma once

#include "app/app.hpp"
#include "model/manifest.hpp"
#include "ports/aws_queries.hpp"

#include <memory>

namespace cloud::app {

// Who answers {{RUNTIME:aws:…}}: the simulated AWS for a simulated deployment. For a real one every
// question is an error: an answer that was made up would be deployed.
[[nodiscard]] std::unique_ptr<AwsQueries> aws_queries(App& app, Target target);

} // namespace cloud::app

#pragma once

#include "model/plan.hpp"
#include "render/terminal.hpp"

#include <string>

namespace cloud::cli {

struct PlanHeading {
  std::string folder; // D1BRV40-company-a-ecommerce
  bool simulated = false;
};

// The plan as boxes, one a layer, with priorities, verdicts and expected times.
[[nodiscard]] std::string plan_text(const Plan& plan, const PlanHeading& heading,
                                    const Terminal& terminal);

// The plan as the JSON contract has it.
[[nodiscard]] std::string plan_json(const Plan& plan);

} // namespace cloud::cli

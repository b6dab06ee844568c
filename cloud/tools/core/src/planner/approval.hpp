#pragma once

#include "model/names.hpp"
#include "model/preview.hpp"

#include <map>
#include <string>
#include <vector>

namespace cloud::planner {

// What somebody has agreed to for one stack: the changes that a preview had shown.
struct ApprovedStack {
  std::vector<PreviewedChange> changes; // without properties
  bool assumed = false;                 // the program had to take something for unknown outputs
};
using Approval = std::map<StackName, ApprovedStack>;

// The changes that were not agreed to, in words: "replace aws:ec2/vpc:Vpc main". A change was
// agreed to when the same was shown for the same resource, or its replacement where it is only
// updated. Where the program had to assume something, it may create more resources of a type than
// were shown, or under other names: how many there are was not known. Fewer changes are always
// right.
[[nodiscard]] std::vector<std::string> not_approved(const ApprovedStack& approved,
                                                    const std::vector<PreviewedChange>& changes);

// The same for a whole preview; a stack that is missing in the approval must not change.
[[nodiscard]] std::vector<std::string> not_approved(const Approval& approval,
                                                    const StackName& stack,
                                                    const std::vector<PreviewedChange>& changes);

} // namespace cloud::planner

#include "planner/approval.hpp"

#include "model/resource_name.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cloud::planner {
namespace {

bool covers(const PreviewedChange& shown, const PreviewedChange& change, bool assumed) {
  if (assumed && shown.operation == "create" && change.operation == "create" &&
      shown.type == change.type) {
    return true;
  }
  return shown.urn == change.urn &&
         (shown.operation == change.operation ||
          (shown.operation == "replace" && change.operation == "update"));
}

} // namespace

std::vector<std::string> not_approved(const ApprovedStack& approved,
                                      const std::vector<PreviewedChange>& changes) {
  std::vector<std::string> others;
  for (const PreviewedChange& change : changes) {
    const bool known = std::any_of(
        approved.changes.begin(), approved.changes.end(),
        [&](const PreviewedChange& shown) { return covers(shown, change, approved.assumed); });
    if (!known) {
      others.push_back(fmt::format("{} {}", change.operation, type_and_name(change.urn)));
    }
  }
  return others;
}

std::vector<std::string> not_approved(const Approval& approval, const StackName& stack,
                                      const std::vector<PreviewedChange>& changes) {
  const auto found = approval.find(stack);
  return not_approved(found == approval.end() ? ApprovedStack{} : found->second, changes);
}

} // namespace cloud::planner

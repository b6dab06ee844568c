#pragma once

#include "util/strong_string.hpp"

namespace cloud {

// D1BRV40: names one deployment of an organization's project.
using DeploymentId = StrongString<struct DeploymentIdTag>;
// network: one of the infrastructure stacks, named like its folder.
using StackName = StrongString<struct StackNameTag>;
// dev, stage or prod.
using EnvironmentName = StrongString<struct EnvironmentNameTag>;
// Names one deploy, destroy or preview of an environment.
using RunId = StrongString<struct RunIdTag>;
// Names what one step of one stack was made from; equal content has an equal id.
using SnapshotId = StrongString<struct SnapshotIdTag>;
// <ID>-<stack>-<environment>: how Pulumi knows a stack of ours.
using PulumiStackName = StrongString<struct PulumiStackNameTag>;

} // namespace cloud

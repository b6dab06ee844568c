import { text } from "../values.ts";
import type { Behaviour, Behaviours, Reference, Situation } from "./behaviour.ts";
import { securityGroup, subnet } from "./ec2/references.ts";
import { checkCapacityProviders, checkService } from "./ecsServiceRules.ts";
import { checkTaskDefinition } from "./ecsTaskRules.ts";
import { ecsTypes as types } from "./ecsTypes.ts";
import { namespaceReference, serviceReference } from "./serviceDiscovery.ts";

const cluster: Reference = {
  to: types.cluster,
  by: "name",
  code: "ClusterNotFoundException",
  message: "Cluster not found.",
};

const role: Reference = {
  to: "aws:iam/role:Role",
  code: "ClientException",
  message: "Role is not valid",
  holds: false,
};

const taskDefinition: Behaviour = {
  noun: "Task Definition",
  name: false,
  // AWS knows a task definition by family and revision.
  id: (situation) => `${text(situation.inputs.family) ?? ""}:${nextRevision(situation)}`,
  arn: "arn:{partition}:ecs:{region}:{account}:task-definition/{id}",
  replace: [
    "containerDefinitions",
    "cpu",
    "enableFaultInjection",
    "ephemeralStorage",
    "executionRoleArn",
    "family",
    "ipcMode",
    "memory",
    "networkMode",
    "pidMode",
    "placementConstraints",
    "proxyConfiguration",
    "requiresCompatibilities",
    "runtimePlatform",
    "taskRoleArn",
    "volumes",
  ],
  computed: {
    arnWithoutRevision: "arn:{partition}:ecs:{region}:{account}:task-definition/{in.family}",
  },
  outputs: ({ id }) => ({ revision: Number(id.slice(id.lastIndexOf(":") + 1)) }),
  references: { executionRoleArn: role, taskRoleArn: role },
  seconds: { create: 1, update: 1, delete: 1 },
  check: checkTaskDefinition,
};

const service: Behaviour = {
  id: "{arn}",
  arn: ({ partition, region, place, inputs, name }) => {
    const owner = (text(inputs.cluster) ?? "default").split("/").at(-1) ?? "";
    return `arn:${partition}:ecs:${region}:${place.account}:service/${owner}/${name}`;
  },
  replace: ["cluster", "launchType", "name", "schedulingStrategy"],
  defaults: {
    availabilityZoneRebalancing: "DISABLED",
    deploymentMaximumPercent: 200,
    deploymentMinimumHealthyPercent: 100,
    schedulingStrategy: "REPLICA",
  },
  references: {
    cluster,
    "networkConfiguration.subnets": {
      ...subnet,
      code: "InvalidParameterException",
      message:
        "Error retrieving subnet information for [{value}]: The subnet ID '{value}' does not exist (ErrorCode: InvalidSubnetID.NotFound)",
    },
    "networkConfiguration.securityGroups": {
      ...securityGroup,
      code: "InvalidParameterException",
      message:
        "Error retrieving security group information for [{value}]: The security group '{value}' does not exist (ErrorCode: InvalidGroup.NotFound)",
    },
    "serviceRegistries.registryArn": serviceReference,
    taskDefinition: {
      to: types.taskDefinition,
      code: "ClientException",
      message: "TaskDefinition not found.",
      holds: false,
    },
  },
  exists: {
    code: "InvalidParameterException",
    message: "Creation of service was not idempotent.",
    status: 400,
  },
  quota: {
    name: "ecsServices",
    limit: 5000,
    per: "cluster",
    code: "InvalidParameterException",
    message: "The maximum number of services in the cluster has been reached.",
  },
  seconds: { create: 90, update: 60, delete: 60 },
  check: checkService,
};

export const ecs: Behaviours = {
  [types.cluster]: {
    name: { property: "name", max: 255 },
    id: "{arn}",
    arn: "arn:{partition}:ecs:{region}:{account}:cluster/{name}",
    replace: ["name"],
    references: {
      "serviceConnectDefaults.namespace": {
        ...namespaceReference,
        code: "NamespaceNotFoundException",
        message: "The specified namespace wasn't found.",
        holds: false,
      },
    },
    // Making a cluster that is there already changes nothing.
    adopts: () => true,
    inUse: {
      code: "ClusterContainsServicesException",
      message: "The Cluster cannot be deleted while Services are active.",
    },
    seconds: { create: 10, update: 2, delete: 5 },
  },
  [types.capacityProviders]: {
    noun: "Cluster Capacity Providers",
    id: "{in.clusterName}",
    replace: ["clusterName"],
    references: { clusterName: { ...cluster, holds: false } },
    adopts: () => true,
    seconds: { create: 3, update: 3, delete: 3 },
    check: checkCapacityProviders,
  },
  [types.taskDefinition]: taskDefinition,
  [types.service]: service,
};

/** Revisions of a family go up, whichever program registers them. */
function nextRevision({ inputs, list, type }: Situation): number {
  const revisions = list(type)
    .filter(({ outputs }) => outputs.family === inputs.family)
    .map(({ outputs }) => Number(outputs.revision));
  return Math.max(0, ...revisions) + 1;
}

import { text, type Properties } from "../values.ts";
import type { Behaviours, Situation } from "./behaviour.ts";
import { securityGroup, subnet } from "./ec2/references.ts";

const ecsCluster = "aws:ecs/cluster:Cluster";

export const containers: Behaviours = {
  [ecsCluster]: {
    id: "{arn}",
    arn: "arn:{partition}:ecs:{region}:{account}:cluster/{name}",
    replace: ["name"],
    adopts: () => true,
    inUse: {
      code: "ClusterContainsServicesException",
      message: "The Cluster cannot be deleted while Services are active.",
    },
    seconds: { create: 10, delete: 5 },
  },
  "aws:ecs/service:Service": {
    id: "{arn}",
    arn: ({ partition, region, place, inputs, name }) =>
      `arn:${partition}:ecs:${region}:${place.account}:service/${(text(inputs.cluster) ?? "default").split("/").at(-1)}/${name}`,
    replace: ["cluster", "launchType", "name", "schedulingStrategy"],
    references: {
      cluster: {
        to: ecsCluster,
        by: "name",
        code: "ClusterNotFoundException",
        message: "Cluster not found.",
      },
      "networkConfiguration.subnets": subnet,
      "networkConfiguration.securityGroups": securityGroup,
    },
    seconds: { create: 90, update: 60, delete: 60 },
  },
  "aws:ecs/taskDefinition:TaskDefinition": {
    name: false,
    id: "{in.family}",
    arn: "arn:{partition}:ecs:{region}:{account}:task-definition/{in.family}:1",
    replace: [
      "containerDefinitions",
      "cpu",
      "executionRoleArn",
      "family",
      "memory",
      "networkMode",
      "requiresCompatibilities",
      "runtimePlatform",
      "taskRoleArn",
      "volumes",
    ],
    computed: {
      arnWithoutRevision: "arn:{partition}:ecs:{region}:{account}:task-definition/{in.family}",
    },
    outputs: nextRevision,
    adopts: () => true,
  },
};

/** Registering the same family again makes the next revision. */
function nextRevision({ inputs, find, type }: Situation): Properties {
  const before = find(type, text(inputs.family) ?? "")?.outputs.revision;
  return { revision: typeof before === "number" ? before + 1 : 1 };
}

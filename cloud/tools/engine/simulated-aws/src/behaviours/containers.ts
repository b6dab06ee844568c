import { text, type Properties } from "../values.ts";
import type { Behaviours, Situation } from "./behaviour.ts";
import { securityGroup, subnet } from "./ec2/references.ts";

const ecsCluster = "aws:ecs/cluster:Cluster";
const eksCluster = "aws:eks/cluster:Cluster";

const ofEksCluster = {
  clusterName: {
    to: eksCluster,
    code: "ResourceNotFoundException",
    message: "No cluster found for name: {value}.",
  },
} as const;

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

  [eksCluster]: {
    arn: "arn:{partition}:eks:{region}:{account}:cluster/{name}",
    replace: [
      "bootstrapSelfManagedAddons",
      "encryptionConfig",
      "kubernetesNetworkConfig",
      "name",
      "roleArn",
    ],
    computed: {
      clusterId: "",
      endpoint: "https://{hex:32}.gr7.{region}.eks.amazonaws.com",
      platformVersion: "eks.1",
      status: "ACTIVE",
    },
    outputs: ({ random, region }) => ({
      certificateAuthority: {
        data: Buffer.from(`simulated ${random.hex(32, "certificate")}`).toString("base64"),
      },
      identities: [
        {
          oidcs: [
            {
              issuer: `https://oidc.eks.${region}.amazonaws.com/id/${random.hex(32, "oidc").toUpperCase()}`,
            },
          ],
        },
      ],
    }),
    references: { "vpcConfig.subnetIds": subnet, "vpcConfig.securityGroupIds": securityGroup },
    exists: { code: "ResourceInUseException", message: "Cluster already exists with name: {name}" },
    inUse: {
      code: "ResourceInUseException",
      message: "Cluster has nodegroups attached",
      status: 409,
    },
    seconds: { create: 540, update: 300, delete: 240 },
  },
  "aws:eks/nodeGroup:NodeGroup": {
    name: { property: "nodeGroupName", max: 63 },
    id: "{in.clusterName}:{name}",
    arn: "arn:{partition}:eks:{region}:{account}:nodegroup/{in.clusterName}/{name}/{uuid}",
    replace: [
      "amiType",
      "capacityType",
      "clusterName",
      "diskSize",
      "instanceTypes",
      "nodeGroupName",
      "nodeRoleArn",
      "subnetIds",
    ],
    references: { ...ofEksCluster, subnetIds: subnet },
    seconds: { create: 150, update: 150, delete: 180 },
  },
  "aws:eks/addon:Addon": {
    name: false,
    id: "{in.clusterName}:{in.addonName}",
    arn: "arn:{partition}:eks:{region}:{account}:addon/{in.clusterName}/{in.addonName}/{uuid}",
    replace: ["addonName", "clusterName"],
    references: ofEksCluster,
    seconds: { create: 30, update: 30, delete: 10 },
  },
};

/** Registering the same family again makes the next revision. */
function nextRevision({ inputs, find, type }: Situation): Properties {
  const before = find(type, text(inputs.family) ?? "")?.outputs.revision;
  return { revision: typeof before === "number" ? before + 1 : 1 };
}

import { text, type Properties } from "../values.ts";
import type { Behaviours, Reference, Situation } from "./behaviour.ts";
import { securityGroup, subnet } from "./ec2/references.ts";

const cacheSubnetGroup: Reference = {
  to: "aws:elasticache/subnetGroup:SubnetGroup",
  by: "name",
  code: "CacheSubnetGroupNotFoundFault",
  message: "Cache Subnet Group {value} does not exist.",
};

export const databases: Behaviours = {
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    noun: "Replication Group",
    name: { property: "replicationGroupId", max: 40 },
    arn: "arn:{partition}:elasticache:{region}:{account}:replicationgroup:{name}",
    replace: [
      "atRestEncryptionEnabled",
      "kmsKeyId",
      "replicationGroupId",
      "snapshotName",
      "subnetGroupName",
    ],
    defaults: { engine: "redis", port: 6379 },
    computed: {
      configurationEndpointAddress: "clustercfg.{name}.{lower:6}.{region}.cache.amazonaws.com",
      primaryEndpointAddress: "master.{name}.{lower:6}.{region}.cache.amazonaws.com",
      readerEndpointAddress: "replica.{name}.{lower:6}.{region}.cache.amazonaws.com",
    },
    references: {
      subnetGroupName: cacheSubnetGroup,
      securityGroupIds: { ...securityGroup, code: "InvalidParameterValue" },
    },
    seconds: { create: 480, update: 240, delete: 180 },
  },
  [cacheSubnetGroup.to]: {
    name: { property: "name" },
    arn: "arn:{partition}:elasticache:{region}:{account}:subnetgroup:{name}",
    replace: ["name"],
    defaults: { description: "Managed by Pulumi" },
    outputs: vpcOfSubnets,
    references: { subnetIds: { ...subnet, code: "InvalidSubnet", holds: false } },
    inUse: {
      code: "CacheSubnetGroupInUse",
      message: "Cache subnet group {id} is currently in use by a cache cluster.",
    },
  },

  "aws:dynamodb/table:Table": {
    arn: "arn:{partition}:dynamodb:{region}:{account}:table/{name}",
    replace: ["hashKey", "name", "rangeKey"],
    defaults: { billingMode: "PROVISIONED", tableClass: "STANDARD" },
    outputs: ({ inputs, arn }) =>
      inputs.streamEnabled === true
        ? { streamArn: `${arn}/stream/2025-01-01T00:00:00.000` }
        : { streamArn: "", streamLabel: "" },
    exists: {
      code: "ResourceInUseException",
      message: "Table already exists: {name}",
      status: 400,
    },
    seconds: { create: 12, update: 10, delete: 6 },
  },
};

export function vpcOfSubnets({ inputs, find }: Situation): Properties {
  const first = Array.isArray(inputs.subnetIds) ? text(inputs.subnetIds[0]) : undefined;
  return { vpcId: find(subnet.to, first ?? "")?.outputs.vpcId ?? "" };
}

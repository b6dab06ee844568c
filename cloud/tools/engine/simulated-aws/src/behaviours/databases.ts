import { text, type Properties } from "../values.ts";
import type { Behaviour, Behaviours, Reference, Situation } from "./behaviour.ts";
import { securityGroup, subnet } from "./ec2/references.ts";
import { keyReference } from "./kms.ts";

const port: Readonly<Record<string, number>> = {
  "aurora-mysql": 3306,
  mariadb: 3306,
  mysql: 3306,
  postgres: 5432,
  "aurora-postgresql": 5432,
};

const rdsSubnetGroup: Reference = {
  to: "aws:rds/subnetGroup:SubnetGroup",
  by: "name",
  code: "DBSubnetGroupNotFoundFault",
  message: "DB subnet group '{value}' does not exist.",
};
const cacheSubnetGroup: Reference = {
  to: "aws:elasticache/subnetGroup:SubnetGroup",
  by: "name",
  code: "CacheSubnetGroupNotFoundFault",
  message: "Cache Subnet Group {value} does not exist.",
};

/** Names of RDS and ElastiCache are lower case whatever was given. */
function rds(kind: string, property: string, max = 63): Behaviour {
  return {
    name: { property, max },
    arn: `arn:{partition}:rds:{region}:{account}:${kind}:{name}`,
    exists: { code: "AlreadyExistsFault", message: "{name} already exists", status: 400 },
  };
}

export const databases: Behaviours = {
  "aws:rds/instance:Instance": {
    ...rds("db", "identifier"),
    noun: "DB Instance",
    id: "db-{upper:26}",
    replace: [
      "availabilityZone",
      "characterSetName",
      "dbName",
      "engine",
      "kmsKeyId",
      "storageEncrypted",
      "timezone",
      "username",
    ],
    computed: { hostedZoneId: "Z2{upper:12}", resourceId: "{id}", status: "available" },
    outputs: instanceAddress,
    references: {
      dbSubnetGroupName: rdsSubnetGroup,
      vpcSecurityGroupIds: securityGroup,
      kmsKeyId: keyReference,
    },
    unique: [
      {
        properties: ["identifier"],
        code: "DBInstanceAlreadyExists",
        message: "DB instance already exists",
      },
    ],
    seconds: { create: 420, update: 120, delete: 240 },
  },
  "aws:rds/cluster:Cluster": {
    ...rds("cluster", "clusterIdentifier"),
    noun: "DB Cluster",
    replace: [
      "availabilityZones",
      "clusterIdentifier",
      "databaseName",
      "dbSubnetGroupName",
      "engine",
      "engineMode",
      "kmsKeyId",
      "masterUsername",
      "storageEncrypted",
    ],
    computed: { clusterResourceId: "cluster-{upper:26}", hostedZoneId: "Z2{upper:12}" },
    outputs: clusterAddresses,
    references: {
      dbSubnetGroupName: rdsSubnetGroup,
      vpcSecurityGroupIds: securityGroup,
      kmsKeyId: keyReference,
    },
    seconds: { create: 60, update: 60, delete: 60 },
  },
  "aws:rds/clusterInstance:ClusterInstance": {
    ...rds("db", "identifier"),
    replace: ["availabilityZone", "clusterIdentifier", "dbSubnetGroupName", "engine", "identifier"],
    references: {
      clusterIdentifier: {
        to: "aws:rds/cluster:Cluster",
        code: "DBClusterNotFoundFault",
        message: "DBCluster {value} not found",
      },
    },
    seconds: { create: 420, update: 120, delete: 240 },
  },
  [rdsSubnetGroup.to]: {
    ...rds("subgrp", "name", 255),
    noun: "DB Subnet Group",
    replace: ["name", "namePrefix"],
    defaults: { description: "Managed by Pulumi", supportedNetworkTypes: ["IPV4"] },
    outputs: vpcOfSubnets,
    references: { subnetIds: { ...subnet, holds: false } },
    inUse: {
      code: "InvalidDBSubnetGroupStateFault",
      message:
        "Cannot delete the subnet group '{id}' because at least one database instance is still using it.",
    },
  },
  "aws:rds/parameterGroup:ParameterGroup": {
    ...rds("pg", "name", 255),
    replace: ["description", "family", "name", "namePrefix"],
    defaults: { description: "Managed by Pulumi" },
  },
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": {
    ...rds("cluster-pg", "name", 255),
    replace: ["description", "family", "name", "namePrefix"],
    defaults: { description: "Managed by Pulumi" },
  },

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
    references: { subnetGroupName: cacheSubnetGroup, securityGroupIds: securityGroup },
    seconds: { create: 480, update: 240, delete: 180 },
  },
  [cacheSubnetGroup.to]: {
    name: { property: "name" },
    arn: "arn:{partition}:elasticache:{region}:{account}:subnetgroup:{name}",
    replace: ["name"],
    defaults: { description: "Managed by Pulumi" },
    outputs: vpcOfSubnets,
    references: { subnetIds: { ...subnet, holds: false } },
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

function instanceAddress({ inputs, random, name, region }: Situation): Properties {
  const address = `${name}.${random.of("bcdefghijklmnopqrstuvwxyz0123456789", 12, "host")}.${region}.rds.amazonaws.com`;
  const own =
    typeof inputs.port === "number" ? inputs.port : (port[text(inputs.engine) ?? ""] ?? 5432);
  return { address, endpoint: `${address}:${own}`, port: own };
}

function clusterAddresses({ inputs, random, name, region }: Situation): Properties {
  const host = `${random.of("bcdefghijklmnopqrstuvwxyz0123456789", 12, "host")}.${region}.rds.amazonaws.com`;
  return {
    endpoint: `${name}.cluster-${host}`,
    readerEndpoint: `${name}.cluster-ro-${host}`,
    port: typeof inputs.port === "number" ? inputs.port : (port[text(inputs.engine) ?? ""] ?? 3306),
  };
}

function vpcOfSubnets({ inputs, find }: Situation): Properties {
  const first = Array.isArray(inputs.subnetIds) ? text(inputs.subnetIds[0]) : undefined;
  return { vpcId: find(subnet.to, first ?? "")?.outputs.vpcId ?? "" };
}

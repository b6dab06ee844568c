import type { Properties } from "../values.ts";
import { text } from "../values.ts";
import type { Behaviour, Behaviours, Reference, Refusal, Situation } from "./behaviour.ts";
import { vpcOfSubnets } from "./databases.ts";
import { securityGroup, subnet } from "./ec2/references.ts";
import { keyReference } from "./kms.ts";
import {
  checkCluster,
  checkClusterInstance,
  checkCoverage,
  checkInstance,
  refuseInUse,
  refuseWithInstances,
  refuseWithoutSnapshot,
} from "./rdsRules.ts";
import { rdsTypes as types } from "./rdsTypes.ts";

const ports: Readonly<Record<string, number>> = {
  "aurora-mysql": 3306,
  mariadb: 3306,
  mysql: 3306,
  postgres: 5432,
  "aurora-postgresql": 5432,
};

const subnetGroup: Reference = {
  to: types.subnetGroup,
  by: "name",
  code: "DBSubnetGroupNotFoundFault",
  message: "DB subnet group '{value}' does not exist.",
  status: 404,
};
const group: Reference = {
  ...securityGroup,
  code: "InvalidParameterValue",
  message: "Invalid security group , groupId= {value}, groupName=.",
};
const key: Reference = {
  ...keyReference,
  code: "KMSKeyNotAccessibleFault",
  message:
    "Specified KMS key [{value}] does not exist, is not enabled or you do not have permissions to access it.",
};
const parameterGroup: Reference = {
  to: types.parameterGroup,
  by: "name",
  except: /^default\./,
  code: "DBParameterGroupNotFound",
  message: "DBParameterGroup not found: {value}",
  status: 404,
};
const clusterParameterGroup: Reference = {
  to: types.clusterParameterGroup,
  by: "name",
  except: /^default\./,
  code: "DBClusterParameterGroupNotFound",
  message: "DBClusterParameterGroup not found: {value}",
  status: 404,
};

/** Names are lower case whatever was given. */
function named(kind: string, property: string, exists: Refusal, max = 63): Behaviour {
  return {
    name: { property, max },
    arn: `arn:{partition}:rds:{region}:{account}:${kind}:{name}`,
    exists: { ...exists, status: 400 },
  };
}

const instanceExists = { code: "DBInstanceAlreadyExists", message: "DB instance already exists" };

/** Groups are kept while a database is in them. */
function parameters(kind: string): Behaviour {
  return {
    ...named(
      kind,
      "name",
      {
        code: "DBParameterGroupAlreadyExists",
        message: "Parameter group {name} already exists",
      },
      255,
    ),
    replace: ["description", "family", "name", "namePrefix"],
    defaults: { description: "Managed by Pulumi" },
    inUse: {
      code: "InvalidDBParameterGroupState",
      message:
        "One or more database instances are still members of this parameter group {name}, so the group cannot be deleted",
    },
    seconds: { create: 2, update: 2, delete: 2 },
  };
}

export const rds: Behaviours = {
  [types.instance]: {
    ...named("db", "identifier", instanceExists),
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
    outputs: instanceOutputs,
    references: {
      dbSubnetGroupName: subnetGroup,
      parameterGroupName: parameterGroup,
      vpcSecurityGroupIds: group,
      kmsKeyId: key,
      replicateSourceDb: {
        to: types.instance,
        by: "identifier",
        code: "DBInstanceNotFound",
        message: "DBInstance {value} not found.",
        status: 404,
        operation: "CreateDBInstanceReadReplica",
        holds: false,
      },
    },
    unique: [{ properties: ["identifier"], ...instanceExists }],
    seconds: { create: 420, update: 120, delete: 240 },
    check: checkInstance,
    checkDelete: refuseWithoutSnapshot,
  },
  [types.cluster]: {
    ...named("cluster", "clusterIdentifier", {
      code: "DBClusterAlreadyExistsFault",
      message: "DB Cluster already exists",
    }),
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
    outputs: clusterOutputs,
    references: {
      dbSubnetGroupName: subnetGroup,
      dbClusterParameterGroupName: clusterParameterGroup,
      vpcSecurityGroupIds: group,
      kmsKeyId: key,
    },
    seconds: { create: 60, update: 60, delete: 60 },
    check: checkCluster,
    checkDelete: (situation) => {
      refuseWithInstances(situation);
      refuseWithoutSnapshot(situation);
    },
  },
  [types.clusterInstance]: {
    ...named("db", "identifier", instanceExists),
    noun: "DB Instance",
    replace: ["availabilityZone", "clusterIdentifier", "dbSubnetGroupName", "engine", "identifier"],
    outputs: ({ inputs, find }) => {
      const cluster = find(types.cluster, text(inputs.clusterIdentifier) ?? "");
      return {
        endpoint: cluster?.outputs.endpoint ?? "",
        port: cluster?.outputs.port ?? 0,
        engineVersionActual: cluster?.outputs.engineVersion ?? "",
      };
    },
    references: {
      clusterIdentifier: {
        to: types.cluster,
        code: "DBClusterNotFoundFault",
        message: "DBCluster {value} not found",
        status: 404,
        holds: false,
      },
      dbSubnetGroupName: subnetGroup,
    },
    seconds: { create: 420, update: 120, delete: 240 },
    check: checkClusterInstance,
  },
  [types.subnetGroup]: {
    ...named(
      "subgrp",
      "name",
      {
        code: "DBSubnetGroupAlreadyExists",
        message: "The DB subnet group '{name}' already exists.",
      },
      255,
    ),
    noun: "DB Subnet Group",
    replace: ["name", "namePrefix"],
    defaults: { description: "Managed by Pulumi", supportedNetworkTypes: ["IPV4"] },
    outputs: vpcOfSubnets,
    references: {
      subnetIds: {
        ...subnet,
        code: "InvalidParameterValue",
        message: "Some input subnets in :[{value}] are invalid.",
        holds: false,
      },
    },
    seconds: { create: 2, update: 2, delete: 2 },
    check: checkCoverage,
    checkDelete: refuseInUse,
  },
  [types.parameterGroup]: parameters("pg"),
  [types.clusterParameterGroup]: parameters("cluster-pg"),
};

function host({ random, region }: Situation): string {
  return `${random.of("bcdefghijklmnopqrstuvwxyz0123456789", 12, "host")}.${region}.rds.amazonaws.com`;
}

function portOf(inputs: Properties): number {
  return typeof inputs.port === "number" ? inputs.port : (ports[text(inputs.engine) ?? ""] ?? 5432);
}

/** A replica is what its source is, unless it says otherwise. */
function instanceOutputs(situation: Situation): Properties {
  const { inputs, name, list } = situation;
  const source = list(types.instance).find(
    (record) => record.outputs.identifier === (inputs.replicateSourceDb ?? null),
  );
  const { engine, engineVersion, username, dbName, dbSubnetGroupName } = source?.outputs ?? {};
  const inherited = Object.fromEntries(
    Object.entries({ engine, engineVersion, username, dbName, dbSubnetGroupName }).filter(
      ([key, value]) => value !== undefined && !(key in inputs),
    ),
  ) as Properties;
  const address = `${name}.${host(situation)}`;
  const port = typeof source?.outputs.port === "number" ? source.outputs.port : portOf(inputs);
  return {
    ...inherited,
    address,
    endpoint: `${address}:${port}`,
    port,
    engineVersionActual: inputs.engineVersion ?? engineVersion ?? "",
    ...managedSecret(situation),
  };
}

function clusterOutputs(situation: Situation): Properties {
  const { inputs, name } = situation;
  const suffix = host(situation);
  return {
    endpoint: `${name}.cluster-${suffix}`,
    readerEndpoint: `${name}.cluster-ro-${suffix}`,
    port: portOf(inputs),
    engineVersionActual: inputs.engineVersion ?? "",
    ...managedSecret(situation),
  };
}

/** RDS keeps the password in a secret of its own, whose name nobody can choose. */
function managedSecret({ inputs, partition, region, place, random }: Situation): Properties {
  if (inputs.manageMasterUserPassword !== true) {
    return { masterUserSecrets: [] };
  }
  const name = `rds!db-${random.uuid("secret")}-${random.hex(6, "secret suffix")}`;
  return {
    masterUserSecrets: [
      {
        kmsKeyId: inputs.masterUserSecretKmsKeyId ?? "",
        secretArn: `arn:${partition}:secretsmanager:${region}:${place.account}:secret:${name}`,
        secretStatus: "active",
      },
    ],
  };
}

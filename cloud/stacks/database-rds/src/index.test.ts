import { expectWellBehaved, find, namesOf, ofType } from "@cloud/shared/testing/expectations";
import { keyArn } from "@cloud/shared/testing/given";
import { mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";

const load = () => import("./index.js");

const databaseSecretArn = "arn:aws:secretsmanager:us-east-1:111111111111:secret:database-AbCdEf";
const rdsMonitoringRoleArn = "arn:aws:iam::111111111111:role/monitoring";

const given = {
  databaseSubnetIds: ["subnet-0a", "subnet-0b"],
  databaseSecurityGroupId: "sg-0d",
  databaseKeyArn: keyArn("database"),
  secretsKeyArn: keyArn("secrets"),
  logsKeyArn: keyArn("logs"),
  rdsMonitoringRoleArn,
  databaseSecretArn,
};

const run = (environment: "dev" | "prod", config: object = {}) =>
  runProgram({ stack: "database-rds", environment, config: { ...given, ...config }, load });

let dev: ProgramRun;
let prod: ProgramRun;
let managed: ProgramRun;
let aurora: ProgramRun;
let serverless: ProgramRun;

beforeAll(async () => {
  dev = await run("dev");
  prod = await run("prod", { replicas: 2 });
  managed = await run("dev", { credentials: "managed", engine: "mysql" });
  aurora = await run("prod", { topology: "aurora" });
  serverless = await run("dev", {
    topology: "aurora",
    credentials: "managed",
    instanceClass: "db.serverless",
  });
});

describe("the database-rds program", () => {
  it("exports what its template declares, whatever is switched on", () => {
    expectWellBehaved("database-rds", [dev, prod, managed, aurora, serverless]);
    expect(dev.outputs).toMatchObject({
      endpoint: "database.example.com",
      readerEndpoint: "database.example.com",
      port: 5432,
      databaseName: "app",
      engine: "postgres",
      instanceIdentifiers: ["d1brv40-dev-database"],
      clusterIdentifier: "",
      arn: mockArn("aws:rds/instance:Instance", "database"),
      credentialsSecretArn: databaseSecretArn,
      securityGroupId: "sg-0d",
      parameterGroupName: "d1brv40-dev-database-postgres17",
      subnetGroupName: "d1brv40-dev-database",
    });
    expect(aurora.outputs).toMatchObject({
      endpoint: "database.cluster.example.com",
      readerEndpoint: "database.cluster-ro.example.com",
      engine: "aurora-postgresql",
      instanceIdentifiers: ["d1brv40-prod-database-1", "d1brv40-prod-database-2"],
      clusterIdentifier: "d1brv40-prod-database",
      logGroupNames: ["/aws/rds/cluster/d1brv40-prod-database/postgresql"],
    });
  });

  it("keeps the names of all resources, which Pulumi knows them by", () => {
    const names = (each: ProgramRun) =>
      each.resources.map(({ type, name }) => `${type} ${name}`).toSorted();

    expect({ instance: names(prod), cluster: names(aurora) }).toMatchSnapshot();
  });
});

describe("credentials", () => {
  it("come from the secret as write-only values, with a number for their version", () => {
    expect(find(dev, "rds/instance:Instance", "database").inputs).toMatchObject({
      username: "dbadmin",
      passwordWoVersion: 7,
    });
    expect(find(aurora, "rds/cluster:Cluster", "database").inputs).toMatchObject({
      masterUsername: "dbadmin",
      masterPasswordWoVersion: 7,
    });
  });

  it("are nowhere in a property that would be kept", () => {
    for (const { type, name, inputs } of [...dev.resources, ...aurora.resources]) {
      const kept = Object.entries(inputs).filter(([property]) => !property.endsWith("Wo"));
      expect([type, name, JSON.stringify(kept).includes("known-to-tests-only")]).toEqual([
        type,
        name,
        false,
      ]);
    }
    expect(JSON.stringify(dev.outputs)).not.toContain("known-to-tests-only");
    expect(Object.keys(find(dev, "rds/instance:Instance", "database").inputs)).not.toContain(
      "password",
    );
  });

  it("can be left to RDS, which then has them alone", () => {
    const instance = find(managed, "rds/instance:Instance", "database").inputs;

    expect(instance).toMatchObject({
      username: "dbadmin",
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: keyArn("secrets"),
    });
    expect(Object.keys(instance).filter((name) => name.startsWith("password"))).toEqual([]);
    expect(managed.outputs["credentialsSecretArn"]).toBe(
      mockArn("aws:secretsmanager/secret:Secret", "managed-for-database"),
    );
    expect(find(serverless, "rds/cluster:Cluster", "database").inputs).toMatchObject({
      masterUsername: "dbadmin",
      manageMasterUserPassword: true,
    });
  });
});

describe("an instance", () => {
  it("is encrypted, private, small and without ceremony in dev", () => {
    expect(find(dev, "rds/instance:Instance", "database")).toMatchObject({
      inputs: {
        identifier: "d1brv40-dev-database",
        engine: "postgres",
        engineVersion: "17",
        dbName: "app",
        instanceClass: "db.t3.micro",
        allocatedStorage: 20,
        maxAllocatedStorage: 100,
        storageType: "gp3",
        storageEncrypted: true,
        kmsKeyId: keyArn("database"),
        publiclyAccessible: false,
        multiAz: false,
        vpcSecurityGroupIds: ["sg-0d"],
        backupRetentionPeriod: 7,
        deletionProtection: false,
        skipFinalSnapshot: true,
        applyImmediately: true,
        monitoringInterval: 0,
        performanceInsightsEnabled: false,
      },
      parent: "cloud:database-rds:SingleInstance server",
      protect: false,
    });
  });

  it("is protected, watched and doubled in prod", () => {
    expect(find(prod, "rds/instance:Instance", "database")).toMatchObject({
      inputs: {
        instanceClass: "db.r5.large",
        multiAz: true,
        backupRetentionPeriod: 30,
        deletionProtection: true,
        skipFinalSnapshot: false,
        finalSnapshotIdentifier: "d1brv40-prod-database-final",
        deleteAutomatedBackups: false,
        applyImmediately: false,
        monitoringInterval: 30,
        monitoringRoleArn: rdsMonitoringRoleArn,
        performanceInsightsEnabled: true,
        performanceInsightsKmsKeyId: keyArn("database"),
        performanceInsightsRetentionPeriod: 7,
      },
      protect: true,
    });
  });

  it("has replicas that take everything else from it", () => {
    const replica = find(prod, "rds/instance:Instance", "database-replica-2").inputs;

    expect(replica).toMatchObject({
      identifier: "d1brv40-prod-database-replica-2",
      replicateSourceDb: "d1brv40-prod-database",
      instanceClass: "db.r5.large",
      maxAllocatedStorage: 1000,
      publiclyAccessible: false,
      skipFinalSnapshot: true,
    });
    for (const inherited of ["engine", "username", "passwordWo", "dbName", "allocatedStorage"]) {
      expect(Object.keys(replica)).not.toContain(inherited);
    }
    expect(prod.outputs["readerEndpoint"]).toBe("database-replica-1.example.com");
  });
});

describe("a cluster", () => {
  it("has the settings of its data, and instances that can take over", () => {
    expect(find(aurora, "rds/cluster:Cluster", "database")).toMatchObject({
      inputs: {
        engine: "aurora-postgresql",
        storageEncrypted: true,
        dbClusterParameterGroupName: "d1brv40-prod-database-aurora-postgresql17",
        backupRetentionPeriod: 30,
        deletionProtection: true,
        finalSnapshotIdentifier: "d1brv40-prod-database-final",
      },
      parent: "cloud:database-rds:AuroraCluster server",
      protect: true,
    });
    expect(
      ofType(aurora, "rds/clusterInstance:ClusterInstance").map(({ inputs }) => [
        inputs["identifier"],
        inputs["clusterIdentifier"],
        inputs["engine"],
        inputs["promotionTier"],
        inputs["monitoringRoleArn"],
      ]),
    ).toEqual([
      ["d1brv40-prod-database-1", "Cluster/database", "aurora-postgresql", 0, rdsMonitoringRoleArn],
      ["d1brv40-prod-database-2", "Cluster/database", "aurora-postgresql", 1, rdsMonitoringRoleArn],
    ]);
    expect(namesOf(aurora, "rds/instance:Instance")).toEqual([]);
  });

  it("scales by itself where its instances are serverless", () => {
    expect(find(serverless, "rds/cluster:Cluster", "database").inputs).toMatchObject({
      serverlessv2ScalingConfiguration: { minCapacity: 0.5, maxCapacity: 2 },
    });
    expect(Object.keys(find(aurora, "rds/cluster:Cluster", "database").inputs)).not.toContain(
      "serverlessv2ScalingConfiguration",
    );
  });
});

describe("what is there before the database", () => {
  it("is a subnet group and a parameter group of the right family", () => {
    expect(find(dev, "rds/subnetGroup:SubnetGroup", "database").inputs).toMatchObject({
      name: "d1brv40-dev-database",
      subnetIds: given.databaseSubnetIds,
    });
    expect(find(managed, "rds/parameterGroup:ParameterGroup", "database").inputs).toMatchObject({
      name: "d1brv40-dev-database-mysql8-4",
      family: "mysql8.4",
      parameters: expect.arrayContaining([
        { name: "require_secure_transport", value: "1", applyMethod: "pending-reboot" },
      ]) as unknown,
    });
  });

  it("are its logs, with key and retention", () => {
    expect(prod.outputs["logGroupNames"]).toEqual(
      ["database", "database-replica-1", "database-replica-2"].flatMap((source) =>
        ["postgresql", "upgrade"].map((log) => `/aws/rds/instance/d1brv40-prod-${source}/${log}`),
      ),
    );
    expect(find(prod, "logGroup:LogGroup", "database-postgresql").inputs).toMatchObject({
      kmsKeyId: keyArn("logs"),
      retentionInDays: 365,
    });
    expect(find(prod, "rds/instance:Instance", "database").dependencies).toContain(
      "aws:cloudwatch/logGroup:LogGroup database-postgresql",
    );
  });
});

it("a configuration that cannot work is refused before anything is made", async () => {
  await expect(run("dev", { topology: "aurora" })).rejects.toThrow(
    "database-rds:instanceClass db.t3.micro is too small for Aurora",
  );
});

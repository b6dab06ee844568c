import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TestCloud } from "../testing.ts";
import type { Properties } from "../values.ts";
import { types as network } from "./ec2/references.ts";
import { rdsTypes as types } from "./rdsTypes.ts";

let cloud: TestCloud;
let subnetIds: string[];
beforeEach(async () => {
  cloud = new TestCloud();
  const { id: vpcId } = await cloud.create(network.vpc, "main", { cidrBlock: "10.0.0.0/16" });
  subnetIds = [];
  for (const [index, zone] of ["a", "b"].entries()) {
    const cidrBlock = `10.0.${index}.0/24`;
    const args = { vpcId, cidrBlock, availabilityZone: `us-east-1${zone}` };
    subnetIds.push((await cloud.create(network.subnet, zone, args)).id);
  }
  await cloud.create(types.subnetGroup, "db", { name: "db", subnetIds });
  await cloud.create(types.parameterGroup, "pg", { name: "pg", family: "postgres17" });
});
afterEach(() => cloud.remove());

const fileOf = (state: string, id: string) =>
  join(state, "111111111111/us-east-1/rds.Instance", `${id}.json`);

const instance = (name: string, args: Properties = {}) =>
  cloud.create(types.instance, name, {
    identifier: name,
    engine: "postgres",
    engineVersion: "17",
    instanceClass: "db.t3.micro",
    allocatedStorage: 20,
    username: "dbadmin",
    passwordWo: "a-good-one",
    passwordWoVersion: 1,
    dbSubnetGroupName: "db",
    parameterGroupName: "pg",
    backupRetentionPeriod: 7,
    skipFinalSnapshot: true,
    ...args,
  });

test("a subnet group lies in two zones", async () => {
  await expect(
    cloud.create(types.subnetGroup, "one", { name: "one", subnetIds: subnetIds.slice(0, 1) }),
  ).rejects.toThrow(
    "api error DBSubnetGroupDoesNotCoverEnoughAZs: The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: us-east-1a. Add subnets to cover at least 2 AZs.",
  );
});

describe("an instance", () => {
  test("has an address, and is known by its identifier", async () => {
    const { id, properties } = await instance("shop");

    expect(id).toMatch(/^db-[A-Z0-9]{26}$/);
    expect(properties.address).toMatch(/^shop\.[a-z0-9]{12}\.us-east-1\.rds\.amazonaws\.com$/);
    expect(properties.port).toBe(5432);
    await expect(instance("shop")).rejects.toThrow("api error DBInstanceAlreadyExists");
  });

  test.each<[Properties, string]>([
    [
      { identifier: "my--shop" },
      "InvalidParameterValue: The parameter DBInstanceIdentifier is not a valid identifier.",
    ],
    [
      { passwordWo: "short" },
      "InvalidParameterValue: The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters.",
    ],
    [
      { passwordWo: "with@sign-in-it" },
      "InvalidParameterValue: The parameter MasterUserPassword is not a valid password. Only printable ASCII",
    ],
    [
      { username: "admin" },
      "InvalidParameterValue: MasterUsername admin cannot be used as it is a reserved word used by the engine",
    ],
    [{ username: "" }, "InvalidParameterValue: The parameter MasterUsername must be provided"],
    [
      { manageMasterUserPassword: true },
      "InvalidParameterValue: MasterUserPassword and ManageMasterUserPassword are mutually exclusive. Specify only one of these parameters.",
    ],
    [
      { allocatedStorage: 10, storageType: "gp3" },
      "InvalidParameterValue: Invalid storage size for engine name postgres and storage type gp3: 10",
    ],
    [
      { maxAllocatedStorage: 19 },
      "InvalidParameterCombination: Max storage size must be greater than storage size",
    ],
    [
      { engineVersion: "16.4" },
      "InvalidParameterCombination: The parameter group pg with DBParameterGroupFamily postgres17 can't be used for this instance. Use a parameter group with DBParameterGroupFamily postgres16.",
    ],
    [{ parameterGroupName: "no" }, "DBParameterGroupNotFound: DBParameterGroup not found: no"],
    [
      { monitoringInterval: 60 },
      "InvalidParameterCombination: A MonitoringRoleARN value is required",
    ],
    [
      {
        engine: "mysql",
        engineVersion: "8.4",
        parameterGroupName: "default.mysql8.4",
        performanceInsightsEnabled: true,
      },
      "InvalidParameterCombination: Performance Insights not supported for this configuration.",
    ],
    [
      { instanceClass: "db.serverless" },
      "InvalidParameterCombination: RDS does not support creating a DB instance with the following combination: DBInstanceClass=db.serverless, Engine=postgres, EngineVersion=17, LicenseModel=postgresql-license.",
    ],
  ])("with %j is refused", async (args, message) => {
    await expect(instance("shop", args)).rejects.toThrow(`api error ${message}`);
  });

  test("whose password RDS manages has a secret, and needs no other one", async () => {
    const managed = cloud.create(types.instance, "own", {
      identifier: "own",
      engine: "postgres",
      instanceClass: "db.t3.micro",
      allocatedStorage: 20,
      username: "dbadmin",
      manageMasterUserPassword: true,
    });
    const [secret] = (await managed).properties.masterUserSecrets as Properties[];

    expect(secret?.secretArn).toMatch(/:secret:rds!db-[0-9a-f-]{36}-[0-9a-f]{6}$/);
    await expect(
      cloud.create(types.instance, "none", {
        engine: "postgres",
        instanceClass: "db.t3.micro",
        allocatedStorage: 20,
        username: "dbadmin",
      }),
    ).rejects.toThrow("The parameter MasterUserPassword must be provided and must not be blank.");
  });

  test("keeps no password, and a refresh takes none away", async () => {
    const { id, properties } = await instance("shop");
    const inputs = { passwordWo: "a-good-one", passwordWoVersion: 1 };
    const found = await cloud.read(types.instance, "shop", id, { properties, inputs });

    expect(properties).toMatchObject({ passwordWoVersion: 1 });
    expect(Object.keys(properties)).not.toContain("passwordWo");
    expect(found?.inputs).toMatchObject(inputs);
    expect(readFileSync(fileOf(cloud.state, id), "utf8")).not.toContain("a-good-one");
  });

  test("is deleted only without protection, and with a snapshot unless it is not wanted", async () => {
    const { id, properties } = await instance("shop", { deletionProtection: true });
    const remove = (args: Properties) =>
      cloud.delete(types.instance, "shop", id, { ...properties, ...args });

    await expect(remove({})).rejects.toThrow(
      "api error InvalidParameterCombination: Cannot delete protected DB Instance, please disable deletion protection and try again.",
    );
    const open = { deletionProtection: false };
    await cloud.update(types.instance, "shop", id, {
      ...properties,
      ...open,
      skipFinalSnapshot: false,
    });
    await expect(remove({ ...open, skipFinalSnapshot: false })).rejects.toThrow(
      "api error InvalidParameterCombination: FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.",
    );
    await expect(cloud.delete(types.subnetGroup, "db", "db")).rejects.toThrow(
      "api error InvalidDBSubnetGroupStateFault",
    );
    await expect(cloud.delete(types.parameterGroup, "pg", "pg")).rejects.toThrow(
      "api error InvalidDBParameterGroupState: One or more database instances are still members of this parameter group pg",
    );
  });
});

describe("a replica", () => {
  const replica = (replicateSourceDb: string, name = "reader") =>
    cloud.create(types.instance, name, {
      identifier: name,
      replicateSourceDb,
      instanceClass: "db.t3.micro",
    });

  test("is what its source is", async () => {
    const { properties: source } = await instance("shop", { port: 6000 });
    const { properties } = await replica("shop");

    expect(properties).toMatchObject({ engine: "postgres", username: "dbadmin", port: 6000 });
    expect(properties.address).not.toBe(source.address);
  });

  test("needs a source with backups", async () => {
    await instance("bare", { backupRetentionPeriod: 0 });

    await expect(replica("bare")).rejects.toThrow(
      "api error InvalidDBInstanceState: Automated backups are not enabled",
    );
    await expect(replica("nobody")).rejects.toThrow(
      "api error DBInstanceNotFound: DBInstance nobody not found.",
    );
  });
});

describe("a cluster", () => {
  const cluster = (name: string, args: Properties = {}) =>
    cloud.create(types.cluster, name, {
      clusterIdentifier: name,
      engine: "aurora-postgresql",
      engineVersion: "17",
      masterUsername: "dbadmin",
      manageMasterUserPassword: true,
      dbSubnetGroupName: "db",
      skipFinalSnapshot: true,
      ...args,
    });
  const member = (args: Properties = {}) =>
    cloud.create(types.clusterInstance, "shop-1", {
      identifier: "shop-1",
      clusterIdentifier: "shop",
      engine: "aurora-postgresql",
      instanceClass: "db.r6g.large",
      ...args,
    });

  test("has an address to write to and one to read from, and is kept while it has instances", async () => {
    const { id, properties } = await cluster("shop");
    await member();

    expect(properties.endpoint).toMatch(/^shop\.cluster-[a-z0-9]{12}\./);
    expect(properties.readerEndpoint).toMatch(/^shop\.cluster-ro-[a-z0-9]{12}\./);
    await expect(cloud.delete(types.cluster, "shop", id, properties)).rejects.toThrow(
      "api error InvalidDBClusterStateFault: Cluster cannot be deleted, it still contains DB instances in non-deleting state.",
    );
  });

  test("does not exist for a group of another family", async () => {
    const type = types.clusterParameterGroup;
    await cloud.create(type, "old", { name: "old", family: "aurora-postgresql16" });

    await expect(cluster("shop", { dbClusterParameterGroupName: "old" })).rejects.toThrow(
      "Use a parameter group with DBParameterGroupFamily aurora-postgresql17.",
    );
  });

  test.each<[Properties, string]>([
    [{ instanceClass: "db.t3.micro" }, "RDS does not support creating a DB instance"],
    [{ instanceClass: "db.serverless" }, "Set the Serverless v2 scaling configuration"],
    [
      { engine: "aurora-mysql" },
      "The engine name requested for your DB instance (aurora-mysql) doesn't match the engine name of your DB cluster (aurora-postgresql).",
    ],
  ])("takes no instance with %j", async (args, message) => {
    await cluster("shop");

    await expect(member(args)).rejects.toThrow(`api error InvalidParameterCombination: ${message}`);
  });

  test("is deleted only without protection", async () => {
    const { id, properties } = await cluster("shop", { deletionProtection: true });

    await expect(cloud.delete(types.cluster, "shop", id, properties)).rejects.toThrow(
      "api error InvalidParameterCombination: Cannot delete protected Cluster, please disable deletion protection and try again.",
    );
  });
});

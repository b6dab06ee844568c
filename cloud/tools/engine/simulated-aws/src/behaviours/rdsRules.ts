import { ServiceError } from "../errors.ts";
import { text, texts, type Properties } from "../values.ts";
import type { Situation } from "./behaviour.ts";
import { subnet } from "./ec2/references.ts";
import { rdsTypes as types } from "./rdsTypes.ts";

export function checkInstance(situation: Situation): void {
  const { inputs, list } = situation;
  checkIdentifier("DBInstanceIdentifier", situation.name);
  const source = list(types.instance).find(
    (record) => record.outputs.identifier === inputs.replicateSourceDb,
  );
  if (source === undefined) {
    checkLogin(situation, "username", "password");
    checkStorage(inputs);
  } else if (Number(source.outputs.backupRetentionPeriod ?? 0) === 0) {
    throw new ServiceError(
      "InvalidDBInstanceState",
      "Automated backups are not enabled for this database instance. To enable automated backups, use ModifyDBInstance to set the backup retention period to a non-zero value.",
      { operation: "CreateDBInstanceReadReplica" },
    );
  }
  const engine = text(inputs.engine) ?? text(source?.outputs.engine) ?? "";
  const version = text(inputs.engineVersion) ?? text(source?.outputs.engineVersion) ?? "";
  checkClass(inputs, engine, version);
  checkFamily(situation, types.parameterGroup, text(inputs.parameterGroupName), engine, version);
  checkMonitoring(inputs, engine);
}

export function checkCluster(situation: Situation): void {
  const { inputs } = situation;
  checkIdentifier("DBClusterIdentifier", situation.name);
  checkLogin(situation, "masterUsername", "masterPassword");
  checkFamily(
    situation,
    types.clusterParameterGroup,
    text(inputs.dbClusterParameterGroupName),
    text(inputs.engine) ?? "",
    text(inputs.engineVersion) ?? "",
  );
}

export function checkClusterInstance({ inputs, find, name }: Situation): void {
  checkIdentifier("DBInstanceIdentifier", name);
  const cluster = find(types.cluster, text(inputs.clusterIdentifier) ?? "")?.outputs ?? {};
  const engine = text(cluster.engine) ?? "";
  if (inputs.engine !== engine) {
    combination(
      `The engine name requested for your DB instance (${text(inputs.engine) ?? ""}) doesn't match the engine name of your DB cluster (${engine}).`,
    );
  }
  checkClass(inputs, engine, text(cluster.engineVersion) ?? "");
  if (inputs.instanceClass === "db.serverless" && !cluster.serverlessv2ScalingConfiguration) {
    combination(
      "Set the Serverless v2 scaling configuration on the parent DB cluster before creating a Serverless v2 DB instance.",
    );
  }
  checkMonitoring(inputs, engine);
}

/** Whatever is put into a group later may have to move to another zone. */
export function checkCoverage({ inputs, find }: Situation): void {
  const zones = new Set(
    texts(inputs.subnetIds).map((id) => text(find(subnet.to, id)?.outputs.availabilityZone)),
  );
  if (zones.size < 2) {
    throw new ServiceError(
      "DBSubnetGroupDoesNotCoverEnoughAZs",
      `The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: ${[...zones].join(", ")}. Add subnets to cover at least 2 AZs.`,
    );
  }
}

/** The group is kept for every database in it; AWS names one. */
export function refuseInUse({ list, id }: Situation): void {
  const kinds = [
    [types.instance, "instance"],
    [types.clusterInstance, "instance"],
    [types.cluster, "cluster"],
  ] as const;
  for (const [type, kind] of kinds) {
    const user = list(type).find(({ outputs }) => outputs.dbSubnetGroupName === id);
    if (user) {
      const name = text(user.outputs.identifier) ?? user.id;
      throw new ServiceError(
        "InvalidDBSubnetGroupStateFault",
        `Cannot delete the subnet group '${id}' because at least one database ${kind}: ${name} is still using it.`,
      );
    }
  }
}

export function refuseWithInstances({ list, id }: Situation): void {
  if (list(types.clusterInstance).some(({ outputs }) => outputs.clusterIdentifier === id)) {
    throw new ServiceError(
      "InvalidDBClusterStateFault",
      "Cluster cannot be deleted, it still contains DB instances in non-deleting state.",
    );
  }
}

export function refuseWithoutSnapshot({ previous, type }: Situation): void {
  if (previous.deletionProtection === true) {
    const noun = type === types.cluster ? "Cluster" : "DB Instance";
    combination(
      `Cannot delete protected ${noun}, please disable deletion protection and try again.`,
    );
  }
  if (previous.skipFinalSnapshot !== true && !text(previous.finalSnapshotIdentifier)) {
    combination("FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.");
  }
}

function checkIdentifier(parameter: string, name: string): void {
  if (!/^[a-z]([a-z0-9]|-(?=[a-z0-9])){0,62}$/i.test(name)) {
    throw new ServiceError(
      "InvalidParameterValue",
      `The parameter ${parameter} is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.`,
    );
  }
}

/** Either RDS makes the password, or there is one that it takes. */
function checkLogin({ inputs, previous }: Situation, nameKey: string, passwordKey: string): void {
  if (inputs.snapshotIdentifier || inputs.replicationSourceIdentifier) {
    return;
  }
  const username = text(inputs[nameKey]);
  if (!username) {
    value("The parameter MasterUsername must be provided and must not be blank.");
  }
  if (/^(admin|rdsadmin)$/.test(username) && text(inputs.engine)?.includes("postgres")) {
    value(`MasterUsername ${username} cannot be used as it is a reserved word used by the engine`);
  }
  const password = text(inputs[passwordKey]) ?? text(inputs[`${passwordKey}Wo`]);
  const managed = inputs.manageMasterUserPassword === true;
  if (managed && password !== undefined) {
    value(
      "MasterUserPassword and ManageMasterUserPassword are mutually exclusive. Specify only one of these parameters.",
    );
  }
  if (managed) {
    return;
  }
  if (password === undefined) {
    // What exists has one already.
    if (Object.keys(previous).length > 0) {
      return;
    }
    value("The parameter MasterUserPassword must be provided and must not be blank.");
  }
  if (password.length < 8) {
    value(
      "The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters.",
    );
  }
  if (/[/@" ]|[^\x20-\x7e]/.test(password)) {
    value(
      "The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '\"', ' ' may be used.",
    );
  }
}

function checkStorage(inputs: Properties): void {
  const { allocatedStorage, maxAllocatedStorage, storageType, engine } = inputs;
  if (Number(allocatedStorage) < 20) {
    value(
      `Invalid storage size for engine name ${text(engine) ?? ""} and storage type ${text(storageType) ?? "gp2"}: ${Number(allocatedStorage)}`,
    );
  }
  if (Number(maxAllocatedStorage) > 0 && Number(maxAllocatedStorage) <= Number(allocatedStorage)) {
    combination("Max storage size must be greater than storage size");
  }
}

function checkClass(inputs: Properties, engine: string, version: string): void {
  const instanceClass = text(inputs.instanceClass) ?? "";
  const isAurora = engine.startsWith("aurora");
  const refused = isAurora
    ? /^db\.t\d+g?\.(micro|small)$/.test(instanceClass)
    : instanceClass === "db.serverless";
  if (refused) {
    const licence = engine.includes("postgres") ? "postgresql-license" : "general-public-license";
    combination(
      `RDS does not support creating a DB instance with the following combination: DBInstanceClass=${instanceClass}, Engine=${engine}, EngineVersion=${version}, LicenseModel=${licence}. For supported combinations of instance class and database engine version, see the documentation.`,
    );
  }
}

/** `17.5` of postgres is of the family `postgres17`, `8.4.3` of mysql of `mysql8.4`. */
function checkFamily(
  { list }: Situation,
  type: string,
  name: string | undefined,
  engine: string,
  version: string,
): void {
  const group = list(type).find(({ outputs }) => outputs.name === name);
  const parts = /postgres/.test(engine) ? 1 : 2;
  const family = engine + version.split(".").slice(0, parts).join(".");
  const given = text(group?.outputs.family);
  if (given !== undefined && version !== "" && given !== family) {
    combination(
      `The parameter group ${name} with DBParameterGroupFamily ${given} can't be used for this instance. Use a parameter group with DBParameterGroupFamily ${family}.`,
    );
  }
}

function checkMonitoring(inputs: Properties, engine: string): void {
  if (Number(inputs.monitoringInterval) > 0 && !text(inputs.monitoringRoleArn)) {
    combination(
      "A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0.",
    );
  }
  const tooSmall = /^db\.t(2\.(micro|small|medium)|3\.(micro|small)|4g\.(micro|small))$/;
  if (
    inputs.performanceInsightsEnabled === true &&
    !engine.includes("postgres") &&
    tooSmall.test(text(inputs.instanceClass) ?? "")
  ) {
    combination("Performance Insights not supported for this configuration.");
  }
}

function value(message: string): never {
  throw new ServiceError("InvalidParameterValue", message);
}

function combination(message: string): never {
  throw new ServiceError("InvalidParameterCombination", message);
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { deletionGuard, nameLimits, nameTags, range, resourceName } from "@cloud/shared";
import type { Credentials } from "./credentials";
import { deletionArgs, monitoringArgs, type Server, type ServerArgs } from "./server";

/** One instance that writes, with a standby where there is to be one, and replicas that read. */
export class SingleInstance extends pulumi.ComponentResource implements Server {
  readonly endpoint: pulumi.Output<string>;
  readonly readerEndpoint: pulumi.Output<string>;
  readonly port: pulumi.Output<number>;
  readonly instanceIdentifiers: readonly pulumi.Output<string>[];
  readonly clusterIdentifier = pulumi.output("");
  readonly arn: pulumi.Output<string>;
  readonly resourceId: pulumi.Output<string>;
  readonly managedSecretArn: pulumi.Output<string>;

  constructor(name: string, args: ServerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:database-rds:SingleInstance", name, {}, opts);
    const primary = this.#primary(args);
    const replicas = replicaNames(args.parameters.replicas).map((label) =>
      this.#replica(args, label, primary),
    );
    this.endpoint = primary.address;
    this.readerEndpoint = (replicas[0] ?? primary).address;
    this.port = primary.port;
    this.instanceIdentifiers = [primary, ...replicas].map(({ identifier }) => identifier);
    this.arn = primary.arn;
    this.resourceId = primary.resourceId;
    this.managedSecretArn = primary.masterUserSecrets.apply(
      (secrets) => secrets[0]?.secretArn ?? "",
    );
    this.registerOutputs({ endpoint: this.endpoint });
  }

  #primary(args: ServerArgs): aws.rds.Instance {
    const { context, parameters, engine, credentials, surroundings } = args;
    return new aws.rds.Instance(
      "database",
      {
        identifier: resourceName(context, "database", nameLimits.database),
        engine: engine.engine,
        engineVersion: engine.version,
        allowMajorVersionUpgrade: parameters.allowMajorVersionUpgrade,
        dbName: parameters.databaseName,
        port: engine.port,
        ...loginArgs(credentials),
        allocatedStorage: parameters.storageGib,
        storageEncrypted: true,
        kmsKeyId: parameters.databaseKeyArn,
        multiAz: parameters.multiAz,
        dbSubnetGroupName: surroundings.subnetGroup.name,
        backupRetentionPeriod: parameters.backupRetentionDays,
        backupWindow: parameters.backupWindow,
        deleteAutomatedBackups: !parameters.deletionProtection,
        ...deletionArgs(args),
        ...commonArgs(args),
        tags: nameTags(context, "database"),
      },
      {
        parent: this,
        dependsOn: [...surroundings.logGroups],
        ...deletionGuard(parameters.deletionProtection),
      },
    );
  }

  /** Everything that is not said here is as with the primary, from which it is made. */
  #replica(args: ServerArgs, label: string, primary: aws.rds.Instance): aws.rds.Instance {
    const { context, surroundings } = args;
    return new aws.rds.Instance(
      label,
      {
        identifier: resourceName(context, label, nameLimits.database),
        replicateSourceDb: primary.identifier,
        // A replica has nothing that the primary has not.
        skipFinalSnapshot: true,
        ...commonArgs(args),
        tags: nameTags(context, label),
      },
      { parent: this, dependsOn: [...surroundings.logGroups] },
    );
  }
}

export function replicaNames(count: number): string[] {
  return range(count).map((index) => `database-replica-${index + 1}`);
}

function commonArgs(args: ServerArgs) {
  const { parameters, engine, surroundings } = args;
  return {
    instanceClass: parameters.instanceClass,
    storageType: "gp3",
    // A replica has to grow with its primary.
    maxAllocatedStorage: parameters.maxStorageGib,
    parameterGroupName: surroundings.parameterGroupName,
    vpcSecurityGroupIds: [parameters.databaseSecurityGroupId],
    publiclyAccessible: false,
    iamDatabaseAuthenticationEnabled: parameters.iamAuthentication,
    autoMinorVersionUpgrade: true,
    maintenanceWindow: parameters.maintenanceWindow,
    applyImmediately: parameters.applyImmediately,
    copyTagsToSnapshot: true,
    enabledCloudwatchLogsExports: [...engine.logs],
    ...monitoringArgs(args),
  };
}

function loginArgs(credentials: Credentials) {
  return credentials.kind === "managed"
    ? {
        username: credentials.username,
        manageMasterUserPassword: true,
        masterUserSecretKmsKeyId: credentials.keyArn,
      }
    : {
        username: credentials.username,
        passwordWo: credentials.password,
        passwordWoVersion: credentials.passwordVersion,
      };
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { deletionGuard, nameLimits, nameTags, range, resourceName } from "@cloud/shared";
import type { Credentials } from "./credentials";
import { deletionArgs, monitoringArgs, type Server, type ServerArgs } from "./server";
import { serverlessClass } from "./settings";

/** A cluster whose instances share their storage; any of them can take over writing. */
export class AuroraCluster extends pulumi.ComponentResource implements Server {
  readonly endpoint: pulumi.Output<string>;
  readonly readerEndpoint: pulumi.Output<string>;
  readonly port: pulumi.Output<number>;
  readonly instanceIdentifiers: readonly pulumi.Output<string>[];
  readonly clusterIdentifier: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly resourceId: pulumi.Output<string>;
  readonly managedSecretArn: pulumi.Output<string>;

  constructor(name: string, args: ServerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:database-rds:AuroraCluster", name, {}, opts);
    const cluster = this.#cluster(args);
    const instances = range(args.parameters.replicas + 1).map((index) =>
      this.#instance(args, cluster, index),
    );
    this.endpoint = cluster.endpoint;
    this.readerEndpoint = cluster.readerEndpoint;
    this.port = cluster.port;
    this.instanceIdentifiers = instances.map(({ identifier }) => identifier);
    this.clusterIdentifier = cluster.clusterIdentifier;
    this.arn = cluster.arn;
    this.resourceId = cluster.clusterResourceId;
    this.managedSecretArn = cluster.masterUserSecrets.apply(
      (secrets) => secrets[0]?.secretArn ?? "",
    );
    this.registerOutputs({ endpoint: this.endpoint });
  }

  #cluster(args: ServerArgs): aws.rds.Cluster {
    const { context, parameters, engine, credentials, surroundings } = args;
    const { serverlessMinCapacity, serverlessMaxCapacity } = parameters;
    return new aws.rds.Cluster(
      "database",
      {
        clusterIdentifier: resourceName(context, "database", nameLimits.database),
        engine: engine.engine,
        engineVersion: engine.version,
        allowMajorVersionUpgrade: parameters.allowMajorVersionUpgrade,
        databaseName: parameters.databaseName,
        port: engine.port,
        ...loginArgs(credentials),
        storageEncrypted: true,
        kmsKeyId: parameters.databaseKeyArn,
        dbSubnetGroupName: surroundings.subnetGroup.name,
        dbClusterParameterGroupName: surroundings.parameterGroupName,
        vpcSecurityGroupIds: [parameters.databaseSecurityGroupId],
        iamDatabaseAuthenticationEnabled: parameters.iamAuthentication,
        backupRetentionPeriod: parameters.backupRetentionDays,
        preferredBackupWindow: parameters.backupWindow,
        preferredMaintenanceWindow: parameters.maintenanceWindow,
        applyImmediately: parameters.applyImmediately,
        copyTagsToSnapshot: true,
        enabledCloudwatchLogsExports: [...engine.logs],
        ...(parameters.instanceClass === serverlessClass
          ? {
              serverlessv2ScalingConfiguration: {
                minCapacity: serverlessMinCapacity,
                maxCapacity: serverlessMaxCapacity,
              },
            }
          : {}),
        ...deletionArgs(args),
        tags: nameTags(context, "database"),
      },
      {
        parent: this,
        dependsOn: [...surroundings.logGroups],
        ...deletionGuard(parameters.deletionProtection),
      },
    );
  }

  #instance(args: ServerArgs, cluster: aws.rds.Cluster, index: number): aws.rds.ClusterInstance {
    const { context, parameters, surroundings } = args;
    const label = `database-${index + 1}`;
    return new aws.rds.ClusterInstance(
      label,
      {
        identifier: resourceName(context, label, nameLimits.database),
        clusterIdentifier: cluster.id,
        engine: cluster.engine.apply((engine) => engine as aws.rds.EngineType),
        instanceClass: parameters.instanceClass,
        dbSubnetGroupName: surroundings.subnetGroup.name,
        publiclyAccessible: false,
        // Who takes over first; all are alike, so the order is that of their names.
        promotionTier: Math.min(index, 15),
        autoMinorVersionUpgrade: true,
        preferredMaintenanceWindow: parameters.maintenanceWindow,
        applyImmediately: parameters.applyImmediately,
        copyTagsToSnapshot: true,
        ...monitoringArgs(args),
        tags: nameTags(context, label),
      },
      { parent: this },
    );
  }
}

function loginArgs(credentials: Credentials) {
  return credentials.kind === "managed"
    ? {
        masterUsername: credentials.username,
        manageMasterUserPassword: true,
        masterUserSecretKmsKeyId: credentials.keyArn,
      }
    : {
        masterUsername: credentials.username,
        masterPasswordWo: credentials.password,
        masterPasswordWoVersion: credentials.passwordVersion,
      };
}

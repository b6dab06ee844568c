import type * as pulumi from "@pulumi/pulumi";
import { nameLimits, resourceName, type StackContext } from "@cloud/shared";
import type { Credentials } from "./credentials";
import type { DatabaseParameters } from "./database";
import type { EnginePlan } from "./engine-plan";
import type { Surroundings } from "./surroundings";

export interface ServerArgs {
  readonly context: StackContext;
  readonly parameters: DatabaseParameters;
  readonly engine: EnginePlan;
  readonly credentials: Credentials;
  readonly surroundings: Surroundings;
}

/** An instance or a cluster, as everybody else sees it. */
export interface Server {
  readonly endpoint: pulumi.Output<string>;
  readonly readerEndpoint: pulumi.Output<string>;
  readonly port: pulumi.Output<number>;
  readonly instanceIdentifiers: readonly pulumi.Output<string>[];
  readonly clusterIdentifier: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly resourceId: pulumi.Output<string>;
  readonly managedSecretArn: pulumi.Output<string>;
}

/** What an instance of any kind is watched with. */
export function monitoringArgs({ parameters }: ServerArgs) {
  const { monitoringIntervalSeconds, performanceInsights } = parameters;
  return {
    monitoringInterval: monitoringIntervalSeconds,
    ...(monitoringIntervalSeconds > 0
      ? { monitoringRoleArn: parameters.rdsMonitoringRoleArn }
      : {}),
    performanceInsightsEnabled: performanceInsights,
    ...(performanceInsights
      ? {
          performanceInsightsKmsKeyId: parameters.databaseKeyArn,
          performanceInsightsRetentionPeriod: parameters.performanceInsightsRetentionDays,
        }
      : {}),
  };
}

/** What happens to the data when the database is deleted. */
export function deletionArgs({ context, parameters }: ServerArgs) {
  const { finalSnapshot, finalSnapshotName, deletionProtection } = parameters;
  return {
    deletionProtection,
    skipFinalSnapshot: !finalSnapshot,
    ...(finalSnapshot
      ? {
          finalSnapshotIdentifier:
            finalSnapshotName ?? resourceName(context, "database-final", nameLimits.databaseGroup),
        }
      : {}),
  };
}

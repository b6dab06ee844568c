import { ConfigurationError } from "@cloud/shared";
import type { DatabaseParameters } from "./database";
import { overlap, windowMinutes } from "./windows";

export type Settings = Pick<
  DatabaseParameters,
  | "backupWindow"
  | "credentials"
  | "databaseSubnetIds"
  | "engine"
  | "instanceClass"
  | "maintenanceWindow"
  | "maxStorageGib"
  | "performanceInsights"
  | "replicas"
  | "serverlessMaxCapacity"
  | "serverlessMinCapacity"
  | "storageGib"
  | "topology"
>;

/** AWS takes no shorter windows. */
const shortestWindow = 30;

export const serverlessClass = "db.serverless";

/** Refuses, all at once, what AWS would refuse only minutes later. */
export function checkSettings(settings: Settings): void {
  const problems = [
    ...windowProblems(settings),
    ...(settings.topology === "aurora" ? auroraProblems(settings) : instanceProblems(settings)),
    ...insightProblems(settings),
  ];
  if (new Set(settings.databaseSubnetIds).size < 2) {
    problems.push(
      "databaseSubnetIds must name subnets in at least two zones: give the network stack azCount " +
        "2 or more",
    );
  }
  if (problems.length > 0) {
    const lines = problems.map((problem) => `database-rds:${problem}`);
    throw new ConfigurationError(lines.join("\n"));
  }
}

function windowProblems({ backupWindow, maintenanceWindow }: Settings): string[] {
  const problems = Object.entries({ backupWindow, maintenanceWindow })
    .filter(([, window]) => windowMinutes(window) < shortestWindow)
    .map(([key, window]) => `${key} ${window} must last ${shortestWindow} minutes or more`);
  return overlap(backupWindow, maintenanceWindow)
    ? [
        ...problems,
        `backupWindow ${backupWindow} and database-rds:maintenanceWindow ${maintenanceWindow} ` +
          `must not overlap`,
      ]
    : problems;
}

function auroraProblems(settings: Settings): string[] {
  const { instanceClass, serverlessMinCapacity, serverlessMaxCapacity } = settings;
  if (/^db\.t\d+g?\.(micro|small)$/.test(instanceClass)) {
    return [
      `instanceClass ${instanceClass} is too small for Aurora: use db.t4g.medium, a larger one, ` +
        `or ${serverlessClass}`,
    ];
  }
  if (instanceClass === serverlessClass && serverlessMinCapacity > serverlessMaxCapacity) {
    return [
      `serverlessMinCapacity is ${serverlessMinCapacity}, but ` +
        `database-rds:serverlessMaxCapacity only ${serverlessMaxCapacity}`,
    ];
  }
  return [];
}

function instanceProblems(settings: Settings): string[] {
  const { instanceClass, storageGib, maxStorageGib, credentials, replicas } = settings;
  const problems: string[] = [];
  if (instanceClass === serverlessClass) {
    problems.push(`instanceClass ${serverlessClass} needs database-rds:topology aurora`);
  }
  // RDS wants some distance, or it would have to grow at once.
  if (maxStorageGib < storageGib * 1.1) {
    problems.push(
      `maxStorageGib is ${maxStorageGib}, it must be 10 % more than database-rds:storageGib ` +
        `(${storageGib})`,
    );
  }
  if (credentials === "managed" && replicas > 0) {
    problems.push(
      "credentials managed is not possible with replicas of an instance: use secret, or an Aurora " +
        "cluster",
    );
  }
  return problems;
}

function insightProblems({ performanceInsights, engine, instanceClass }: Settings): string[] {
  const tooSmall = /^db\.t(2\.(micro|small|medium)|3\.(micro|small)|4g\.(micro|small))$/;
  return performanceInsights && engine !== "postgres" && tooSmall.test(instanceClass)
    ? [`performanceInsights is not possible with ${engine} on ${instanceClass}: use a larger class`]
    : [];
}

// Generated from templates/config/database-rds.yaml by `npm run generate`. Changes belong there.

import type { StackDefinition } from "@cloud/shared";

export const definition = {
  stack: "database-rds",
  parameters: {
    databaseSubnetIds: {
      type: "list",
      required: true,
      items: { type: "string", pattern: "^subnet-[0-9a-f]+$" },
    },
    databaseSecurityGroupId: { type: "string", required: true, pattern: "^sg-[0-9a-f]+$" },
    databaseKeyArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
    secretsKeyArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
    logsKeyArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
    rdsMonitoringRoleArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$",
    },
    databaseSecretArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:.+$",
    },
    credentials: { type: "string", default: "secret", enum: ["secret", "managed"] },
    managedUsername: {
      type: "string",
      default: "dbadmin",
      pattern: "^[a-zA-Z][a-zA-Z0-9_]{0,15}$",
    },
    topology: { type: "string", default: "instance", enum: ["instance", "aurora"] },
    engine: { type: "string", default: "postgres", enum: ["postgres", "mysql", "mariadb"] },
    engineVersion: { type: "string", pattern: "^[0-9]+(\\.[0-9a-z_]+)*$" },
    allowMajorVersionUpgrade: { type: "boolean", default: false },
    instanceClass: {
      type: "string",
      required: true,
      defaults: { dev: "db.t3.micro", stage: "db.t3.small", prod: "db.r5.large" },
      pattern: "^db\\.[a-z0-9]+(\\.[a-z0-9]+)?$",
    },
    serverlessMinCapacity: { type: "number", default: 0.5, minimum: 0, maximum: 256 },
    serverlessMaxCapacity: {
      type: "number",
      defaults: { dev: 2, stage: 4, prod: 16 },
      minimum: 1,
      maximum: 256,
    },
    replicas: { type: "integer", defaults: { dev: 0, stage: 0, prod: 1 }, minimum: 0, maximum: 15 },
    multiAz: { type: "boolean", defaults: { dev: false, stage: false, prod: true } },
    storageGib: {
      type: "integer",
      defaults: { dev: 20, stage: 50, prod: 100 },
      minimum: 20,
      maximum: 65536,
    },
    maxStorageGib: {
      type: "integer",
      defaults: { dev: 100, stage: 200, prod: 1000 },
      minimum: 22,
      maximum: 65536,
    },
    databaseName: {
      type: "string",
      required: true,
      default: "app",
      pattern: "^[a-zA-Z][a-zA-Z0-9_]{0,62}$",
    },
    port: { type: "integer", minimum: 1150, maximum: 65535 },
    engineParameters: {
      type: "list",
      default: [],
      items: {
        type: "object",
        fields: {
          name: { type: "string", required: true },
          value: { type: "string", required: true },
          applyMethod: {
            type: "string",
            default: "pending-reboot",
            enum: ["immediate", "pending-reboot"],
          },
        },
      },
    },
    iamAuthentication: { type: "boolean", default: true },
    backupRetentionDays: {
      type: "integer",
      defaults: { dev: 7, stage: 7, prod: 30 },
      minimum: 1,
      maximum: 35,
    },
    backupWindow: {
      type: "string",
      required: true,
      default: "02:00-03:00",
      pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]$",
    },
    maintenanceWindow: {
      type: "string",
      required: true,
      default: "sun:04:00-sun:05:00",
      pattern:
        "^(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):[0-5][0-9]-(mon|tue|wed|thu|fri|sat|sun):([01][0-9]|2[0-3]):[0-5][0-9]$",
    },
    applyImmediately: { type: "boolean", defaults: { dev: true, stage: true, prod: false } },
    monitoringIntervalSeconds: {
      type: "integer",
      defaults: { dev: 0, stage: 60, prod: 30 },
      enum: [0, 1, 5, 10, 15, 30, 60],
    },
    performanceInsights: { type: "boolean", defaults: { dev: false, stage: false, prod: true } },
    performanceInsightsRetentionDays: {
      type: "integer",
      default: 7,
      enum: [
        7, 31, 62, 93, 124, 155, 186, 217, 248, 279, 310, 341, 372, 403, 434, 465, 496, 527, 558,
        589, 620, 651, 682, 713, 731,
      ],
    },
    logRetentionDays: {
      type: "integer",
      defaults: { dev: 7, stage: 30, prod: 365 },
      enum: [
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
        3288, 3653,
      ],
    },
    deletionProtection: { type: "boolean", defaults: { dev: false, stage: false, prod: true } },
    finalSnapshot: { type: "boolean", defaults: { dev: false, stage: true, prod: true } },
    finalSnapshotName: { type: "string", pattern: "^[a-zA-Z][a-zA-Z0-9]*(-[a-zA-Z0-9]+)*$" },
  },
} as const satisfies StackDefinition;

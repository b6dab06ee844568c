// Generated from templates/config/storage.yaml by `npm run generate`. Changes belong there.

import type { StackDefinition } from "@cloud/shared";

export const definition = {
  stack: "storage",
  parameters: {
    vpcId: { type: "string", required: true, pattern: "^vpc-[0-9a-f]+$" },
    subnetIds: {
      type: "list",
      required: true,
      items: { type: "string", pattern: "^subnet-[0-9a-f]+$" },
    },
    applicationSecurityGroupId: { type: "string", required: true, pattern: "^sg-[0-9a-f]+$" },
    containerSecurityGroupId: { type: "string", required: true, pattern: "^sg-[0-9a-f]+$" },
    functionSecurityGroupId: { type: "string", required: true, pattern: "^sg-[0-9a-f]+$" },
    storageKeyArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
    logsKeyArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
    infrequentAccessDays: {
      type: "integer",
      defaults: { dev: 0, stage: 0, prod: 90 },
      minimum: 0,
      maximum: 3650,
    },
    archiveDays: { type: "integer", default: 0, minimum: 0, maximum: 3650 },
    oldVersionDays: {
      type: "integer",
      defaults: { dev: 7, stage: 30, prod: 90 },
      minimum: 1,
      maximum: 3650,
    },
    logRetentionDays: {
      type: "integer",
      defaults: { dev: 30, stage: 90, prod: 400 },
      minimum: 1,
      maximum: 3650,
    },
    enableAccessLogs: { type: "boolean", defaults: { dev: false, stage: true, prod: true } },
    assetsDistributionArns: {
      type: "list",
      default: [],
      items: {
        type: "string",
        pattern: "^arn:aws[a-z-]*:cloudfront::[0-9]{12}:distribution/[A-Z0-9]+$",
      },
    },
    assetsUploadOrigins: {
      type: "list",
      default: [],
      items: { type: "string", pattern: "^https?://[^/]+$" },
    },
    replicaRegion: { type: "string", pattern: "^[a-z]{2}(-[a-z]+)+-[0-9]$" },
    replicaKeyArn: { type: "string", pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$" },
    enableFileSystem: { type: "boolean", defaults: { dev: false, stage: true, prod: true } },
    fileSystemThroughput: { type: "string", default: "elastic", enum: ["elastic", "bursting"] },
    fileSystemInfrequentAccessDays: {
      type: "integer",
      default: 30,
      enum: [1, 7, 14, 30, 60, 90, 180, 270, 365],
    },
    enableFileSystemBackup: { type: "boolean", defaults: { dev: false, stage: true, prod: true } },
    fileSystemPath: { type: "string", default: "/shared", pattern: "^(/[a-zA-Z0-9_.-]+){1,4}$" },
    fileSystemUser: { type: "integer", default: 1000, minimum: 1, maximum: 65533 },
    enableDataLake: { type: "boolean", default: false },
    crawlerSchedule: { type: "string", default: "cron(0 3 * * ? *)", pattern: "^cron\\(.+\\)$" },
    queryScanLimitGib: {
      type: "integer",
      defaults: { dev: 10, stage: 100, prod: 1000 },
      minimum: 1,
      maximum: 100000,
    },
    queryResultDays: { type: "integer", default: 30, minimum: 1, maximum: 3650 },
    permissionsBoundaryArn: {
      type: "string",
      pattern: "^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$",
    },
    emptyOnDestroy: { type: "boolean", defaults: { dev: true, stage: false, prod: false } },
    deletionProtection: { type: "boolean", defaults: { dev: false, stage: false, prod: true } },
  },
} as const satisfies StackDefinition;

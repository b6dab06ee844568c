// Generated from templates/config/compute-ec2.yaml by `npm run generate`. Changes belong there.

import type { StackDefinition } from "@cloud/shared";

export const definition = {
  stack: "compute-ec2",
  parameters: {
    vpcId: { type: "string", required: true, pattern: "^vpc-[0-9a-f]+$" },
    publicSubnetIds: {
      type: "list",
      required: true,
      items: { type: "string", pattern: "^subnet-[0-9a-f]+$" },
    },
    privateSubnetIds: {
      type: "list",
      required: true,
      items: { type: "string", pattern: "^subnet-[0-9a-f]+$" },
    },
    loadBalancerSecurityGroupId: { type: "string", required: true, pattern: "^sg-[0-9a-f]+$" },
    applicationSecurityGroupId: { type: "string", required: true, pattern: "^sg-[0-9a-f]+$" },
    instanceProfileName: { type: "string", required: true },
    instanceRoleName: { type: "string", required: true },
    storageKeyArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
    webAclArn: {
      type: "string",
      pattern: "^(|arn:aws[a-z-]*:wafv2:[a-z0-9-]+:[0-9]{12}:regional/webacl/.+)$",
    },
    certificateArn: {
      type: "string",
      pattern: "^(|arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/.+)$",
    },
    zoneId: { type: "string" },
    zoneName: { type: "string" },
    recordName: {
      type: "string",
      pattern: "^(@|[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*)$",
    },
    dataBucketName: { type: "string", pattern: "^(|[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])$" },
    dataAccess: { type: "string", default: "none", enum: ["none", "read", "readWrite"] },
    accessLogsBucketName: { type: "string" },
    applicationSecretArn: {
      type: "string",
      pattern: "^(|arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:.+)$",
    },
    imageId: { type: "string", pattern: "^ami-[0-9a-f]+$" },
    imageParameter: {
      type: "string",
      default: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
      pattern: "^/aws/service/.+$",
    },
    instanceType: {
      type: "string",
      required: true,
      defaults: { dev: "t3.micro", stage: "t3.small", prod: "m6i.large" },
      pattern: "^[a-z][a-z0-9-]*\\.[a-z0-9-]+$",
    },
    rootDeviceName: { type: "string", default: "/dev/xvda", pattern: "^/dev/[a-z0-9]+$" },
    volumeSizeGib: {
      type: "integer",
      defaults: { dev: 20, stage: 20, prod: 50 },
      minimum: 8,
      maximum: 16384,
    },
    minSize: { type: "integer", defaults: { dev: 1, stage: 2, prod: 3 }, minimum: 1, maximum: 500 },
    maxSize: {
      type: "integer",
      defaults: { dev: 2, stage: 4, prod: 12 },
      minimum: 1,
      maximum: 500,
    },
    cpuTargetPercent: { type: "integer", default: 60, minimum: 10, maximum: 90 },
    requestsPerTarget: { type: "integer", minimum: 1, maximum: 10000000 },
    warmupSeconds: { type: "integer", default: 180, minimum: 30, maximum: 3600 },
    detailedMonitoring: { type: "boolean", defaults: { dev: false, stage: false, prod: true } },
    applicationPort: { type: "integer", default: 8080, minimum: 1, maximum: 65535 },
    healthCheckPath: { type: "string", default: "/health", pattern: "^/.*$" },
    drainSeconds: {
      type: "integer",
      defaults: { dev: 10, stage: 60, prod: 120 },
      minimum: 0,
      maximum: 3600,
    },
    startScript: { type: "string" },
    environment: { type: "object", default: {} },
    internal: { type: "boolean", default: false },
    idleTimeoutSeconds: { type: "integer", default: 60, minimum: 1, maximum: 4000 },
    deletionProtection: { type: "boolean", defaults: { dev: false, stage: false, prod: true } },
  },
} as const satisfies StackDefinition;

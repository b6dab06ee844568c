// Generated from templates/config/services-ecs.yaml by `npm run generate`. Changes belong there.

import type { StackDefinition } from "@cloud/shared";

export const definition = {
  stack: "services-ecs",
  parameters: {
    vpcId: { type: "string", required: true, pattern: "^vpc-[0-9a-f]+$" },
    publicSubnetIds: { type: "list", required: true, items: { type: "string" } },
    privateSubnetIds: { type: "list", required: true, items: { type: "string" } },
    loadBalancerSecurityGroupId: { type: "string", required: true, pattern: "^sg-[0-9a-f]+$" },
    webAclArn: {
      type: "string",
      pattern: "^(|arn:aws[a-z-]*:wafv2:[a-z0-9-]+:[0-9]{12}:regional/webacl/.+)$",
    },
    certificateArn: {
      type: "string",
      pattern: "^(|arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/.+)$",
    },
    accessLogsBucketName: { type: "string" },
    logsKeyArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
    secretsKeyArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
    taskRoleName: { type: "string", required: true },
    repositoryArns: { type: "object", required: true },
    pullThroughPrefixes: { type: "list", required: true, items: { type: "string" } },
    containerInsights: {
      type: "string",
      defaults: { dev: "enabled", stage: "enabled", prod: "enhanced" },
      enum: ["disabled", "enabled", "enhanced"],
    },
    spotPercent: {
      type: "integer",
      defaults: { dev: 100, stage: 50, prod: 0 },
      minimum: 0,
      maximum: 100,
    },
    onDemandBase: {
      type: "integer",
      defaults: { dev: 0, stage: 1, prod: 1 },
      minimum: 0,
      maximum: 1000,
    },
    namespaceName: {
      type: "string",
      pattern: "^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}$",
    },
    internalLoadBalancer: { type: "boolean", default: false },
    idleTimeoutSeconds: { type: "integer", default: 60, minimum: 1, maximum: 4000 },
    logRetentionDays: {
      type: "integer",
      defaults: { dev: 7, stage: 30, prod: 365 },
      enum: [
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
        3288, 3653,
      ],
    },
    deletionProtection: { type: "boolean", defaults: { dev: false, stage: false, prod: true } },
  },
} as const satisfies StackDefinition;

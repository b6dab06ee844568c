// Generated from templates/config/security.yaml by `npm run generate`. Changes belong there.

import type { StackDefinition } from "@cloud/shared";

export const definition = {
  stack: "security",
  parameters: {
    vpcId: { type: "string", required: true, pattern: "^vpc-[0-9a-f]+$" },
    vpcCidr: { type: "cidr", required: true },
    loadBalancerIngressCidrs: { type: "list", default: ["0.0.0.0/0"], items: { type: "cidr" } },
    loadBalancerPorts: {
      type: "list",
      default: [80, 443],
      items: { type: "integer", minimum: 1, maximum: 65535 },
    },
    applicationPorts: {
      type: "list",
      default: [8080],
      items: { type: "integer", minimum: 1, maximum: 65535 },
    },
    containerPorts: {
      type: "list",
      default: [8080],
      items: { type: "integer", minimum: 1, maximum: 65535 },
    },
    databasePorts: {
      type: "list",
      default: [5432],
      items: { type: "integer", minimum: 1, maximum: 65535 },
    },
    cachePorts: {
      type: "list",
      default: [6379],
      items: { type: "integer", minimum: 1, maximum: 65535 },
    },
    outboundCidrs: { type: "list", default: ["0.0.0.0/0"], items: { type: "cidr" } },
    keyDeletionWindowDays: {
      type: "integer",
      defaults: { dev: 7, stage: 14, prod: 30 },
      minimum: 7,
      maximum: 30,
    },
    keyRotationDays: { type: "integer", default: 365, minimum: 90, maximum: 2560 },
    keyAdministratorArns: {
      type: "list",
      default: [],
      items: { type: "string", pattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/.+$" },
    },
    permissionsBoundaryArn: {
      type: "string",
      pattern: "^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$",
    },
    enableWebAcl: { type: "boolean", defaults: { dev: false, stage: false, prod: true } },
    webAclMode: {
      type: "string",
      defaults: { dev: "count", stage: "block", prod: "block" },
      enum: ["count", "block"],
    },
    webAclRateLimit: { type: "integer", default: 2000, minimum: 10, maximum: 2000000000 },
    enableGuardDuty: { type: "boolean", default: false },
    guardDutyFeatures: {
      type: "list",
      default: ["S3_DATA_EVENTS", "RDS_LOGIN_EVENTS", "LAMBDA_NETWORK_LOGS"],
      items: {
        type: "string",
        enum: [
          "S3_DATA_EVENTS",
          "EKS_AUDIT_LOGS",
          "EBS_MALWARE_PROTECTION",
          "RDS_LOGIN_EVENTS",
          "LAMBDA_NETWORK_LOGS",
          "RUNTIME_MONITORING",
        ],
      },
    },
    enableSecurityHub: { type: "boolean", default: false },
    enableCloudTrail: { type: "boolean", default: false },
    trailBucketName: { type: "string", pattern: "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$" },
    trailRetentionDays: {
      type: "integer",
      defaults: { dev: 90, stage: 90, prod: 365 },
      minimum: 1,
      maximum: 3650,
    },
    deletionProtection: { type: "boolean", defaults: { dev: false, stage: false, prod: true } },
  },
} as const satisfies StackDefinition;

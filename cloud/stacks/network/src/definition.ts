// Generated from templates/config/network.yaml by `npm run generate`. Changes belong there.

import type { StackDefinition } from "@cloud/shared";

export const definition = {
  stack: "network",
  parameters: {
    vpcCidr: {
      type: "cidr",
      required: true,
      defaults: { dev: "10.0.0.0/16", stage: "10.1.0.0/16", prod: "10.2.0.0/16" },
      pattern: "/(1[6-9]|2[0-8])$",
    },
    azCount: {
      type: "integer",
      required: true,
      defaults: { dev: 2, stage: 2, prod: 3 },
      minimum: 1,
      maximum: 6,
    },
    availabilityZones: {
      type: "list",
      items: { type: "string", pattern: "^[a-z]{2}(-[a-z]+)+-[0-9]+[a-z]$" },
    },
    zoneCapacity: { type: "integer", default: 6, minimum: 1, maximum: 6 },
    publicSubnetBits: { type: "integer", default: 8, minimum: 1, maximum: 12 },
    privateSubnetBits: { type: "integer", default: 4, minimum: 1, maximum: 12 },
    databaseSubnetBits: { type: "integer", default: 8, minimum: 1, maximum: 12 },
    publicIpOnLaunch: { type: "boolean", default: false },
    natGateways: {
      type: "string",
      defaults: { dev: "single", stage: "single", prod: "perZone" },
      enum: ["none", "single", "perZone"],
    },
    enableIpv6: { type: "boolean", default: false },
    enableNetworkAcls: { type: "boolean", defaults: { dev: false, stage: false, prod: true } },
    networkAclPublicPorts: {
      type: "list",
      default: [80, 443],
      items: { type: "integer", minimum: 1, maximum: 65535 },
    },
    peerings: {
      type: "list",
      default: [],
      items: {
        type: "object",
        fields: {
          name: { type: "string", required: true, pattern: "^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$" },
          cidrs: {
            type: "list",
            required: true,
            items: { type: "cidr", pattern: "^[0-9.]+/[0-9]+$" },
          },
          vpcId: { type: "string", pattern: "^vpc-[0-9a-f]+$" },
          accountId: { type: "string", pattern: "^[0-9]{12}$" },
          region: { type: "string", pattern: "^[a-z]{2}(-[a-z]+)+-[0-9]+$" },
          connectionId: { type: "string", pattern: "^pcx-[0-9a-f]+$" },
        },
      },
    },
    transitGateway: {
      type: "object",
      fields: {
        id: { type: "string", required: true, pattern: "^tgw-[0-9a-f]+$" },
        cidrs: {
          type: "list",
          required: true,
          items: { type: "cidr", pattern: "^[0-9.]+/[0-9]+$" },
        },
      },
    },
    gatewayEndpoints: {
      type: "list",
      default: ["s3", "dynamodb"],
      items: { type: "string", enum: ["s3", "dynamodb"] },
    },
    interfaceEndpoints: {
      type: "list",
      defaults: {
        dev: [],
        stage: [],
        prod: [
          "ec2messages",
          "ecr.api",
          "ecr.dkr",
          "kms",
          "logs",
          "secretsmanager",
          "ssm",
          "ssmmessages",
          "sts",
        ],
      },
      items: { type: "string", pattern: "^[a-z0-9][a-z0-9.-]*$" },
    },
    enableFlowLogs: { type: "boolean", default: true },
    flowLogsTraffic: {
      type: "string",
      defaults: { dev: "REJECT", stage: "ALL", prod: "ALL" },
      enum: ["ACCEPT", "REJECT", "ALL"],
    },
    flowLogsRetentionDays: {
      type: "integer",
      defaults: { dev: 7, stage: 30, prod: 365 },
      enum: [
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
        3288, 3653,
      ],
    },
    flowLogsAggregationSeconds: {
      type: "integer",
      defaults: { dev: 600, stage: 600, prod: 60 },
      enum: [60, 600],
    },
    flowLogsKmsKeyArn: {
      type: "string",
      pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
  },
} as const satisfies StackDefinition;

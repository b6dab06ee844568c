// Generated from templates/config/services-api.yaml by `npm run generate`. Changes belong there.

import type { StackDefinition } from "@cloud/shared";

export const definition = {
  stack: "services-api",
  parameters: {
    vpcId: { type: "string", required: true, pattern: "^vpc-[0-9a-f]+$" },
    subnetIds: {
      type: "list",
      required: true,
      items: { type: "string", pattern: "^subnet-[0-9a-f]+$" },
    },
    loadBalancerSecurityGroupId: { type: "string", required: true, pattern: "^sg-[0-9a-f]+$" },
    logsKeyArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
    issuerUrl: { type: "string", required: true, pattern: "^https://.+$" },
    audiences: { type: "list", required: true, items: { type: "string" } },
    functionInvokeArns: { type: "object" },
    listenerArn: {
      type: "string",
      pattern: "^$|^arn:aws[a-z-]*:elasticloadbalancing:.+:listener/.+$",
    },
    loadBalancerNames: { type: "list", items: { type: "string" } },
    routes: {
      type: "list",
      items: {
        type: "object",
        fields: {
          name: { type: "string", required: true, pattern: "^[a-z][a-z0-9-]{0,40}$" },
          route: {
            type: "string",
            required: true,
            pattern: "^((ANY|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT) /\\S*|\\$default)$",
          },
          function: { type: "string" },
          authorization: { type: "string", default: "token", enum: ["token", "none"] },
          scopes: { type: "list", default: [], items: { type: "string" } },
          timeoutSeconds: { type: "integer", default: 30, minimum: 1, maximum: 30 },
          requestsPerSecond: { type: "integer", minimum: 1, maximum: 10000 },
          burst: { type: "integer", minimum: 1, maximum: 5000 },
        },
      },
    },
    requestsPerSecond: {
      type: "integer",
      defaults: { dev: 50, stage: 100, prod: 1000 },
      minimum: 1,
      maximum: 10000,
    },
    burst: {
      type: "integer",
      defaults: { dev: 100, stage: 200, prod: 2000 },
      minimum: 1,
      maximum: 5000,
    },
    corsOrigins: {
      type: "list",
      default: [],
      items: { type: "string", pattern: "^https?://[^/]+$" },
    },
    customDomain: { type: "boolean", default: true },
    subdomain: { type: "string", default: "api", pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$" },
    zoneName: { type: "string" },
    zoneId: { type: "string" },
    certificateArn: { type: "string", pattern: "^$|^arn:aws[a-z-]*:acm:.+$" },
    disableDefaultEndpoint: { type: "boolean", defaults: { dev: false, stage: true, prod: true } },
    accessLogRetentionDays: {
      type: "integer",
      defaults: { dev: 7, stage: 30, prod: 365 },
      enum: [
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
        3288, 3653,
      ],
    },
  },
} as const satisfies StackDefinition;

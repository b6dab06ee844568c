// Generated from templates/config/secrets.yaml by `npm run generate`. Changes belong there.

import type { StackDefinition } from "@cloud/shared";

export const definition = {
  stack: "secrets",
  parameters: {
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
    databaseUsername: {
      type: "string",
      default: "dbadmin",
      pattern: "^[a-zA-Z][a-zA-Z0-9_]{0,15}$",
    },
    databasePassword: { type: "string", required: true, secret: true },
    applicationSecretKey: { type: "string", required: true, secret: true },
    secrets: {
      type: "list",
      default: [],
      items: {
        type: "object",
        fields: {
          name: { type: "string", required: true, pattern: "^[a-z][a-zA-Z0-9-]{0,63}$" },
          description: { type: "string", required: true },
          rotate: { type: "boolean", default: false },
        },
      },
    },
    secretValues: { type: "object", secret: true, default: {} },
    rotateDatabase: { type: "boolean", default: false },
    rotateApplication: { type: "boolean", default: false },
    rotationSchedule: {
      type: "string",
      default: "rate(30 days)",
      pattern: "^(rate|cron)\\(.+\\)$",
    },
    rotationWindow: { type: "string", default: "3h", pattern: "^([1-9]|1[0-9]|2[0-4])h$" },
    databaseIdentifier: { type: "string", pattern: "^[a-z][a-z0-9-]{0,62}$" },
    parameters: {
      type: "list",
      default: [],
      items: {
        type: "object",
        fields: {
          name: { type: "string", required: true, pattern: "^[a-zA-Z0-9_.-]+(/[a-zA-Z0-9_.-]+)*$" },
          description: { type: "string", required: true },
          value: { type: "string", required: true, pattern: "." },
        },
      },
    },
    secureParameters: {
      type: "list",
      default: [],
      items: {
        type: "object",
        fields: {
          name: { type: "string", required: true, pattern: "^[a-zA-Z0-9_.-]+(/[a-zA-Z0-9_.-]+)*$" },
          description: { type: "string", required: true },
        },
      },
    },
    secureParameterValues: { type: "object", secret: true, default: {} },
    recoveryWindowDays: {
      type: "integer",
      defaults: { dev: 0, stage: 7, prod: 30 },
      enum: [
        0, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
        30,
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
    permissionsBoundaryArn: {
      type: "string",
      pattern: "^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$",
    },
    deletionProtection: { type: "boolean", defaults: { dev: false, stage: false, prod: true } },
  },
} as const satisfies StackDefinition;

// Generated from templates/config/compute-lambda.yaml by `npm run generate`. Changes belong there.

import type { StackDefinition } from "@cloud/shared";

export const definition = {
  stack: "compute-lambda",
  parameters: {
    privateSubnetIds: {
      type: "list",
      required: true,
      items: { type: "string", pattern: "^subnet-[0-9a-f]+$" },
    },
    functionSecurityGroupId: { type: "string", required: true, pattern: "^sg-[0-9a-f]+$" },
    generalKeyArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
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
    ecsExecutionRoleArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$",
    },
    ecsTaskRoleArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$",
    },
    dataBucketName: { type: "string", pattern: "^(|[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])$" },
    storageKeyArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
    applicationSecretArn: {
      type: "string",
      pattern: "^(|arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:.+)$",
    },
    permissionsBoundaryArn: {
      type: "string",
      pattern: "^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$",
    },
    functions: {
      type: "list",
      default: [
        {
          name: "example",
          description: "Example that counts what it gets",
          queue: { reportsFailures: true },
          schedule: { expression: "rate(1 hour)" },
        },
      ],
      items: {
        type: "object",
        fields: {
          name: { type: "string", required: true, pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$" },
          description: { type: "string" },
          code: {
            type: "object",
            fields: {
              inline: { type: "string" },
              archive: { type: "string", pattern: "^/.+$" },
              bucket: { type: "string" },
              key: { type: "string" },
              objectVersion: { type: "string" },
              imageUri: { type: "string" },
            },
          },
          handler: { type: "string", default: "index.handler" },
          runtime: { type: "string", default: "nodejs24.x", pattern: "^[a-z][a-z0-9.]+$" },
          architecture: { type: "string", default: "arm64", enum: ["arm64", "x86_64"] },
          memoryMib: { type: "integer", default: 256, minimum: 128, maximum: 10240 },
          timeoutSeconds: { type: "integer", default: 30, minimum: 1, maximum: 900 },
          temporaryStorageMib: { type: "integer", default: 512, minimum: 512, maximum: 10240 },
          vpc: { type: "boolean", default: true },
          environment: { type: "object", default: {} },
          layers: { type: "list", default: [], items: { type: "string" } },
          reservedConcurrency: { type: "integer", minimum: 0, maximum: 1000 },
          dataAccess: { type: "string", default: "none", enum: ["none", "read", "readWrite"] },
          applicationSecret: { type: "boolean", default: false },
          secretArns: { type: "list", default: [], items: { type: "string" } },
          permissions: {
            type: "list",
            default: [],
            items: {
              type: "object",
              fields: {
                actions: {
                  type: "list",
                  required: true,
                  items: { type: "string", pattern: "^[a-z0-9-]+:[A-Za-z]+$" },
                },
                resources: { type: "list", required: true, items: { type: "string" } },
              },
            },
          },
          queue: {
            type: "object",
            fields: {
              batchSize: { type: "integer", default: 10, minimum: 1, maximum: 10000 },
              batchWindowSeconds: { type: "integer", default: 0, minimum: 0, maximum: 300 },
              maxReceiveCount: { type: "integer", default: 5, minimum: 1, maximum: 1000 },
              maxConcurrency: { type: "integer", minimum: 2, maximum: 1000 },
              reportsFailures: { type: "boolean", default: false },
            },
          },
          schedule: {
            type: "object",
            fields: {
              expression: { type: "string", required: true, pattern: "^(rate|cron)\\(.+\\)$" },
              timezone: { type: "string", default: "UTC" },
              input: { type: "object", default: {} },
            },
          },
          bucketEvents: {
            type: "object",
            fields: {
              events: {
                type: "list",
                default: ["s3:ObjectCreated:*"],
                items: { type: "string", pattern: "^s3:[A-Za-z]+:(\\*|[A-Za-z]+)$" },
              },
              prefix: { type: "string", default: "" },
              suffix: { type: "string", default: "" },
            },
          },
        },
      },
    },
    aliasName: { type: "string", default: "live", pattern: "^[a-zA-Z][a-zA-Z0-9_-]{0,127}$" },
    maxEventAgeSeconds: { type: "integer", default: 3600, minimum: 60, maximum: 21600 },
    maxRetries: { type: "integer", default: 2, minimum: 0, maximum: 2 },
    deadLetterRetentionDays: { type: "integer", default: 14, minimum: 1, maximum: 14 },
    logRetentionDays: {
      type: "integer",
      required: true,
      defaults: { dev: 7, stage: 30, prod: 365 },
      enum: [
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
        3288, 3653,
      ],
    },
    workflow: {
      type: "object",
      fields: {
        definition: { type: "object", required: true },
        type: { type: "string", default: "STANDARD", enum: ["STANDARD", "EXPRESS"] },
      },
    },
    batch: {
      type: "object",
      fields: {
        image: { type: "string", required: true },
        command: { type: "list", default: [], items: { type: "string" } },
        vcpus: { type: "string", default: "1", enum: ["0.25", "0.5", "1", "2", "4", "8", "16"] },
        memoryMib: { type: "integer", default: 2048, minimum: 512, maximum: 122880 },
        maxVcpus: { type: "integer", default: 16, minimum: 1, maximum: 4096 },
        attempts: { type: "integer", default: 2, minimum: 1, maximum: 10 },
        timeoutSeconds: { type: "integer", default: 3600, minimum: 60, maximum: 604800 },
      },
    },
  },
} as const satisfies StackDefinition;

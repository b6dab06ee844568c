// Generated from templates/config/monitoring.yaml by `npm run generate`. Changes belong there.

import type { StackDefinition } from "@cloud/shared";

export const definition = {
  stack: "monitoring",
  parameters: {
    generalKeyArn: {
      type: "string",
      pattern: "^$|^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
    logsKeyArn: {
      type: "string",
      pattern: "^$|^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
    webAclArn: {
      type: "string",
    },
    certificateArn: {
      type: "string",
    },
    natGatewayIds: {
      type: "list",
      items: {
        type: "string",
      },
    },
    rotationFunctionArn: {
      type: "string",
    },
    dataBucketName: {
      type: "string",
    },
    fileSystemId: {
      type: "string",
    },
    userPoolId: {
      type: "string",
    },
    userPoolClientIds: {
      type: "object",
    },
    databaseInstances: {
      type: "list",
      items: {
        type: "string",
      },
    },
    databaseCluster: {
      type: "string",
    },
    repositoryNames: {
      type: "list",
      items: {
        type: "string",
      },
    },
    buildProjects: {
      type: "list",
      items: {
        type: "string",
      },
    },
    ecsCluster: {
      type: "string",
    },
    ecsLoadBalancer: {
      type: "string",
    },
    ecsServices: {
      type: "list",
      items: {
        type: "string",
      },
    },
    ecsTargetGroups: {
      type: "object",
    },
    ecsLogGroups: {
      type: "list",
      items: {
        type: "string",
      },
    },
    eksCluster: {
      type: "string",
    },
    apiId: {
      type: "string",
    },
    apiStage: {
      type: "string",
    },
    autoScalingGroup: {
      type: "string",
    },
    instanceLoadBalancer: {
      type: "string",
    },
    instanceTargetGroup: {
      type: "string",
    },
    functions: {
      type: "list",
      items: {
        type: "string",
      },
    },
    functionLogGroups: {
      type: "list",
      items: {
        type: "string",
      },
    },
    deadLetterQueues: {
      type: "list",
      items: {
        type: "string",
      },
    },
    thresholds: {
      type: "object",
      default: {},
      fields: {
        cpuPercent: {
          type: "number",
          default: 80,
          minimum: 1,
          maximum: 100,
        },
        memoryPercent: {
          type: "number",
          default: 85,
          minimum: 1,
          maximum: 100,
        },
        latencySeconds: {
          type: "number",
          default: 2,
          minimum: 0.01,
          maximum: 60,
        },
        serverErrors: {
          type: "integer",
          default: 10,
          minimum: 0,
          maximum: 1000000,
        },
        functionErrors: {
          type: "integer",
          default: 0,
          minimum: 0,
          maximum: 1000000,
        },
        logErrors: {
          type: "integer",
          default: 10,
          minimum: 0,
          maximum: 1000000,
        },
        blockedRequests: {
          type: "integer",
          default: 1000,
          minimum: 0,
          maximum: 100000000,
        },
        databaseConnections: {
          type: "integer",
          default: 150,
          minimum: 1,
          maximum: 100000,
        },
        freeStorageGib: {
          type: "number",
          default: 5,
          minimum: 0.1,
          maximum: 65536,
        },
        freeMemoryMib: {
          type: "number",
          default: 128,
          minimum: 1,
          maximum: 1000000,
        },
        certificateDays: {
          type: "integer",
          default: 30,
          minimum: 1,
          maximum: 365,
        },
      },
    },
    notify: {
      type: "boolean",
      defaults: {
        dev: false,
        stage: true,
        prod: true,
      },
    },
    subscriptions: {
      type: "list",
      default: [],
      items: {
        type: "object",
        fields: {
          name: {
            type: "string",
            required: true,
            pattern: "^[a-z][a-z0-9-]{0,40}$",
          },
          protocol: {
            type: "string",
            required: true,
            enum: ["email", "https", "lambda", "sms", "sqs"],
          },
          endpoint: {
            type: "string",
            required: true,
          },
          severity: {
            type: "string",
            default: "all",
            enum: ["all", "alert", "critical"],
          },
        },
      },
    },
    errorPattern: {
      type: "string",
      default: "?ERROR ?FATAL ?CRITICAL",
    },
    alarmLogRetentionDays: {
      type: "integer",
      defaults: {
        dev: 30,
        stage: 90,
        prod: 731,
      },
      enum: [
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
        3288, 3653,
      ],
    },
    tracedRequestsPerSecond: {
      type: "integer",
      default: 1,
      minimum: 0,
      maximum: 1000,
    },
    tracedShare: {
      type: "number",
      defaults: {
        dev: 1,
        stage: 0.2,
        prod: 0.05,
      },
      minimum: 0,
      maximum: 1,
    },
    slowTraceSeconds: {
      type: "number",
      default: 2,
      minimum: 0.1,
      maximum: 900,
    },
    monthlyBudgetUsd: {
      type: "number",
      defaults: {
        dev: 300,
        stage: 600,
        prod: 3000,
      },
      minimum: 0,
      maximum: 100000000,
    },
    budgetScope: {
      type: "string",
      default: "account",
      enum: ["account", "deployment"],
    },
  },
} as const satisfies StackDefinition;

// Generated from templates/config/containers-apps.yaml by `npm run generate`. Changes belong there.

import type { StackDefinition } from "@cloud/shared";

export const definition = {
  stack: "containers-apps",
  parameters: {
    applications: {
      type: "list",
      default: [
        {
          name: "web",
          image: "public.ecr.aws/nginx/nginx-unprivileged:stable-alpine",
          priority: 1000,
          subdomain: "web",
          readOnlyRootFilesystem: false,
        },
      ],
      items: {
        type: "object",
        fields: {
          name: {
            type: "string",
            required: true,
            pattern: "^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$",
          },
          image: {
            type: "string",
            pattern: "^[^ ]+$",
          },
          repository: {
            type: "string",
          },
          tag: {
            type: "string",
            pattern: "^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$",
          },
          command: {
            type: "list",
            items: {
              type: "string",
            },
          },
          port: {
            type: "integer",
            default: 8080,
            minimum: 1,
            maximum: 65535,
          },
          cpu: {
            type: "integer",
            default: 256,
            enum: [256, 512, 1024, 2048, 4096, 8192, 16384],
          },
          memory: {
            type: "integer",
            default: 512,
            minimum: 512,
            maximum: 122880,
          },
          architecture: {
            type: "string",
            default: "x86_64",
            enum: ["x86_64", "arm64"],
          },
          minTasks: {
            type: "integer",
            minimum: 0,
            maximum: 1000,
          },
          maxTasks: {
            type: "integer",
            minimum: 1,
            maximum: 1000,
          },
          cpuPercent: {
            type: "integer",
            default: 60,
            minimum: 10,
            maximum: 95,
          },
          requestsPerTask: {
            type: "integer",
            minimum: 1,
            maximum: 1000000,
          },
          spotPercent: {
            type: "integer",
            minimum: 0,
            maximum: 100,
          },
          public: {
            type: "boolean",
            default: true,
          },
          priority: {
            type: "integer",
            minimum: 1,
            maximum: 50000,
          },
          subdomain: {
            type: "string",
            pattern: "^(@|[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)$",
          },
          hosts: {
            type: "list",
            default: [],
            items: {
              type: "string",
              pattern: "^[A-Za-z0-9.*?-]{1,128}$",
            },
          },
          paths: {
            type: "list",
            default: [],
            items: {
              type: "string",
              pattern: "^/[^ ]{0,127}$",
            },
          },
          healthCheckPath: {
            type: "string",
            default: "/",
            pattern: "^/[^ ]*$",
          },
          healthCheckCommand: {
            type: "string",
          },
          startSeconds: {
            type: "integer",
            default: 60,
            minimum: 0,
            maximum: 7200,
          },
          environment: {
            type: "object",
            default: {},
          },
          secrets: {
            type: "object",
            default: {},
          },
          database: {
            type: "boolean",
            default: false,
          },
          readOnlyRootFilesystem: {
            type: "boolean",
            default: true,
          },
          user: {
            type: "string",
          },
          taskRoleArn: {
            type: "string",
            pattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$",
          },
        },
      },
    },
    vpcId: {
      type: "string",
      required: true,
      pattern: "^vpc-[0-9a-f]+$",
    },
    privateSubnetIds: {
      type: "list",
      required: true,
      items: {
        type: "string",
      },
    },
    containerSecurityGroupId: {
      type: "string",
      required: true,
      pattern: "^sg-[0-9a-f]+$",
    },
    taskRoleArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$",
    },
    logsKeyArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
    imageUris: {
      type: "object",
      required: true,
    },
    clusterArn: {
      type: "string",
      required: true,
    },
    clusterName: {
      type: "string",
      required: true,
    },
    executionRoleArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$",
    },
    namespaceId: {
      type: "string",
      required: true,
    },
    namespaceName: {
      type: "string",
      required: true,
    },
    listenerArn: {
      type: "string",
      required: true,
    },
    httpListenerArn: {
      type: "string",
      required: true,
    },
    loadBalancerArnSuffix: {
      type: "string",
      required: true,
    },
    loadBalancerDnsName: {
      type: "string",
      required: true,
    },
    loadBalancerZoneId: {
      type: "string",
      required: true,
    },
    zoneId: {
      type: "string",
    },
    zoneName: {
      type: "string",
    },
    secretArns: {
      type: "object",
    },
    databaseEndpoint: {
      type: "string",
    },
    databasePort: {
      type: "integer",
      minimum: 1,
      maximum: 65535,
    },
    databaseName: {
      type: "string",
    },
    databaseSecretArn: {
      type: "string",
    },
    minTasks: {
      type: "integer",
      defaults: {
        dev: 1,
        stage: 2,
        prod: 3,
      },
      minimum: 0,
      maximum: 1000,
    },
    maxTasks: {
      type: "integer",
      defaults: {
        dev: 2,
        stage: 4,
        prod: 12,
      },
      minimum: 1,
      maximum: 1000,
    },
    spotPercent: {
      type: "integer",
      defaults: {
        dev: 100,
        stage: 50,
        prod: 0,
      },
      minimum: 0,
      maximum: 100,
    },
    onDemandBase: {
      type: "integer",
      defaults: {
        dev: 0,
        stage: 1,
        prod: 1,
      },
      minimum: 0,
      maximum: 1000,
    },
    drainSeconds: {
      type: "integer",
      defaults: {
        dev: 5,
        stage: 30,
        prod: 60,
      },
      minimum: 0,
      maximum: 3600,
    },
    allowSessions: {
      type: "boolean",
      defaults: {
        dev: true,
        stage: true,
        prod: false,
      },
    },
    waitForSteadyState: {
      type: "boolean",
      default: true,
    },
    logRetentionDays: {
      type: "integer",
      defaults: {
        dev: 7,
        stage: 30,
        prod: 365,
      },
      enum: [
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
        3288, 3653,
      ],
    },
  },
} as const satisfies StackDefinition;

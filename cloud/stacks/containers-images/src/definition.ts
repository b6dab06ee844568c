// Generated from templates/config/containers-images.yaml by `npm run generate`. Changes belong there.

import type { StackDefinition } from "@cloud/shared";

export const definition = {
  stack: "containers-images",
  parameters: {
    repositoryUrls: { type: "object", required: true },
    repositoryArns: { type: "object", required: true },
    pullThroughPrefixes: { type: "list", required: true, items: { type: "string" } },
    logsKeyArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
    images: {
      type: "list",
      default: [
        {
          name: "web",
          inlineDockerfile: "FROM public.ecr.aws/nginx/nginx-unprivileged:stable-alpine",
          schedule: "rate(7 days)",
        },
      ],
      items: {
        type: "object",
        fields: {
          name: { type: "string", required: true, pattern: "^[a-z0-9]+([._-][a-z0-9]+)*$" },
          repository: { type: "string" },
          sourceType: {
            type: "string",
            default: "NO_SOURCE",
            enum: [
              "NO_SOURCE",
              "BITBUCKET",
              "CODECOMMIT",
              "GITHUB",
              "GITHUB_ENTERPRISE",
              "GITLAB",
              "GITLAB_SELF_MANAGED",
            ],
          },
          location: { type: "string", pattern: "^https://[^ ]+$" },
          branch: { type: "string", default: "main" },
          connectionArn: {
            type: "string",
            pattern:
              "^arn:aws[a-z-]*:(codeconnections|codestar-connections):[a-z0-9-]+:[0-9]{12}:connection/.+$",
          },
          directory: { type: "string", default: ".", pattern: "^[A-Za-z0-9._/-]+$" },
          dockerfile: { type: "string", default: "Dockerfile", pattern: "^[A-Za-z0-9._/-]+$" },
          inlineDockerfile: { type: "string" },
          arguments: { type: "object", default: {} },
          architecture: { type: "string", default: "x86_64", enum: ["x86_64", "arm64"] },
          webhook: { type: "boolean", default: false },
          schedule: { type: "string", pattern: "^(rate|cron)\\(.+\\)$" },
        },
      },
    },
    movingTag: {
      type: "string",
      default: "latest",
      pattern: "^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$",
    },
    cache: { type: "string", default: "registry", enum: ["registry", "local", "none"] },
    computeType: {
      type: "string",
      defaults: {
        dev: "BUILD_GENERAL1_SMALL",
        stage: "BUILD_GENERAL1_SMALL",
        prod: "BUILD_GENERAL1_MEDIUM",
      },
      enum: [
        "BUILD_GENERAL1_SMALL",
        "BUILD_GENERAL1_MEDIUM",
        "BUILD_GENERAL1_LARGE",
        "BUILD_GENERAL1_2XLARGE",
      ],
    },
    timeoutMinutes: { type: "integer", default: 30, minimum: 5, maximum: 2160 },
    logRetentionDays: {
      type: "integer",
      defaults: { dev: 7, stage: 30, prod: 365 },
      enum: [
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
        3288, 3653,
      ],
    },
  },
} as const satisfies StackDefinition;

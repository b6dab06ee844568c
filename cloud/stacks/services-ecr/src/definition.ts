// Generated from templates/config/services-ecr.yaml by `npm run generate`. Changes belong there.

import type { StackDefinition } from "@cloud/shared";

export const definition = {
  stack: "services-ecr",
  parameters: {
    repositories: {
      type: "list",
      default: [{ name: "web" }],
      items: {
        type: "object",
        fields: {
          name: { type: "string", required: true, pattern: "^[a-z0-9]+([._-][a-z0-9]+)*$" },
          mutableTags: {
            type: "list",
            items: { type: "string", pattern: "^[A-Za-z0-9._*-]{1,128}$" },
          },
          keepImages: { type: "integer", minimum: 1, maximum: 10000 },
        },
      },
    },
    mutableTags: {
      type: "list",
      default: ["latest"],
      items: { type: "string", pattern: "^[A-Za-z0-9._*-]{1,128}$" },
    },
    keepImages: {
      type: "integer",
      defaults: { dev: 10, stage: 20, prod: 100 },
      minimum: 1,
      maximum: 10000,
    },
    untaggedImageDays: {
      type: "integer",
      defaults: { dev: 1, stage: 7, prod: 14 },
      minimum: 1,
      maximum: 3650,
    },
    encryptionKeyArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
    pullAccountIds: {
      type: "list",
      default: [],
      items: { type: "string", pattern: "^[0-9]{12}$" },
    },
    enhancedScanning: { type: "boolean", default: false },
    pullThroughCaches: {
      type: "list",
      default: [{ name: "public", registry: "public.ecr.aws" }],
      items: {
        type: "object",
        fields: {
          name: { type: "string", required: true, pattern: "^[a-z0-9]+([._-][a-z0-9]+)*$" },
          registry: { type: "string", required: true, pattern: "^[a-z0-9.-]+$" },
          repositoryPrefix: { type: "string", pattern: "^[a-z0-9]+([._/-][a-z0-9]+)*$" },
          credentialSecretArn: {
            type: "string",
            pattern:
              "^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:ecr-pullthroughcache/.+$",
          },
        },
      },
    },
    cachedImageDays: {
      type: "integer",
      defaults: { dev: 30, stage: 30, prod: 90 },
      minimum: 1,
      maximum: 3650,
    },
    deletionProtection: { type: "boolean", defaults: { dev: false, stage: false, prod: true } },
  },
} as const satisfies StackDefinition;

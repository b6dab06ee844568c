// Generated from templates/config/authentication.yaml by `npm run generate`. Changes belong there.

import type { StackDefinition } from "@cloud/shared";

export const definition = {
  stack: "authentication",
  parameters: {
    secretsKeyArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
    secretArns: { type: "object", required: true },
    webAclArn: {
      type: "string",
      pattern: "^(|arn:aws[a-z-]*:wafv2:[a-z0-9-]+:[0-9]{12}:regional/webacl/.+)$",
    },
    tier: { type: "string", default: "ESSENTIALS", enum: ["LITE", "ESSENTIALS", "PLUS"] },
    mfa: {
      type: "string",
      defaults: { dev: "OPTIONAL", stage: "OPTIONAL", prod: "ON" },
      enum: ["OFF", "OPTIONAL", "ON"],
    },
    threatProtection: { type: "string", default: "OFF", enum: ["OFF", "AUDIT", "ENFORCED"] },
    selfSignUp: { type: "boolean", default: false },
    passwordLength: {
      type: "integer",
      defaults: { dev: 12, stage: 12, prod: 14 },
      minimum: 8,
      maximum: 99,
    },
    sesIdentityArn: {
      type: "string",
      pattern: "^arn:aws[a-z-]*:ses:[a-z0-9-]+:[0-9]{12}:identity/.+$",
    },
    fromEmail: { type: "string", pattern: "^.+@.+$" },
    groups: {
      type: "list",
      default: [
        { name: "admin", description: "Full access" },
        { name: "operator", description: "Operates all environments without deleting" },
        { name: "developer", description: "Works on dev and stage" },
        { name: "viewer", description: "Reads" },
      ],
      items: {
        type: "object",
        fields: {
          name: { type: "string", required: true, pattern: "^[a-zA-Z0-9_-]{1,128}$" },
          description: { type: "string", required: true },
          policyArns: {
            type: "list",
            default: [],
            items: { type: "string", pattern: "^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$" },
          },
        },
      },
    },
    apiIdentifier: { type: "string", default: "api", pattern: "^[a-zA-Z0-9:/._-]{1,256}$" },
    apiScopes: {
      type: "list",
      default: [
        { name: "read", description: "Read" },
        { name: "write", description: "Change" },
      ],
      items: {
        type: "object",
        fields: {
          name: { type: "string", required: true, pattern: "^[a-zA-Z0-9._-]{1,64}$" },
          description: { type: "string", required: true },
        },
      },
    },
    clients: {
      type: "list",
      default: [{ name: "web", kind: "browser" }],
      items: {
        type: "object",
        fields: {
          name: { type: "string", required: true, pattern: "^[a-z][a-zA-Z0-9-]{0,63}$" },
          kind: { type: "string", required: true, enum: ["browser", "server", "machine"] },
          callbackUrls: {
            type: "list",
            default: [],
            items: { type: "string", pattern: "^[a-z][a-z0-9+.-]*://.+$" },
          },
          logoutUrls: {
            type: "list",
            default: [],
            items: { type: "string", pattern: "^[a-z][a-z0-9+.-]*://.+$" },
          },
          scopes: { type: "list", default: [], items: { type: "string" } },
        },
      },
    },
    accessTokenMinutes: { type: "integer", default: 60, minimum: 5, maximum: 1440 },
    refreshTokenDays: {
      type: "integer",
      defaults: { dev: 30, stage: 30, prod: 7 },
      minimum: 1,
      maximum: 3650,
    },
    identityProviders: {
      type: "list",
      default: [],
      items: {
        type: "object",
        fields: {
          name: { type: "string", required: true, pattern: "^[a-zA-Z0-9_-]{3,32}$" },
          issuer: { type: "string", required: true, pattern: "^https://.+$" },
          clientId: { type: "string", required: true },
          secretName: { type: "string", required: true },
          scopes: { type: "string", default: "openid email profile" },
        },
      },
    },
    domainPrefix: { type: "string", pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$" },
    customDomain: { type: "string", pattern: "^[a-z0-9-]+(\\.[a-z0-9-]+)+$" },
    customDomainCertificateArn: {
      type: "string",
      pattern: "^arn:aws[a-z-]*:acm:us-east-1:[0-9]{12}:certificate/.+$",
    },
    customDomainZoneId: { type: "string", pattern: "^Z[A-Z0-9]+$" },
    enableIdentityPool: { type: "boolean", default: false },
    authenticatedPolicyArns: {
      type: "list",
      default: [],
      items: { type: "string", pattern: "^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$" },
    },
    permissionsBoundaryArn: {
      type: "string",
      pattern: "^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$",
    },
    secretRecoveryDays: {
      type: "integer",
      defaults: { dev: 0, stage: 7, prod: 30 },
      enum: [0, 7, 14, 30],
    },
    deletionProtection: { type: "boolean", defaults: { dev: false, stage: false, prod: true } },
  },
} as const satisfies StackDefinition;

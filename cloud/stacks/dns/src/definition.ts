// Generated from templates/config/dns.yaml by `npm run generate`. Changes belong there.

import type { StackDefinition } from "@cloud/shared";

export const definition = {
  stack: "dns",
  parameters: {
    zoneName: {
      type: "string",
      required: true,
      pattern: "^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}$",
    },
    privateZoneVpcId: { type: "string", pattern: "^vpc-[0-9a-f]+$" },
    privateZoneName: {
      type: "string",
      required: true,
      pattern: "^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}$",
    },
    records: {
      type: "list",
      default: [],
      items: {
        type: "object",
        fields: {
          name: { type: "string", required: true },
          type: {
            type: "string",
            required: true,
            enum: ["A", "AAAA", "CAA", "CNAME", "MX", "NS", "PTR", "SRV", "TXT"],
          },
          zone: { type: "string", default: "public", enum: ["public", "private"] },
          ttl: { type: "integer", default: 300, minimum: 0, maximum: 2147483647 },
          values: { type: "list", items: { type: "string" } },
          alias: {
            type: "object",
            fields: {
              name: { type: "string", required: true },
              zoneId: { type: "string", required: true },
              evaluateTargetHealth: { type: "boolean", default: true },
            },
          },
          failover: { type: "string", enum: ["primary", "secondary"] },
          healthCheck: { type: "string" },
        },
      },
    },
    healthChecks: {
      type: "list",
      default: [],
      items: {
        type: "object",
        fields: {
          name: { type: "string", required: true, pattern: "^[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?$" },
          host: {
            type: "string",
            required: true,
            pattern: "^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}$",
          },
          protocol: { type: "string", default: "HTTPS", enum: ["HTTP", "HTTPS", "TCP"] },
          port: { type: "integer", minimum: 1, maximum: 65535 },
          path: { type: "string", default: "/", pattern: "^/.{0,254}$" },
          searchText: { type: "string", pattern: "^.{1,255}$" },
          intervalSeconds: { type: "integer", default: 30, enum: [10, 30] },
          failureThreshold: { type: "integer", default: 3, minimum: 1, maximum: 10 },
        },
      },
    },
    delegations: {
      type: "list",
      default: [],
      items: {
        type: "object",
        fields: {
          name: {
            type: "string",
            required: true,
            pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$",
          },
          nameServers: { type: "list", items: { type: "string" } },
          accountId: { type: "string", pattern: "^[0-9]{12}$" },
        },
      },
    },
    parentZone: {
      type: "object",
      fields: {
        zoneId: { type: "string", required: true, pattern: "^Z[A-Z0-9]+$" },
        roleArn: { type: "string", pattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$" },
      },
    },
    certificate: { type: "boolean", default: true },
    certificateAlternativeNames: {
      type: "list",
      required: true,
      items: {
        type: "string",
        pattern: "^(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}$",
      },
    },
    waitForCertificate: { type: "boolean", default: true },
    certificateTimeoutMinutes: { type: "integer", default: 45, minimum: 5, maximum: 55 },
    deletionProtection: { type: "boolean", defaults: { dev: false, stage: false, prod: true } },
  },
} as const satisfies StackDefinition;

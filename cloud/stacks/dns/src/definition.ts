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
    privateZoneVpcId: {
      type: "string",
      pattern: "^vpc-[0-9a-f]+$",
    },
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
          name: {
            type: "string",
            required: true,
          },
          type: {
            type: "string",
            required: true,
            enum: ["A", "AAAA", "CAA", "CNAME", "MX", "NS", "PTR", "SRV", "TXT"],
          },
          zone: {
            type: "string",
            default: "public",
            enum: ["public", "private"],
          },
          ttl: {
            type: "integer",
            default: 300,
            minimum: 0,
            maximum: 2147483647,
          },
          values: {
            type: "list",
            items: {
              type: "string",
            },
          },
          alias: {
            type: "object",
            fields: {
              name: {
                type: "string",
                required: true,
              },
              zoneId: {
                type: "string",
                required: true,
              },
              evaluateTargetHealth: {
                type: "boolean",
                default: true,
              },
            },
          },
        },
      },
    },
    certificate: {
      type: "boolean",
      default: true,
    },
    certificateAlternativeNames: {
      type: "list",
      required: true,
      items: {
        type: "string",
        pattern: "^(\\*\\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}$",
      },
    },
    waitForCertificate: {
      type: "boolean",
      default: true,
    },
    certificateTimeoutMinutes: {
      type: "integer",
      default: 45,
      minimum: 5,
      maximum: 55,
    },
    deletionProtection: {
      type: "boolean",
      defaults: {
        dev: false,
        stage: false,
        prod: true,
      },
    },
  },
} as const satisfies StackDefinition;

// Generated from templates/config/security.yaml by `npm run generate`. Changes belong there.

import type { StackDefinition } from "@cloud/shared";

export const definition = {
  stack: "security",
  parameters: {
    vpcId: {
      type: "string",
      required: true,
      pattern: "^vpc-[0-9a-f]+$",
    },
    vpcCidr: {
      type: "cidr",
      required: true,
    },
    loadBalancerIngressCidrs: {
      type: "list",
      default: ["0.0.0.0/0"],
      items: {
        type: "cidr",
      },
    },
    loadBalancerPorts: {
      type: "list",
      default: [80, 443],
      items: {
        type: "integer",
        minimum: 1,
        maximum: 65535,
      },
    },
    applicationPorts: {
      type: "list",
      default: [8080],
      items: {
        type: "integer",
        minimum: 1,
        maximum: 65535,
      },
    },
    containerPorts: {
      type: "list",
      default: [8080],
      items: {
        type: "integer",
        minimum: 1,
        maximum: 65535,
      },
    },
    databasePorts: {
      type: "list",
      default: [5432],
      items: {
        type: "integer",
        minimum: 1,
        maximum: 65535,
      },
    },
    cachePorts: {
      type: "list",
      default: [6379],
      items: {
        type: "integer",
        minimum: 1,
        maximum: 65535,
      },
    },
    outboundCidrs: {
      type: "list",
      default: ["0.0.0.0/0"],
      items: {
        type: "cidr",
      },
    },
    keyDeletionWindowDays: {
      type: "integer",
      defaults: {
        dev: 7,
        stage: 14,
        prod: 30,
      },
      minimum: 7,
      maximum: 30,
    },
    keyRotationDays: {
      type: "integer",
      default: 365,
      minimum: 90,
      maximum: 2560,
    },
    keyAdministratorArns: {
      type: "list",
      default: [],
      items: {
        type: "string",
        pattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/.+$",
      },
    },
    permissionsBoundaryArn: {
      type: "string",
      pattern: "^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$",
    },
    enableWebAcl: {
      type: "boolean",
      defaults: {
        dev: false,
        stage: false,
        prod: true,
      },
    },
    webAclMode: {
      type: "string",
      defaults: {
        dev: "count",
        stage: "block",
        prod: "block",
      },
      enum: ["count", "block"],
    },
    webAclRateLimit: {
      type: "integer",
      default: 2000,
      minimum: 10,
      maximum: 2000000000,
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

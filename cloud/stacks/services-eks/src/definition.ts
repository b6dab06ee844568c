// Generated from templates/config/services-eks.yaml by `npm run generate`. Changes belong there.

import type { StackDefinition } from "@cloud/shared";

export const definition = {
  stack: "services-eks",
  parameters: {
    vpcId: { type: "string", required: true, pattern: "^vpc-[0-9a-f]+$" },
    vpcCidr: { type: "cidr", required: true },
    subnetIds: {
      type: "list",
      required: true,
      items: { type: "string", pattern: "^subnet-[0-9a-f]+$" },
    },
    kubernetesVersion: { type: "string", default: "1.34", pattern: "^1\\.[0-9]{2}$" },
    supportPolicy: {
      type: "string",
      defaults: { dev: "STANDARD", stage: "STANDARD", prod: "EXTENDED" },
      enum: ["STANDARD", "EXTENDED"],
    },
    serviceCidr: { type: "cidr", default: "172.20.0.0/16", pattern: "/(1[2-9]|2[0-4])$" },
    publicAccessCidrs: { type: "list", default: [], items: { type: "cidr" } },
    apiAccessCidrs: { type: "list", required: true, items: { type: "cidr" } },
    controlPlaneLogs: {
      type: "list",
      defaults: {
        dev: ["audit", "authenticator"],
        stage: ["api", "audit", "authenticator"],
        prod: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
      },
      items: {
        type: "string",
        enum: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
      },
    },
    logRetentionDays: {
      type: "integer",
      defaults: { dev: 7, stage: 30, prod: 365 },
      enum: [
        1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
        3288, 3653,
      ],
    },
    secretsKeyArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
    storageKeyArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
    logsKeyArn: {
      type: "string",
      required: true,
      pattern: "^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/.+$",
    },
    loadBalancerSecurityGroupId: { type: "string", required: true, pattern: "^sg-[0-9a-f]+$" },
    databaseSecurityGroupId: { type: "string", required: true, pattern: "^sg-[0-9a-f]+$" },
    cacheSecurityGroupId: { type: "string", required: true, pattern: "^sg-[0-9a-f]+$" },
    workloadPorts: {
      type: "list",
      default: [8080],
      items: { type: "integer", minimum: 1, maximum: 65535 },
    },
    databasePorts: {
      type: "list",
      default: [5432],
      items: { type: "integer", minimum: 1, maximum: 65535 },
    },
    cachePorts: {
      type: "list",
      default: [6379],
      items: { type: "integer", minimum: 1, maximum: 65535 },
    },
    nodeGroups: {
      type: "list",
      defaults: {
        dev: [
          {
            name: "general",
            instanceTypes: ["t3.large"],
            minimumSize: 1,
            desiredSize: 2,
            maximumSize: 4,
          },
        ],
        stage: [
          {
            name: "general",
            instanceTypes: ["m6i.large"],
            minimumSize: 2,
            desiredSize: 2,
            maximumSize: 6,
          },
        ],
        prod: [
          {
            name: "general",
            instanceTypes: ["m6i.large", "m5.large"],
            minimumSize: 3,
            desiredSize: 3,
            maximumSize: 12,
          },
        ],
      },
      items: {
        type: "object",
        fields: {
          name: { type: "string", required: true, pattern: "^[a-z][a-z0-9-]{0,30}$" },
          instanceTypes: {
            type: "list",
            required: true,
            items: { type: "string", pattern: "^[a-z0-9-]+\\.[a-z0-9-]+$" },
          },
          minimumSize: { type: "integer", required: true, minimum: 0, maximum: 450 },
          desiredSize: { type: "integer", required: true, minimum: 0, maximum: 450 },
          maximumSize: { type: "integer", required: true, minimum: 1, maximum: 450 },
          capacityType: { type: "string", default: "ON_DEMAND", enum: ["ON_DEMAND", "SPOT"] },
          amiType: {
            type: "string",
            default: "AL2023_x86_64_STANDARD",
            enum: [
              "AL2023_x86_64_STANDARD",
              "AL2023_ARM_64_STANDARD",
              "BOTTLEROCKET_x86_64",
              "BOTTLEROCKET_ARM_64",
            ],
          },
          diskGib: { type: "integer", default: 50, minimum: 20, maximum: 16384 },
          labels: { type: "object", default: {} },
          taints: {
            type: "list",
            default: [],
            items: {
              type: "object",
              fields: {
                key: { type: "string", required: true },
                value: { type: "string", default: "" },
                effect: {
                  type: "string",
                  required: true,
                  enum: ["NO_SCHEDULE", "NO_EXECUTE", "PREFER_NO_SCHEDULE"],
                },
              },
            },
          },
        },
      },
    },
    addOns: {
      type: "list",
      default: [
        { name: "vpc-cni" },
        { name: "kube-proxy" },
        { name: "eks-pod-identity-agent" },
        { name: "coredns" },
        { name: "aws-ebs-csi-driver" },
        { name: "metrics-server" },
      ],
      items: {
        type: "object",
        fields: {
          name: { type: "string", required: true, pattern: "^[a-z0-9][a-z0-9_-]*$" },
          version: { type: "string", pattern: "^v[0-9].*$" },
          configuration: { type: "object" },
        },
      },
    },
    accessEntries: {
      type: "list",
      default: [],
      items: {
        type: "object",
        fields: {
          name: { type: "string", required: true, pattern: "^[a-z][a-z0-9-]{0,40}$" },
          principalArn: {
            type: "string",
            required: true,
            pattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/.+$",
          },
          policy: {
            type: "string",
            required: true,
            enum: [
              "AmazonEKSClusterAdminPolicy",
              "AmazonEKSAdminPolicy",
              "AmazonEKSAdminViewPolicy",
              "AmazonEKSEditPolicy",
              "AmazonEKSViewPolicy",
            ],
          },
          namespaces: {
            type: "list",
            default: [],
            items: { type: "string", pattern: "^[a-z0-9*][a-z0-9*-]*$" },
          },
        },
      },
    },
    workloads: {
      type: "list",
      default: [],
      items: {
        type: "object",
        fields: {
          name: { type: "string", required: true, pattern: "^[a-z][a-z0-9-]{0,30}$" },
          namespace: {
            type: "string",
            required: true,
            pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$",
          },
          serviceAccount: {
            type: "string",
            required: true,
            pattern: "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$",
          },
          identity: { type: "string", default: "podIdentity", enum: ["podIdentity", "token"] },
          managedPolicyArns: {
            type: "list",
            default: [],
            items: { type: "string", pattern: "^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$" },
          },
          statements: {
            type: "list",
            default: [],
            items: {
              type: "object",
              fields: {
                actions: {
                  type: "list",
                  required: true,
                  items: { type: "string", pattern: "^[a-z0-9-]+:[A-Za-z0-9*]+$" },
                },
                resources: { type: "list", required: true, items: { type: "string" } },
              },
            },
          },
        },
      },
    },
    permissionsBoundaryArn: {
      type: "string",
      pattern: "^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/.+$",
    },
    deletionProtection: { type: "boolean", defaults: { dev: false, stage: false, prod: true } },
  },
} as const satisfies StackDefinition;

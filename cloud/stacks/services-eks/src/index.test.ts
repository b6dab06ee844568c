import { documentIn, expectWellBehaved, find, namesOf } from "@cloud/shared/testing/expectations";
import { boundaryArn, keyArn } from "@cloud/shared/testing/given";
import { mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";
import { identitySamples } from "./identity-samples";
import { secretsKeyPolicy } from "./role-policies";

const load = () => import("./index.js");

const upstream = {
  vpcId: "vpc-0a1b",
  vpcCidr: "10.0.0.0/16",
  subnetIds: ["subnet-0a", "subnet-0b"],
  apiAccessCidrs: ["10.0.0.0/16"],
  secretsKeyArn: keyArn("secrets"),
  storageKeyArn: keyArn("storage"),
  logsKeyArn: keyArn("logs"),
  loadBalancerSecurityGroupId: "sg-0aaa",
  databaseSecurityGroupId: "sg-0bbb",
  cacheSecurityGroupId: "sg-0ccc",
};

const everything = {
  ...upstream,
  publicAccessCidrs: ["192.0.2.0/24"],
  apiAccessCidrs: ["10.0.0.0/16", "2001:db8::/56"],
  permissionsBoundaryArn: boundaryArn,
  nodeGroups: [
    {
      name: "batch",
      instanceTypes: ["c7g.xlarge"],
      minimumSize: 0,
      desiredSize: 0,
      maximumSize: 8,
      capacityType: "SPOT",
      amiType: "BOTTLEROCKET_ARM_64",
      diskGib: 120,
      labels: { purpose: "batch" },
      taints: [{ key: "batch", effect: "NO_SCHEDULE" }],
    },
  ],
  ...identitySamples,
};

let dev: ProgramRun;
let prod: ProgramRun;
let full: ProgramRun;

beforeAll(async () => {
  dev = await runProgram({ stack: "services-eks", config: upstream, load });
  prod = await runProgram({
    stack: "services-eks",
    environment: "prod",
    config: upstream,
    load,
  });
  full = await runProgram({ stack: "services-eks", config: everything, load });
});

describe("the services-eks program", () => {
  it("exports what its template declares, whatever is switched on", () => {
    expectWellBehaved("services-eks", [dev, prod, full]);
    expect(full.outputs).toMatchObject({
      clusterName: "d1brv40-dev-eks",
      clusterSecurityGroupId: "security-group-of-cluster",
      nodeGroupNames: ["batch-1a2b3c4"],
      oidcIssuerUrl: "https://oidc.example/id/cluster",
      logGroupName: "/aws/eks/d1brv40-dev-eks/cluster",
    });
    expect(Object.keys(full.outputs["workloadRoleArns"] as object)).toEqual(["orders", "reports"]);
    expect(dev.outputs["workloadRoleArns"]).toEqual({});
  });

  it("keeps the names of all resources, which Pulumi knows them by", () => {
    expect(namesOf(dev, "")).toMatchSnapshot();
    expect(namesOf(full, "")).toMatchSnapshot();
  });

  it("refuses what would fail or never get ready, before it makes anything", async () => {
    const config = { ...upstream, addOns: [{ name: "coredns" }], subnetIds: ["subnet-0a"] };

    await expect(runProgram({ stack: "services-eks", config, load })).rejects.toThrow(
      "the cluster cannot be made so:\n- services-eks:subnetIds must hold subnets in two zones",
    );
  });
});

describe("the control plane", () => {
  it("has a private endpoint only, encrypts secrets and knows nobody but its entries", () => {
    const cluster = find(dev, "eks/cluster:Cluster", "cluster");

    expect(cluster.inputs).toEqual({
      name: "d1brv40-dev-eks",
      version: "1.34",
      roleArn: mockArn("aws:iam/role:Role", "control-plane"),
      upgradePolicy: { supportType: "STANDARD" },
      accessConfig: {
        authenticationMode: "API",
        bootstrapClusterCreatorAdminPermissions: false,
      },
      bootstrapSelfManagedAddons: false,
      vpcConfig: {
        subnetIds: ["subnet-0a", "subnet-0b"],
        securityGroupIds: ["SecurityGroup/control-plane"],
        endpointPrivateAccess: true,
        endpointPublicAccess: false,
      },
      kubernetesNetworkConfig: { serviceIpv4Cidr: "172.20.0.0/16" },
      encryptionConfig: { provider: { keyArn: keyArn("secrets") }, resources: ["secrets"] },
      enabledClusterLogTypes: ["audit", "authenticator"],
      deletionProtection: false,
      tags: { Name: "d1brv40-dev-eks" },
    });
    expect(cluster.parent).toBe("cloud:services-eks:ControlPlane control-plane");
  });

  it("comes after its log group and the permissions of its role", () => {
    expect(find(dev, "eks/cluster:Cluster", "cluster").dependencies).toEqual(
      expect.arrayContaining([
        "aws:cloudwatch/logGroup:LogGroup control-plane",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment control-plane-cluster",
        "aws:iam/rolePolicy:RolePolicy control-plane",
      ]),
    );
    expect(documentIn(find(dev, "iam/rolePolicy:RolePolicy", "control-plane"), "policy")).toEqual(
      secretsKeyPolicy(keyArn("secrets")),
    );
    expect(find(dev, "LogGroup", "control-plane").inputs).toMatchObject({
      name: "/aws/eks/d1brv40-dev-eks/cluster",
      retentionInDays: 7,
      kmsKeyId: keyArn("logs"),
    });
  });

  it("is reachable from named ranges of the internet on demand", () => {
    expect(find(full, "eks/cluster:Cluster", "cluster").inputs["vpcConfig"]).toMatchObject({
      endpointPrivateAccess: true,
      endpointPublicAccess: true,
      publicAccessCidrs: ["192.0.2.0/24"],
    });
  });

  it("in prod is protected, supported for long, and keeps all its logs for a year", () => {
    const cluster = find(prod, "eks/cluster:Cluster", "cluster");

    expect(cluster.protect).toBe(true);
    expect(cluster.inputs).toMatchObject({
      deletionProtection: true,
      upgradePolicy: { supportType: "EXTENDED" },
      vpcConfig: { endpointPublicAccess: false },
      enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
    });
    expect(find(prod, "LogGroup", "control-plane").inputs["retentionInDays"]).toBe(365);
  });
});

describe("nodes", () => {
  it("are made by the configuration", () => {
    expect(find(full, "eks/nodeGroup:NodeGroup", "batch").inputs).toEqual({
      clusterName: "d1brv40-dev-eks",
      nodeRoleArn: mockArn("aws:iam/role:Role", "node"),
      subnetIds: ["subnet-0a", "subnet-0b"],
      amiType: "BOTTLEROCKET_ARM_64",
      capacityType: "SPOT",
      instanceTypes: ["c7g.xlarge"],
      launchTemplate: { id: "LaunchTemplate/batch", version: "1" },
      scalingConfig: { minSize: 0, desiredSize: 0, maxSize: 8 },
      updateConfig: { maxUnavailablePercentage: 33 },
      nodeRepairConfig: { enabled: true },
      labels: { purpose: "batch" },
      taints: [{ key: "batch", value: "", effect: "NO_SCHEDULE" }],
      tags: { Name: "d1brv40-dev-eks-batch" },
    });
  });

  it("have encrypted volumes, and metadata that pods cannot reach", () => {
    expect(find(full, "LaunchTemplate", "batch").inputs).toMatchObject({
      name: "d1brv40-dev-eks-batch",
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: { encrypted: "true", kmsKeyId: keyArn("storage"), volumeSize: 4, volumeType: "gp3" },
        },
        {
          deviceName: "/dev/xvdb",
          ebs: { encrypted: "true", kmsKeyId: keyArn("storage"), volumeSize: 120 },
        },
      ],
      metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
      tagSpecifications: [{ resourceType: "instance" }, { resourceType: "volume" }],
    });
  });

  it("come after what makes them ready, and before what needs them", () => {
    const { dependencies } = find(dev, "eks/nodeGroup:NodeGroup", "general");

    expect(dependencies).toEqual(
      expect.arrayContaining([
        "aws:eks/addon:Addon vpc-cni",
        "aws:eks/addon:Addon kube-proxy",
        "aws:eks/addon:Addon eks-pod-identity-agent",
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment node-worker",
      ]),
    );
    for (const name of ["coredns", "aws-ebs-csi-driver", "metrics-server"]) {
      expect(find(dev, "eks/addon:Addon", name).dependencies).toContain(
        "aws:eks/nodeGroup:NodeGroup general",
      );
    }
  });

  it("grow with the environment", () => {
    expect(find(dev, "NodeGroup", "general").inputs["scalingConfig"]).toEqual({
      minSize: 1,
      desiredSize: 2,
      maxSize: 4,
    });
    expect(find(prod, "NodeGroup", "general").inputs["scalingConfig"]).toEqual({
      minSize: 3,
      desiredSize: 3,
      maxSize: 12,
    });
  });
});

describe("security rules", () => {
  it("join groups of this stack, of EKS and of the security stack", () => {
    expect(find(dev, "IngressRule", "nodes-from-load-balancer-8080").inputs).toMatchObject({
      securityGroupId: "security-group-of-cluster",
      referencedSecurityGroupId: "sg-0aaa",
      ipProtocol: "tcp",
      fromPort: 8080,
      toPort: 8080,
    });
    expect(find(dev, "EgressRule", "load-balancer-to-nodes-8080").inputs).toMatchObject({
      securityGroupId: "sg-0aaa",
      referencedSecurityGroupId: "security-group-of-cluster",
    });
    expect(find(dev, "IngressRule", "database-from-nodes-5432").inputs).toMatchObject({
      securityGroupId: "sg-0bbb",
      referencedSecurityGroupId: "security-group-of-cluster",
    });
    expect(find(full, "IngressRule", "control-plane-from-2001_db8__-56-443").inputs).toMatchObject({
      securityGroupId: "SecurityGroup/control-plane",
      cidrIpv6: "2001:db8::/56",
    });
  });
});

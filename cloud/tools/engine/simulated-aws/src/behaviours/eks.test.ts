import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TestCloud } from "../testing.ts";
import { isObject, text, type Properties } from "../values.ts";
import { types } from "./ec2/references.ts";
import { eksCluster } from "./eks.ts";

const nodeGroupType = "aws:eks/nodeGroup:NodeGroup";
const roleType = "aws:iam/role:Role";

let cloud: TestCloud;
let cluster: Properties;
let nodes: Properties;

beforeEach(async () => {
  cloud = new TestCloud();
  const vpc = await cloud.create(types.vpc, "main", { cidrBlock: "10.0.0.0/16" });
  const subnetIds = await Promise.all(
    ["a", "b"].map(async (zone, index) => {
      const { id } = await cloud.create(types.subnet, zone, {
        vpcId: vpc.id,
        cidrBlock: `10.0.${index}.0/24`,
        availabilityZone: `us-east-1${zone}`,
      });
      return id;
    }),
  );
  cluster = { name: "main", version: "1.34", roleArn: await role("eks"), vpcConfig: { subnetIds } };
  nodes = {
    clusterName: "main",
    nodeRoleArn: await role("ec2"),
    subnetIds,
    scalingConfig: { minSize: 1, desiredSize: 2, maxSize: 3 },
  };
});
afterEach(() => cloud.remove());

async function role(service: string): Promise<string> {
  const statement = { Effect: "Allow", Principal: { Service: `${service}.amazonaws.com` } };
  const { properties } = await cloud.create(roleType, service, {
    name: service,
    assumeRolePolicy: JSON.stringify({ Statement: [statement] }),
  });
  return text(properties.arn) ?? "";
}

const make = (args: Properties = {}) => cloud.create(eksCluster, "main", { ...cluster, ...args });
const group = (args: Properties, name = "general") =>
  cloud.create(nodeGroupType, name, { nodeGroupName: name, ...nodes, ...args });

describe("a cluster", () => {
  test("brings a security group along that rules can name", async () => {
    const { properties } = await make();
    const { clusterSecurityGroupId } = isObject(properties.vpcConfig) ? properties.vpcConfig : {};

    expect(properties.endpoint).toMatch(/^https:\/\/[0-9a-f]{32}\.gr7\.us-east-1\.eks\.amazonaws/);
    await expect(
      cloud.create("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "nodes", {
        securityGroupId: clusterSecurityGroupId!,
        referencedSecurityGroupId: clusterSecurityGroupId!,
        ipProtocol: "-1",
      }),
    ).resolves.toBeDefined();
  });

  test("needs subnets in two zones, and a role that EKS may take on", async () => {
    const [first] = (cluster.vpcConfig as { subnetIds: string[] }).subnetIds;

    await expect(make({ vpcConfig: { subnetIds: [first!] } })).rejects.toThrow(
      /^creating EKS Cluster \(main\): .*api error InvalidParameterException: Subnets specified must be in at least two different AZs$/,
    );
    await expect(make({ roleArn: nodes.nodeRoleArn! })).rejects.toThrow(
      `api error InvalidParameterException: Role with arn: ${text(nodes.nodeRoleArn)}, could not be assumed because it does not exist or the trusted entity is not correct`,
    );
  });

  test("has no private range in front of its public endpoint", async () => {
    const vpcConfig = {
      ...(cluster.vpcConfig as Properties),
      publicAccessCidrs: ["192.0.2.0/24", "10.1.0.0/16"],
    };

    await expect(make({ vpcConfig })).rejects.toThrow(
      "The following CIDRs are invalid in publicAccessCidrs: [10.1.0.0/16]",
    );
  });

  test("is upgraded one minor version at a time and never downgraded", async () => {
    const { id } = await make();
    const upgrade = (version: string) =>
      cloud.update(eksCluster, "main", id, { ...cluster, version });

    await expect(upgrade("1.36")).rejects.toThrow(
      "api error InvalidParameterException: Unsupported Kubernetes minor version update from 1.34 to 1.36",
    );
    await expect(upgrade("1.33")).rejects.toThrow("version update from 1.34 to 1.33");
    expect((await upgrade("1.35")).version).toBe("1.35");
  });

  test("stays while it is protected, or has node groups", async () => {
    const { id } = await make({ deletionProtection: true });
    const made = await group({});

    await expect(cloud.delete(eksCluster, "main", id)).rejects.toThrow(
      "api error InvalidRequestException: Deletion protection is enabled",
    );
    await cloud.update(eksCluster, "main", id, { ...cluster, deletionProtection: false });
    await expect(cloud.delete(eksCluster, "main", id)).rejects.toThrow(
      "api error ResourceInUseException: Cluster has nodegroups attached",
    );
    await cloud.delete(nodeGroupType, "general", made.id);
    await cloud.create("aws:eks/addon:Addon", "cni", { clusterName: id, addonName: "vpc-cni" });
    await expect(cloud.delete(eksCluster, "main", id)).resolves.toBeUndefined();
  });
});

describe("a node group", () => {
  test("belongs to a cluster", async () => {
    await expect(group({})).rejects.toThrow(
      /^creating EKS Nodegroup \(general\): .*api error ResourceNotFoundException: No cluster found for name: main\.$/,
    );
  });

  test.each([
    [
      { scalingConfig: { minSize: 3, desiredSize: 2, maxSize: 4 } },
      "minSize can't be greater than desiredSize",
    ],
    [
      { scalingConfig: { minSize: 1, desiredSize: 5, maxSize: 4 } },
      "desiredSize can't be greater than maxSize",
    ],
    [
      { amiType: "AL2023_x86_64_STANDARD", instanceTypes: ["t3.large", "t4g.large"] },
      "[t4g.large] is not a valid instance type for requested amiType AL2023_x86_64_STANDARD",
    ],
    [
      { launchTemplate: { id: "lt-0", version: "1" } },
      "The specified launch template, with template ID lt-0, does not exist.",
    ],
  ])("is refused with %o", async (args: Properties, message) => {
    await make();

    await expect(group(args)).rejects.toThrow(message);
  });

  test("needs a role that instances may take on", async () => {
    await make();

    await expect(group({ nodeRoleArn: cluster.roleArn! })).rejects.toThrow(
      "Following required service principals [ec2.amazonaws.com] were not found in the trust relationships of nodeRole",
    );
  });

  test("does not grow by its minimum alone", async () => {
    await make();
    const { id } = await group({});
    const scalingConfig = { minSize: 3, desiredSize: 2, maxSize: 4 };

    await expect(
      cloud.update(nodeGroupType, "general", id, { ...nodes, scalingConfig }),
    ).rejects.toThrow("Minimum capacity 3 can't be greater than desired size 2");
  });
});

describe("access to a cluster", () => {
  const principalArn = "arn:aws:iam::111111111111:role/operators";
  const entry = (name: string) =>
    cloud.create("aws:eks/accessEntry:AccessEntry", name, { clusterName: "main", principalArn });
  const associate = () =>
    cloud.create("aws:eks/accessPolicyAssociation:AccessPolicyAssociation", "operators", {
      clusterName: "main",
      principalArn,
      policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
      accessScope: { type: "cluster" },
    });

  test("has one entry a principal, and policies for those with an entry", async () => {
    await make();

    await expect(associate()).rejects.toThrow(
      "api error ResourceNotFoundException: The specified principalArn could not be found.",
    );
    await entry("operators");
    await expect(associate()).resolves.toBeDefined();
    await expect(entry("again")).rejects.toThrow(
      "api error ResourceInUseException: The specified access entry resource is already in use on this cluster.",
    );
  });
});

describe("a pod identity association", () => {
  const associate = (name: string, roleArn: string) =>
    cloud.create("aws:eks/podIdentityAssociation:PodIdentityAssociation", name, {
      clusterName: "main",
      namespace: "shop",
      serviceAccount: "orders",
      roleArn,
    });

  test("needs its role, and a service account has one", async () => {
    await make();
    const podRole = await role("pods.eks");

    await expect(associate("lost", "arn:aws:iam::111111111111:role/none")).rejects.toThrow(
      "api error InvalidParameterException: Role provided in the request does not exist.",
    );
    expect((await associate("orders", podRole)).properties.associationId).toMatch(
      /^a-[a-z0-9]{17}$/,
    );
    await expect(associate("twin", podRole)).rejects.toThrow(
      "api error ResourceInUseException: Association already exists",
    );
  });
});

import { documentIn, find, namesOf, ofType } from "@cloud/shared/testing/expectations";
import { boundaryArn, keyArn } from "@cloud/shared/testing/given";
import { mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";
import { identitySamples } from "./identity-samples";
import { podIdentityTrust, tokenTrust, volumeKeyPolicy } from "./role-policies";

const load = () => import("./index.js");

const clusterArn = mockArn("aws:eks/cluster:Cluster", "cluster");
const provider = {
  arn: mockArn("aws:iam/openIdConnectProvider:OpenIdConnectProvider", "cluster"),
  issuerUrl: "https://oidc.example/id/cluster",
};

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
  permissionsBoundaryArn: boundaryArn,
  ...identitySamples,
};

let plain: ProgramRun;
let full: ProgramRun;

beforeAll(async () => {
  plain = await runProgram({ stack: "services-eks", config: upstream, load });
  full = await runProgram({ stack: "services-eks", config: everything, load });
});

describe("add-ons", () => {
  it("that call AWS do so under roles of their own", () => {
    const role = find(plain, "iam/role:Role", "aws-ebs-csi-driver");

    expect(find(plain, "eks/addon:Addon", "aws-ebs-csi-driver").inputs).toMatchObject({
      addonName: "aws-ebs-csi-driver",
      serviceAccountRoleArn: mockArn("aws:iam/role:Role", "aws-ebs-csi-driver"),
      resolveConflictsOnCreate: "OVERWRITE",
    });
    expect(documentIn(role, "assumeRolePolicy")).toEqual(
      tokenTrust({ namespace: "kube-system", serviceAccount: "ebs-csi-controller-sa" }, provider),
    );
    expect(
      documentIn(find(plain, "iam/rolePolicy:RolePolicy", "aws-ebs-csi-driver"), "policy"),
    ).toEqual(volumeKeyPolicy(keyArn("storage")));
    expect(find(plain, "RolePolicyAttachment", "vpc-cni-driver").inputs["policyArn"]).toBe(
      "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy",
    );
    expect(Object.keys(find(plain, "eks/addon:Addon", "coredns").inputs)).not.toContain(
      "serviceAccountRoleArn",
    );
  });

  it("take a version and values on demand", () => {
    expect(find(full, "eks/addon:Addon", "vpc-cni").inputs).toMatchObject({
      addonVersion: "v1.20.4-eksbuild.2",
      configurationValues: '{"env":{"WARM_IP_TARGET":1}}',
    });
    expect(Object.keys(find(plain, "eks/addon:Addon", "vpc-cni").inputs)).not.toContain(
      "addonVersion",
    );
  });
});

describe("access", () => {
  it("is given to the cluster or to namespaces", () => {
    expect(find(full, "AccessEntry", "operators").inputs).toMatchObject({
      clusterName: "d1brv40-dev-eks",
      principalArn: "arn:aws:iam::111111111111:role/operators",
    });
    expect(find(full, "AccessPolicyAssociation", "operators").inputs).toEqual({
      clusterName: "d1brv40-dev-eks",
      principalArn: "arn:aws:iam::111111111111:role/operators",
      policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
      accessScope: { type: "cluster" },
    });
    expect(find(full, "AccessPolicyAssociation", "developers").inputs["accessScope"]).toEqual({
      type: "namespace",
      namespaces: ["shop", "shop-*"],
    });
    expect(namesOf(plain, "AccessEntry")).toEqual([]);
  });
});

describe("workloads", () => {
  it("get credentials from the agent, for their service account only", () => {
    const orders = { namespace: "shop", serviceAccount: "orders" };

    expect(find(full, "PodIdentityAssociation", "orders").inputs).toMatchObject({
      clusterName: "d1brv40-dev-eks",
      ...orders,
      roleArn: mockArn("aws:iam/role:Role", "orders"),
    });
    expect(documentIn(find(full, "iam/role:Role", "orders"), "assumeRolePolicy")).toEqual(
      podIdentityTrust(orders, { arn: clusterArn, accountId: "111111111111" }),
    );
    expect(documentIn(find(full, "iam/rolePolicy:RolePolicy", "orders"), "policy")).toMatchObject({
      Statement: [{ Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::orders/*"] }],
    });
  });

  it("or with the token of their service account", () => {
    expect(namesOf(full, "PodIdentityAssociation")).toEqual(["orders"]);
    expect(documentIn(find(full, "iam/role:Role", "reports"), "assumeRolePolicy")).toEqual(
      tokenTrust({ namespace: "shop", serviceAccount: "reports" }, provider),
    );
    expect(find(full, "RolePolicyAttachment", "reports-AmazonAthenaFullAccess").inputs).toEqual({
      role: "d1brv40-dev-eks-reports",
      policyArn: "arn:aws:iam::aws:policy/AmazonAthenaFullAccess",
    });
  });

  it("are bounded like every other role where there is a boundary", () => {
    const boundaries = (run: ProgramRun) =>
      new Set(ofType(run, "iam/role:Role").map(({ inputs }) => inputs["permissionsBoundary"]));

    expect(boundaries(plain)).toEqual(new Set([undefined]));
    expect(boundaries(full)).toEqual(new Set([everything.permissionsBoundaryArn]));
  });
});

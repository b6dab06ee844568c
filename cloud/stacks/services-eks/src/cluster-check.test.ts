import { describe, expect, it } from "vitest";
import { checkCluster } from "./cluster-check";

const group = {
  name: "general",
  instanceTypes: ["t3.large"],
  minimumSize: 1,
  desiredSize: 2,
  maximumSize: 4,
  capacityType: "ON_DEMAND",
  amiType: "AL2023_x86_64_STANDARD",
  diskGib: 50,
  labels: {},
  taints: [],
} as const;

const addOn = (name: string) => ({ name, version: undefined, configuration: undefined });

const workload = {
  name: "orders",
  namespace: "shop",
  serviceAccount: "orders",
  identity: "podIdentity",
  managedPolicyArns: [],
  statements: [],
} as const;

const sound = {
  vpcCidr: "10.0.0.0/16",
  serviceCidr: "172.20.0.0/16",
  subnetIds: ["subnet-0a", "subnet-0b"],
  publicAccessCidrs: ["192.0.2.0/24"],
  nodeGroups: [group],
  addOns: [addOn("vpc-cni"), addOn("eks-pod-identity-agent")],
  accessEntries: [],
  workloads: [workload],
};

function refusal(parameters: Parameters<typeof checkCluster>[0]): string {
  try {
    checkCluster(parameters);
  } catch (error) {
    return (error as Error).message;
  }
  return "";
}

describe("the check of a cluster", () => {
  it("lets a sound configuration pass", () => {
    expect(() => checkCluster(sound)).not.toThrow();
  });

  it.each([
    [
      { serviceCidr: "10.0.128.0/20" },
      "services-eks:serviceCidr 10.0.128.0/20 overlaps the VPC 10.0.0.0/16, choose another range",
    ],
    [
      { subnetIds: ["subnet-0a", "subnet-0a"] },
      "services-eks:subnetIds must hold subnets in two zones, set network:azCount to 2 or more",
    ],
    [
      { publicAccessCidrs: ["0.0.0.0/0"] },
      "services-eks:publicAccessCidrs 0.0.0.0/0 is the whole internet, name smaller ranges",
    ],
    [
      { nodeGroups: [{ ...group, minimumSize: 3 }] },
      "services-eks:nodeGroups general must have sizes in order, not minimumSize 3, " +
        "desiredSize 2, maximumSize 4",
    ],
    [
      { nodeGroups: [{ ...group, instanceTypes: [] }] },
      "services-eks:nodeGroups general needs at least one of instanceTypes",
    ],
    [{ nodeGroups: [group, group] }, "services-eks:nodeGroups names general twice"],
    [
      { addOns: [addOn("eks-pod-identity-agent")] },
      "services-eks:addOns needs vpc-cni, without which no node gets ready",
    ],
    [
      { addOns: [addOn("vpc-cni")] },
      "services-eks:workloads orders needs the add-on eks-pod-identity-agent, or identity: token",
    ],
  ])("tells what is wrong with %o", (change, problem) => {
    expect(refusal({ ...sound, ...change })).toBe(`the cluster cannot be made so:\n- ${problem}`);
  });

  it("tells everything at once", () => {
    const change = { addOns: [], subnetIds: [] };

    expect(() => checkCluster({ ...sound, ...change })).toThrow(
      /subnetIds.*\n- .*vpc-cni.*\n- .*agent/,
    );
  });
});

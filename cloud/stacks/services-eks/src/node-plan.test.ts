import { describe, expect, it } from "vitest";
import { planAddOns, roleOfAddOn } from "./add-on-plan";
import { labelsOf, volumesOf } from "./node-plan";

const addOn = (name: string) => ({ name, version: undefined, configuration: undefined });

describe("the volumes of a node", () => {
  it("are one, or two where the operating system keeps to itself", () => {
    expect(volumesOf({ amiType: "AL2023_ARM_64_STANDARD", diskGib: 80 })).toEqual([
      { deviceName: "/dev/xvda", sizeGib: 80 },
    ]);
    expect(volumesOf({ amiType: "BOTTLEROCKET_x86_64", diskGib: 80 })).toEqual([
      { deviceName: "/dev/xvda", sizeGib: 4 },
      { deviceName: "/dev/xvdb", sizeGib: 80 },
    ]);
  });
});

describe("the labels of a node", () => {
  it("are texts", () => {
    expect(labelsOf({ name: "general", labels: { tier: "web" } })).toEqual({ tier: "web" });
    expect(() => labelsOf({ name: "general", labels: { spot: true } })).toThrow(
      "services-eks:nodeGroups general has the label spot, which must be text; put true in quotes",
    );
  });
});

describe("add-ons", () => {
  it("come before the nodes if they are daemons, in their order", () => {
    const names = ["coredns", "vpc-cni", "aws-ebs-csi-driver", "kube-proxy", "my-add-on"];
    const { beforeNodes, afterNodes } = planAddOns(names.map(addOn));

    expect(beforeNodes.map(({ name }) => name)).toEqual(["vpc-cni", "kube-proxy"]);
    expect(afterNodes.map(({ name }) => name)).toEqual([
      "coredns",
      "aws-ebs-csi-driver",
      "my-add-on",
    ]);
  });

  it("have a role if they call AWS, whatever else is called like a property of objects", () => {
    expect(roleOfAddOn("vpc-cni")?.serviceAccount).toBe("aws-node");
    expect(roleOfAddOn("coredns")).toBeUndefined();
    expect(roleOfAddOn("constructor")).toBeUndefined();
  });
});

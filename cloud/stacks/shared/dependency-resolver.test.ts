import * as pulumi from "@pulumi/pulumi";
import { beforeEach, describe, expect, it } from "vitest";
import { DependencyResolver, presentOutput } from "./dependency-resolver";
import { valueOf } from "./testing/recorder";

const requested: string[] = [];
const deployed = { vpcId: "vpc-1", privateSubnetIds: ["subnet-1", "subnet-2"] };

beforeEach(async () => {
  requested.length = 0;
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => {
        requested.push(`${type} ${name} ${(inputs as { name: string }).name}`);
        return { id: name, state: { ...(inputs as object), outputs: deployed } };
      },
      call: () => ({}),
    },
    "ecommerce",
    "D1BRV40-security-dev",
    false,
    "acme",
  );
});

describe("the outputs of another stack", () => {
  it("come from the same deployment and environment", async () => {
    const vpcId: pulumi.Output<string> = new DependencyResolver().output("network", "vpcId");

    expect(await valueOf(vpcId)).toBe("vpc-1");
    expect(requested).toEqual([
      "pulumi:pulumi:StackReference network acme/ecommerce/D1BRV40-network-dev",
    ]);
  });

  it("are read through one reference, however many there are", async () => {
    const resolver = new DependencyResolver();
    const vpcId = resolver.output("network", "vpcId");
    const subnets: pulumi.Output<readonly string[]> = resolver.output(
      "network",
      "privateSubnetIds",
    );

    expect(await valueOf(pulumi.all([vpcId, subnets]))).toEqual([
      "vpc-1",
      ["subnet-1", "subnet-2"],
    ]);
    expect(requested).toHaveLength(1);
  });

  it("are refused at once when no template declares them", () => {
    const resolver = new DependencyResolver();

    expect(() => resolver.output("netwrk" as "network", "vpcId")).toThrow(
      /^unknown stack "netwrk", known are dns, network, security/,
    );
    expect(() => resolver.output("network", "vpcID" as "vpcId")).toThrow(
      /^the stack network has no output "vpcID", it has vpcId, vpcArn, /,
    );
  });

  it("are noted where somebody wants to know", async () => {
    const key = Symbol.for("cloud.consumedOutputs");
    const notes = new Set<string>();
    Reflect.set(globalThis, key, notes);
    try {
      const resolver = new DependencyResolver();
      await valueOf(
        pulumi.all([resolver.output("network", "vpcId"), resolver.output("network", "vpcId")]),
      );
    } finally {
      Reflect.deleteProperty(globalThis, key);
    }

    expect([...notes]).toEqual(["network.vpcId"]);
  });

  it("are refused to a stack that is not deployed after the other one", () => {
    const security = new DependencyResolver();
    const network = new DependencyResolver({
      deployment: "D1BRV40",
      environment: "dev",
      stack: "network",
    });

    expect(() => security.output("dns", "zoneName")).toThrow(
      "the stack security reads outputs of dns but is not deployed after it: add dns to the " +
        "dependencies in templates/config/security.yaml and run `npm run generate`",
    );
    expect(() => network.output("security", "logsKeyArn")).toThrow(
      "the stack network reads outputs of security but is not deployed after it",
    );
    expect(requested).toEqual([]);
  });

  it("are missed with the name of the stack that must be deployed first", () => {
    expect(() => presentOutput("acme/ecommerce/D1BRV40-network-dev", "vpcId", undefined)).toThrow(
      'acme/ecommerce/D1BRV40-network-dev has no output "vpcId" yet, deploy it first',
    );
    expect(presentOutput("acme/ecommerce/D1BRV40-network-dev", "vpcIpv6Cidr", "")).toBe("");
  });
});

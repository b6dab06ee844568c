import { find, namesOf, ofType } from "@cloud/shared/testing/expectations";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { natGatewayCount } from "./nat-gateway";

const load = () => import("./index.js");

let single: ProgramRun;
let perZone: ProgramRun;
let none: ProgramRun;
let dualStack: ProgramRun;

beforeAll(async () => {
  const run = (config: Record<string, unknown>) => runProgram({ stack: "network", config, load });
  single = await run({ natGateways: "single" });
  perZone = await run({ natGateways: "perZone", azCount: 3 });
  none = await run({ natGateways: "none" });
  dualStack = await run({ natGateways: "none", enableIpv6: true });
});

/** Table, destination and target of every route. */
function routesOf(run: ProgramRun): unknown[] {
  return ofType(run, "ec2/route:Route")
    .map(({ inputs }) => [
      inputs["routeTableId"],
      inputs["destinationCidrBlock"] ?? inputs["destinationIpv6CidrBlock"],
      inputs["gatewayId"] ?? inputs["natGatewayId"] ?? inputs["egressOnlyGatewayId"],
    ])
    .toSorted();
}

describe("NAT gateways", () => {
  it("are none, one, or one a zone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), (zones) => {
        expect(natGatewayCount("none", zones)).toBe(0);
        expect(natGatewayCount("single", zones)).toBe(1);
        expect(natGatewayCount("perZone", zones)).toBe(zones);
      }),
    );
  });

  it("stand in public subnets with fixed addresses, once the internet gateway is there", () => {
    const gateways = ofType(perZone, "ec2/natGateway:NatGateway");

    expect(gateways.map(({ inputs }) => [inputs["subnetId"], inputs["allocationId"]])).toEqual([
      ["Subnet/public-1", "eipalloc-nat-1"],
      ["Subnet/public-2", "eipalloc-nat-2"],
      ["Subnet/public-3", "eipalloc-nat-3"],
    ]);
    for (const { dependencies, parent } of gateways) {
      expect(dependencies).toContain("aws:ec2/internetGateway:InternetGateway vpc");
      expect(parent).toBe("cloud:network:NatGateways nat");
    }
    expect(perZone.outputs["natPublicIps"]).toEqual([
      "address-of-nat-1",
      "address-of-nat-2",
      "address-of-nat-3",
    ]);
  });

  it("leave the internet gateway of the old VPC alone when the VPC is replaced", () => {
    const gateway = find(perZone, "ec2/internetGateway:InternetGateway", "vpc");

    expect(gateway.replaceOnChanges).toEqual(["vpcId"]);
  });

  it("free their address before another gateway takes their place", () => {
    const gateways = ofType(perZone, "ec2/natGateway:NatGateway");

    expect(gateways.map(({ deleteBeforeReplace }) => deleteBeforeReplace)).toEqual([
      true,
      true,
      true,
    ]);
  });
});

describe("routes", () => {
  it("lead from all private subnets to a single NAT gateway", () => {
    expect(routesOf(single)).toEqual([
      ["RouteTable/private-1", "0.0.0.0/0", "NatGateway/nat-1"],
      ["RouteTable/private-2", "0.0.0.0/0", "NatGateway/nat-1"],
      ["RouteTable/public", "0.0.0.0/0", "InternetGateway/vpc"],
    ]);
  });

  it("stay inside a zone with one NAT gateway each", () => {
    expect(routesOf(perZone)).toEqual([
      ["RouteTable/private-1", "0.0.0.0/0", "NatGateway/nat-1"],
      ["RouteTable/private-2", "0.0.0.0/0", "NatGateway/nat-2"],
      ["RouteTable/private-3", "0.0.0.0/0", "NatGateway/nat-3"],
      ["RouteTable/public", "0.0.0.0/0", "InternetGateway/vpc"],
    ]);
  });

  it("leave private subnets without a way out when there is no NAT", () => {
    expect(routesOf(none)).toEqual([["RouteTable/public", "0.0.0.0/0", "InternetGateway/vpc"]]);
  });

  it("let private subnets reach out over IPv6 without being reached", () => {
    const gateway = "EgressOnlyInternetGateway/vpc";

    expect(routesOf(dualStack)).toEqual([
      ["RouteTable/private-1", "::/0", gateway],
      ["RouteTable/private-2", "::/0", gateway],
      ["RouteTable/public", "0.0.0.0/0", "InternetGateway/vpc"],
      ["RouteTable/public", "::/0", "InternetGateway/vpc"],
    ]);
  });

  it("never lead out of database subnets", () => {
    for (const run of [single, perZone, dualStack]) {
      expect(JSON.stringify(routesOf(run))).not.toContain("database");
    }
  });
});

describe("route tables", () => {
  it("belong to every subnet, one for each private one and one for each other tier", () => {
    const associations = ofType(single, "RouteTableAssociation").map(({ inputs }) => [
      inputs["subnetId"],
      inputs["routeTableId"],
    ]);

    expect(associations.toSorted()).toEqual([
      ["Subnet/database-1", "RouteTable/database"],
      ["Subnet/database-2", "RouteTable/database"],
      ["Subnet/private-1", "RouteTable/private-1"],
      ["Subnet/private-2", "RouteTable/private-2"],
      ["Subnet/public-1", "RouteTable/public"],
      ["Subnet/public-2", "RouteTable/public"],
    ]);
  });

  it("are the same with one NAT gateway or several, so that changing it replaces no table", () => {
    const tables = (run: ProgramRun) => namesOf(run, "ec2/routeTable:RouteTable");

    expect(tables(none)).toEqual(tables(single));
    expect(find(single, "ec2/routeTable:RouteTable", "private-2")).toMatchObject({
      inputs: { vpcId: "Vpc/vpc", tags: { Name: "d1brv40-dev-private-2" } },
      parent: "cloud:network:Routing routing",
    });
  });
});

describe("IPv6", () => {
  it("gives every subnet a range of the VPC", () => {
    expect(find(dualStack, "ec2/vpc:Vpc", "vpc").inputs["assignGeneratedIpv6CidrBlock"]).toBe(true);
    expect(find(dualStack, "ec2/subnet:Subnet", "private-2").inputs).toMatchObject({
      ipv6CidrBlock: "2600:1f18:1:ab09::/64",
      assignIpv6AddressOnCreation: true,
    });
    expect(dualStack.outputs["vpcIpv6Cidr"]).toBe("2600:1f18:1:ab00::/56");
  });
});

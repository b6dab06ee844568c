import { ConfigurationError } from "@cloud/shared";
import { expectGoodManners, find, namesOf, ofType } from "@cloud/shared/testing/expectations";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";
import { type PeeringParameter, planConnections } from "./connection-plan";

const load = () => import("./index.js");

function peering(change: Partial<PeeringParameter>): PeeringParameter {
  return {
    name: "tools",
    cidrs: ["10.8.0.0/16"],
    vpcId: "vpc-0a1b",
    accountId: undefined,
    region: undefined,
    connectionId: undefined,
    ...change,
  };
}

describe("connections", () => {
  it("are refused where ranges overlap, whoever has them", () => {
    const plan = (peerings: PeeringParameter[], transit: string[] = []) =>
      planConnections("10.0.0.0/16", peerings, { id: "tgw-0a1b", cidrs: transit });

    expect(() => plan([peering({ cidrs: ["10.8.0.0/16", "10.0.4.0/24"] })])).toThrow(
      new ConfigurationError(
        "network:peerings[0] (tools) has the range 10.0.4.0/24, which overlaps 10.0.0.0/16 of " +
          "network:vpcCidr; packets could go one way only",
      ),
    );
    expect(() => plan([peering({})], ["10.0.0.0/8"])).toThrow(
      "network:transitGateway has the range 10.0.0.0/8, which overlaps 10.0.0.0/16 of",
    );
    expect(() => plan([peering({})], ["10.8.1.0/24"])).toThrow(
      "network:transitGateway has the range 10.8.1.0/24, which overlaps 10.8.0.0/16 of " +
        "network:peerings[0] (tools)",
    );
    expect(plan([peering({})], ["10.9.0.0/16"]).cidrs).toEqual(["10.8.0.0/16", "10.9.0.0/16"]);
  });

  it.each<[string, PeeringParameter[], string]>([
    [
      "neither asks nor accepts",
      [peering({ vpcId: undefined })],
      "network:peerings[0] (tools) must have either a vpcId",
    ],
    [
      "both asks and accepts",
      [peering({ connectionId: "pcx-0a1b" })],
      "network:peerings[0] (tools) must have either a vpcId",
    ],
    [
      "accepts from an account that the connection knows",
      [peering({ vpcId: undefined, connectionId: "pcx-0a1b", accountId: "222222222222" })],
      "network:peerings[0] (tools) accepts a connection, which knows account and region",
    ],
    [
      "has the name of another one",
      [peering({}), peering({ cidrs: ["10.9.0.0/16"] })],
      "network:peerings[1] (tools) has a name that an earlier one has, use another",
    ],
  ])("are refused where one %s", (_, peerings, message) => {
    expect(() => planConnections("10.0.0.0/16", peerings, undefined)).toThrow(message);
  });
});

describe("a connected network", () => {
  let run: ProgramRun;
  beforeAll(async () => {
    run = await runProgram({
      stack: "network",
      config: {
        enableNetworkAcls: true,
        peerings: [
          { name: "tools", vpcId: "vpc-0a1b", cidrs: ["10.8.0.0/16"] },
          { name: "shared", vpcId: "vpc-0a2b", cidrs: ["10.9.0.0/16"], accountId: "222222222222" },
          { name: "asked", connectionId: "pcx-0a1b", cidrs: ["10.10.0.0/16"] },
        ],
        transitGateway: { id: "tgw-0a1b", cidrs: ["172.16.0.0/12"] },
      },
      load,
    });
  });

  it("asks for peerings, and accepts its own ones only", () => {
    const inputs = (name: string) =>
      find(run, "ec2/vpcPeeringConnection:VpcPeeringConnection", name).inputs;

    expect(inputs("tools")).toMatchObject({
      vpcId: "Vpc/vpc",
      peerVpcId: "vpc-0a1b",
      autoAccept: true,
      tags: { Name: "d1brv40-dev-peering-tools" },
    });
    expect(inputs("shared")).toMatchObject({ peerOwnerId: "222222222222" });
    expect(inputs("shared")).not.toHaveProperty("autoAccept");
    expect(find(run, "VpcPeeringConnectionAccepter", "asked")).toMatchObject({
      inputs: { vpcPeeringConnectionId: "pcx-0a1b", autoAccept: true },
      parent: "cloud:network:Connections connections",
    });
    expect(run.outputs["peeringConnectionIds"]).toEqual({
      tools: "VpcPeeringConnection/tools",
      shared: "VpcPeeringConnection/shared",
      asked: "VpcPeeringConnectionAccepter/asked",
    });
    expectGoodManners("network", run);
  });

  it("is attached to the transit gateway by its private subnets, before any route leads there", () => {
    const attachment = "aws:ec2transitgateway/vpcAttachment:VpcAttachment transit-gateway";

    expect(find(run, "VpcAttachment", "transit-gateway").inputs).toMatchObject({
      transitGatewayId: "tgw-0a1b",
      vpcId: "Vpc/vpc",
      subnetIds: ["Subnet/private-1", "Subnet/private-2"],
    });
    const routes = ofType(run, "ec2/route:Route").filter(
      ({ inputs }) => inputs["transitGatewayId"] === "tgw-0a1b",
    );
    expect(
      routes.map(({ inputs, dependencies }) => [
        inputs["routeTableId"],
        inputs["destinationCidrBlock"],
        dependencies.includes(attachment),
      ]),
    ).toEqual([
      ["RouteTable/private-1", "172.16.0.0/12", true],
      ["RouteTable/private-2", "172.16.0.0/12", true],
    ]);
    expect(run.outputs["transitGatewayAttachmentId"]).toBe("VpcAttachment/transit-gateway");
  });

  it("leads from private subnets to every other side, and lets it in there", () => {
    const connected = namesOf(run, "ec2/route:Route").filter((name) => name.includes("peering"));
    const admitted = ofType(run, "NetworkAclRule").filter(({ name }) => name.includes("-peer-"));

    expect(connected).toEqual([
      "private-1-peering-asked-10.10.0.0-16",
      "private-1-peering-shared-10.9.0.0-16",
      "private-1-peering-tools-10.8.0.0-16",
      "private-2-peering-asked-10.10.0.0-16",
      "private-2-peering-shared-10.9.0.0-16",
      "private-2-peering-tools-10.8.0.0-16",
    ]);
    expect(admitted.map(({ name, inputs }) => [name, inputs["cidrBlock"]])).toEqual([
      ["private-in-peer-1", "10.8.0.0/16"],
      ["private-in-peer-2", "10.9.0.0/16"],
      ["private-in-peer-3", "10.10.0.0/16"],
      ["private-in-peer-4", "172.16.0.0/12"],
    ]);
  });
});

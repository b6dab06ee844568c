import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TestCloud } from "../../testing.ts";
import { types } from "./references.ts";

let cloud: TestCloud;
beforeEach(() => {
  cloud = new TestCloud();
});
afterEach(() => cloud.remove());

const vpc = async (name: string, cidrBlock: string) =>
  (await cloud.create(types.vpc, name, { cidrBlock })).id;
const subnet = async (vpcId: string, cidrBlock: string, zone: string) =>
  (await cloud.create(types.subnet, cidrBlock, { vpcId, cidrBlock, availabilityZone: zone })).id;
const peering = (vpcId: string, peerVpcId: string, args = {}) =>
  cloud.create(types.peering, "peering", { vpcId, peerVpcId, autoAccept: true, ...args });

describe("a peering connection", () => {
  test("in one account is accepted at once, and carries routes", async () => {
    const main = await vpc("main", "10.0.0.0/16");
    const { id, properties } = await peering(main, await vpc("other", "10.1.0.0/16"));
    const table = await cloud.create(types.routeTable, "private", { vpcId: main });
    const route = (vpcPeeringConnectionId: string) =>
      cloud.create("aws:ec2/route:Route", "peer", {
        routeTableId: table.id,
        destinationCidrBlock: "10.1.0.0/16",
        vpcPeeringConnectionId,
      });

    expect(properties.acceptStatus).toBe("active");
    await expect(route("pcx-0")).rejects.toThrow(
      "api error InvalidVpcPeeringConnectionID.NotFound: The vpcPeeringConnection ID 'pcx-0' does not exist",
    );
    await expect(route(id)).resolves.toBeDefined();
  });

  test("to another account waits until its side accepts", async () => {
    const main = await vpc("main", "10.0.0.0/16");
    const { id, properties } = await peering(main, "vpc-0123", {
      peerOwnerId: "222222222222",
      autoAccept: false,
    });
    const accepter = "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter";
    cloud.configuration = { ...cloud.configuration, account: "222222222222" };

    expect(properties.acceptStatus).toBe("pending-acceptance");
    const accepted = await cloud.create(accepter, "main", {
      vpcPeeringConnectionId: id,
      autoAccept: true,
    });
    expect(accepted.properties).toMatchObject({
      acceptStatus: "active",
      vpcId: "vpc-0123",
      peerVpcId: main,
      peerOwnerId: "111111111111",
    });
  });

  test("is refused to a network that is not there, or whose addresses are the same", async () => {
    const main = await vpc("main", "10.0.0.0/16");

    await expect(peering(main, "vpc-0123")).rejects.toThrow(
      "api error InvalidVpcID.NotFound: The vpc ID 'vpc-0123' does not exist",
    );
    await expect(peering(main, await vpc("twin", "10.0.128.0/17"))).rejects.toThrow(
      "last error: Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range",
    );
  });
});

describe("a transit gateway", () => {
  test("takes a VPC once, by one subnet a zone, and only then its routes", async () => {
    const vpcId = await vpc("main", "10.0.0.0/16");
    const first = await subnet(vpcId, "10.0.1.0/24", "us-east-1a");
    const second = await subnet(vpcId, "10.0.2.0/24", "us-east-1a");
    const gateway = await cloud.create(types.transitGateway, "hub", {});
    const table = await cloud.create(types.routeTable, "private", { vpcId });
    const attach = (name: string, subnetIds: string[], transitGatewayId = gateway.id) =>
      cloud.create(types.transitGatewayAttachment, name, { vpcId, subnetIds, transitGatewayId });
    const route = () =>
      cloud.create("aws:ec2/route:Route", "hub", {
        routeTableId: table.id,
        destinationCidrBlock: "10.8.0.0/16",
        transitGatewayId: gateway.id,
      });

    await expect(attach("lost", [first], "tgw-0123")).rejects.toThrow(
      "api error InvalidTransitGatewayID.NotFound: Transit Gateway tgw-0123 was deleted or does not exist.",
    );
    await expect(attach("crowded", [first, second])).rejects.toThrow(
      "api error DuplicateSubnetsInSameZone: Duplicate Subnets for same AZ",
    );
    await expect(route()).rejects.toThrow("api error InvalidTransitGatewayID.NotFound");
    await attach("main", [first]);
    await expect(route()).resolves.toBeDefined();
    await expect(attach("again", [first])).rejects.toThrow(
      "api error DuplicateTransitGatewayAttachment",
    );
    await expect(
      cloud.delete(types.transitGateway, "hub", gateway.id, gateway.properties),
    ).rejects.toThrow(`api error IncorrectState: ${gateway.id} has non-deleted VPC Attachments.`);
  });
});

describe("a network ACL", () => {
  const rule = (networkAclId: string, name: string, args = {}) =>
    cloud.create("aws:ec2/networkAclRule:NetworkAclRule", name, {
      networkAclId,
      ruleNumber: 100,
      protocol: "-1",
      ruleAction: "allow",
      cidrBlock: "10.0.0.0/16",
      ...args,
    });

  test("has one rule a number and direction, about one range, and twenty at most", async () => {
    const vpcId = await vpc("main", "10.0.0.0/16");
    const { id } = await cloud.create(types.networkAcl, "private", { vpcId });
    await rule(id, "in");
    await rule(id, "out", { egress: true });

    await expect(rule(id, "twin")).rejects.toThrow(
      "api error NetworkAclEntryAlreadyExists: The network acl entry identified by 100 already exists.",
    );
    await expect(rule(id, "both", { ruleNumber: 1, ipv6CidrBlock: "::/0" })).rejects.toThrow(
      "api error InvalidParameterCombination",
    );
    await expect(rule(id, "zero", { ruleNumber: 0 })).rejects.toThrow(
      "api error InvalidParameterValue: Value (0) for parameter ruleNumber is invalid.",
    );
    for (let number = 101; number < 120; number += 1) {
      await rule(id, `in-${number}`, { ruleNumber: number });
    }
    await expect(rule(id, "more", { ruleNumber: 200 })).rejects.toThrow(
      "api error NetworkAclEntryLimitExceeded: The maximum number of network acl entries has been reached.",
    );
  });
});

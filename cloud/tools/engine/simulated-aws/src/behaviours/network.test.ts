import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TestCloud } from "../testing.ts";
import { types } from "./ec2/references.ts";

let cloud: TestCloud;
beforeEach(() => {
  cloud = new TestCloud();
});
afterEach(() => cloud.remove());

const vpc = (name = "main", cidrBlock = "10.0.0.0/16") =>
  cloud.create(types.vpc, name, { cidrBlock });
const subnet = (vpcId: string, name = "a", cidrBlock = "10.0.1.0/24") =>
  cloud.create(types.subnet, name, { vpcId, cidrBlock, availabilityZone: "us-east-1a" });

describe("a VPC", () => {
  test("brings its default route table, network ACL and security group along", async () => {
    const { properties } = await vpc();

    expect(properties.defaultRouteTableId).toMatch(/^rtb-0[0-9a-f]{16}$/);
    expect(properties.mainRouteTableId).toBe(properties.defaultRouteTableId);
    expect(properties.defaultNetworkAclId).toMatch(/^acl-0/);
    expect(properties.defaultSecurityGroupId).toMatch(/^sg-0/);
  });

  test("cannot be deleted while a subnet lies in it", async () => {
    const { id, properties } = await vpc();
    await subnet(id);

    await expect(cloud.delete(types.vpc, "main", id, properties)).rejects.toThrow(
      `api error DependencyViolation: The vpc '${id}' has dependencies and cannot be deleted.`,
    );
  });

  test("is refused beyond the quota of its region", async () => {
    for (const name of ["a", "b", "c", "d", "e"]) {
      await vpc(name);
    }

    await expect(vpc("f")).rejects.toThrow(
      /^creating EC2 VPC: operation error EC2: CreateVpc, .*api error VpcLimitExceeded: The maximum number of VPCs has been reached\.$/,
    );
  });

  test.each([
    ["10.0.0.0/8", "InvalidVpc.Range"],
    ["10.0.0.1/16", "InvalidParameterValue"],
  ])("with the range %s is refused as %s", async (range, code) => {
    await expect(vpc("odd", range)).rejects.toThrow(`api error ${code}:`);
  });

  test("gets another id when it is created once more, but the same one in a fresh account", async () => {
    const first = await vpc();
    await cloud.delete(types.vpc, "main", first.id, first.properties);
    const second = await vpc();
    const other = new TestCloud();
    const elsewhere = await other.create(types.vpc, "main", { cidrBlock: "10.0.0.0/16" });
    other.remove();

    expect(second.id).not.toBe(first.id);
    expect(elsewhere.id).toBe(first.id);
  });
});

describe("a subnet", () => {
  test("needs an existing VPC", async () => {
    await expect(subnet("vpc-0123")).rejects.toThrow(
      "api error InvalidVpcID.NotFound: The vpc ID 'vpc-0123' does not exist",
    );
  });

  test("must lie inside its VPC", async () => {
    const { id } = await vpc();

    await expect(subnet(id, "a", "10.1.0.0/24")).rejects.toThrow(
      "api error InvalidSubnet.Range: The CIDR '10.1.0.0/24' is invalid.",
    );
  });

  test("must not overlap another one of the same VPC", async () => {
    const { id } = await vpc();
    await subnet(id);

    await expect(subnet(id, "b", "10.0.0.0/23")).rejects.toThrow(
      "api error InvalidSubnet.Conflict: The CIDR '10.0.0.0/23' conflicts with another subnet",
    );
    await expect(subnet(id, "c", "10.0.2.0/24")).resolves.toBeDefined();
  });

  test("knows the id of its zone, and refuses a zone of another region", async () => {
    const { id } = await vpc();

    expect((await subnet(id)).properties.availabilityZoneId).toBe("use1-az1");
    await expect(
      cloud.create(types.subnet, "far", {
        vpcId: id,
        cidrBlock: "10.0.9.0/24",
        availabilityZone: "eu-west-1a",
      }),
    ).rejects.toThrow(
      "api error InvalidParameterValue: Value (eu-west-1a) for parameter availabilityZone is invalid.",
    );
  });
});

describe("a NAT gateway", () => {
  test("needs an internet gateway in its network and an address of its own", async () => {
    const { id } = await vpc();
    const home = await subnet(id);
    const address = await cloud.create(types.eip, "nat", { domain: "vpc" });
    const nat = (name: string) =>
      cloud.create(types.natGateway, name, { allocationId: address.id, subnetId: home.id });

    await expect(nat("early")).rejects.toThrow(
      `unexpected state 'failed', wanted target 'available'. last error: Gateway.NotAttached: Network ${id} has no Internet gateway attached`,
    );
    await cloud.create(types.internetGateway, "main", { vpcId: id });
    expect((await nat("nat")).properties.publicIp).toBe(address.properties.publicIp);
    await expect(nat("again")).rejects.toThrow(
      `last error: Resource.AlreadyAssociated: Elastic IP address [${address.id}] is already associated`,
    );
    await expect(cloud.delete(types.eip, "nat", address.id)).rejects.toThrow(
      "api error InvalidIPAddress.InUse",
    );
  });

  test("keeps the internet gateway in its network", async () => {
    const { id } = await vpc();
    const other = await vpc("other", "10.1.0.0/16");
    const address = await cloud.create(types.eip, "nat", { domain: "vpc" });
    const gateway = await cloud.create(types.internetGateway, "main", { vpcId: id });
    await cloud.create(types.natGateway, "nat", {
      allocationId: address.id,
      subnetId: (await subnet(id)).id,
    });
    const refusal = new RegExp(
      `: DetachInternetGateway, .*api error DependencyViolation: Network ${id} has some mapped public address\\(es\\)\\.`,
    );

    await expect(
      cloud.update(types.internetGateway, "main", gateway.id, { vpcId: other.id }),
    ).rejects.toThrow(refusal);
    await expect(
      cloud.delete(types.internetGateway, "main", gateway.id, gateway.properties),
    ).rejects.toThrow(refusal);
  });
});

describe("a route", () => {
  test("has the well-known id, one target, and no twin", async () => {
    const { id } = await vpc();
    const table = await cloud.create(types.routeTable, "public", { vpcId: id });
    const gateway = await cloud.create(types.internetGateway, "main", { vpcId: id });
    const args = {
      routeTableId: table.id,
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: gateway.id,
    };

    expect((await cloud.create("aws:ec2/route:Route", "default", args)).id).toBe(
      `r-${table.id}1080289494`,
    );
    await expect(cloud.create("aws:ec2/route:Route", "twin", args)).rejects.toThrow(
      "api error RouteAlreadyExists: The route identified by 0.0.0.0/0 already exists.",
    );
    await expect(
      cloud.create("aws:ec2/route:Route", "none", {
        routeTableId: table.id,
        destinationCidrBlock: "10.9.0.0/16",
      }),
    ).rejects.toThrow("api error InvalidParameterCombination");
  });
});

describe("a security group", () => {
  const ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

  test("cannot be deleted while a rule of another group names it", async () => {
    const { id } = await vpc();
    const web = await cloud.create(types.securityGroup, "web", { vpcId: id });
    const data = await cloud.create(types.securityGroup, "data", { vpcId: id });
    const rule = await cloud.create(ingress, "rule", {
      securityGroupId: data.id,
      referencedSecurityGroupId: web.id,
      ipProtocol: "tcp",
      fromPort: 5432,
      toPort: 5432,
    });

    await expect(cloud.delete(types.securityGroup, "web", web.id)).rejects.toThrow(
      `api error DependencyViolation: resource ${web.id} has a dependent object`,
    );
    await cloud.delete(ingress, "rule", rule.id);
    await expect(cloud.delete(types.securityGroup, "web", web.id)).resolves.toBeUndefined();
  });

  test("takes a rule once only, and rules with exactly one peer", async () => {
    const { id } = await vpc();
    const group = await cloud.create(types.securityGroup, "web", { vpcId: id });
    const rule = {
      securityGroupId: group.id,
      cidrIpv4: "0.0.0.0/0",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
    };
    await cloud.create(ingress, "https", rule);

    await expect(cloud.create(ingress, "twin", rule)).rejects.toThrow(
      'api error InvalidPermission.Duplicate: the specified rule "peer: 0.0.0.0/0, TCP, from port: 443, to port: 443, ALLOW" already exists',
    );
    await expect(cloud.create(ingress, "two", { ...rule, cidrIpv6: "::/0" })).rejects.toThrow(
      "api error InvalidParameterCombination",
    );
  });

  test("of a VPC by default is known although nobody created it", async () => {
    const { id, properties } = await vpc();
    const defaultGroup = properties.defaultSecurityGroupId!;

    await expect(
      cloud.create(ingress, "self", {
        securityGroupId: defaultGroup,
        cidrIpv4: "10.0.0.0/8",
        ipProtocol: "-1",
      }),
    ).resolves.toBeDefined();
    expect(
      (
        await cloud.create("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", "default", {
          vpcId: id,
        })
      ).id,
    ).toBe(defaultGroup);
  });
});

describe("an interface endpoint with private names", () => {
  test("needs a VPC that resolves host names", async () => {
    const { id } = await vpc();
    const args = {
      vpcId: id,
      serviceName: "com.amazonaws.us-east-1.ssm",
      vpcEndpointType: "Interface",
      privateDnsEnabled: true,
    };

    await expect(cloud.create("aws:ec2/vpcEndpoint:VpcEndpoint", "ssm", args)).rejects.toThrow(
      "api error InvalidParameter: Enabling private DNS requires both enableDnsSupport and enableDnsHostnames",
    );
    await expect(
      cloud.create("aws:ec2/vpcEndpoint:VpcEndpoint", "far", {
        ...args,
        serviceName: "com.amazonaws.eu-west-1.ssm",
      }),
    ).rejects.toThrow("api error InvalidServiceName");
  });
});

import { find, namesOf, ofType } from "@cloud/shared/testing/expectations";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type AclPlanRequest, planAcls } from "./acl-plan";
import { tiers } from "./cidr-plan";

const load = () => import("./index.js");

const requests: fc.Arbitrary<AclPlanRequest> = fc.record({
  zoneCount: fc.integer({ min: 1, max: 6 }),
  publicPorts: fc.uniqueArray(fc.integer({ min: 1, max: 65535 }), { maxLength: 8 }),
  peerCidrs: fc.uniqueArray(
    fc.nat({ max: 255 }).map((part) => `172.16.${part}.0/24`),
    { maxLength: 8 },
  ),
  gatewayEndpoints: fc.boolean(),
});

describe("the plan of network ACLs", () => {
  it("gives each rule a number and a name of its own, and stays below the quota", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const plan = planAcls(request);
        for (const tier of tiers) {
          const numbers = plan[tier].map(({ number, egress }) => `${number} ${egress}`);
          const inbound = plan[tier].filter(({ egress }) => !egress);

          expect(new Set(numbers).size).toBe(numbers.length);
          expect(new Set(plan[tier].map(({ key }) => key)).size).toBe(numbers.length);
          expect(inbound.length).toBeLessThanOrEqual(20);
        }
      }),
    );
  });

  it("keeps number and name of every rule when others are added at the end", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const smaller = planAcls(request);
        const larger = planAcls({
          ...request,
          zoneCount: request.zoneCount + 1,
          publicPorts: [...request.publicPorts, 8443],
          peerCidrs: [...request.peerCidrs, "192.168.0.0/16"],
        });
        for (const tier of tiers) {
          expect(larger[tier]).toEqual(expect.arrayContaining([...smaller[tier]]));
        }
      }),
    );
  });

  it("lets the internet begin a connection with public subnets only", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const { private: inner, database } = planAcls(request);
        for (const { egress, peer, protocol, ports } of [...inner, ...database]) {
          const isOpen = !egress && peer === "any" && protocol !== "icmp";
          expect(isOpen && ports?.[0] !== 1024).toBe(false);
        }
        expect(database.some(({ peer }) => typeof peer === "object" && "cidr" in peer)).toBe(false);
      }),
    );
  });
});

describe("network ACLs", () => {
  let prod: ProgramRun;
  let dualStack: ProgramRun;
  beforeAll(async () => {
    prod = await runProgram({ stack: "network", environment: "prod", load });
    dualStack = await runProgram({
      stack: "network",
      config: { enableNetworkAcls: true, enableIpv6: true, azCount: 1, gatewayEndpoints: [] },
      load,
    });
  });
  const rulesOf = (run: ProgramRun, acl: string) =>
    ofType(run, "ec2/networkAclRule:NetworkAclRule")
      .filter(({ inputs }) => inputs["networkAclId"] === `NetworkAcl/${acl}`)
      .map(({ inputs: { networkAclId: _, ...rule } }) => rule)
      .toSorted((a, b) => Number(a["ruleNumber"]) - Number(b["ruleNumber"]));

  it("stand in front of the subnets of a tier, and are named in the outputs", async () => {
    const dev = await runProgram({ stack: "network", load });

    expect(find(prod, "ec2/networkAcl:NetworkAcl", "private")).toMatchObject({
      inputs: {
        vpcId: "Vpc/vpc",
        subnetIds: ["Subnet/private-1", "Subnet/private-2", "Subnet/private-3"],
        tags: { Name: "d1brv40-prod-private-acl", Tier: "private" },
      },
      parent: "cloud:network:NetworkAcls network-acls",
    });
    expect(prod.outputs["networkAclIds"]).toEqual({
      public: "NetworkAcl/public",
      private: "NetworkAcl/private",
      database: "NetworkAcl/database",
    });
    expect(namesOf(dev, "ec2/networkAcl:NetworkAcl")).toEqual([]);
    expect(dev.outputs["networkAclIds"]).toEqual({});
  });

  it("open the ports of load balancers, and answers", () => {
    const common = { ruleAction: "allow", egress: false };

    expect(rulesOf(prod, "public").filter(({ egress }) => egress === false)).toEqual([
      { ...common, ruleNumber: 100, protocol: "-1", cidrBlock: "10.2.0.0/16" },
      {
        ...common,
        ruleNumber: 500,
        protocol: "tcp",
        fromPort: 80,
        toPort: 80,
        cidrBlock: "0.0.0.0/0",
      },
      {
        ...common,
        ruleNumber: 501,
        protocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrBlock: "0.0.0.0/0",
      },
      {
        ...common,
        ruleNumber: 600,
        protocol: "tcp",
        fromPort: 1024,
        toPort: 65535,
        cidrBlock: "0.0.0.0/0",
      },
      {
        ...common,
        ruleNumber: 610,
        protocol: "udp",
        fromPort: 1024,
        toPort: 65535,
        cidrBlock: "0.0.0.0/0",
      },
      {
        ...common,
        ruleNumber: 620,
        protocol: "icmp",
        icmpType: 3,
        icmpCode: 4,
        cidrBlock: "0.0.0.0/0",
      },
    ]);
  });

  it("let private subnets reach databases, each by its range", () => {
    const sources = rulesOf(prod, "database")
      .filter(({ egress, protocol }) => egress === false && protocol === "-1")
      .map(({ cidrBlock }) => cidrBlock);

    expect(sources).toEqual([
      ...(prod.outputs["privateSubnetCidrs"] as string[]),
      ...(prod.outputs["databaseSubnetCidrs"] as string[]),
    ]);
  });

  it("say the same about IPv6, under numbers of its own", () => {
    expect(rulesOf(dualStack, "database")).toEqual([
      {
        ruleNumber: 200,
        egress: false,
        protocol: "-1",
        ruleAction: "allow",
        cidrBlock: "10.0.0.0/20",
      },
      {
        ruleNumber: 300,
        egress: false,
        protocol: "-1",
        ruleAction: "allow",
        cidrBlock: "10.0.102.0/24",
      },
      {
        ruleNumber: 900,
        egress: true,
        protocol: "-1",
        ruleAction: "allow",
        cidrBlock: "10.0.0.0/16",
      },
      {
        ruleNumber: 1200,
        egress: false,
        protocol: "-1",
        ruleAction: "allow",
        ipv6CidrBlock: "2600:1f18:1:ab08::/64",
      },
      {
        ruleNumber: 1300,
        egress: false,
        protocol: "-1",
        ruleAction: "allow",
        ipv6CidrBlock: "2600:1f18:1:ab10::/64",
      },
      {
        ruleNumber: 1900,
        egress: true,
        protocol: "-1",
        ruleAction: "allow",
        ipv6CidrBlock: "2600:1f18:1:ab00::/56",
      },
    ]);
    expect(find(dualStack, "NetworkAclRule", "private-in-too-big-ipv6").inputs).toMatchObject({
      protocol: "58",
      icmpType: 2,
      icmpCode: 0,
    });
  });
});

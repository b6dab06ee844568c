import { ConfigurationError, contains, overlaps, parseCidr } from "@cloud/shared";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CidrPlanRequest, ipv6SubnetCidr, planSubnets, tiers } from "./cidr-plan";

const usual: CidrPlanRequest = {
  vpcCidr: "10.0.0.0/16",
  zoneCount: 2,
  zoneCapacity: 6,
  subnetBits: { public: 8, private: 4, database: 8 },
};

const bits = fc.integer({ min: 1, max: 12 });

const requests: fc.Arbitrary<CidrPlanRequest> = fc.record({
  vpcCidr: fc.integer({ min: 16, max: 24 }).map((prefix) => `10.64.0.0/${prefix}`),
  zoneCount: fc.integer({ min: 1, max: 6 }),
  zoneCapacity: fc.integer({ min: 1, max: 6 }),
  subnetBits: fc.record({ public: bits, private: bits, database: bits }),
});

/** Requests that can be met. Those that cannot must be refused, which other tests show. */
const possible = requests.filter((request) => {
  try {
    planSubnets(request);
    return true;
  } catch {
    return false;
  }
});

describe("the address plan", () => {
  it("gives the usual VPC large private subnets and small ones for the rest", () => {
    expect(planSubnets(usual)).toEqual({
      private: ["10.0.0.0/20", "10.0.16.0/20"],
      public: ["10.0.96.0/24", "10.0.97.0/24"],
      database: ["10.0.102.0/24", "10.0.103.0/24"],
    });
  });

  it("puts every subnet inside the VPC, with the prefix asked for, and none over another", () => {
    fc.assert(
      fc.property(possible, (request) => {
        const vpc = parseCidr(request.vpcCidr);
        const plan = planSubnets(request);
        const all = tiers.flatMap((tier) => plan[tier].map(parseCidr));

        for (const tier of tiers) {
          expect(plan[tier]).toHaveLength(request.zoneCount);
          for (const subnet of plan[tier].map(parseCidr)) {
            expect(contains(vpc, subnet)).toBe(true);
            expect(subnet.prefix).toBe(vpc.prefix + request.subnetBits[tier]);
          }
        }
        all.forEach((subnet, index) => {
          expect(all.slice(index + 1).some((other) => overlaps(subnet, other))).toBe(false);
        });
      }),
    );
  });

  it("moves no subnet when zones are added within the capacity", () => {
    fc.assert(
      fc.property(possible, (request) => {
        const { zoneCount, zoneCapacity } = request;
        const grown = planSubnets({ ...request, zoneCount: zoneCapacity });
        const plan = planSubnets(request);

        for (const tier of tiers) {
          expect(grown[tier].slice(0, zoneCount)).toEqual(plan[tier]);
        }
      }),
    );
  });

  it("never fails for another reason than one it explains", () => {
    fc.assert(
      fc.property(requests, (request) => {
        try {
          planSubnets(request);
        } catch (error) {
          expect((error as Error).message).toMatch(/^network:(vpcCidr|azCount) /);
        }
      }),
    );
  });

  it.each<[Partial<CidrPlanRequest>, string]>([
    [
      { vpcCidr: "10.0.0.0/24" },
      "network:vpcCidr 10.0.0.0/24 is too small: with network:publicSubnetBits 8 a public subnet " +
        "would be /32, AWS allows up to /28; use a range of at least /20 or fewer bits",
    ],
    [
      { subnetBits: { public: 8, private: 2, database: 8 } },
      "network:vpcCidr 10.0.0.0/16 is too small for 6 zones with subnets public /24, private /18 " +
        "and database /24; use a larger range, more network:privateSubnetBits, or a lower " +
        "network:zoneCapacity",
    ],
    [
      { vpcCidr: "10.0.0.0/8" },
      "network:vpcCidr 10.0.0.0/8 cannot be the range of a VPC, AWS allows IPv4 ranges " +
        "from /16 to /28",
    ],
    [
      { vpcCidr: "2001:db8::/32" },
      "network:vpcCidr 2001:db8::/32 cannot be the range of a VPC, AWS allows IPv4 ranges " +
        "from /16 to /28",
    ],
    [
      { zoneCount: 4, zoneCapacity: 3 },
      "network:azCount is 4, but network:zoneCapacity leaves room for 3 zones only",
    ],
  ])("refuses %j and says how to go on", (change, message) => {
    expect(() => planSubnets({ ...usual, ...change })).toThrow(new ConfigurationError(message));
  });
});

describe("IPv6 ranges of subnets", () => {
  it("are different for every tier and zone, and lie inside the VPC", () => {
    const vpc = "2600:1f18:1:ab00::/56";
    const cidrs = tiers.flatMap((tier) =>
      [0, 1, 2, 3, 4, 5].map((zone) => ipv6SubnetCidr(vpc, tier, zone)),
    );

    expect(new Set(cidrs).size).toBe(18);
    expect(cidrs.every((cidr) => contains(parseCidr(vpc), parseCidr(cidr)))).toBe(true);
    expect(cidrs[0]).toBe("2600:1f18:1:ab00::/64");
    expect(cidrs[6]).toBe("2600:1f18:1:ab08::/64");
  });
});

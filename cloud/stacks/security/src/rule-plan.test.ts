import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planRules, type RulePlanRequest, type SecurityRule, type Tier } from "./rule-plan";

const usual: RulePlanRequest = {
  vpcCidr: "10.0.0.0/16",
  loadBalancerIngressCidrs: ["0.0.0.0/0"],
  loadBalancerPorts: [80, 443],
  applicationPorts: [8080],
  containerPorts: [8080],
  databasePorts: [5432],
  cachePorts: [6379],
  outboundCidrs: ["0.0.0.0/0"],
};

const ports = fc.array(fc.integer({ min: 1, max: 65535 }), { maxLength: 4 });
const cidrs = fc.array(fc.constantFrom("0.0.0.0/0", "::/0", "192.0.2.0/24", "2001:db8::/32"), {
  maxLength: 4,
});

const requests: fc.Arbitrary<RulePlanRequest> = fc.record({
  vpcCidr: fc.constant("10.0.0.0/16"),
  loadBalancerIngressCidrs: cidrs,
  loadBalancerPorts: ports,
  applicationPorts: ports,
  containerPorts: ports,
  databasePorts: ports,
  cachePorts: ports,
  outboundCidrs: cidrs,
});

function otherTier({ peer }: SecurityRule): Tier | undefined {
  return "tier" in peer ? peer.tier : undefined;
}

describe("the rules of the security groups", () => {
  it("are these and no others by default", () => {
    expect(planRules(usual).map(({ key }) => key)).toMatchSnapshot();
  });

  it("are all different, however often a port or range is repeated", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const keys = planRules(request).map(({ key }) => key);
        expect(keys).toHaveLength(new Set(keys).size);
      }),
    );
  });

  it("let in from another tier only what that tier lets out", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const rules = planRules(request);
        for (const rule of rules.filter(({ direction }) => direction === "ingress")) {
          const from = otherTier(rule);
          const counterpart = rules.some(
            (other) =>
              other.direction === "egress" &&
              other.tier === from &&
              otherTier(other) === rule.tier &&
              other.port === rule.port,
          );
          expect(from === undefined || counterpart).toBe(true);
        }
      }),
    );
  });

  it("let addresses into load balancers, and the VPC into endpoints, and nothing else", () => {
    fc.assert(
      fc.property(requests, (request) => {
        for (const { direction, tier, peer } of planRules(request)) {
          if (direction === "ingress" && "cidr" in peer) {
            expect(["loadBalancer", "endpoint"]).toContain(tier);
            expect(tier === "endpoint" ? peer.cidr : "").toBe(
              tier === "endpoint" ? request.vpcCidr : "",
            );
          }
        }
      }),
    );
  });

  it("let databases, caches and endpoints start no connection", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const starting = planRules(request).filter(({ direction }) => direction === "egress");
        const tiers = new Set(starting.map(({ tier }) => tier));
        expect([...tiers].filter((tier) => /database|cache|endpoint/.test(tier))).toEqual([]);
      }),
    );
  });

  it("let workloads out over HTTPS only, and not at all without outbound ranges", () => {
    const outbound = (request: RulePlanRequest) =>
      planRules(request).filter(({ direction, peer }) => direction === "egress" && "cidr" in peer);

    expect(outbound(usual).map(({ tier, port }) => [tier, port])).toEqual([
      ["application", 443],
      ["container", 443],
      ["function", 443],
    ]);
    expect(outbound({ ...usual, outboundCidrs: [] })).toEqual([]);
  });

  it("have names that no URN misreads", () => {
    const request = { ...usual, loadBalancerIngressCidrs: ["2001:db8::/32", "::/0"] };
    const keys = planRules(request).map(({ key }) => key);

    expect(keys.slice(0, 4)).toEqual([
      "load-balancer-from-2001_db8__-32-80",
      "load-balancer-from-2001_db8__-32-443",
      "load-balancer-from-any-ipv6-80",
      "load-balancer-from-any-ipv6-443",
    ]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planRules, type RulePlanRequest } from "./rule-plan";

const ports = fc.array(fc.integer({ min: 1, max: 65535 }), { maxLength: 4 });
const requests: fc.Arbitrary<RulePlanRequest> = fc.record({
  apiAccessCidrs: fc.array(fc.constantFrom("10.0.0.0/16", "192.0.2.0/24", "2001:db8::/32"), {
    maxLength: 4,
  }),
  workloadPorts: ports,
  databasePorts: ports,
  cachePorts: ports,
});

describe("the rules around a cluster", () => {
  it("are all different, however often a port or range is repeated", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const keys = planRules(request).map(({ key }) => key);
        expect(keys).toHaveLength(new Set(keys).size);
      }),
    );
  });

  it("let addresses to the private endpoint, over HTTPS, and nowhere else", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const fromRanges = planRules(request).filter(({ peer }) => "cidr" in peer);
        expect(fromRanges.map(({ group, port }) => [group, port])).toEqual(
          [...new Set(request.apiAccessCidrs)].map(() => ["controlPlane", 443]),
        );
      }),
    );
  });

  it("open both ends of what load balancers start", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const rules = planRules(request);
        const portsOf = (direction: string, group: string) =>
          rules
            .filter((rule) => rule.direction === direction && rule.group === group)
            .map(({ port }) => port);
        expect(portsOf("egress", "loadBalancer")).toEqual(portsOf("ingress", "nodes"));
      }),
    );
  });

  it("let nodes into databases and caches on their ports", () => {
    const rules = planRules({
      apiAccessCidrs: [],
      workloadPorts: [],
      databasePorts: [5432, 5432],
      cachePorts: [6379],
    });

    expect(rules).toEqual([
      {
        key: "database-from-nodes-5432",
        direction: "ingress",
        group: "database",
        peer: { group: "nodes" },
        port: 5432,
      },
      {
        key: "cache-from-nodes-6379",
        direction: "ingress",
        group: "cache",
        peer: { group: "nodes" },
        port: 6379,
      },
    ]);
  });
});

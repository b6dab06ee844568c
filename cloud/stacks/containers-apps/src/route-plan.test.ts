import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planRoute, refuseSharedPriorities, type RouteRequest } from "./route-plan";

const around = {
  zoneName: undefined,
  listenerArn: "http",
  httpListenerArn: "http",
  loadBalancerDnsName: "main.elb.example.com",
};
const secure = { ...around, zoneName: "example.com", listenerArn: "https" };

function request(further: Partial<RouteRequest> = {}): RouteRequest {
  return { name: "web", priority: 10, subdomain: undefined, hosts: [], paths: [], ...further };
}

describe("a route", () => {
  it("takes every request unless it is narrowed", () => {
    expect(planRoute(request(), around)).toEqual({
      priority: 10,
      hosts: [],
      paths: ["/*"],
      recordName: undefined,
      url: "http://main.elb.example.com",
    });
  });

  it("has a host below the zone where there is one", () => {
    expect(planRoute(request({ subdomain: "shop" }), secure)).toEqual({
      priority: 10,
      hosts: ["shop.example.com"],
      paths: [],
      recordName: "shop.example.com",
      url: "https://shop.example.com",
    });
    expect(planRoute(request({ subdomain: "@" }), secure).recordName).toBe("example.com");
    expect(planRoute(request({ subdomain: "shop" }), around)).toMatchObject({
      hosts: [],
      paths: ["/*"],
      recordName: undefined,
    });
    expect(planRoute(request({ subdomain: "shop" }), { ...around, zoneName: "" }).hosts).toEqual(
      [],
    );
  });

  it("is shown with its first host without wildcards and the fixed part of its path", () => {
    const hosts = ["*.example.com", "api.example.com"];
    const urlOf = (further: Partial<RouteRequest>) => planRoute(request(further), secure).url;

    expect(urlOf({ hosts, paths: ["/v1/*"] })).toBe("https://api.example.com/v1/");
    expect(urlOf({ hosts: ["*.example.com"] })).toBe("https://main.elb.example.com");
    expect(urlOf({ paths: ["/health"] })).toBe("https://main.elb.example.com/health");
  });

  it("always has a condition, and no more values than a rule takes", () => {
    const values = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,5}$/), { maxLength: 4 });
    fc.assert(
      fc.property(values, values, fc.boolean(), (hosts, names, below) => {
        const paths = names.map((name) => `/${name}`);
        const asked = request({ hosts, paths, subdomain: below ? "sub" : undefined });
        const count = hosts.length + paths.length + (below ? 1 : 0);
        if (count > 5) {
          expect(() => planRoute(asked, secure)).toThrow(
            `web has ${count} hosts and paths, but a rule takes 5`,
          );
        } else {
          const route = planRoute(asked, secure);
          expect(route.hosts.length + route.paths.length).toBe(Math.max(count, 1));
        }
      }),
    );
  });

  it("needs a priority", () => {
    expect(() => planRoute(request({ priority: undefined }), around)).toThrow(
      "containers-apps:applications web is public and needs a priority",
    );
  });
});

it("two routes of one priority are refused", () => {
  const route = planRoute(request(), around);
  const other = planRoute(request({ priority: 20 }), around);

  expect(() => {
    refuseSharedPriorities(
      new Map([
        ["web", route],
        ["api", route],
      ]),
    );
  }).toThrow("containers-apps:applications api has the priority 10, which web has as well");
  expect(() => {
    refuseSharedPriorities(
      new Map([
        ["web", route],
        ["api", other],
      ]),
    );
  }).not.toThrow();
});

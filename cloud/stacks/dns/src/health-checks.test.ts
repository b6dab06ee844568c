import { ConfigurationError } from "@cloud/shared";
import { describe, expect, it } from "vitest";
import { healthCheckArgs, type HealthCheckParameter, requireUsableChecks } from "./health-checks";

function check(change: Partial<HealthCheckParameter>): HealthCheckParameter {
  return {
    name: "site",
    host: "www.example.com",
    protocol: "HTTPS",
    port: undefined,
    path: "/",
    searchText: undefined,
    intervalSeconds: 30,
    failureThreshold: 3,
    ...change,
  };
}

describe("a health check", () => {
  it("asks over HTTPS on the usual port, with the name of the host", () => {
    expect(healthCheckArgs(check({ path: "/health" }))).toEqual({
      type: "HTTPS",
      fqdn: "www.example.com",
      port: 443,
      resourcePath: "/health",
      enableSni: true,
      requestInterval: 30,
      failureThreshold: 3,
    });
  });

  it("can look for a text in the answer", () => {
    expect(healthCheckArgs(check({ protocol: "HTTP", searchText: "well" }))).toMatchObject({
      type: "HTTP_STR_MATCH",
      port: 80,
      searchString: "well",
    });
  });

  it("by TCP only connects", () => {
    const args = healthCheckArgs(check({ protocol: "TCP", port: 5432, intervalSeconds: 10 }));

    expect(args).toEqual({
      type: "TCP",
      fqdn: "www.example.com",
      port: 5432,
      requestInterval: 10,
      failureThreshold: 3,
    });
  });

  it.each<[string, HealthCheckParameter[], string]>([
    [
      "a name used twice",
      [check({}), check({})],
      "dns:healthChecks[1] (site) has a name that an earlier check has, use another",
    ],
    [
      "TCP without a port",
      [check({ protocol: "TCP" })],
      "dns:healthChecks[0] (site) is made by TCP and needs a port",
    ],
    [
      "TCP with a path",
      [check({ protocol: "TCP", port: 22, path: "/health" })],
      "dns:healthChecks[0] (site) is made by TCP, which knows no path and no searchText, " +
        "use HTTP or HTTPS",
    ],
  ])("is refused with %s", (_, checks, message) => {
    expect(() => requireUsableChecks(checks)).toThrow(new ConfigurationError(message));
  });
});

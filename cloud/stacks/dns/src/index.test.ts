import {
  expectGoodManners,
  expectWellBehaved,
  find,
  namesOf,
  ofType,
} from "@cloud/shared/testing/expectations";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";

const load = () => import("./index.js");

const names = {
  zoneName: "dev.example.com",
  privateZoneName: "internal.dev.example.com",
  certificateAlternativeNames: ["*.dev.example.com", "api.dev.example.com"],
};

let dev: ProgramRun;
let prod: ProgramRun;

beforeAll(async () => {
  dev = await runProgram({ stack: "dns", config: names, load });
  prod = await runProgram({
    stack: "dns",
    environment: "prod",
    config: {
      zoneName: "example.com",
      privateZoneName: "internal.example.com",
      privateZoneVpcId: "vpc-0a1b",
      certificateAlternativeNames: ["*.example.com"],
      records: [
        { name: "@", type: "A", alias: { name: "lb.example.net", zoneId: "Z1" } },
        { name: "db", type: "CNAME", zone: "private", ttl: 60, values: ["db.example.net"] },
      ],
      delegations: [
        { name: "dev", accountId: "222222222222" },
        { name: "stage", nameServers: ["ns-3.example.org", "ns-4.example.org"] },
      ],
    },
    load,
  });
});

describe("the dns program", () => {
  it("exports what its template declares, whatever is switched on", async () => {
    const bare = await runProgram({
      stack: "dns",
      config: { ...names, certificate: false },
      load,
    });

    expectWellBehaved("dns", [dev, prod, bare]);
    expect(bare.outputs).toMatchObject({
      certificateArn: "",
      certificateDomains: [],
      healthCheckIds: {},
      delegationRoleArns: {},
      privateZoneId: "",
      privateZoneName: "",
      recordNames: [],
    });
    expect(namesOf(bare, "acm/certificate:Certificate")).toEqual([]);
  });

  it("makes the public zone and says to which servers it must be delegated", () => {
    expect(find(dev, "route53/zone:Zone", "public")).toMatchObject({
      inputs: {
        name: "dev.example.com",
        comment: "Public names of dev",
        tags: { Name: "d1brv40-dev-public-zone" },
      },
      parent: "cloud:dns:Zones zones",
    });
    expect(dev.outputs["nameServers"]).toEqual(["ns-1.example.org", "ns-2.example.org"]);
  });

  it("makes a private zone only where there is a VPC for it", () => {
    expect(namesOf(dev, "route53/zone:Zone")).toEqual(["public"]);
    expect(find(prod, "route53/zone:Zone", "private").inputs).toMatchObject({
      name: "internal.example.com",
      vpcs: [{ vpcId: "vpc-0a1b" }],
    });
  });

  it("protects the zones in prod, since new ones would have other name servers", () => {
    expect(ofType(prod, "route53/zone:Zone").map((zone) => zone.protect)).toEqual([true, true]);
    expect(find(dev, "route53/zone:Zone", "public").protect).toBe(false);
  });

  it("makes the records of the configuration in their zones", () => {
    const records = ofType(prod, "route53/record:Record").filter(
      ({ parent }) => parent === "cloud:dns:Records records",
    );

    expect(records.map(({ name, inputs }) => [name, inputs])).toEqual([
      [
        "public-example.com-A",
        {
          zoneId: "Z-public",
          name: "example.com",
          type: "A",
          aliases: [{ name: "lb.example.net", zoneId: "Z1", evaluateTargetHealth: true }],
        },
      ],
      [
        "private-db.internal.example.com-CNAME",
        {
          zoneId: "Z-private",
          name: "db.internal.example.com",
          type: "CNAME",
          ttl: 60,
          records: ["db.example.net"],
        },
      ],
    ]);
    expect(prod.outputs["recordNames"]).toEqual(["example.com", "db.internal.example.com"]);
  });
});

describe("the certificate", () => {
  it("covers the zone and the names from configuration", () => {
    expect(find(dev, "acm/certificate:Certificate", "certificate")).toMatchObject({
      inputs: {
        domainName: "dev.example.com",
        subjectAlternativeNames: ["*.dev.example.com", "api.dev.example.com"],
        validationMethod: "DNS",
      },
      parent: "cloud:dns:Certificate certificate",
    });
  });

  it("is proven by one record for a name and its wildcard", () => {
    expect(namesOf(dev, "route53/record:Record")).toEqual([
      "validation-api.dev.example.com",
      "validation-dev.example.com",
    ]);
    expect(find(dev, "route53/record:Record", "validation-dev.example.com").inputs).toEqual({
      zoneId: "Z-public",
      name: "_proof.dev.example.com",
      type: "CNAME",
      records: ["_dev.example.com.acm-validations.aws"],
      ttl: 60,
      allowOverwrite: true,
    });
  });

  it("is waited for, and then handed on", () => {
    const validation = find(dev, "CertificateValidation", "certificate");

    expect(validation.inputs["validationRecordFqdns"]).toEqual([
      "_proof.dev.example.com",
      "_proof.api.dev.example.com",
    ]);
    expect(dev.outputs["certificateArn"]).toBe(validation.inputs["certificateArn"]);
  });

  it("is handed on at once where the zone is not delegated yet", async () => {
    const run = await runProgram({
      stack: "dns",
      config: { ...names, waitForCertificate: false },
      load,
    });

    expect(namesOf(run, "CertificateValidation")).toEqual([]);
    expect(run.outputs["certificateArn"]).toBe(
      "arn:aws:mock:us-east-1:111111111111:Certificate/certificate",
    );
  });
});

it("the names of all resources stay, since Pulumi knows them by these", () => {
  expect(namesOf(prod, "")).toMatchSnapshot();
});

describe("failover", () => {
  it("ties a record to its check", async () => {
    const run = await runProgram({
      stack: "dns",
      config: {
        ...names,
        healthChecks: [{ name: "site", host: "one.example.net", path: "/health" }],
        records: [
          {
            name: "www",
            type: "A",
            values: ["192.0.2.1"],
            failover: "primary",
            healthCheck: "site",
          },
          { name: "www", type: "A", values: ["192.0.2.2"], failover: "secondary" },
        ],
      },
      load,
    });

    expect(find(run, "route53/healthCheck:HealthCheck", "site")).toMatchObject({
      inputs: { fqdn: "one.example.net", type: "HTTPS", tags: { Name: "d1brv40-dev-site-check" } },
      parent: "cloud:dns:HealthChecks health-checks",
    });
    expect(
      find(run, "route53/record:Record", "public-www.dev.example.com-A-primary").inputs,
    ).toMatchObject({
      setIdentifier: "primary",
      failoverRoutingPolicies: [{ type: "PRIMARY" }],
      healthCheckId: "HealthCheck/site",
    });
    expect(
      find(run, "route53/record:Record", "public-www.dev.example.com-A-secondary").inputs,
    ).toMatchObject({
      setIdentifier: "secondary",
      failoverRoutingPolicies: [{ type: "SECONDARY" }],
    });
    expect(run.outputs["healthCheckIds"]).toEqual({ site: "HealthCheck/site" });
    expectGoodManners("dns", run);
  });
});

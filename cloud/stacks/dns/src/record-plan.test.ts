import { ConfigurationError } from "@cloud/shared";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fullName,
  planRecords,
  type RecordParameter,
  textValue,
  type ZoneNames,
} from "./record-plan";

const zones: ZoneNames = { public: "dev.example.com", private: "internal.dev.example.com" };

const alias = { name: "lb.example.net", zoneId: "Z35SXDOTRQ7X7K", evaluateTargetHealth: true };

function record(change: Partial<RecordParameter>): RecordParameter {
  return {
    name: "www",
    type: "A",
    zone: "public",
    ttl: 300,
    values: ["192.0.2.1"],
    alias: undefined,
    failover: undefined,
    healthCheck: undefined,
    ...change,
  };
}

describe("records", () => {
  it("get full names in their zone", () => {
    const records = [
      record({}),
      record({ name: "@", type: "MX", values: ["10 mail.example.com"] }),
      record({ zone: "private", name: "db", type: "CNAME", values: ["db.example.net"], ttl: 60 }),
      record({ name: "@", values: undefined, alias }),
    ];

    expect(planRecords(records, zones)).toEqual([
      {
        key: "public-www.dev.example.com-A",
        zone: "public",
        name: "www.dev.example.com",
        type: "A",
        content: { ttl: 300, values: ["192.0.2.1"] },
      },
      {
        key: "public-dev.example.com-MX",
        zone: "public",
        name: "dev.example.com",
        type: "MX",
        content: { ttl: 300, values: ["10 mail.example.com"] },
      },
      {
        key: "private-db.internal.dev.example.com-CNAME",
        zone: "private",
        name: "db.internal.dev.example.com",
        type: "CNAME",
        content: { ttl: 60, values: ["db.example.net"] },
      },
      {
        key: "public-dev.example.com-A",
        zone: "public",
        name: "dev.example.com",
        type: "A",
        content: { alias },
      },
    ]);
  });

  it.each<[string, RecordParameter[], string]>([
    [
      "a private one without a private zone",
      [record({ zone: "private" })],
      "dns:records[0] is for the private zone, which needs dns:privateZoneVpcId to be made",
    ],
    [
      "a CNAME of the zone itself",
      [record({ name: "@", type: "CNAME" })],
      "dns:records[0] cannot be a CNAME of the zone itself, use an alias",
    ],
    [
      "values together with an alias",
      [record({ alias })],
      "dns:records[0] must have either values or an alias",
    ],
    [
      "neither values nor an alias",
      [record({ values: [] })],
      "dns:records[0] must have either values or an alias",
    ],
    [
      "the same name and type twice",
      [record({}), record({ type: "TXT" }), record({ values: ["192.0.2.2"] })],
      "dns:records[2] repeats dns:records[0] (public-www.dev.example.com-A), give one record " +
        "all values",
    ],
  ])("cannot be %s", (_, records, message) => {
    const noPrivateZone = { ...zones, private: undefined };

    expect(() => planRecords(records, noPrivateZone)).toThrow(new ConfigurationError(message));
  });
});

describe("names", () => {
  it("stand for the zone itself as @", () => {
    expect(fullName("@", "example.com")).toBe("example.com");
    expect(fullName("_dmarc", "example.com")).toBe("_dmarc.example.com");
  });
});

describe("texts", () => {
  it("lose nothing when they are cut, and no piece is longer than DNS allows", () => {
    const text = fc.stringMatching(/^[a-zA-Z0-9 =;.]{0,900}$/);
    fc.assert(
      fc.property(text, (original) => {
        const pieces = textValue(original).split('""');

        expect(pieces.join("")).toBe(original);
        expect(pieces.every((piece) => piece.length <= 255)).toBe(true);
      }),
    );
  });
});

describe("failover", () => {
  const primary = record({ failover: "primary", healthCheck: "site" });
  const secondary = record({ failover: "secondary", values: ["192.0.2.2"] });

  it("makes two records of one name and type, each with its role", () => {
    const planned = planRecords([primary, secondary], zones, ["site"]);

    expect(planned.map(({ key, failover }) => [key, failover])).toEqual([
      ["public-www.dev.example.com-A-primary", { role: "primary", healthCheck: "site" }],
      ["public-www.dev.example.com-A-secondary", { role: "secondary", healthCheck: undefined }],
    ]);
  });

  it("leaves it to the health of the target where there is one", () => {
    const aliased = record({ failover: "primary", values: undefined, alias });

    expect(planRecords([aliased], zones)).toHaveLength(1);
  });

  it.each<[string, RecordParameter[], string]>([
    [
      "a first answer that is never unhealthy",
      [record({ failover: "primary" })],
      "dns:records[0] is the primary of a failover and needs a healthCheck",
    ],
    [
      "an alias whose health does not count",
      [
        record({
          failover: "primary",
          values: undefined,
          alias: { ...alias, evaluateTargetHealth: false },
        }),
      ],
      "dns:records[0] is the primary of a failover and needs a healthCheck",
    ],
    [
      "a check without failover",
      [record({ healthCheck: "site" })],
      "dns:records[0] has a healthCheck, which has an effect only together with failover",
    ],
    [
      "a check that does not exist",
      [secondary, record({ failover: "primary", healthCheck: "sight" })],
      "dns:records[1] names the health check sight, which dns:healthChecks does not have",
    ],
    [
      "two records of one role",
      [primary, primary],
      "dns:records[1] repeats dns:records[0] (public-www.dev.example.com-A-primary), " +
        "give one record all values",
    ],
    [
      "a record with it beside one without",
      [record({}), primary],
      "dns:records[1] has failover and dns:records[0] of the same name and type has none",
    ],
  ])("refuses %s", (_, records, message) => {
    expect(() => planRecords(records, zones, ["site"])).toThrow(new ConfigurationError(message));
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkSettings, recordFqdn } from "./settings";

const usual = {
  minSize: 1,
  maxSize: 2,
  internal: false,
  publicSubnetIds: ["subnet-1", "subnet-2"],
  privateSubnetIds: ["subnet-3", "subnet-4"],
  recordName: undefined,
  zoneId: undefined,
  zoneName: undefined,
  dataAccess: "none",
  dataBucketName: undefined,
} as const;

describe("sizes", () => {
  it("are accepted in order only", () => {
    const size = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(size, size, (minSize, maxSize) => {
        const check = () => checkSettings({ ...usual, minSize, maxSize });
        if (minSize <= maxSize) {
          expect(check).not.toThrow();
        } else {
          expect(check).toThrow(
            `compute-ec2:minSize is ${minSize}, but compute-ec2:maxSize allows only ${maxSize}`,
          );
        }
      }),
    );
  });
});

describe("subnets of the load balancer", () => {
  it("are in two zones, and those are looked at that it gets", () => {
    const one = { ...usual, privateSubnetIds: ["subnet-3", "subnet-3"] };

    expect(() => checkSettings(one)).not.toThrow();
    expect(() => checkSettings({ ...one, internal: true })).toThrow(
      "compute-ec2:privateSubnetIds must name subnets in at least two zones",
    );
  });
});

describe("the record", () => {
  const zone = { zoneId: "Z1", zoneName: "example.com" };

  it("is made on demand, in the zone or below it", () => {
    expect(recordFqdn({ ...zone, recordName: undefined })).toBeUndefined();
    expect(recordFqdn({ ...zone, recordName: "@" })).toEqual({ zoneId: "Z1", name: "example.com" });
    expect(recordFqdn({ ...zone, recordName: "app" })?.name).toBe("app.example.com");
  });

  it("needs a zone", () => {
    for (const missing of [{ zoneId: "" }, { zoneName: undefined }]) {
      expect(() => checkSettings({ ...usual, ...zone, ...missing, recordName: "app" })).toThrow(
        'compute-ec2:recordName is "app", but there is no zone for it',
      );
    }
  });
});

it("data is used only where there is a bucket", () => {
  const wanting = { ...usual, dataAccess: "read" } as const;

  expect(() => checkSettings({ ...wanting, dataBucketName: "data" })).not.toThrow();
  expect(() => checkSettings({ ...wanting, dataBucketName: "" })).toThrow(
    "compute-ec2:dataAccess is read, but there is no bucket: enable the storage stack",
  );
});

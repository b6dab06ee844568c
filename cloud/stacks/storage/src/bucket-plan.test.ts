import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketName, lifecycleRules, type LifecycleRequest } from "./bucket-plan";

const plain: LifecycleRequest = {
  infrequentAccessDays: 0,
  archiveDays: 0,
  oldVersionDays: 7,
  logRetentionDays: 30,
  queryResultDays: 5,
  enableDataLake: false,
};

const days = fc.integer({ min: 0, max: 3650 });
const requests: fc.Arbitrary<LifecycleRequest> = fc.record({
  infrequentAccessDays: days,
  archiveDays: days,
  oldVersionDays: fc.integer({ min: 1, max: 3650 }),
  logRetentionDays: fc.integer({ min: 1, max: 3650 }),
  queryResultDays: fc.integer({ min: 1, max: 3650 }),
  enableDataLake: fc.boolean(),
});

describe("the name of a bucket", () => {
  it("fits S3 for the longest deployment and region", () => {
    const context = { deployment: "D123456789012345", environment: "stage", stack: "storage" };
    const account = { accountId: "111111111111", region: "ap-southeast-2" };
    const name = bucketName({ ...context, environment: "stage" }, account, "assets");

    expect(name).toBe("d123456789012345-stage-assets-111111111111-ap-southeast-2");
    expect(name.length).toBeLessThanOrEqual(63);
  });
});

describe("lifecycle rules", () => {
  it("keep data where it is unless told otherwise, and old versions for a while", () => {
    expect(lifecycleRules("data", plain)).toEqual([
      {
        id: "unfinished-uploads",
        status: "Enabled",
        filter: {},
        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
      },
      {
        id: "old-versions",
        status: "Enabled",
        filter: {},
        noncurrentVersionExpiration: { noncurrentDays: 7 },
      },
    ]);
  });

  it("move data step by step, and clean up results of queries", () => {
    const request = { ...plain, infrequentAccessDays: 90, archiveDays: 365, enableDataLake: true };

    expect(lifecycleRules("data", request).slice(2)).toEqual([
      {
        id: "storage-classes",
        status: "Enabled",
        filter: {},
        transitions: [
          { days: 90, storageClass: "STANDARD_IA" },
          { days: 365, storageClass: "GLACIER_IR" },
        ],
      },
      {
        id: "query-results",
        status: "Enabled",
        filter: { prefix: "query-results/" },
        expiration: { days: 5 },
      },
    ]);
  });

  it("delete logs after their time", () => {
    expect(lifecycleRules("logs", plain)[1]).toEqual({
      id: "retention",
      status: "Enabled",
      filter: {},
      expiration: { days: 30 },
      noncurrentVersionExpiration: { noncurrentDays: 1 },
    });
  });

  it("never delete current data or assets, whatever is configured", () => {
    fc.assert(
      fc.property(requests, fc.constantFrom("data", "assets"), (request, purpose) => {
        const rules = rulesOrRefusal(purpose, request);
        const deleting = rules.filter(({ expiration }) => expiration !== undefined);

        expect(deleting.every(({ filter }) => filter.prefix === "query-results/")).toBe(true);
      }),
    );
  });

  it("are such as S3 takes: names once, something to do, thirty days between storage classes", () => {
    fc.assert(
      fc.property(requests, (request) => {
        const rules = rulesOrRefusal("data", request);
        const names = rules.map(({ id }) => id);

        expect(new Set(names).size).toBe(names.length);
        for (const rule of rules) {
          expect(Object.keys(rule).length).toBeGreaterThan(3);
          const steps = [0, ...(rule.transitions ?? []).map((transition) => transition.days)];
          for (const [index, day] of steps.entries()) {
            expect(index === 0 ? 30 : day - (steps[index - 1] ?? 0)).toBeGreaterThanOrEqual(30);
          }
        }
      }),
    );
  });

  it.each([
    [{ infrequentAccessDays: 29 }, "storage:infrequentAccessDays must be 0 or at least 30, not 29"],
    [
      { infrequentAccessDays: 90, archiveDays: 100 },
      "storage:archiveDays must be 0 or at least 120, 30 days after storage:infrequentAccessDays, not 100",
    ],
  ])("are refused with a way out: %o", (change, message) => {
    expect(() => lifecycleRules("data", { ...plain, ...change })).toThrow(message);
  });
});

/** No rules where the configuration is refused, which other tests look at. */
function rulesOrRefusal(purpose: "data" | "assets", request: LifecycleRequest) {
  try {
    return lifecycleRules(purpose, request);
  } catch (error) {
    expect((error as Error).message).toMatch(/^storage:(infrequentAccess|archive)Days must be 0/);
    return [];
  }
}

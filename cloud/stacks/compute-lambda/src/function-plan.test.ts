import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type FunctionSettings,
  planFunctions,
  secretsOf,
  variablesOf,
  visibilitySeconds,
} from "./function-plan";

const usual: FunctionSettings = {
  name: "work",
  description: undefined,
  code: undefined,
  handler: "index.handler",
  runtime: "nodejs24.x",
  architecture: "arm64",
  memoryMib: 256,
  timeoutSeconds: 30,
  temporaryStorageMib: 512,
  vpc: true,
  environment: {},
  layers: [],
  reservedConcurrency: undefined,
  dataAccess: "none",
  applicationSecret: false,
  secretArns: [],
  permissions: [],
  queue: undefined,
  schedule: undefined,
  bucketEvents: undefined,
};

const noCode = {
  inline: undefined,
  archive: undefined,
  bucket: undefined,
  key: undefined,
  objectVersion: undefined,
  imageUri: undefined,
};

const queue = {
  batchSize: 10,
  batchWindowSeconds: 0,
  maxReceiveCount: 5,
  maxConcurrency: undefined,
  reportsFailures: false,
};

const plan = (...functions: Partial<FunctionSettings>[]) =>
  planFunctions({
    dataBucketName: "",
    applicationSecretArn: undefined,
    functions: functions.map((settings) => ({ ...usual, ...settings })),
  });

describe("the plan of functions", () => {
  it("takes every source of code alone, and the example without any", () => {
    for (const code of [
      undefined,
      { ...noCode, inline: "export const handler = () => {};" },
      { ...noCode, archive: "/code" },
      { ...noCode, bucket: "code", key: "work.zip" },
      { ...noCode, imageUri: "registry/work:1" },
    ]) {
      expect(() => plan({ code })).not.toThrow();
    }
  });

  it.each<[string, Partial<FunctionSettings>]>([
    ["not none", { code: noCode }],
    ["not inline and archive", { code: { ...noCode, inline: "x", archive: "/x" } }],
    ["needs both bucket and key of its code", { code: { ...noCode, bucket: "code" } }],
    ["needs queue.batchWindowSeconds of 1 or more", { queue: { ...queue, batchSize: 11 } }],
    [
      "more than its reservedConcurrency 2",
      { reservedConcurrency: 2, queue: { ...queue, maxConcurrency: 3 } },
    ],
    [
      "compute-lambda:dataBucketName names no bucket",
      {
        bucketEvents: { events: ["s3:ObjectCreated:*"], prefix: "", suffix: "" },
      },
    ],
    ["compute-lambda:dataBucketName names no bucket", { dataAccess: "read" }],
    ["compute-lambda:applicationSecretArn names none", { applicationSecret: true }],
    ["has environment.1A", { environment: { "1A": "x" } }],
    ["has environment.LIST", { environment: { LIST: [] } }],
  ])("says what is wrong: %s", (message, settings) => {
    expect(() => plan(settings)).toThrow(message);
  });

  it("tells all problems at once, each with its function", () => {
    expect(() =>
      plan({ name: "a", code: noCode }, { name: "a", environment: { "-": "x" } }),
    ).toThrow(
      /functions has "a" twice.*\n.*functions\[0\] \("a"\) needs one source.*\n.*functions\[1\] \("a"\) has environment/,
    );
  });
});

it("messages stay hidden for longer than any call and any wait", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 900 }),
      fc.integer({ min: 0, max: 300 }),
      (time, wait) => {
        const hidden = visibilitySeconds(time, wait);

        expect(hidden).toBeGreaterThanOrEqual(6 * time + wait);
        // The longest that SQS takes.
        expect(hidden).toBeLessThanOrEqual(43_200);
      },
    ),
  );
});

describe("what a function is given", () => {
  const shared = { dataBucketName: "data", applicationSecretArn: "arn:s" };

  it("is text, as Lambda wants it", () => {
    const environment = { SIZE: 3, ON: true, NAME: "x" };

    expect(variablesOf({ ...usual, environment }, shared)).toEqual({
      SIZE: "3",
      ON: "true",
      NAME: "x",
    });
  });

  it("is the data and the secret that it uses, and no more", () => {
    const uses = { ...usual, dataAccess: "read", applicationSecret: true } as const;

    expect(variablesOf(uses, shared)).toEqual({
      DATA_BUCKET: "data",
      APPLICATION_SECRET_ARN: "arn:s",
    });
    expect(secretsOf({ ...uses, secretArns: ["arn:t"] }, shared)).toEqual(["arn:s", "arn:t"]);
    expect(secretsOf({ ...usual, secretArns: ["arn:t"] }, shared)).toEqual(["arn:t"]);
  });
});

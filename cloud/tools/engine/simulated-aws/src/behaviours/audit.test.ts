import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TestCloud } from "../testing.ts";

let cloud: TestCloud;
beforeEach(() => {
  cloud = new TestCloud();
});
afterEach(() => cloud.remove());

const allow = (action: string) => ({
  Effect: "Allow",
  Principal: { Service: "cloudtrail.amazonaws.com" },
  Action: action,
  Resource: "*",
});

describe("a trail", () => {
  const trail = (name: string, args = {}) =>
    cloud.create("aws:cloudtrail/trail:Trail", name, { name, s3BucketName: "events", ...args });
  const policy = (...actions: string[]) =>
    cloud.create("aws:s3/bucketPolicy:BucketPolicy", "events", {
      bucket: "events",
      policy: JSON.stringify({ Version: "2012-10-17", Statement: actions.map(allow) }),
    });

  test("needs a bucket whose policy lets CloudTrail look and write", async () => {
    await expect(trail("early")).rejects.toThrow(
      "api error S3BucketDoesNotExistException: S3 bucket events does not exist!",
    );
    await cloud.create("aws:s3/bucket:Bucket", "events", { bucket: "events" });
    const refusal =
      "api error InsufficientS3BucketPolicyException: Incorrect S3 bucket policy is detected for bucket: events";
    await expect(trail("closed")).rejects.toThrow(refusal);
    await policy("s3:PutObject");
    await expect(trail("blind")).rejects.toThrow(refusal);
    await policy("s3:GetBucketAcl", "s3:PutObject");
    await expect(trail("audit")).resolves.toBeDefined();
  });

  test("has a key that exists, and a name and a place of its own", async () => {
    await cloud.create("aws:s3/bucket:Bucket", "events", { bucket: "events" });
    await policy("s3:GetBucketAcl", "s3:PutObject");
    await trail("audit");

    await expect(trail("audit")).rejects.toThrow(
      "api error TrailAlreadyExistsException: Trail audit already exists for customer: 111111111111",
    );
    await expect(trail("sealed", { kmsKeyId: "no-such-key" })).rejects.toThrow(
      "api error KmsKeyNotFoundException",
    );
    for (const name of ["b", "c", "d", "e"]) {
      await trail(`trail-${name}`);
    }
    await expect(trail("sixth")).rejects.toThrow(
      "api error MaximumNumberOfTrailsExceededException: User: 111111111111 already has 5 trails in us-east-1.",
    );
  });
});

test("GuardDuty is there once in a region, and its features belong to it", async () => {
  const detector = (name: string) =>
    cloud.create("aws:guardduty/detector:Detector", name, { enable: true });
  const feature = (detectorId: string) =>
    cloud.create("aws:guardduty/detectorFeature:DetectorFeature", "s3", {
      detectorId,
      name: "S3_DATA_EVENTS",
      status: "ENABLED",
    });
  const { id } = await detector("main");

  await expect(detector("again")).rejects.toThrow(
    "api error BadRequestException: The request is rejected because a detector already exists for the current account.",
  );
  await expect(feature("0123")).rejects.toThrow(
    "because the input detectorId is not owned by the current account.",
  );
  expect((await feature(id)).id).toBe(`${id}/S3_DATA_EVENTS`);
});

test("Security Hub comes before its standards, and once in an account", async () => {
  const hub = () => cloud.create("aws:securityhub/account:Account", "hub", {});
  const standard = () =>
    cloud.create("aws:securityhub/standardsSubscription:StandardsSubscription", "best", {
      standardsArn:
        "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0",
    });

  await expect(standard()).rejects.toThrow(
    "api error InvalidAccessException: Account 111111111111 is not subscribed to AWS Security Hub",
  );
  await hub();
  expect((await standard()).id).toBe(
    "arn:aws:securityhub:us-east-1:111111111111:subscription/aws-foundational-security-best-practices/v/1.0.0",
  );
  await expect(hub()).rejects.toThrow(
    "api error ResourceConflictException: Account is already subscribed to Security Hub",
  );
});

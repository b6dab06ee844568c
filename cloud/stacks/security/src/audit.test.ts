import { documentIn, expectWellBehaved, find, namesOf } from "@cloud/shared/testing/expectations";
import { mockAccount, mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";
import { trailArn, trailBucketName, trailBucketPolicy } from "./trail-policy";

const load = () => import("./index.js");

const network = { vpcId: "vpc-0a1b", vpcCidr: "10.0.0.0/16" };
const watching = { enableGuardDuty: true, enableSecurityHub: true, enableCloudTrail: true };
const context = { deployment: "D1BRV40", environment: "prod", stack: "security" } as const;

let none: ProgramRun;
let all: ProgramRun;

beforeAll(async () => {
  none = await runProgram({ stack: "security", config: network, load });
  all = await runProgram({
    stack: "security",
    environment: "prod",
    config: { ...network, ...watching },
    load,
  });
});

describe("what watches over the account", () => {
  it("is made on demand only", () => {
    expect(namesOf(none, "guardduty/detector:Detector")).toEqual([]);
    expect(namesOf(none, "securityhub/account:Account")).toEqual([]);
    expect(namesOf(none, "cloudtrail/trail:Trail")).toEqual([]);
    expect(none.outputs).toMatchObject({
      guardDutyDetectorId: "",
      securityHubArn: "",
      trailArn: "",
      trailBucketName: "",
    });
    expectWellBehaved("security", [all]);
  });

  it("finds threats, also in what is configured beyond the network", () => {
    expect(find(all, "guardduty/detector:Detector", "guard-duty")).toMatchObject({
      inputs: { enable: true, findingPublishingFrequency: "FIFTEEN_MINUTES" },
      parent: "cloud:security:Audit audit",
    });
    expect(find(all, "DetectorFeature", "s3-data-events").inputs).toEqual({
      detectorId: "Detector/guard-duty",
      name: "S3_DATA_EVENTS",
      status: "ENABLED",
    });
    expect(namesOf(all, "DetectorFeature")).toHaveLength(3);
  });

  it("judges by a standard that is subscribed to once the hub is there", () => {
    expect(find(all, "securityhub/account:Account", "security-hub").inputs).toMatchObject({
      enableDefaultStandards: false,
      controlFindingGenerator: "SECURITY_CONTROL",
    });
    expect(find(all, "StandardsSubscription", "foundational-best-practices")).toMatchObject({
      inputs: {
        standardsArn:
          "arn:aws:securityhub:us-east-1::standards/aws-foundational-security-best-practices/v/1.0.0",
      },
      dependencies: ["aws:securityhub/account:Account security-hub"],
    });
  });
});

describe("the trail", () => {
  it("covers all regions, encrypted and sealed, into a bucket that lets it", () => {
    const bucket = trailBucketName(context, mockAccount);

    expect(find(all, "cloudtrail/trail:Trail", "trail")).toMatchObject({
      inputs: {
        name: "d1brv40-prod-trail",
        s3BucketName: bucket,
        kmsKeyId: mockArn("aws:kms/key:Key", "logs"),
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: true,
        enableLogFileValidation: true,
      },
    });
    expect(find(all, "cloudtrail/trail:Trail", "trail").dependencies).toContain(
      "aws:s3/bucketPolicy:BucketPolicy trail",
    );
    expect(bucket).toBe("d1brv40-prod-trail-111111111111-us-east-1");
    expect(all.outputs["trailBucketName"]).toBe(bucket);
  });

  it("has a bucket that is closed, encrypted, and kept in prod", async () => {
    const dev = await runProgram({
      stack: "security",
      config: { ...network, enableCloudTrail: true },
      load,
    });
    const bucket = find(all, "s3/bucket:Bucket", "trail");

    expect([bucket.protect, bucket.inputs["forceDestroy"]]).toEqual([true, false]);
    expect(find(dev, "s3/bucket:Bucket", "trail")).toMatchObject({
      protect: false,
      inputs: { forceDestroy: true },
    });
    expect(find(all, "ServerSideEncryptionConfiguration", "trail").inputs["rules"]).toEqual([
      {
        applyServerSideEncryptionByDefault: {
          sseAlgorithm: "aws:kms",
          kmsMasterKeyId: mockArn("aws:kms/key:Key", "logs"),
        },
        bucketKeyEnabled: true,
      },
    ]);
    expect(find(all, "LifecycleConfiguration", "trail").inputs["rules"]).toMatchObject([
      { expiration: { days: 365 } },
    ]);
    expect(find(all, "PublicAccessBlock", "trail").inputs).toMatchObject({
      blockPublicPolicy: true,
      restrictPublicBuckets: true,
    });
  });

  it("alone may write there, and for this account only", () => {
    const trail = trailArn(context, mockAccount);
    const arn = mockArn("aws:s3/bucket:Bucket", "trail");
    const policy = documentIn(find(all, "s3/bucketPolicy:BucketPolicy", "trail"), "policy");

    expect(policy).toEqual(trailBucketPolicy(arn, trail, "111111111111"));
    expect(trail).toBe("arn:aws:cloudtrail:us-east-1:111111111111:trail/d1brv40-prod-trail");
    const allowed = trailBucketPolicy(arn, trail, "111111111111").Statement.filter(
      ({ Effect }) => Effect === "Allow",
    );
    for (const { Principal, Condition } of allowed) {
      expect(Principal).toEqual({ Service: "cloudtrail.amazonaws.com" });
      expect(Condition?.["StringEquals"]).toMatchObject({ "aws:SourceArn": trail });
    }
    expect(allowed.at(-1)?.Resource).toBe(`${arn}/AWSLogs/111111111111/*`);
  });

  it("can write to a bucket that is there already", async () => {
    const config = { ...network, enableCloudTrail: true, trailBucketName: "central-logs" };
    const run = await runProgram({ stack: "security", config, load });

    expect(namesOf(run, "s3/bucket:Bucket")).toEqual([]);
    expect(find(run, "cloudtrail/trail:Trail", "trail").inputs["s3BucketName"]).toBe(
      "central-logs",
    );
    expect(run.outputs["trailBucketName"]).toBe("central-logs");
  });
});

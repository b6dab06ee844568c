import { ServiceError } from "../errors.ts";
import { isObject, list, text, texts, type Value } from "../values.ts";
import type { Behaviours, Situation } from "./behaviour.ts";

const trailType = "aws:cloudtrail/trail:Trail";
const detectorType = "aws:guardduty/detector:Detector";
const hubType = "aws:securityhub/account:Account";

/** What watches over an account: CloudTrail, GuardDuty, Security Hub. */
export const audit: Behaviours = {
  [trailType]: {
    id: "{arn}",
    arn: "arn:{partition}:cloudtrail:{region}:{account}:trail/{name}",
    replace: ["name"],
    defaults: {
      enableLogFileValidation: false,
      enableLogging: true,
      includeGlobalServiceEvents: true,
      isMultiRegionTrail: false,
      isOrganizationTrail: false,
    },
    computed: { homeRegion: "{region}" },
    exists: {
      code: "TrailAlreadyExistsException",
      message: "Trail {name} already exists for customer: {account}",
      status: 400,
    },
    references: {
      s3BucketName: {
        to: "aws:s3/bucket:Bucket",
        anywhere: true,
        holds: false,
        code: "S3BucketDoesNotExistException",
        message: "S3 bucket {value} does not exist!",
      },
      kmsKeyId: {
        to: "aws:kms/key:Key",
        holds: false,
        code: "KmsKeyNotFoundException",
        message: "KMS key does not exist: {value}",
      },
    },
    quota: {
      name: "trails",
      limit: 5,
      code: "MaximumNumberOfTrailsExceededException",
      message: "User: {account} already has 5 trails in {region}.",
    },
    seconds: { create: 3, update: 2, delete: 1 },
    check: checkBucketPolicy,
  },

  [detectorType]: {
    id: "{hex:32}",
    arn: "arn:{partition}:guardduty:{region}:{account}:detector/{id}",
    defaults: { enable: true, findingPublishingFrequency: "SIX_HOURS" },
    quota: {
      name: "detectors",
      limit: 1,
      code: "BadRequestException",
      message: "The request is rejected because a detector already exists for the current account.",
    },
    seconds: { create: 2, delete: 2 },
  },
  "aws:guardduty/detectorFeature:DetectorFeature": {
    id: "{in.detectorId}/{in.name}",
    replace: ["detectorId", "name"],
    references: {
      detectorId: {
        to: detectorType,
        holds: false,
        code: "BadRequestException",
        message:
          "The request is rejected because the input detectorId is not owned by the current account.",
      },
    },
    adopts: () => true,
  },

  [hubType]: {
    service: "SecurityHub",
    id: "{account}",
    arn: "arn:{partition}:securityhub:{region}:{account}:hub/default",
    replace: ["enableDefaultStandards"],
    defaults: { autoEnableControls: true, controlFindingGenerator: "SECURITY_CONTROL" },
    exists: {
      code: "ResourceConflictException",
      message: "Account is already subscribed to Security Hub",
      status: 409,
    },
    seconds: { create: 3, delete: 2 },
  },
  "aws:securityhub/standardsSubscription:StandardsSubscription": {
    service: "SecurityHub",
    id: ({ inputs, place, region, partition }) =>
      `arn:${partition}:securityhub:${region}:${place.account}:subscription/${(text(inputs.standardsArn) ?? "").split("/").slice(1).join("/")}`,
    replace: ["standardsArn"],
    seconds: { create: 10, delete: 10 },
    check: refuseWithoutHub,
  },
};

function refuseWithoutHub({ list: existing, place }: Situation): void {
  if (existing(hubType).length === 0) {
    throw new ServiceError(
      "InvalidAccessException",
      `Account ${place.account} is not subscribed to AWS Security Hub`,
      { status: 401 },
    );
  }
}

/** CloudTrail tries the bucket before it makes a trail: the policy must let it look and write. */
function checkBucketPolicy({ inputs, findAnywhere }: Situation): void {
  const bucket = text(inputs.s3BucketName) ?? "";
  const policy = text(findAnywhere("aws:s3/bucketPolicy:BucketPolicy", bucket)?.outputs.policy);
  const allowed = statementsOf(policy)
    .filter((statement) => statement.Effect === "Allow" && isForTrails(statement.Principal))
    .flatMap((statement) => oneOrMore(statement.Action));
  if (!["s3:GetBucketAcl", "s3:PutObject"].every((action) => allowed.includes(action))) {
    throw new ServiceError(
      "InsufficientS3BucketPolicyException",
      `Incorrect S3 bucket policy is detected for bucket: ${bucket}`,
    );
  }
}

function statementsOf(policy: string | undefined) {
  const document = policy ? (JSON.parse(policy) as Value) : undefined;
  return isObject(document) ? list(document.Statement).filter(isObject) : [];
}

function isForTrails(principal: Value | undefined): boolean {
  return isObject(principal) && oneOrMore(principal.Service).includes("cloudtrail.amazonaws.com");
}

function oneOrMore(value: Value | undefined): string[] {
  return typeof value === "string" ? [value] : texts(value);
}

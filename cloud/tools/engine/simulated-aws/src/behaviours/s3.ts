import { ServiceError } from "../errors.ts";
import { isObject, list, text } from "../values.ts";
import type { Behaviour, Behaviours, Reference, Situation } from "./behaviour.ts";
import { mayCall } from "./lambdaRules.ts";
import { checkBucketPolicy, checkLifecycle, checkReplication } from "./s3Rules.ts";

const bucketType = "aws:s3/bucket:Bucket";
const objectTypes = ["aws:s3/bucketObjectv2:BucketObjectv2", "aws:s3/bucketObject:BucketObject"];

const bucket: Reference = {
  to: bucketType,
  code: "NoSuchBucket",
  message: "The specified bucket does not exist",
  status: 404,
  holds: false,
};

/** One aspect of a bucket that is a resource of its own; a bucket has it once. */
const aspect: Behaviour = {
  id: "{in.bucket}",
  replace: ["bucket", "expectedBucketOwner"],
  references: { bucket },
  adopts: () => true,
  seconds: { create: 1, update: 1, delete: 1 },
};
const plainAspect: Behaviour = { ...aspect, replace: ["bucket"] };

const object: Behaviour = {
  noun: "Object",
  id: "{in.bucket}/{in.key}",
  arn: "arn:{partition}:s3:::{in.bucket}/{in.key}",
  replace: ["bucket", "key"],
  defaults: { contentType: "application/octet-stream", storageClass: "STANDARD" },
  computed: { etag: "{hex:32}", versionId: "" },
  references: { bucket },
  adopts: () => true,
};

export const s3: Behaviours = {
  [bucketType]: {
    name: { property: "bucket", max: 63 },
    arn: "arn:{partition}:s3:::{name}",
    replace: ["bucket", "bucketNamespace", "bucketPrefix", "objectLockEnabled"],
    defaults: { forceDestroy: false, requestPayer: "BucketOwner" },
    computed: {
      bucketDomainName: "{name}.s3.amazonaws.com",
      bucketRegion: "{region}",
      bucketRegionalDomainName: "{name}.s3.{region}.amazonaws.com",
      hostedZoneId: "Z3{upper:12}",
    },
    seconds: { create: 2, update: 1, delete: 1 },
    check: checkBucket,
    checkDelete: refuseWithObjects,
  },
  "aws:s3/bucketAcl:BucketAcl": aspect,
  "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration": aspect,
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {
    ...aspect,
    check: checkLifecycle,
    // The provider waits until every part of S3 has the rules.
    seconds: { create: 30, update: 30, delete: 1 },
  },
  "aws:s3/bucketLogging:BucketLogging": {
    ...aspect,
    references: {
      bucket,
      targetBucket: {
        to: bucketType,
        code: "InvalidTargetBucketForLogging",
        message: "The target bucket for logging does not exist",
        holds: false,
      },
    },
  },
  "aws:s3/bucketNotification:BucketNotification": { ...plainAspect, check: checkNotification },
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": plainAspect,
  "aws:s3/bucketPolicy:BucketPolicy": { ...plainAspect, check: checkBucketPolicy },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": plainAspect,
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": {
    ...plainAspect,
    check: checkReplication,
  },
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": aspect,
  "aws:s3/bucketVersioning:BucketVersioning": aspect,
  "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration": aspect,
  [objectTypes[0]!]: object,
  [objectTypes[1]!]: object,
};

/** Bucket names are unique in the whole world, whoever owns the bucket. */
function checkBucket(situation: Situation): void {
  const { name, place, region } = situation;
  if (
    !/^(?!xn--)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) ||
    /\.\.|^\d+\.\d+\.\d+\.\d+$/.test(name)
  ) {
    throw new ServiceError("InvalidBucketName", "The specified bucket is not valid.");
  }
  const other = situation.findAnywhere(bucketType, name);
  if (!other || situation.id === text(situation.previous.bucket)) {
    return;
  }
  if (other.account !== place.account) {
    throw new ServiceError(
      "BucketAlreadyExists",
      "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.",
      { status: 409 },
    );
  }
  throw new ServiceError(
    "BucketAlreadyOwnedByYou",
    `Your previous request to create the named bucket succeeded and you already own it.${other.region === region ? "" : ` It is in ${other.region}.`}`,
    { status: 409 },
  );
}

/** S3 tries every function that it is to call. */
function checkNotification(situation: Situation): void {
  const arns = list(situation.inputs.lambdaFunctions)
    .filter(isObject)
    .map(({ lambdaFunctionArn }) => text(lambdaFunctionArn) ?? "");
  if (!arns.every((arn) => mayCall(situation, arn, "s3.amazonaws.com"))) {
    throw new ServiceError(
      "InvalidArgument",
      "Unable to validate the following destination configurations",
    );
  }
}

function refuseWithObjects({ id, previous, list }: Situation): void {
  const filled = objectTypes.some((type) =>
    list(type).some((record) => record.outputs.bucket === id),
  );
  if (filled && previous.forceDestroy !== true) {
    throw new ServiceError("BucketNotEmpty", "The bucket you tried to delete is not empty", {
      status: 409,
    });
  }
}

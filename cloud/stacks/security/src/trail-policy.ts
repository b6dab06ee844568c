import {
  type Account,
  namePrefix,
  type PolicyDocument,
  policyDocument,
  resourceName,
  type StackContext,
} from "@cloud/shared";

/** Bucket names are unique in the world, and account and region make them so. */
export function trailBucketName(
  context: StackContext,
  { accountId, region }: Pick<Account, "accountId" | "region">,
): string {
  return `${namePrefix(context)}-trail-${accountId}-${region}`;
}

/** Known before the trail is made, since the policy of its bucket comes first. */
export function trailArn(context: StackContext, { accountId, partition, region }: Account): string {
  return `arn:${partition}:cloudtrail:${region}:${accountId}:trail/${resourceName(context, "trail")}`;
}

/** Lets CloudTrail write for this one trail, at the place of this account, and nobody delete. */
export function trailBucketPolicy(
  bucketArn: string,
  trail: string,
  accountId: string,
): PolicyDocument {
  const service = { Service: "cloudtrail.amazonaws.com" };
  return policyDocument(
    {
      Sid: "RequireTls",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [bucketArn, `${bucketArn}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
    {
      Sid: "CheckOwner",
      Effect: "Allow",
      Principal: service,
      Action: "s3:GetBucketAcl",
      Resource: bucketArn,
      Condition: { StringEquals: { "aws:SourceArn": trail } },
    },
    {
      Sid: "WriteEvents",
      Effect: "Allow",
      Principal: service,
      Action: "s3:PutObject",
      Resource: `${bucketArn}/AWSLogs/${accountId}/*`,
      Condition: {
        StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control", "aws:SourceArn": trail },
      },
    },
  );
}

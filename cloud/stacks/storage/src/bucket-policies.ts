import {
  type Account,
  type PolicyDocument,
  policyDocument,
  type PolicyStatement,
} from "@cloud/shared";
import { prefixes } from "./bucket-plan";

/** Data: nothing unencrypted on the way, and nothing under another key than ours at rest. */
export function dataPolicy(bucketArn: string, keyArn: string): PolicyDocument {
  return policyDocument(
    requireTls(bucketArn),
    refuseUpload(bucketArn, "RefuseOtherEncryption", "s3:x-amz-server-side-encryption", "aws:kms"),
    refuseUpload(
      bucketArn,
      "RefuseOtherKeys",
      "s3:x-amz-server-side-encryption-aws-kms-key-id",
      keyArn,
    ),
  );
}

/** Assets: read by the distributions that are named, each as itself. */
export function assetsPolicy(
  bucketArn: string,
  distributionArns: readonly string[],
): PolicyDocument {
  return policyDocument(
    requireTls(bucketArn),
    ...(distributionArns.length === 0
      ? []
      : [
          {
            Sid: "ReadByDistributions",
            Effect: "Allow" as const,
            Principal: { Service: "cloudfront.amazonaws.com" },
            Action: "s3:GetObject",
            Resource: `${bucketArn}/*`,
            Condition: { StringEquals: { "aws:SourceArn": distributionArns } },
          },
        ]),
  );
}

/** Logs: written by the services that deliver them, for this account only, read through IAM. */
export function logsPolicy(
  bucketArn: string,
  { accountId, partition }: Account,
  loggedBucketPrefix: string,
): PolicyDocument {
  const ofThisAccount = { "aws:SourceAccount": accountId };
  return policyDocument(
    requireTls(bucketArn),
    {
      Sid: "WriteAccessLogs",
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: `${bucketArn}/${prefixes.accessLogs}*`,
      Condition: {
        StringEquals: ofThisAccount,
        ArnLike: { "aws:SourceArn": `arn:${partition}:s3:::${loggedBucketPrefix}-*` },
      },
    },
    {
      Sid: "WriteLogsOfLoadBalancers",
      Effect: "Allow",
      Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
      Action: "s3:PutObject",
      // The service puts the account into the path, which keeps the load balancers of others out.
      Resource: `${bucketArn}/${prefixes.loadBalancerLogs}*AWSLogs/${accountId}/*`,
    },
    {
      Sid: "WriteDeliveredLogs",
      Effect: "Allow",
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: `${bucketArn}/${prefixes.deliveredLogs}*`,
      Condition: {
        StringEquals: { ...ofThisAccount, "s3:x-amz-acl": "bucket-owner-full-control" },
      },
    },
    {
      Sid: "CheckOwnerBeforeDelivery",
      Effect: "Allow",
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Action: "s3:GetBucketAcl",
      Resource: bucketArn,
      Condition: { StringEquals: ofThisAccount },
    },
  );
}

export function replicaPolicy(bucketArn: string): PolicyDocument {
  return policyDocument(requireTls(bucketArn));
}

function requireTls(bucketArn: string): PolicyStatement {
  return {
    Sid: "RequireTls",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/** An upload that says nothing about encryption gets that of the bucket and must not be refused. */
function refuseUpload(
  bucketArn: string,
  sid: string,
  header: string,
  expected: string,
): PolicyStatement {
  return {
    Sid: sid,
    Effect: "Deny",
    Principal: "*",
    Action: "s3:PutObject",
    Resource: `${bucketArn}/*`,
    Condition: { StringNotEquals: { [header]: expected }, Null: { [header]: "false" } },
  };
}

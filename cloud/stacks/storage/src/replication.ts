import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type Account,
  type PolicyDocument,
  policyDocument,
  ServiceRole,
  serviceTrust,
  type StackContext,
} from "@cloud/shared";
import type { ProtectedBucket } from "./protected-bucket";

export interface ReplicationArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly source: ProtectedBucket;
  readonly sourceKeyArn: string;
  readonly replica: ProtectedBucket;
  readonly replicaRegion: string;
  readonly replicaKeyArn: pulumi.Input<string>;
  readonly permissionsBoundaryArn: string | undefined;
}

export interface ReplicationScope {
  readonly region: string;
  readonly sourceArn: string;
  readonly sourceKeyArn: string;
  readonly replicaArn: string;
  readonly replicaRegion: string;
  readonly replicaKeyArn: string;
}

/** S3 itself: read every version of the source, write the replica, with the key of each. */
export function replicationPolicy(scope: ReplicationScope): PolicyDocument {
  return policyDocument(
    {
      Sid: "ReadConfiguration",
      Effect: "Allow",
      Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
      Resource: scope.sourceArn,
    },
    {
      Sid: "ReadVersions",
      Effect: "Allow",
      Action: [
        "s3:GetObjectVersionAcl",
        "s3:GetObjectVersionForReplication",
        "s3:GetObjectVersionTagging",
      ],
      Resource: `${scope.sourceArn}/*`,
    },
    {
      Sid: "WriteReplicas",
      Effect: "Allow",
      Action: ["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"],
      Resource: `${scope.replicaArn}/*`,
    },
    {
      Sid: "DecryptSource",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: scope.sourceKeyArn,
      Condition: { StringEquals: { "kms:ViaService": `s3.${scope.region}.amazonaws.com` } },
    },
    {
      Sid: "EncryptReplicas",
      Effect: "Allow",
      Action: ["kms:Encrypt", "kms:GenerateDataKey"],
      Resource: scope.replicaKeyArn,
      Condition: { StringEquals: { "kms:ViaService": `s3.${scope.replicaRegion}.amazonaws.com` } },
    },
  );
}

/** Copies what is written to one bucket to a bucket in another region. */
export class Replication extends pulumi.ComponentResource {
  constructor(name: string, args: ReplicationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:storage:Replication", name, {}, opts);
    const { context, account, source, sourceKeyArn, replica, replicaRegion } = args;
    const { role, permissions } = new ServiceRole(
      name,
      {
        context,
        description: "S3, to replicate data to another region",
        // Nothing says that S3 names the account that it takes on the role for; a condition that is
        // never met would keep it out. Only this account can hand the role to it anyway.
        trust: serviceTrust("s3.amazonaws.com"),
        policy: pulumi
          .all([account, source.bucket.arn, replica.bucket.arn, args.replicaKeyArn])
          .apply(([{ region }, sourceArn, replicaArn, replicaKeyArn]) =>
            replicationPolicy({
              region,
              sourceArn,
              sourceKeyArn,
              replicaArn,
              replicaRegion,
              replicaKeyArn,
            }),
          ),
        permissionsBoundaryArn: args.permissionsBoundaryArn,
      },
      { parent: this },
    );
    new aws.s3.BucketReplicationConfig(
      name,
      {
        bucket: source.bucket.id,
        role: role.arn,
        rules: [
          {
            id: "everything",
            priority: 1,
            status: "Enabled",
            filter: {},
            // A deletion by mistake is one in the replica too, which keeps the version all the same.
            deleteMarkerReplication: { status: "Enabled" },
            sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
            destination: {
              bucket: replica.bucket.arn,
              storageClass: "STANDARD_IA",
              encryptionConfiguration: { replicaKmsKeyId: args.replicaKeyArn },
            },
          },
        ],
      },
      { parent: this, dependsOn: [...permissions, source.versioning, replica.versioning] },
    );
    this.registerOutputs({});
  }
}

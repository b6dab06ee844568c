import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { deletionGuard, nameTags, type PolicyDocument, type StackContext } from "@cloud/shared";
import { type LifecycleRule, prefixes } from "./bucket-plan";

export interface ProtectedBucketArgs {
  readonly context: StackContext;
  readonly bucketName: pulumi.Input<string>;
  /** Without a key, S3 encrypts with keys of its own. */
  readonly keyArn?: pulumi.Input<string> | undefined;
  /** Region of the provider where it is left out. */
  readonly region?: string | undefined;
  readonly lifecycleRules: readonly LifecycleRule[];
  /** The policy for the bucket with this ARN. */
  readonly policy: (bucketArn: pulumi.Output<string>) => pulumi.Output<PolicyDocument>;
  readonly logsBucket?: ProtectedBucket | undefined;
  readonly emptyOnDestroy: boolean;
  readonly deletionProtection: boolean;
}

/** A bucket with versions, encrypted, never public, with rules that clean it up. */
export class ProtectedBucket extends pulumi.ComponentResource {
  readonly bucket: aws.s3.Bucket;
  readonly versioning: aws.s3.BucketVersioning;
  readonly policy: aws.s3.BucketPolicy;

  constructor(name: string, args: ProtectedBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:storage:ProtectedBucket", name, {}, opts);
    const { keyArn, logsBucket } = args;
    const inRegion = args.region === undefined ? {} : { region: args.region };
    const child = { parent: this };
    this.bucket = new aws.s3.Bucket(
      name,
      {
        ...inRegion,
        bucket: args.bucketName,
        forceDestroy: args.emptyOnDestroy,
        tags: nameTags(args.context, name),
      },
      { ...child, ...deletionGuard(args.deletionProtection) },
    );
    const part = { ...inRegion, bucket: this.bucket.id };
    // Access lists are off: who may do what stands in policies alone.
    new aws.s3.BucketOwnershipControls(
      name,
      { ...part, rule: { objectOwnership: "BucketOwnerEnforced" } },
      child,
    );
    const closed = new aws.s3.BucketPublicAccessBlock(
      name,
      {
        ...part,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      child,
    );
    new aws.s3.BucketServerSideEncryptionConfiguration(
      name,
      {
        ...part,
        rules: [
          keyArn === undefined
            ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
            : {
                applyServerSideEncryptionByDefault: {
                  sseAlgorithm: "aws:kms",
                  kmsMasterKeyId: keyArn,
                },
                // One key for all objects of a while, which spares nearly every call to KMS.
                bucketKeyEnabled: true,
              },
        ],
      },
      child,
    );
    this.versioning = new aws.s3.BucketVersioning(
      name,
      { ...part, versioningConfiguration: { status: "Enabled" } },
      child,
    );
    new aws.s3.BucketLifecycleConfiguration(
      name,
      {
        ...part,
        rules: args.lifecycleRules.map(({ transitions, ...rule }) => ({
          ...rule,
          ...(transitions === undefined ? {} : { transitions: [...transitions] }),
        })),
      },
      // Rules about old versions need versions.
      { ...child, dependsOn: [this.versioning] },
    );
    this.policy = new aws.s3.BucketPolicy(
      name,
      { ...part, policy: pulumi.jsonStringify(args.policy(this.bucket.arn)) },
      // S3 refuses two changes of the access to a bucket at the same time.
      { ...child, dependsOn: [closed] },
    );
    if (logsBucket !== undefined) {
      new aws.s3.BucketLogging(
        name,
        {
          ...part,
          targetBucket: logsBucket.bucket.id,
          targetPrefix: `${prefixes.accessLogs}${name}/`,
          targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: "EventTime" } },
        },
        // The service has to be let in first.
        { ...child, dependsOn: [logsBucket.policy] },
      );
    }
    this.registerOutputs({ arn: this.bucket.arn });
  }
}

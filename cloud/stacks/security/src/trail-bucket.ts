import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Account, deletionGuard, nameTags, type StackContext } from "@cloud/shared";
import { trailArn, trailBucketName, trailBucketPolicy } from "./trail-policy";

export interface TrailBucketArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly keyArn: pulumi.Output<string>;
  readonly retentionDays: number;
  readonly deletionProtection: boolean;
}

/** Where the events of the account are kept: encrypted, with versions, and for as long as it must. */
export class TrailBucket extends pulumi.ComponentResource {
  readonly bucket: aws.s3.Bucket;
  /** What has to stand before CloudTrail can write. */
  readonly policy: aws.s3.BucketPolicy;

  constructor(name: string, args: TrailBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:security:TrailBucket", name, {}, opts);
    const { context, account } = args;
    const child = { parent: this };
    this.bucket = new aws.s3.Bucket(
      name,
      {
        bucket: account.apply((known) => trailBucketName(context, known)),
        // Where nothing is protected, an environment can be destroyed with its events.
        forceDestroy: !args.deletionProtection,
        tags: nameTags(context, name),
      },
      { ...child, ...deletionGuard(args.deletionProtection) },
    );
    const part = { bucket: this.bucket.id };
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
    this.#keep(name, args);
    this.policy = new aws.s3.BucketPolicy(
      name,
      {
        ...part,
        policy: pulumi.jsonStringify(
          pulumi
            .all([this.bucket.arn, account])
            .apply(([arn, known]) =>
              trailBucketPolicy(arn, trailArn(context, known), known.accountId),
            ),
        ),
      },
      // S3 refuses two changes of the access to a bucket at the same time.
      { ...child, dependsOn: [closed] },
    );
    this.registerOutputs({ name: this.bucket.bucket });
  }

  #keep(name: string, { keyArn, retentionDays }: TrailBucketArgs): void {
    const part = { bucket: this.bucket.id };
    new aws.s3.BucketServerSideEncryptionConfiguration(
      name,
      {
        ...part,
        rules: [
          {
            applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
            bucketKeyEnabled: true,
          },
        ],
      },
      { parent: this },
    );
    const versioning = new aws.s3.BucketVersioning(
      name,
      { ...part, versioningConfiguration: { status: "Enabled" } },
      { parent: this },
    );
    new aws.s3.BucketLifecycleConfiguration(
      name,
      {
        ...part,
        rules: [
          {
            id: "retention",
            status: "Enabled",
            filter: {},
            expiration: { days: retentionDays },
            noncurrentVersionExpiration: { noncurrentDays: 30 },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
          },
        ],
      },
      { parent: this, dependsOn: [versioning] },
    );
  }
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type Account,
  deletionGuard,
  namePrefix,
  nameTags,
  type StackContext,
} from "@cloud/shared";
import { bucketName, type BucketPurpose, lifecycleRules } from "./bucket-plan";
import { assetsPolicy, dataPolicy, logsPolicy, replicaPolicy } from "./bucket-policies";
import { ProtectedBucket, type ProtectedBucketArgs } from "./protected-bucket";
import { Replication } from "./replication";
import type { StorageParameters } from "./storage";

export interface BucketsArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly parameters: StorageParameters;
}

/** The three buckets of an environment, and on demand a copy of the data in another region. */
export class Buckets extends pulumi.ComponentResource {
  readonly data: ProtectedBucket;
  readonly logs: ProtectedBucket;
  readonly assets: ProtectedBucket;
  readonly replica: ProtectedBucket | undefined;

  constructor(name: string, args: BucketsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:storage:Buckets", name, {}, opts);
    const { context, account, parameters } = args;
    const { storageKeyArn, assetsDistributionArns } = parameters;
    // A configuration that is refused must not leave some of the buckets behind.
    const rules = {
      data: lifecycleRules("data", parameters),
      logs: lifecycleRules("logs", parameters),
      assets: lifecycleRules("assets", parameters),
    };
    this.logs = this.#bucket("logs", args, {
      lifecycleRules: rules.logs,
      // The services that deliver logs cannot use a key of ours.
      policy: (arn) =>
        pulumi
          .all([arn, account])
          .apply(([bucketArn, known]) => logsPolicy(bucketArn, known, namePrefix(context))),
    });
    const logsBucket = parameters.enableAccessLogs ? this.logs : undefined;
    this.data = this.#bucket("data", args, {
      lifecycleRules: rules.data,
      keyArn: storageKeyArn,
      policy: (arn) => arn.apply((bucketArn) => dataPolicy(bucketArn, storageKeyArn)),
      logsBucket,
    });
    this.assets = this.#bucket("assets", args, {
      lifecycleRules: rules.assets,
      // Everybody sees assets in the end, and a distribution cannot use a key of ours.
      policy: (arn) => arn.apply((bucketArn) => assetsPolicy(bucketArn, assetsDistributionArns)),
      logsBucket,
    });
    if (parameters.assetsUploadOrigins.length > 0) {
      this.#allowUploads(parameters.assetsUploadOrigins);
    }
    this.replica =
      parameters.replicaRegion === undefined
        ? undefined
        : this.#replica(args, parameters.replicaRegion);
    this.registerOutputs({});
  }

  #bucket(
    purpose: BucketPurpose,
    { context, account, parameters }: BucketsArgs,
    special: Pick<ProtectedBucketArgs, "lifecycleRules" | "keyArn" | "policy" | "logsBucket">,
  ): ProtectedBucket {
    return new ProtectedBucket(
      purpose,
      {
        context,
        bucketName: account.apply((known) => bucketName(context, known, purpose)),
        emptyOnDestroy: parameters.emptyOnDestroy,
        deletionProtection: parameters.deletionProtection,
        ...special,
      },
      { parent: this },
    );
  }

  #allowUploads(origins: readonly string[]): void {
    new aws.s3.BucketCorsConfiguration(
      "assets",
      {
        bucket: this.assets.bucket.id,
        corsRules: [
          {
            allowedOrigins: [...origins],
            allowedMethods: ["GET", "HEAD", "PUT", "POST"],
            allowedHeaders: ["*"],
            exposeHeaders: ["ETag"],
            maxAgeSeconds: 3600,
          },
        ],
      },
      { parent: this },
    );
  }

  #replica({ context, account, parameters }: BucketsArgs, region: string): ProtectedBucket {
    const keyArn = parameters.replicaKeyArn ?? this.#replicaKey(context, parameters, region).arn;
    const replica = new ProtectedBucket(
      "data-replica",
      {
        context,
        bucketName: account.apply(({ accountId }) =>
          bucketName(context, { accountId, region }, "data-replica"),
        ),
        keyArn,
        region,
        lifecycleRules: lifecycleRules("assets", parameters),
        policy: (arn) => arn.apply(replicaPolicy),
        emptyOnDestroy: parameters.emptyOnDestroy,
        deletionProtection: parameters.deletionProtection,
      },
      { parent: this },
    );
    new Replication(
      "data-replication",
      {
        context,
        account,
        source: this.data,
        sourceKeyArn: parameters.storageKeyArn,
        replica,
        replicaRegion: region,
        replicaKeyArn: keyArn,
        permissionsBoundaryArn: parameters.permissionsBoundaryArn,
      },
      { parent: this },
    );
    return replica;
  }

  /** The keys of the environment are in its own region only. */
  #replicaKey(
    context: StackContext,
    { deletionProtection }: StorageParameters,
    region: string,
  ): aws.kms.Key {
    return new aws.kms.Key(
      "data-replica",
      {
        region,
        description: "Copy of the data in another region",
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        tags: nameTags(context, "data-replica-key"),
      },
      { parent: this, ...deletionGuard(deletionProtection) },
    );
  }
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type Account,
  nameLimits,
  namePrefix,
  nameTags,
  resourceName,
  ServiceRole,
  serviceTrust,
  type StackContext,
} from "@cloud/shared";
import { prefixes } from "./bucket-plan";
import { crawlerPolicy } from "./data-lake-policies";

export interface DataLakeArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly bucket: aws.s3.Bucket;
  readonly storageKeyArn: string;
  readonly logsKeyArn: string;
  readonly crawlerSchedule: string;
  readonly queryScanLimitGib: number;
  readonly emptyOnDestroy: boolean;
  readonly permissionsBoundaryArn: string | undefined;
}

const bytesPerGib = 1024 ** 3;

/** A catalog of what lies in the data bucket, and a place to query it. */
export class DataLake extends pulumi.ComponentResource {
  readonly database: aws.glue.CatalogDatabase;
  readonly crawler: aws.glue.Crawler;
  readonly workgroup: aws.athena.Workgroup;

  constructor(name: string, args: DataLakeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:storage:DataLake", name, {}, opts);
    const { context, bucket } = args;
    const lake = pulumi.interpolate`s3://${bucket.bucket}/${prefixes.lake}`;
    this.database = new aws.glue.CatalogDatabase(
      name,
      {
        // In SQL, a name with hyphens would need quotes everywhere.
        name: namePrefix(context).replaceAll("-", "_"),
        description: "Tables of the data lake",
        locationUri: lake,
        tags: nameTags(context, name),
      },
      { parent: this },
    );
    this.crawler = this.#crawler(name, args, lake);
    this.workgroup = new aws.athena.Workgroup(
      name,
      {
        name: resourceName(context, name, nameLimits.athenaWorkgroup),
        description: "Queries of the data lake",
        forceDestroy: args.emptyOnDestroy,
        configuration: {
          // Clients cannot choose another place or leave out the encryption.
          enforceWorkgroupConfiguration: true,
          publishCloudwatchMetricsEnabled: true,
          bytesScannedCutoffPerQuery: args.queryScanLimitGib * bytesPerGib,
          resultConfiguration: {
            outputLocation: pulumi.interpolate`s3://${bucket.bucket}/${prefixes.queryResults}`,
            expectedBucketOwner: args.account.accountId,
            encryptionConfiguration: {
              encryptionOption: "SSE_KMS",
              kmsKeyArn: args.storageKeyArn,
            },
          },
        },
        tags: nameTags(context, name),
      },
      { parent: this },
    );
    this.registerOutputs({ databaseName: this.database.name });
  }

  #crawler(name: string, args: DataLakeArgs, lake: pulumi.Output<string>): aws.glue.Crawler {
    const { context } = args;
    const { role, permissions } = new ServiceRole(
      `${name}-crawler`,
      {
        context,
        description: "Crawler of the data lake",
        // As with replication, nothing says that Glue names the account.
        trust: serviceTrust("glue.amazonaws.com"),
        policy: pulumi
          .all([args.account, args.bucket.arn, this.database.name])
          .apply(([account, bucketArn, databaseName]) =>
            crawlerPolicy({ ...account, ...args, bucketArn, databaseName }),
          ),
        permissionsBoundaryArn: args.permissionsBoundaryArn,
      },
      { parent: this },
    );
    const security = new aws.glue.SecurityConfiguration(
      name,
      {
        name: resourceName(context, name, nameLimits.glue),
        encryptionConfiguration: {
          cloudwatchEncryption: {
            cloudwatchEncryptionMode: "SSE-KMS",
            kmsKeyArn: args.logsKeyArn,
          },
          s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: args.storageKeyArn },
          jobBookmarksEncryption: { jobBookmarksEncryptionMode: "DISABLED" },
        },
      },
      { parent: this },
    );
    return new aws.glue.Crawler(
      name,
      {
        name: resourceName(context, name, nameLimits.glue),
        description: "Finds the tables of the data lake",
        databaseName: this.database.name,
        role: role.arn,
        schedule: args.crawlerSchedule,
        securityConfiguration: security.name,
        s3Targets: [{ path: lake }],
        // A file that is gone for a day must not take its table along.
        schemaChangePolicy: { deleteBehavior: "LOG", updateBehavior: "UPDATE_IN_DATABASE" },
        recrawlPolicy: { recrawlBehavior: "CRAWL_EVERYTHING" },
        tags: nameTags(context, name),
      },
      { parent: this, dependsOn: [...permissions] },
    );
  }
}

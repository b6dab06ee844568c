// Generated from templates/config/storage.yaml by `npm run generate`. Changes belong there.

export interface StorageOutputs {
  /** Bucket for data of the applications. */
  readonly dataBucketName: string;
  /** ARN of that bucket. */
  readonly dataBucketArn: string;
  /** Bucket in the other region, empty without a replica. */
  readonly dataReplicaBucketArn: string;
  /** Bucket to which services of AWS deliver logs. */
  readonly logsBucketName: string;
  /** ARN of that bucket. */
  readonly logsBucketArn: string;
  /** Bucket for what web pages show. */
  readonly assetsBucketName: string;
  /** ARN of that bucket. */
  readonly assetsBucketArn: string;
  /** Host name of that bucket in its region, for CloudFront. */
  readonly assetsBucketDomainName: string;
  /** Id of the file system, empty without one. */
  readonly fileSystemId: string;
  /** ARN of the file system, empty without one. */
  readonly fileSystemArn: string;
  /** ARN of its access point, empty without one. */
  readonly fileSystemAccessPointArn: string;
  /** Id of its access point, empty without one. */
  readonly fileSystemAccessPointId: string;
  /** Group of its mount targets, empty without one. */
  readonly fileSystemSecurityGroupId: string;
  /** Catalog of the data lake, empty without one. */
  readonly glueDatabaseName: string;
  /** Crawler that fills the catalog, empty without one. */
  readonly glueCrawlerName: string;
  /** Workgroup for queries, empty without a data lake. */
  readonly athenaWorkgroupName: string;
}

import * as pulumi from "@pulumi/pulumi";
import type { StackOutputs } from "@cloud/shared";
import type { Storage } from "./storage";

/** What other stacks may use, as the template of the stack declares it. */
export function storageOutputs({ buckets, fileSystem, dataLake }: Storage) {
  const { data, logs, assets, replica } = buckets;
  const none = pulumi.output("");
  return {
    dataBucketName: data.bucket.bucket,
    dataBucketArn: data.bucket.arn,
    dataReplicaBucketArn: replica?.bucket.arn ?? none,
    logsBucketName: logs.bucket.bucket,
    logsBucketArn: logs.bucket.arn,
    assetsBucketName: assets.bucket.bucket,
    assetsBucketArn: assets.bucket.arn,
    assetsBucketDomainName: assets.bucket.bucketRegionalDomainName,
    fileSystemId: fileSystem?.fileSystem.id ?? none,
    fileSystemArn: fileSystem?.fileSystem.arn ?? none,
    fileSystemAccessPointArn: fileSystem?.accessPoint.arn ?? none,
    fileSystemAccessPointId: fileSystem?.accessPoint.id ?? none,
    fileSystemSecurityGroupId: fileSystem?.securityGroup.id ?? none,
    glueDatabaseName: dataLake?.database.name ?? none,
    glueCrawlerName: dataLake?.crawler.name ?? none,
    athenaWorkgroupName: dataLake?.workgroup.name ?? none,
  } satisfies Record<keyof StackOutputs["storage"], pulumi.Output<unknown>>;
}

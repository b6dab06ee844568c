import { currentContext, readParameters } from "@cloud/shared";
import { definition } from "./definition";
import { storageOutputs } from "./outputs";
import { Storage } from "./storage";

const storage = new Storage("storage", {
  context: currentContext(),
  parameters: readParameters(definition),
});

export const {
  dataBucketName,
  dataBucketArn,
  dataReplicaBucketArn,
  logsBucketName,
  logsBucketArn,
  assetsBucketName,
  assetsBucketArn,
  assetsBucketDomainName,
  fileSystemId,
  fileSystemArn,
  fileSystemAccessPointArn,
  fileSystemAccessPointId,
  fileSystemSecurityGroupId,
  glueDatabaseName,
  glueCrawlerName,
  athenaWorkgroupName,
} = storageOutputs(storage);

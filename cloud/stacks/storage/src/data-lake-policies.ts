import { type Account, type PolicyDocument, policyDocument } from "@cloud/shared";
import { prefixes } from "./bucket-plan";

export interface CrawlerScope extends Account {
  readonly bucketArn: string;
  readonly databaseName: string;
  readonly storageKeyArn: string;
  readonly logsKeyArn: string;
}

/** The crawler: read the lake, keep one database of the catalog up to date, write its log. */
export function crawlerPolicy(scope: CrawlerScope): PolicyDocument {
  const { partition, region, accountId, bucketArn, databaseName } = scope;
  const glue = `arn:${partition}:glue:${region}:${accountId}`;
  const logs = `arn:${partition}:logs:${region}:${accountId}:log-group:/aws-glue/*`;
  return policyDocument(
    {
      Sid: "ListLake",
      Effect: "Allow",
      Action: "s3:ListBucket",
      Resource: bucketArn,
      Condition: { StringLike: { "s3:prefix": [`${prefixes.lake}*`, prefixes.lake.slice(0, -1)] } },
    },
    { Sid: "FindBucket", Effect: "Allow", Action: "s3:GetBucketLocation", Resource: bucketArn },
    {
      Sid: "ReadLake",
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: `${bucketArn}/${prefixes.lake}*`,
    },
    {
      Sid: "DecryptLake",
      Effect: "Allow",
      Action: "kms:Decrypt",
      Resource: scope.storageKeyArn,
      Condition: { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } },
    },
    {
      Sid: "KeepCatalog",
      Effect: "Allow",
      Action: [
        "glue:BatchCreatePartition",
        "glue:BatchGetPartition",
        "glue:BatchUpdatePartition",
        "glue:CreateTable",
        "glue:GetDatabase",
        "glue:GetPartition",
        "glue:GetPartitions",
        "glue:GetTable",
        "glue:GetTables",
        "glue:UpdatePartition",
        "glue:UpdateTable",
      ],
      Resource: [
        `${glue}:catalog`,
        `${glue}:database/${databaseName}`,
        `${glue}:table/${databaseName}/*`,
      ],
    },
    {
      Sid: "ReadSecurityConfiguration",
      Effect: "Allow",
      // This action knows no resources.
      Action: "glue:GetSecurityConfiguration",
      Resource: "*",
    },
    {
      Sid: "WriteLog",
      Effect: "Allow",
      Action: [
        "logs:AssociateKmsKey",
        "logs:CreateLogGroup",
        "logs:CreateLogStream",
        "logs:PutLogEvents",
      ],
      Resource: logs,
    },
    {
      Sid: "EncryptLog",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"],
      Resource: scope.logsKeyArn,
    },
  );
}

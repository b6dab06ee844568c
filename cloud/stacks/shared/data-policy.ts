import type { PolicyStatement } from "./policy";
import type { Account } from "./types";

/** How an application uses a bucket of data. */
export interface DataUse {
  readonly bucketName: string;
  /** Key that encrypts the bucket. */
  readonly keyArn: string;
  readonly access: "read" | "readWrite";
  /** Where its objects begin; with it the bucket is not listed. */
  readonly prefix?: string;
}

/** What a role needs for that, through S3 only. */
export function dataStatements(use: DataUse, account: Account): PolicyStatement[] {
  const { bucketName, keyArn, access, prefix } = use;
  const bucket = `arn:${account.partition}:s3:::${bucketName}`;
  const writes = access === "readWrite";
  return [
    {
      Sid: "UseData",
      Effect: "Allow",
      Action: writes ? ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"] : ["s3:GetObject"],
      Resource: `${bucket}/${prefix ?? ""}*`,
    },
    ...(prefix === undefined ? [listing(bucket)] : []),
    {
      Sid: "UseDataKey",
      Effect: "Allow",
      Action: writes ? ["kms:Decrypt", "kms:GenerateDataKey"] : ["kms:Decrypt"],
      Resource: keyArn,
      Condition: { StringEquals: { "kms:ViaService": `s3.${account.region}.amazonaws.com` } },
    },
  ];
}

function listing(bucket: string): PolicyStatement {
  return { Sid: "ListData", Effect: "Allow", Action: "s3:ListBucket", Resource: bucket };
}

import type { Account, PolicyStatement } from "@cloud/shared";

export interface DataUse {
  readonly dataAccess: "none" | "read" | "readWrite";
  readonly bucketEvents: { readonly prefix: string } | undefined;
  readonly dataBucketName: string | undefined;
  readonly storageKeyArn: string;
}

/** Data as far as it is configured; a function that is told of objects may read just those. */
export function dataStatements(use: DataUse, account: Account): PolicyStatement[] {
  const { dataAccess, bucketEvents, dataBucketName } = use;
  if (!dataBucketName || (dataAccess === "none" && bucketEvents === undefined)) {
    return [];
  }
  const bucket = `arn:${account.partition}:s3:::${dataBucketName}`;
  const objects =
    dataAccess === "none" ? `${bucket}/${bucketEvents?.prefix ?? ""}*` : `${bucket}/*`;
  const writes = dataAccess === "readWrite";
  return [
    {
      Sid: "UseData",
      Effect: "Allow",
      Action: writes ? ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"] : ["s3:GetObject"],
      Resource: objects,
    },
    ...(dataAccess === "none" ? [] : [listing(bucket)]),
    {
      Sid: "UseDataKey",
      Effect: "Allow",
      Action: writes ? ["kms:Decrypt", "kms:GenerateDataKey"] : ["kms:Decrypt"],
      Resource: use.storageKeyArn,
      Condition: { StringEquals: { "kms:ViaService": `s3.${account.region}.amazonaws.com` } },
    },
  ];
}

function listing(bucket: string): PolicyStatement {
  return { Sid: "ListData", Effect: "Allow", Action: "s3:ListBucket", Resource: bucket };
}

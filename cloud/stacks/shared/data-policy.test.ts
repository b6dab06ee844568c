import { expect, it } from "vitest";
import { dataStatements } from "./data-policy";

const account = { accountId: "111111111111", region: "eu-west-1", partition: "aws" };
const use = { bucketName: "data", keyArn: "arn:aws:kms:::key/storage", access: "read" } as const;

it("data is read only where it is not written", () => {
  expect(dataStatements(use, account)).toEqual([
    {
      Sid: "UseData",
      Effect: "Allow",
      Action: ["s3:GetObject"],
      Resource: "arn:aws:s3:::data/*",
    },
    { Sid: "ListData", Effect: "Allow", Action: "s3:ListBucket", Resource: "arn:aws:s3:::data" },
    {
      Sid: "UseDataKey",
      Effect: "Allow",
      Action: ["kms:Decrypt"],
      Resource: use.keyArn,
      Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
    },
  ]);
});

it("data is written, and deleted, on demand", () => {
  expect(dataStatements({ ...use, access: "readWrite" }, account)).toMatchObject([
    { Action: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"] },
    { Action: "s3:ListBucket" },
    { Action: ["kms:Decrypt", "kms:GenerateDataKey"] },
  ]);
});

it("data below a prefix is not listed", () => {
  expect(dataStatements({ ...use, prefix: "in/" }, account)).toMatchObject([
    { Sid: "UseData", Resource: "arn:aws:s3:::data/in/*" },
    { Sid: "UseDataKey" },
  ]);
});

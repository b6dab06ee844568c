import { serviceTrust } from "@cloud/shared";
import { documentIn, find, namesOf } from "@cloud/shared/testing/expectations";
import { mockAccount, mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";
import { crawlerPolicy } from "./data-lake-policies";
import { given, load } from "./index.fixture";

const { logsKeyArn, storageKeyArn } = given;

let without: ProgramRun;
let lake: ProgramRun;

beforeAll(async () => {
  without = await runProgram({ stack: "storage", config: given, load });
  lake = await runProgram({ stack: "storage", config: { ...given, enableDataLake: true }, load });
});

describe("the data lake", () => {
  it("is made on demand", () => {
    expect(namesOf(without, "glue/")).toEqual([]);
    expect(namesOf(without, "athena/")).toEqual([]);
    expect(namesOf(lake, "cloud:storage:DataLake")).toEqual(["data-lake"]);
  });

  it("has its place in the data bucket", () => {
    const place = "s3://d1brv40-dev-data-111111111111-us-east-1/lake/";

    expect(find(lake, "CatalogDatabase", "data-lake").inputs).toMatchObject({
      name: "d1brv40_dev",
      locationUri: place,
    });
    expect(find(lake, "Crawler", "data-lake")).toMatchObject({
      inputs: {
        databaseName: "d1brv40_dev",
        role: mockArn("aws:iam/role:Role", "data-lake-crawler"),
        schedule: "cron(0 3 * * ? *)",
        securityConfiguration: "d1brv40-dev-data-lake",
        s3Targets: [{ path: place }],
      },
      parent: "cloud:storage:DataLake data-lake",
      dependencies: expect.arrayContaining([
        "aws:iam/rolePolicy:RolePolicy data-lake-crawler",
      ]) as unknown,
    });
    expect(documentIn(find(lake, "RolePolicy", "data-lake-crawler"), "policy")).toEqual(
      crawlerPolicy({
        ...mockAccount,
        bucketArn: mockArn("aws:s3/bucket:Bucket", "data"),
        databaseName: "d1brv40_dev",
        storageKeyArn,
        logsKeyArn,
      }),
    );
  });

  it("lets Glue take on the role of the crawler without naming an account", () => {
    const role = find(lake, "iam/role:Role", "data-lake-crawler");

    expect(documentIn(role, "assumeRolePolicy")).toEqual(serviceTrust("glue.amazonaws.com"));
  });

  it("makes queries keep to limit, place and encryption", () => {
    expect(find(lake, "Workgroup", "data-lake").inputs).toMatchObject({
      name: "d1brv40-dev-data-lake",
      forceDestroy: true,
      configuration: {
        enforceWorkgroupConfiguration: true,
        bytesScannedCutoffPerQuery: 10 * 1024 ** 3,
        resultConfiguration: {
          outputLocation: "s3://d1brv40-dev-data-111111111111-us-east-1/query-results/",
          expectedBucketOwner: "111111111111",
          encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: storageKeyArn },
        },
      },
    });
  });

  it("encrypts the log of the crawler", () => {
    expect(find(lake, "SecurityConfiguration", "data-lake").inputs).toMatchObject({
      encryptionConfiguration: {
        cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: logsKeyArn },
        s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: storageKeyArn },
      },
    });
  });
});

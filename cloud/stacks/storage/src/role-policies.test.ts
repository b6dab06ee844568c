import { describe, expect, it } from "vitest";
import { crawlerPolicy } from "./data-lake-policies";
import { fileSystemPolicy } from "./file-system-policy";
import { replicationPolicy } from "./replication";

const keyArn = (name: string) => `arn:aws:kms:eu-west-1:111111111111:key/${name}`;
const crawler = crawlerPolicy({
  accountId: "111111111111",
  region: "eu-west-1",
  partition: "aws",
  bucketArn: "arn:aws:s3:::data",
  databaseName: "d1brv40_dev",
  storageKeyArn: keyArn("storage"),
  logsKeyArn: keyArn("logs"),
});
const replication = replicationPolicy({
  region: "eu-west-1",
  sourceArn: "arn:aws:s3:::data",
  sourceKeyArn: keyArn("storage"),
  replicaArn: "arn:aws:s3:::replica",
  replicaRegion: "eu-central-1",
  replicaKeyArn: "arn:aws:kms:eu-central-1:111111111111:key/replica",
});

describe.each([
  ["the crawler", crawler],
  ["replication", replication],
])("the policy of %s", (_, { Statement }) => {
  it("names every action in full", () => {
    const actions = Statement.flatMap(({ Action }) => Action);

    expect(actions.filter((action) => action.includes("*"))).toEqual([]);
  });

  it("speaks of all resources only where AWS knows no narrower way", () => {
    const wide = Statement.filter(({ Resource }) => Resource === "*");

    expect(wide.flatMap(({ Action }) => Action)).toEqual(
      wide.length === 0 ? [] : ["glue:GetSecurityConfiguration"],
    );
  });
});

describe("the crawler", () => {
  it("reads the lake and nothing else of the bucket, and changes one database", () => {
    const of = (sid: string) => crawler.Statement.find(({ Sid }) => Sid === sid);

    expect(of("ReadLake")).toMatchObject({
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::data/lake/*",
    });
    expect(of("ListLake")?.Condition).toEqual({ StringLike: { "s3:prefix": ["lake/*", "lake"] } });
    expect(of("KeepCatalog")?.Resource).toEqual([
      "arn:aws:glue:eu-west-1:111111111111:catalog",
      "arn:aws:glue:eu-west-1:111111111111:database/d1brv40_dev",
      "arn:aws:glue:eu-west-1:111111111111:table/d1brv40_dev/*",
    ]);
  });
});

describe("replication", () => {
  it("reads one bucket and writes the other, with the key of each in its region", () => {
    const rows = replication.Statement.map(({ Sid, Resource, Condition }) => [
      Sid,
      Resource,
      Condition?.["StringEquals"]?.["kms:ViaService"],
    ]);

    expect(rows).toEqual([
      ["ReadConfiguration", "arn:aws:s3:::data", undefined],
      ["ReadVersions", "arn:aws:s3:::data/*", undefined],
      ["WriteReplicas", "arn:aws:s3:::replica/*", undefined],
      ["DecryptSource", keyArn("storage"), "s3.eu-west-1.amazonaws.com"],
      [
        "EncryptReplicas",
        "arn:aws:kms:eu-central-1:111111111111:key/replica",
        "s3.eu-central-1.amazonaws.com",
      ],
    ]);
  });
});

describe("the policy of the file system", () => {
  it("lets clients of mount targets write, but not as root, and over TLS only", () => {
    const [allow, deny] = fileSystemPolicy("arn:fs").Statement;

    expect(allow).toMatchObject({
      Effect: "Allow",
      Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
      Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
    });
    expect(deny).toMatchObject({
      Effect: "Deny",
      Action: "*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });
});

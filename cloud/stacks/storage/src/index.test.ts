import { serviceTrust } from "@cloud/shared";
import {
  documentIn,
  expectWellBehaved,
  find,
  namesOf,
  ofType,
} from "@cloud/shared/testing/expectations";
import { boundaryArn } from "@cloud/shared/testing/given";
import { mockAccount, mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, refusalOf, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";
import { assetsPolicy, dataPolicy, logsPolicy } from "./bucket-policies";
import { replicationPolicy } from "./replication";
import { given, load } from "./index.fixture";

const distribution = "arn:aws:cloudfront::111111111111:distribution/E1";
const everything = {
  ...given,
  assetsDistributionArns: [distribution],
  assetsUploadOrigins: ["https://shop.example.com"],
  replicaRegion: "us-west-2",
  enableDataLake: true,
  permissionsBoundaryArn: boundaryArn,
};
const bucketArn = (name: string) => mockArn("aws:s3/bucket:Bucket", name);

const { storageKeyArn } = given;

let dev: ProgramRun;
let prod: ProgramRun;

beforeAll(async () => {
  dev = await runProgram({ stack: "storage", config: given, load });
  prod = await runProgram({ stack: "storage", environment: "prod", config: everything, load });
});

describe("the storage program", () => {
  it("exports what its template declares, whatever is switched on", () => {
    expectWellBehaved("storage", [dev, prod]);
    expect(dev.outputs).toMatchObject({
      dataBucketName: "d1brv40-dev-data-111111111111-us-east-1",
      dataReplicaBucketArn: "",
      fileSystemId: "",
      fileSystemSecurityGroupId: "",
      glueDatabaseName: "",
      athenaWorkgroupName: "",
    });
    expect(prod.outputs).toMatchObject({
      assetsBucketDomainName:
        "d1brv40-prod-assets-111111111111-us-east-1.s3.us-east-1.amazonaws.com",
      fileSystemId: "FileSystem/file-system",
      glueDatabaseName: "d1brv40_prod",
      athenaWorkgroupName: "d1brv40-prod-data-lake",
    });
  });

  it("keeps the names of all resources, which Pulumi knows them by", () => {
    expect(namesOf(prod, "")).toMatchSnapshot();
  });
});

describe("every bucket", () => {
  const aspects = [
    "s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
    "s3/bucketOwnershipControls:BucketOwnershipControls",
    "s3/bucketPolicy:BucketPolicy",
    "s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    "s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "s3/bucketVersioning:BucketVersioning",
  ];

  it.each(["data", "logs", "assets", "data-replica"])("has all its parts: %s", (name) => {
    for (const type of aspects) {
      const part = find(prod, type, name);
      expect([part.parent, part.inputs["bucket"]]).toEqual([
        `cloud:storage:ProtectedBucket ${name}`,
        `Bucket/${name}`,
      ]);
    }
    expect(find(prod, "BucketPublicAccessBlock", name).inputs).toMatchObject({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    expect(find(prod, "BucketVersioning", name).inputs).toMatchObject({
      versioningConfiguration: { status: "Enabled" },
    });
    expect(find(prod, "BucketPolicy", name).dependencies).toContain(
      `aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock ${name}`,
    );
  });

  it("is protected and kept full in prod, and easy to get rid of in dev", () => {
    const guards = (run: ProgramRun) =>
      ofType(run, "s3/bucket:Bucket").map(({ protect, inputs }) => [
        protect,
        inputs["forceDestroy"],
      ]);

    expect(guards(dev)).toEqual(Array(3).fill([false, true]));
    expect(guards(prod)).toEqual(Array(4).fill([true, false]));
  });

  it("encrypts with our key where nobody else has to read or write", () => {
    const encryption = (name: string) =>
      find(prod, "BucketServerSideEncryptionConfiguration", name).inputs["rules"];
    const withKey = (kmsMasterKeyId: string) => [
      {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId },
        bucketKeyEnabled: true,
      },
    ];
    const withoutKey = [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }];

    expect(encryption("data")).toEqual(withKey(storageKeyArn));
    expect(encryption("data-replica")).toEqual(withKey(mockArn("aws:kms/key:Key", "data-replica")));
    expect(encryption("logs")).toEqual(withoutKey);
    expect(encryption("assets")).toEqual(withoutKey);
  });

  it("has the policy of its purpose", () => {
    const policy = (name: string) => documentIn(find(prod, "BucketPolicy", name), "policy");

    expect(policy("data")).toEqual(dataPolicy(bucketArn("data"), storageKeyArn));
    expect(policy("logs")).toEqual(logsPolicy(bucketArn("logs"), mockAccount, "d1brv40-prod"));
    expect(policy("assets")).toEqual(assetsPolicy(bucketArn("assets"), [distribution]));
  });
});

describe("access logs", () => {
  it("go to the logs bucket by day, once S3 may write there", () => {
    expect(namesOf(dev, "BucketLogging")).toEqual([]);
    expect(namesOf(prod, "BucketLogging")).toEqual(["assets", "data"]);
    expect(find(prod, "BucketLogging", "data")).toMatchObject({
      inputs: {
        targetBucket: "Bucket/logs",
        targetPrefix: "access/data/",
        targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: "EventTime" } },
      },
      dependencies: expect.arrayContaining(["aws:s3/bucketPolicy:BucketPolicy logs"]) as unknown,
    });
  });
});

describe("assets", () => {
  it("can be uploaded from the pages that are named", () => {
    expect(namesOf(dev, "BucketCorsConfiguration")).toEqual([]);
    expect(find(prod, "BucketCorsConfiguration", "assets").inputs).toMatchObject({
      corsRules: [{ allowedOrigins: ["https://shop.example.com"] }],
    });
  });
});

describe("replication", () => {
  it("is made on demand, between buckets that have versions", () => {
    expect(namesOf(dev, "BucketReplicationConfig")).toEqual([]);
    expect(find(prod, "BucketReplicationConfig", "data-replication")).toMatchObject({
      inputs: {
        bucket: "Bucket/data",
        rules: [
          {
            status: "Enabled",
            sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
            destination: {
              bucket: bucketArn("data-replica"),
              encryptionConfiguration: {
                replicaKmsKeyId: mockArn("aws:kms/key:Key", "data-replica"),
              },
            },
          },
        ],
      },
      dependencies: expect.arrayContaining([
        "aws:s3/bucketVersioning:BucketVersioning data",
        "aws:s3/bucketVersioning:BucketVersioning data-replica",
      ]) as unknown,
    });
  });

  it("lets S3 take on its role without naming an account, which S3 may not do", () => {
    const role = find(prod, "iam/role:Role", "data-replication");

    expect(documentIn(role, "assumeRolePolicy")).toEqual(serviceTrust("s3.amazonaws.com"));
  });

  it("has the replica and its key in the other region", () => {
    const inOtherRegion = prod.resources.filter(({ inputs }) => inputs["region"] === "us-west-2");

    expect(inOtherRegion.map(({ type, name }) => `${type} ${name}`).toSorted()).toEqual([
      "aws:kms/key:Key data-replica",
      "aws:s3/bucket:Bucket data-replica",
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration data-replica",
      "aws:s3/bucketOwnershipControls:BucketOwnershipControls data-replica",
      "aws:s3/bucketPolicy:BucketPolicy data-replica",
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock data-replica",
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration data-replica",
      "aws:s3/bucketVersioning:BucketVersioning data-replica",
    ]);
    expect(find(prod, "s3/bucket:Bucket", "data-replica").inputs["bucket"]).toBe(
      "d1brv40-prod-data-replica-111111111111-us-west-2",
    );
  });

  it("uses a key from the configuration instead", async () => {
    const replicaKeyArn = "arn:aws:kms:us-west-2:111111111111:key/replica";
    const run = await runProgram({
      stack: "storage",
      config: { ...everything, replicaKeyArn },
      load,
    });

    expect(namesOf(run, "kms/key:Key")).toEqual([]);
    expect(documentIn(find(run, "RolePolicy", "data-replication"), "policy")).toEqual(
      replicationPolicy({
        region: "us-east-1",
        sourceArn: bucketArn("data"),
        sourceKeyArn: storageKeyArn,
        replicaArn: bucketArn("data-replica"),
        replicaRegion: "us-west-2",
        replicaKeyArn,
      }),
    );
  });
});

describe("a configuration that cannot work", () => {
  it("is refused before anything is made", async () => {
    const config = { ...given, infrequentAccessDays: 7 };

    expect(await refusalOf({ stack: "storage", config, load })).toEqual({
      message: "storage:infrequentAccessDays must be 0 or at least 30, not 7",
      made: [],
    });
  });
});

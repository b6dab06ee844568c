import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TestCloud } from "../testing.ts";
import type { Properties } from "../values.ts";

let cloud: TestCloud;
beforeEach(() => {
  cloud = new TestCloud();
});
afterEach(() => cloud.remove());

const make = (type: string, args: Properties, name = "x") => cloud.create(type, name, args);
const bucket = (name: string) => make("aws:s3/bucket:Bucket", { bucket: name }, name);
const versions = (name: string) =>
  make("aws:s3/bucketVersioning:BucketVersioning", {
    bucket: name,
    versioningConfiguration: { status: "Enabled" },
  });

describe("the policy of a bucket", () => {
  const put = (policy: string) =>
    make("aws:s3/bucketPolicy:BucketPolicy", { bucket: "acme-data", policy });
  const opening = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" }],
  });

  test("must be JSON, and cannot open a bucket that is closed, as new ones are", async () => {
    await bucket("acme-data");

    await expect(put("[")).rejects.toThrow(
      "api error MalformedPolicy: Policies must be valid JSON and the first byte must be '{'",
    );
    await expect(put(opening)).rejects.toThrow(
      "because public policies are blocked by the BlockPublicPolicy block public access setting.",
    );
    await make("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
      bucket: "acme-data",
      blockPublicPolicy: false,
    });
    await expect(put(opening)).resolves.toMatchObject({ id: "acme-data" });
  });
});

describe("access logs", () => {
  test("go to a bucket that exists", async () => {
    await bucket("acme-data");
    const log = make("aws:s3/bucketLogging:BucketLogging", {
      bucket: "acme-data",
      targetBucket: "acme-logs",
      targetPrefix: "access/",
    });

    await expect(log).rejects.toThrow(
      "api error InvalidTargetBucketForLogging: The target bucket for logging does not exist",
    );
  });
});

describe("lifecycle rules", () => {
  const put = (rule: Properties) =>
    make("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", {
      bucket: "acme-data",
      rules: [{ id: "move", status: "Enabled", filter: {}, ...rule }],
    });

  test("leave objects where they are for a month, and delete them after they were moved", async () => {
    await bucket("acme-data");

    await expect(put({ transitions: [{ days: 10, storageClass: "STANDARD_IA" }] })).rejects.toThrow(
      "api error InvalidArgument: 'Days' in Transition action must be greater than or equal to 30 for storageClass 'STANDARD_IA'",
    );
    await expect(
      put({ transitions: [{ days: 60, storageClass: "GLACIER" }], expiration: { days: 60 } }),
    ).rejects.toThrow("must be greater than 'Days' in the Transition action");
    await expect(
      put({ transitions: [{ days: 60, storageClass: "GLACIER" }], expiration: { days: 61 } }),
    ).resolves.toBeDefined();
  });
});

describe("replication", () => {
  const put = (encryption: Properties = {}) =>
    make("aws:s3/bucketReplicationConfig:BucketReplicationConfig", {
      bucket: "acme-data",
      role: "arn:aws:iam::111111111111:role/replicate",
      rules: [
        {
          status: "Enabled",
          destination: { bucket: "arn:aws:s3:::acme-copy", ...encryption },
          sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
        },
      ],
    });

  test("needs versions at both ends, and a key where objects have one", async () => {
    await bucket("acme-data");
    await expect(put()).rejects.toThrow(
      "api error InvalidRequest: Versioning must be 'Enabled' on the bucket to apply a replication configuration",
    );
    await versions("acme-data");
    await expect(put()).rejects.toThrow("api error InvalidRequest: Destination bucket must exist.");
    const home = cloud.configuration;
    cloud.configuration = { ...home, region: "eu-west-1" };
    await bucket("acme-copy");
    cloud.configuration = home;
    await expect(put()).rejects.toThrow(
      "api error InvalidRequest: Destination bucket must have versioning enabled.",
    );
    cloud.configuration = { ...home, region: "eu-west-1" };
    await versions("acme-copy");
    cloud.configuration = home;
    await expect(put()).rejects.toThrow(
      "api error InvalidRequest: ReplicaKmsKeyID must be specified if SseKmsEncryptedObjects tag is present.",
    );
    const key = "arn:aws:kms:eu-west-1:111111111111:key/copy";
    await expect(put({ encryptionConfiguration: { replicaKmsKeyId: key } })).resolves.toMatchObject(
      { id: "acme-data" },
    );
  });
});

describe("a file system", () => {
  const fileSystem = "aws:efs/fileSystem:FileSystem";

  async function network() {
    const vpc = await make("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" });
    const subnet = (name: string, cidrBlock: string, availabilityZone: string) =>
      make("aws:ec2/subnet:Subnet", { vpcId: vpc.id, cidrBlock, availabilityZone }, name);
    return [
      await subnet("a1", "10.0.1.0/24", "us-east-1a"),
      await subnet("a2", "10.0.2.0/24", "us-east-1a"),
    ].map(({ id }) => id);
  }

  test("has one mount target a zone, and is kept as long as it has one", async () => {
    const [first, second] = await network();
    const { id, properties } = await make(fileSystem, { creationToken: "files" });
    const mount = (subnetId: string, name: string) =>
      make("aws:efs/mountTarget:MountTarget", { fileSystemId: id, subnetId }, name);
    const target = await mount(first!, "first");

    expect(properties.dnsName).toBe(`${id}.efs.us-east-1.amazonaws.com`);
    expect(target.properties.availabilityZoneName).toBe("us-east-1a");
    await expect(mount(second!, "second")).rejects.toThrow(
      "api error MountTargetConflict: mount target already exists in this AZ",
    );
    await expect(mount("subnet-0", "third")).rejects.toThrow(
      "api error SubnetNotFound: The subnet ID 'subnet-0' does not exist",
    );
    await expect(cloud.delete(fileSystem, "x", id)).rejects.toThrow("api error FileSystemInUse");
    await cloud.delete("aws:efs/mountTarget:MountTarget", "first", target.id);
    await expect(cloud.delete(fileSystem, "x", id)).resolves.toBeUndefined();
  });

  test("is made once for a creation token, and takes only policies that are JSON", async () => {
    const { id } = await make(fileSystem, { creationToken: "files" });

    await expect(make(fileSystem, { creationToken: "files" }, "twin")).rejects.toThrow(
      `api error FileSystemAlreadyExists: File system '${id}' already exists with creation token 'files'`,
    );
    await expect(
      make("aws:efs/fileSystemPolicy:FileSystemPolicy", { fileSystemId: id, policy: "{" }),
    ).rejects.toThrow("api error InvalidPolicyException");
    await expect(make("aws:efs/accessPoint:AccessPoint", { fileSystemId: "fs-0" })).rejects.toThrow(
      "api error FileSystemNotFound: File system 'fs-0' does not exist.",
    );
  });
});

describe("a crawler", () => {
  const role = (service: string) =>
    make(
      "aws:iam/role:Role",
      {
        name: service,
        assumeRolePolicy: JSON.stringify({
          Statement: [{ Principal: { Service: `${service}.amazonaws.com` } }],
        }),
      },
      service,
    );
  const crawl = (args: Properties) =>
    make("aws:glue/crawler:Crawler", { name: "lake", databaseName: "lake", ...args });

  test("needs a role that Glue may take on, and settings that exist", async () => {
    await role("ec2");
    await role("glue");
    const untrusted =
      "api error InvalidInputException: Service is unable to assume provided role. Please verify role's TrustPolicy";

    await expect(crawl({ role: "nobody" })).rejects.toThrow(untrusted);
    await expect(crawl({ role: "ec2" })).rejects.toThrow(untrusted);
    await expect(crawl({ role: "glue", securityConfiguration: "none" })).rejects.toThrow(
      "api error InvalidInputException: SecurityConfiguration none not found",
    );
    await expect(crawl({ role: "arn:aws:iam::111111111111:role/glue" })).resolves.toMatchObject({
      id: "lake",
    });
  });
});

describe("a catalog and a workgroup", () => {
  test("have names that are taken once", async () => {
    const database = (name: string) => make("aws:glue/catalogDatabase:CatalogDatabase", { name });
    const workgroup = (outputLocation: string) =>
      make("aws:athena/workgroup:Workgroup", {
        name: "lake",
        configuration: { resultConfiguration: { outputLocation } },
      });

    expect((await database("lake")).id).toBe("111111111111:lake");
    await expect(database("lake")).rejects.toThrow(
      "api error AlreadyExistsException: Database already exists.",
    );
    await expect(workgroup("acme-data")).rejects.toThrow(
      "api error InvalidRequestException: OutputLocation is not a valid S3 path.",
    );
    await workgroup("s3://acme-data/results/");
    await expect(workgroup("s3://acme-data/results/")).rejects.toThrow(
      "api error InvalidRequestException: WorkGroup is already created",
    );
  });
});

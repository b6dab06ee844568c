import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TestCloud } from "../testing.ts";
import type { Properties } from "../values.ts";

let cloud: TestCloud;
beforeEach(() => {
  cloud = new TestCloud();
});
afterEach(() => cloud.remove());

const document = JSON.stringify({ Version: "2012-10-17", Statement: [] });

describe("a certificate", () => {
  const certificate = "aws:acm/certificate:Certificate";
  const validation = "aws:acm/certificateValidation:CertificateValidation";
  const record = "aws:route53/record:Record";

  test("is issued only once its validation records exist", async () => {
    const zone = await cloud.create("aws:route53/zone:Zone", "zone", { name: "example.com" });
    const made = await cloud.create(certificate, "web", {
      domainName: "example.com",
      subjectAlternativeNames: ["*.example.com"],
      validationMethod: "DNS",
    });
    const options = made.properties.domainValidationOptions as Properties[];
    const validate = () => cloud.create(validation, "web", { certificateArn: made.id });

    expect(options.map((option) => option.domainName)).toEqual(["example.com", "*.example.com"]);
    expect(options[0]!.resourceRecordName).toBe(options[1]!.resourceRecordName);
    await expect(validate()).rejects.toThrow(
      /^waiting for ACM Certificate .* to be issued: timeout while waiting for state to become 'ISSUED'/,
    );

    const { resourceRecordName: name, resourceRecordValue: value } = options[0]!;
    await cloud.create(record, "proof", {
      zoneId: zone.id,
      name: name!,
      type: "CNAME",
      ttl: 60,
      records: [value!],
    });
    await validate();
    const found = await cloud.read(certificate, "web", made.id, {
      properties: made.properties,
      inputs: {},
    });
    expect(found?.properties.status).toBe("ISSUED");

    const dates = { notBefore: "2025-01-01T00:00:00Z", notAfter: "2026-01-31T23:59:59Z" };
    expect(made.properties).toMatchObject({ notBefore: "", notAfter: "" });
    expect(found?.properties).toMatchObject(dates);
    const tagged = await cloud.update(certificate, "web", made.id, {
      domainName: "example.com",
      subjectAlternativeNames: ["*.example.com"],
      validationMethod: "DNS",
      tags: { tier: "web" },
    });
    expect(tagged).toMatchObject({ ...dates, status: "ISSUED" });
  });
});

describe("a DNS record", () => {
  test("belongs to an existing zone, exists once, and is no CNAME at the apex", async () => {
    const { id: zoneId } = await cloud.create("aws:route53/zone:Zone", "zone", {
      name: "example.com",
    });
    const record = (name: string, args: Properties) =>
      cloud.create("aws:route53/record:Record", name, {
        zoneId,
        ttl: 60,
        type: "A",
        records: ["192.0.2.1"],
        ...args,
      });

    expect((await record("www", { name: "www" })).properties.fqdn).toBe("www.example.com");
    await expect(record("twin", { name: "www.example.com" })).rejects.toThrow(
      "api error InvalidChangeBatch",
    );
    await expect(record("over", { name: "www", allowOverwrite: true })).resolves.toBeDefined();
    await expect(
      record("apex", { name: "example.com", type: "CNAME", records: ["x."] }),
    ).rejects.toThrow("is not permitted at apex");
    await expect(record("lost", { name: "x", zoneId: "Z0" })).rejects.toThrow(
      "api error NoSuchHostedZone: No hosted zone found with ID: Z0",
    );
    await expect(cloud.delete("aws:route53/zone:Zone", "zone", zoneId)).rejects.toThrow(
      "api error HostedZoneNotEmpty",
    );
  });

  test("with a routing policy says which one it is, and does not mix with others", async () => {
    const { id: zoneId } = await cloud.create("aws:route53/zone:Zone", "zone", {
      name: "example.com",
    });
    const { id: healthCheckId } = await cloud.create("aws:route53/healthCheck:HealthCheck", "web", {
      type: "HTTPS",
      fqdn: "www.example.com",
    });
    const answers = { zoneId, ttl: 60, type: "A", records: ["192.0.2.1"] };
    const record = (name: string, args: Properties) =>
      cloud.create("aws:route53/record:Record", name, { ...answers, ...args });
    const primary = { name: "www", failoverRoutingPolicies: [{ type: "PRIMARY" }], healthCheckId };

    await expect(record("nameless", primary)).rejects.toThrow(
      "api error InvalidInput: Invalid request: Missing field 'SetIdentifier' in Change with [Action=CREATE, Name=www.example.com., Type=A, SetIdentifier=null]",
    );
    await record("primary", { ...primary, setIdentifier: "primary" });
    await expect(record("plain", { name: "www" })).rejects.toThrow(
      "SetIdentifier null cannot be created as other RRSets exist with the same name and type.",
    );
    await record("other", { name: "api" });
    await expect(
      record("late", { ...primary, name: "api", setIdentifier: "primary" }),
    ).rejects.toThrow("because a non multi-answer rrset exists with the same name and type.");
    await expect(
      record("blind", { ...primary, name: "x", setIdentifier: "a", healthCheckId: "none" }),
    ).rejects.toThrow("api error NoSuchHealthCheck: No health check exists with the specified ID.");
  });
});

describe("a role", () => {
  const role = "aws:iam/role:Role";

  test("is known by its name in the whole account, and kept while policies are attached", async () => {
    await cloud.create(role, "worker", { name: "worker", assumeRolePolicy: document });
    const attachment = { role: "worker", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" };
    await cloud.create("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "read", attachment);

    await expect(
      cloud.create(role, "twin", { name: "worker", assumeRolePolicy: document }),
    ).rejects.toThrow(
      /^creating IAM Role \(worker\): operation error IAM: CreateRole, https response error StatusCode: 409, RequestID: [0-9a-f-]{36}, api error EntityAlreadyExists: Role with name worker already exists\.$/,
    );
    await expect(cloud.delete(role, "worker", "worker")).rejects.toThrow(
      "api error DeleteConflict",
    );
    await expect(
      cloud.create("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "x", {
        ...attachment,
        role: "nobody",
      }),
    ).rejects.toThrow("api error NoSuchEntity");
    await expect(cloud.create(role, "bad", { assumeRolePolicy: "{" })).rejects.toThrow(
      "api error MalformedPolicyDocument",
    );
  });
});

describe("a bucket", () => {
  const bucket = "aws:s3/bucket:Bucket";

  test("has a name that is unique in the world", async () => {
    await cloud.create(bucket, "data", { bucket: "acme-data" });

    await expect(cloud.create(bucket, "twin", { bucket: "acme-data" })).rejects.toThrow(
      "api error BucketAlreadyOwnedByYou",
    );
    cloud.configuration = { ...cloud.configuration, account: "222222222222", region: "eu-west-1" };
    await expect(cloud.create(bucket, "other", { bucket: "acme-data" })).rejects.toThrow(
      "api error BucketAlreadyExists",
    );
    await expect(cloud.create(bucket, "loud", { bucket: "ACME" })).rejects.toThrow(
      "api error InvalidBucketName",
    );
  });

  test("is not deleted while objects are in it", async () => {
    const { id, properties } = await cloud.create(bucket, "data", { bucket: "acme-data" });
    await cloud.create("aws:s3/bucketObjectv2:BucketObjectv2", "object", {
      bucket: id,
      key: "a",
      content: "b",
    });

    await expect(cloud.delete(bucket, "data", id, properties)).rejects.toThrow(
      "api error BucketNotEmpty",
    );
  });
});

describe("functions", () => {
  test("find what stands on disk", async () => {
    const vpc = await cloud.create("aws:ec2/vpc:Vpc", "main", {
      cidrBlock: "10.0.0.0/16",
      tags: { Name: "main" },
    });
    const subnet = await cloud.create("aws:ec2/subnet:Subnet", "a", {
      vpcId: vpc.id,
      cidrBlock: "10.0.1.0/24",
    });

    expect(await cloud.invoke("aws:ec2/getVpc:getVpc", { tags: { Name: "main" } })).toMatchObject({
      id: vpc.id,
      cidrBlock: "10.0.0.0/16",
    });
    expect(
      await cloud.invoke("aws:ec2/getSubnets:getSubnets", {
        filters: [{ name: "vpc-id", values: [vpc.id] }],
      }),
    ).toMatchObject({ ids: [subnet.id] });
    await expect(cloud.invoke("aws:ec2/getVpc:getVpc", { id: "vpc-0" })).rejects.toThrow(
      "no matching EC2 VPC found",
    );
  });

  test("know the images and parameters that AWS publishes", async () => {
    const image = await cloud.invoke("aws:ec2/getAmi:getAmi", {
      mostRecent: true,
      owners: ["amazon"],
      filters: [{ name: "name", values: ["al2023-ami-2023*-x86_64"] }],
    });
    const parameter = await cloud.invoke("aws:ssm/getParameter:getParameter", {
      name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
    });

    expect(image.id).toMatch(/^ami-0/);
    expect(parameter.value).toBe(image.id);
  });

  test("render policy documents", async () => {
    const { minifiedJson } = await cloud.invoke("aws:iam/getPolicyDocument:getPolicyDocument", {
      statements: [
        {
          actions: ["sts:AssumeRole"],
          principals: [{ type: "Service", identifiers: ["ec2.amazonaws.com"] }],
          conditions: [
            { test: "StringEquals", variable: "aws:SourceAccount", values: ["111111111111"] },
          ],
        },
      ],
    });

    expect(minifiedJson).toBe(
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":"ec2.amazonaws.com"},"Condition":{"StringEquals":{"aws:SourceAccount":"111111111111"}}}]}',
    );
  });

  test("list the zones of the region and know the caller", async () => {
    expect(
      await cloud.invoke("aws:index/getAvailabilityZones:getAvailabilityZones", {
        excludeNames: ["us-east-1a"],
      }),
    ).toMatchObject({
      names: ["us-east-1b", "us-east-1c", "us-east-1d", "us-east-1e", "us-east-1f"],
    });
    expect(await cloud.invoke("aws:index/getCallerIdentity:getCallerIdentity", {})).toMatchObject({
      accountId: "111111111111",
    });
  });

  test("without behaviour fail and say so, as do unknown arguments", async () => {
    await expect(cloud.invoke("aws:ec2/getCoipPool:getCoipPool", {})).rejects.toThrow(
      "the simulated AWS cannot answer aws:ec2/getCoipPool:getCoipPool",
    );
    await expect(cloud.invoke("aws:ec2/getVpc:getVpc", { vpc: "x" })).rejects.toThrow(
      "unexpected property 'vpc'",
    );
  });
});

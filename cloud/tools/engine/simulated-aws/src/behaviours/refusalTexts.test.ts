import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { refusalOf, TestCloud } from "../testing.ts";
import type { Properties } from "../values.ts";

let cloud: TestCloud;
beforeEach(() => {
  cloud = new TestCloud();
});
afterEach(() => cloud.remove());

async function roleFor(service: string): Promise<string> {
  const Statement = [
    { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" },
  ];
  const { properties } = await cloud.create("aws:iam/role:Role", service, {
    name: service.split(".")[0]!,
    assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement }),
  });
  return properties.arn as string;
}

describe("what is there already is told by the code of its kind", () => {
  test.each<[string, Properties, string]>([
    [
      "aws:rds/parameterGroup:ParameterGroup",
      { name: "shop", family: "postgres17" },
      "CreateDBParameterGroup, 400 DBParameterGroupAlreadyExists: Parameter group shop already exists",
    ],
    [
      "aws:glue/securityConfiguration:SecurityConfiguration",
      {
        name: "shop",
        encryptionConfiguration: {
          cloudwatchEncryption: {},
          jobBookmarksEncryption: {},
          s3Encryption: {},
        },
      },
      "CreateSecurityConfiguration, 400 AlreadyExistsException: SecurityConfiguration shop already exists",
    ],
    [
      "aws:xray/samplingRule:SamplingRule",
      {
        ruleName: "shop",
        fixedRate: 0.1,
        priority: 1,
        reservoirSize: 1,
        urlPath: "*",
        host: "*",
        httpMethod: "*",
        serviceName: "*",
        serviceType: "*",
        resourceArn: "*",
        version: 1,
      },
      "CreateSamplingRule, 400 InvalidRequestException: Sampling rule already exists",
    ],
    [
      "aws:codebuild/sourceCredential:SourceCredential",
      { authType: "PERSONAL_ACCESS_TOKEN", serverType: "GITHUB", token: "x" },
      "ImportSourceCredentials, 400 ResourceAlreadyExistsException: Access token with server type GITHUB already exists. Delete its source credential and try again.",
    ],
    [
      "aws:batch/computeEnvironment:ComputeEnvironment",
      { name: "shop", type: "MANAGED" },
      "CreateComputeEnvironment, 400 ClientException: Object already exists",
    ],
    [
      "aws:autoscaling/group:Group",
      { name: "shop", minSize: 0, maxSize: 1, availabilityZones: ["us-east-1a"] },
      "CreateAutoScalingGroup, 400 AlreadyExists: AutoScalingGroup by this name already exists - A group with the name shop already exists",
    ],
    [
      "aws:scheduler/scheduleGroup:ScheduleGroup",
      { name: "shop" },
      "CreateScheduleGroup, 409 ConflictException: Schedule group shop already exists.",
    ],
  ])("%s", async (type, inputs, refusal) => {
    await cloud.create(type, "first", inputs);

    expect(await refusalOf(cloud.create(type, "second", inputs))).toBe(refusal);
  });
});

test("a VPC has one internet gateway", async () => {
  const { id: vpcId } = await cloud.create("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.0.0.0/16" });
  const gateway = (name: string) =>
    cloud.create("aws:ec2/internetGateway:InternetGateway", name, { vpcId });
  await gateway("main");

  expect(await refusalOf(gateway("second"))).toBe(
    `AttachInternetGateway, 400 InvalidParameterValue: Network ${vpcId} already has an internet gateway attached`,
  );
});

test("a private name is kept with its services, and a database with its subnet group", async () => {
  const { id: vpcId } = await cloud.create("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.0.0.0/16" });
  const space = "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace";
  const { id } = await cloud.create(space, "shop", { name: "shop.internal", vpc: vpcId });
  const service = { name: "web", namespaceId: id };
  await cloud.create("aws:servicediscovery/service:Service", "web", service);
  const subnetIds = await Promise.all(
    ["a", "b"].map(async (zone, index) => {
      const cidrBlock = `10.0.${index}.0/24`;
      const availabilityZone = `us-east-1${zone}`;
      return (
        await cloud.create("aws:ec2/subnet:Subnet", zone, { vpcId, cidrBlock, availabilityZone })
      ).id;
    }),
  );
  const groupType = "aws:rds/subnetGroup:SubnetGroup";
  await cloud.create(groupType, "shop", { name: "shop", subnetIds });
  await cloud.create("aws:rds/instance:Instance", "shop", {
    identifier: "shop-db",
    instanceClass: "db.t4g.micro",
    engine: "postgres",
    allocatedStorage: 20,
    username: "owner",
    manageMasterUserPassword: true,
    dbSubnetGroupName: "shop",
  });

  expect(await refusalOf(cloud.delete(space, "shop", id))).toBe(
    "DeleteNamespace, 400 ResourceInUse: Namespace has associated services; delete the services before deleting the namespace",
  );
  expect(await refusalOf(cloud.delete(groupType, "shop", "shop"))).toBe(
    "DeleteDBSubnetGroup, 400 InvalidDBSubnetGroupStateFault: Cannot delete the subnet group 'shop' because at least one database instance: shop-db is still using it.",
  );
});

test("a project of CodeBuild needs a role that trusts CodeBuild", async () => {
  const project = async (service: string) =>
    refusalOf(
      cloud.create("aws:codebuild/project:Project", "images", {
        serviceRole: await roleFor(service),
        artifacts: { type: "NO_ARTIFACTS" },
        environment: { computeType: "BUILD_GENERAL1_SMALL", image: "x", type: "LINUX_CONTAINER" },
        source: { type: "GITHUB", location: "https://github.com/acme/shop" },
      }),
    );

  expect(await project("ec2.amazonaws.com")).toBe(
    "CreateProject, 400 InvalidInputException: CodeBuild is not authorized to perform: sts:AssumeRole on service role. Please verify that: 1) The provided service role exists, 2) The role name is case-sensitive and matches exactly, and 3) The role has the necessary trust policy configured.",
  );
  expect(await project("codebuild.amazonaws.com")).toBe("made");
});

test("a reserved word of Cognito is one between hyphens", async () => {
  const { id: userPoolId } = await cloud.create("aws:cognito/userPool:UserPool", "users", {});
  const domain = (name: string) =>
    refusalOf(
      cloud.create("aws:cognito/userPoolDomain:UserPoolDomain", name, { domain: name, userPoolId }),
    );

  expect(await domain("shop-aws-dev")).toBe(
    "CreateUserPoolDomain, 400 InvalidParameterException: Domain cannot contain reserved word: aws",
  );
  expect(await domain("shop-awsome-dev")).toBe("made");
});

describe("a lifecycle policy of ECR", () => {
  const rule = { rulePriority: 1, action: { type: "expire" } };
  const selection = { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 5 };

  test.each<[string, string]>([
    [
      "no JSON",
      "Lifecycle policy parsing failure: Could not map policyString into LifecyclePolicy.",
    ],
    [
      "{}",
      'Lifecycle policy validation failure: object has missing required properties (["rules"])',
    ],
    [
      JSON.stringify({ rules: [{ rulePriority: 1, selection }] }),
      'Lifecycle policy validation failure: object has missing required properties (["action"])',
    ],
    [
      JSON.stringify({ rules: [{ ...rule, selection: { ...selection, countUnit: "days" } }] }),
      "Lifecycle policy validation failure: instance failed to match exactly one schema (matched 0 out of 2)",
    ],
    [
      JSON.stringify({ rules: [{ ...rule, selection: { ...selection, tagStatus: "tagged" } }] }),
      "Lifecycle policy validation failure: Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.",
    ],
  ])("%s is refused", async (policy, problem) => {
    await cloud.create("aws:ecr/repository:Repository", "web", { name: "web" });
    const put = cloud.create("aws:ecr/lifecyclePolicy:LifecyclePolicy", "web", {
      repository: "web",
      policy,
    });

    expect(await refusalOf(put)).toBe(
      `PutLifecyclePolicy, 400 InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: '${problem}'`,
    );
  });
});

test.each<[Properties, string]>([
  [
    { upstreamRegistryUrl: "harbor.example.com" },
    "The upstream registry URL harbor.example.com is invalid. Specify a valid upstream registry URL and try again",
  ],
  [
    { upstreamRegistryUrl: "public.ecr.aws", credentialArn: "token" },
    "The specified upstream registry doesn't require authentication",
  ],
])("a cache of %j is refused", async (inputs, problem) => {
  const secret = await cloud.create("aws:secretsmanager/secret:Secret", "token", { name: "token" });
  const given = inputs.credentialArn === undefined ? {} : { credentialArn: secret.id };
  const cache = cloud.create("aws:ecr/pullThroughCacheRule:PullThroughCacheRule", "cache", {
    ecrRepositoryPrefix: "cache",
    ...inputs,
    ...given,
  });

  expect(await refusalOf(cache)).toBe(
    `CreatePullThroughCacheRule, 400 UnsupportedUpstreamRegistryException: ${problem}`,
  );
});

import type { MockCallArgs, MockResourceArgs } from "@pulumi/pulumi/runtime/mocks";

type Properties = Readonly<Record<string, unknown>>;

export const mockAccount = { accountId: "111111111111", region: "us-east-1", partition: "aws" };

/** Deliberately out of order, since AWS promises none. */
export const mockZones = ["us-east-1c", "us-east-1a", "us-east-1d", "us-east-1b"];

/** Ids name the resource, so that a test reads which one a property refers to. */
export function mockId(type: string, name: string): string {
  return `${shortType(type)}/${name}`;
}

export function mockArn(type: string, name: string): string {
  return `arn:aws:mock:us-east-1:111111111111:${mockId(type, name)}`;
}

/** What AWS would add to the inputs of a resource, as far as the programs use it. */
export function mockState({ type, name, inputs }: MockResourceArgs): Properties {
  const properties = inputs as Properties;
  return {
    arn: mockArn(type, name),
    ...properties,
    ...computed[type]?.(name, properties),
  };
}

const computed: Readonly<Record<string, (name: string, inputs: Properties) => Properties>> = {
  "aws:apigatewayv2/api:Api": (name) => ({
    apiEndpoint: `https://${name}.execute-api.example`,
    executionArn: `arn:aws:execute-api:us-east-1:111111111111:${name}`,
  }),
  "aws:apigatewayv2/domainName:DomainName": (name, inputs) => ({
    domainNameConfiguration: {
      ...(inputs["domainNameConfiguration"] as Properties),
      targetDomainName: `target-of-${name}.example`,
      hostedZoneId: `zone-of-${name}`,
    },
  }),
  "aws:ec2/vpc:Vpc": (_, inputs) => ({
    ownerId: mockAccount.accountId,
    ipv6CidrBlock: inputs["assignGeneratedIpv6CidrBlock"] === true ? "2600:1f18:1:ab00::/56" : "",
  }),
  "aws:cognito/userPool:UserPool": (name) => ({ endpoint: `cognito.example.com/${name}` }),
  "aws:cognito/userPoolClient:UserPoolClient": (name) => ({ clientSecret: `secret-of-${name}` }),
  "aws:cognito/userPoolDomain:UserPoolDomain": (name) => ({
    cloudfrontDistribution: `${name}.cloudfront.example.com`,
    cloudfrontDistributionZoneId: `zone-of-${name}`,
  }),
  "aws:ec2/eip:Eip": (name) => ({
    allocationId: `eipalloc-${name}`,
    publicIp: `address-of-${name}`,
  }),
  "aws:ecr/repository:Repository": (_, inputs) => ({
    repositoryUrl: `registry.example.com/${String(inputs["name"])}`,
  }),
  "aws:ec2/launchTemplate:LaunchTemplate": () => ({ latestVersion: 1 }),
  "aws:eks/cluster:Cluster": (name, inputs) => ({
    endpoint: `https://${name}.eks.example`,
    certificateAuthority: { data: "Y2VydGlmaWNhdGU=" },
    identities: [{ oidcs: [{ issuer: `https://oidc.example/id/${name}` }] }],
    vpcConfig: {
      ...(inputs["vpcConfig"] as Properties),
      clusterSecurityGroupId: `security-group-of-${name}`,
    },
  }),
  "aws:eks/nodeGroup:NodeGroup": (name) => ({ nodeGroupName: `${name}-1a2b3c4` }),
  "aws:s3/bucket:Bucket": (_, { bucket }) => ({
    bucketRegionalDomainName: `${String(bucket)}.s3.${mockAccount.region}.amazonaws.com`,
  }),
  "aws:kms/key:Key": (name) => ({ keyId: `key-id-of-${name}` }),
  "aws:lambda/alias:Alias": (name) => ({ invokeArn: `invoke-arn-of-${name}` }),
  "aws:lambda/function:Function": () => ({ version: "3" }),
  "aws:lb/loadBalancer:LoadBalancer": (name) => ({
    arnSuffix: `app/${name}`,
    dnsName: `${name}.elb.example.com`,
    zoneId: `zone-of-${name}`,
  }),
  "aws:lb/targetGroup:TargetGroup": (name) => ({ arnSuffix: `targetgroup/${name}` }),
  "aws:rds/cluster:Cluster": (name, inputs) => ({
    endpoint: `${name}.cluster.example.com`,
    readerEndpoint: `${name}.cluster-ro.example.com`,
    clusterResourceId: `resource-of-${name}`,
    masterUserSecrets: managedSecret(name, inputs),
  }),
  "aws:rds/instance:Instance": (name, inputs) => ({
    address: `${name}.example.com`,
    port: 5432,
    resourceId: `resource-of-${name}`,
    masterUserSecrets: managedSecret(name, inputs),
  }),
  "aws:route53/zone:Zone": (name) => ({
    zoneId: `Z-${name}`,
    nameServers: ["ns-1.example.org", "ns-2.example.org"],
  }),
  "aws:route53/record:Record": (_, inputs) => ({ fqdn: inputs["name"] }),
  "aws:acm/certificate:Certificate": (_, inputs) => ({
    domainValidationOptions: [
      ...(inputs["subjectAlternativeNames"] as string[]),
      inputs["domainName"] as string,
    ].map(validationOption),
  }),
  "aws:sqs/queue:Queue": (name) => ({ url: `https://sqs.example.com/${name}` }),
};

function managedSecret(name: string, inputs: Properties): Properties[] {
  return inputs["manageMasterUserPassword"] === true
    ? [{ secretArn: mockArn("aws:secretsmanager/secret:Secret", `managed-for-${name}`) }]
    : [];
}

function validationOption(domainName: string): Properties {
  const base = domainName.replace(/^\*\./, "");
  return {
    domainName,
    resourceRecordName: `_proof.${base}`,
    resourceRecordType: "CNAME",
    resourceRecordValue: `_${base}.acm-validations.aws`,
  };
}

export function mockCall({ token, inputs }: MockCallArgs): Record<string, unknown> {
  const answer = answers[token];
  if (answer === undefined) {
    throw new Error(`the tests have no answer for ${token}`);
  }
  return typeof answer === "function" ? answer(inputs as Properties) : answer;
}

type Answer = Record<string, unknown>;

const answers: Readonly<Record<string, Answer | ((inputs: Properties) => Answer)>> = {
  "aws:index/getAvailabilityZones:getAvailabilityZones": { names: mockZones },
  "aws:index/getCallerIdentity:getCallerIdentity": { accountId: mockAccount.accountId },
  "aws:index/getDefaultTags:getDefaultTags": { tags: { Project: "ecommerce" } },
  "aws:index/getPartition:getPartition": { partition: mockAccount.partition },
  "aws:index/getRegion:getRegion": { region: mockAccount.region },
  "aws:secretsmanager/getSecretVersion:getSecretVersion": ({ secretId }) => ({
    secretString: String(secretId).includes("database")
      ? '{"username":"dbadmin","password":"known-to-tests-only"}'
      : "from-the-secret",
    versionId: "00000000-0007-4000-8000-000000000000",
  }),
  "aws:ssm/getParameter:getParameter": { insecureValue: "ami-0123456789abcdef0" },
};

function shortType(type: string): string {
  return type.slice(type.lastIndexOf(":") + 1);
}

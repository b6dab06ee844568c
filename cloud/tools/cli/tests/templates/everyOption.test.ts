import { mkdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Deployment } from "../support/deployment.ts";
import { summaryOf } from "../support/events.ts";
import { expectUnchanged } from "../support/life.ts";
import { Platform } from "../support/platform.ts";
import { simulatedResources } from "../support/state.ts";
import { stackOf } from "../support/status.ts";

const hub = "tgw-0123456789abcdef0";

/** Whatever a stack has that is off in dev, and lists with more than one entry. */
const options: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  dns: {
    privateZoneVpcId: "{{RUNTIME:network:vpcId}}",
    healthChecks: [{ name: "web", host: "web.example.com", searchText: "ok", intervalSeconds: 10 }],
    records: [
      { name: "old", type: "A", values: ["192.0.2.1"], failover: "primary", healthCheck: "web" },
      { name: "old", type: "A", values: ["192.0.2.2"], failover: "secondary" },
      { name: "db", type: "CNAME", zone: "private", values: ["db.example.com"] },
    ],
    delegations: [
      { name: "team", nameServers: ["ns-1.example.com", "ns-2.example.com"] },
      { name: "other", accountId: "444444444444" },
    ],
  },
  network: {
    azCount: 3,
    natGateways: "perZone",
    enableIpv6: true,
    enableNetworkAcls: true,
    interfaceEndpoints: ["ecr.api", "ecr.dkr", "logs", "sts"],
    transitGateway: { id: hub, cidrs: ["172.16.0.0/16"] },
  },
  security: {
    enableWebAcl: true,
    enableGuardDuty: true,
    enableSecurityHub: true,
    enableCloudTrail: true,
    outboundCidrs: ["0.0.0.0/0", "::/0"],
  },
  secrets: {
    rotateDatabase: true,
    rotateApplication: true,
    secrets: [
      { name: "mail", description: "Mail", rotate: true },
      { name: "login", description: "Login" },
    ],
    secretValues: { mail: "one", login: "two" },
    parameters: [{ name: "app/mode", description: "Mode", value: "blue" }],
    secureParameters: [{ name: "app/token", description: "Token" }],
    secureParameterValues: { "app/token": "three" },
  },
  storage: {
    infrequentAccessDays: 30,
    archiveDays: 90,
    enableAccessLogs: true,
    assetsDistributionArns: ["arn:aws:cloudfront::111111111111:distribution/E1ABCDEF"],
    assetsUploadOrigins: ["https://web.example.com"],
    replicaRegion: "us-west-2",
    enableFileSystem: true,
    enableFileSystemBackup: true,
    enableDataLake: true,
  },
  "database-rds": {
    topology: "aurora",
    replicas: 2,
    instanceClass: "db.r6g.large",
    monitoringIntervalSeconds: 30,
    performanceInsights: true,
    engineParameters: [{ name: "log_min_duration_statement", value: "500" }],
  },
  authentication: {
    tier: "PLUS",
    threatProtection: "ENFORCED",
    mfa: "ON",
    selfSignUp: true,
    clients: [
      { name: "web", kind: "browser", callbackUrls: ["https://web.example.com/back"] },
      { name: "site", kind: "server", callbackUrls: ["https://site.example.com/back"] },
      { name: "job", kind: "machine", scopes: ["read"] },
    ],
    identityProviders: [
      { name: "Login", issuer: "https://login.example.com", clientId: "c", secretName: "login" },
    ],
    enableIdentityPool: true,
  },
  "services-ecr": {
    enhancedScanning: true,
    pullAccountIds: ["444444444444"],
    pullThroughCaches: [
      { name: "public", registry: "public.ecr.aws" },
      { name: "quay", registry: "quay.io" },
    ],
  },
  "services-ecs": { containerInsights: "enhanced" },
  "containers-apps": {
    applications: [
      {
        ...{ name: "web", image: "public.ecr.aws/nginx/nginx-unprivileged:stable-alpine" },
        ...{ priority: 1000, subdomain: "web", requestsPerTask: 100, database: true },
        ...{ secrets: { KEY: "application" } },
      },
      { name: "worker", image: "public.ecr.aws/x/y:1", public: false, spotPercent: 50 },
    ],
  },
  "services-eks": {
    publicAccessCidrs: ["203.0.113.0/24"],
    nodeGroups: [
      {
        ...{ name: "general", instanceTypes: ["t3.large"] },
        ...{ minimumSize: 1, desiredSize: 2, maximumSize: 4 },
      },
      {
        ...{ name: "spot", instanceTypes: ["m6g.large"], capacityType: "SPOT" },
        ...{ minimumSize: 0, desiredSize: 0, maximumSize: 4, amiType: "BOTTLEROCKET_ARM_64" },
        ...{ labels: { kind: "spot" }, taints: [{ key: "spot", effect: "NO_SCHEDULE" }] },
      },
    ],
    accessEntries: [
      {
        ...{ name: "team", principalArn: "arn:aws:iam::111111111111:role/team" },
        ...{ policy: "AmazonEKSEditPolicy", namespaces: ["team"] },
      },
    ],
    workloads: [
      {
        ...{ name: "api", namespace: "team", serviceAccount: "api" },
        statements: [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::x/*"] }],
      },
      { name: "old", namespace: "team", serviceAccount: "old", identity: "token" },
    ],
  },
  "services-api": {
    routes: [
      { name: "example", route: "GET /example", function: "example", scopes: ["api/read"] },
      { name: "open", route: "GET /open", function: "example", authorization: "none" },
      { name: "rest", route: "ANY /{proxy+}", requestsPerSecond: 10, burst: 20 },
    ],
    corsOrigins: ["https://web.example.com"],
    disableDefaultEndpoint: true,
  },
  "compute-ec2": {
    recordName: "instances",
    requestsPerTarget: 1000,
    dataAccess: "readWrite",
    detailedMonitoring: true,
  },
  "compute-lambda": {
    functions: [
      {
        ...{ name: "example", queue: { reportsFailures: true, maxConcurrency: 5 } },
        ...{ schedule: { expression: "rate(1 hour)" }, bucketEvents: { prefix: "in/" } },
        ...{ dataAccess: "readWrite", applicationSecret: true, reservedConcurrency: 10 },
      },
      { name: "second", vpc: false, bucketEvents: { prefix: "two/", suffix: ".csv" } },
    ],
    workflow: {
      definition: {
        StartAt: "Call",
        States: {
          Call: {
            Type: "Task",
            Resource: "arn:aws:states:::lambda:invoke",
            Parameters: { FunctionName: "${example}", "Payload.$": "$" },
            End: true,
          },
        },
      },
    },
    batch: { image: "public.ecr.aws/x/y:1", command: ["run"], maxVcpus: 4 },
  },
  monitoring: {
    notify: true,
    subscriptions: [
      { name: "mail", protocol: "email", endpoint: "ops@example.com" },
      {
        ...{ name: "hook", protocol: "https", endpoint: "https://hook.example.com" },
        severity: "critical",
      },
    ],
    budgetScope: "deployment",
  },
};

test("every option of every stack at once lives and goes", async () => {
  const platform = new Platform("shipped");
  const neighbour = await platform.init(["DHUB", "--set-dev", "network.vpcCidr=10.50.0.0/16"]);
  await neighbour.run("deploy-stack", ["network", "--json"]);
  const { vpcId } = stackOf(await neighbour.status(), "network").outputs as { vpcId: string };
  haveTransitGateway(platform);
  const others = simulatedResources(neighbour);
  const words = Object.entries(options).flatMap(([stack, values]) => set(stack, values));
  const peering = set("network", { peerings: [{ name: "hub", cidrs: ["10.50.0.0/16"], vpcId }] });

  const deployment = await platform.init(["DEVERY", ...words, ...peering], "default");
  const events = await deployment.deploy();

  expect(summaryOf(events)).toMatchObject({ deployed: 16, failed: 0, blocked: 0 });
  expect(kindsOf(deployment)).toEqual(expect.arrayContaining([...onDemand]));
  await expectUnchanged(deployment, 16);
  await deployment.destroy();
  expect(simulatedResources(deployment)).toEqual(others);
});

/** What there is only where an option asks for it. */
const onDemand = [
  ...["athena.Workgroup", "batch.JobQueue", "cloudtrail.Trail", "cognito.IdentityPool"],
  ...["cognito.IdentityProvider", "ec2.VpcPeeringConnection", "ecr.RegistryScanningConfiguration"],
  ...["ec2transitgateway.VpcAttachment", "eks.PodIdentityAssociation", "efs.AccessPoint"],
  ...["glue.Crawler", "guardduty.Detector", "rds.ClusterInstance", "s3.BucketReplicationConfig"],
  ...["secretsmanager.SecretRotation", "securityhub.Account", "sfn.StateMachine"],
  ...["sns.TopicSubscription", "ssm.Parameter", "wafv2.WebAcl", "route53.HealthCheck"],
];

function kindsOf(deployment: Deployment): string[] {
  return simulatedResources(deployment).map((path) => path.split("/").at(-2) ?? "");
}

function set(stack: string, values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(values).flatMap(([key, value]) => [
    "--set-dev",
    `${stack}.${key}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  ]);
}

/** One that somebody else has made and shared. */
function haveTransitGateway(platform: Platform): void {
  const type = "aws:ec2transitgateway/transitGateway:TransitGateway";
  const arn = `arn:aws:ec2:us-east-1:111111111111:transit-gateway/${hub}`;
  const folder = platform.path(
    ".cloud/simulated-aws/111111111111/us-east-1/ec2transitgateway.TransitGateway",
  );
  mkdirSync(folder, { recursive: true });
  const where = { account: "111111111111", region: "us-east-1" };
  const made = { inputs: {}, outputs: { arn } };
  const resource = {
    type,
    id: hub,
    urn: `urn:pulumi:hub::hub::${type}::hub`,
    arn,
    ...where,
    ...made,
  };
  writeFileSync(`${folder}/${hub}.json`, JSON.stringify(resource));
}

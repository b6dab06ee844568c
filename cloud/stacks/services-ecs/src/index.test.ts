import { documentIn, expectWellBehaved, find, namesOf } from "@cloud/shared/testing/expectations";
import { keyArn } from "@cloud/shared/testing/given";
import { mockAccount, mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";
import { executionPolicy, sessionPolicy } from "./execution-policy";

const load = () => import("./index.js");

const repositoryArn = "arn:aws:ecr:us-east-1:111111111111:repository/web";
const upstream = {
  vpcId: "vpc-0a1b",
  publicSubnetIds: ["subnet-1", "subnet-2"],
  privateSubnetIds: ["subnet-3", "subnet-4"],
  loadBalancerSecurityGroupId: "sg-0a1b",
  webAclArn: "",
  logsKeyArn: keyArn("logs"),
  secretsKeyArn: keyArn("secrets"),
  taskRoleName: "d1brv40-dev-ecs-task",
  repositoryArns: { web: repositoryArn },
  pullThroughPrefixes: ["d1brv40-dev-public"],
};
const certificateArn = "arn:aws:acm:us-east-1:111111111111:certificate/1";
const webAclArn = "arn:aws:wafv2:us-east-1:111111111111:regional/webacl/web-acl/1";

let dev: ProgramRun;
let prod: ProgramRun;
let inside: ProgramRun;

beforeAll(async () => {
  const stack = "services-ecs";
  dev = await runProgram({ stack, config: upstream, load });
  prod = await runProgram({
    stack,
    environment: "prod",
    config: {
      ...upstream,
      webAclArn,
      certificateArn,
      accessLogsBucketName: "logs",
      namespaceName: "services.example.com",
    },
    load,
  });
  inside = await runProgram({
    stack,
    config: { ...upstream, internalLoadBalancer: true, containerInsights: "disabled" },
    load,
  });
});

describe("the container platform program", () => {
  it("exports what its template declares, whatever is switched on", () => {
    expectWellBehaved("services-ecs", [dev, prod, inside]);
    expect(dev.outputs).toEqual({
      clusterArn: mockArn("aws:ecs/cluster:Cluster", "cluster"),
      clusterName: "d1brv40-dev-ecs",
      namespaceId: "PrivateDnsNamespace/services",
      namespaceArn: mockArn("aws:servicediscovery/x:PrivateDnsNamespace", "services"),
      namespaceName: "d1brv40-dev.internal",
      loadBalancerArn: mockArn("aws:lb/loadBalancer:LoadBalancer", "load-balancer"),
      loadBalancerArnSuffix: "app/load-balancer",
      loadBalancerDnsName: "load-balancer.elb.example.com",
      loadBalancerZoneId: "zone-of-load-balancer",
      listenerArn: mockArn("aws:lb/listener:Listener", "http"),
      httpListenerArn: mockArn("aws:lb/listener:Listener", "http"),
      logGroupName: "/cloud/d1brv40-dev/ecs/sessions",
      executionRoleArn: mockArn("aws:iam/role:Role", "task-execution"),
      capacityProviders: ["FARGATE", "FARGATE_SPOT"],
    });
  });

  it("keeps the names of all resources, which Pulumi knows them by", () => {
    expect(namesOf(prod, "")).toMatchSnapshot();
  });
});

describe("the cluster", () => {
  it("measures its containers and logs the sessions in them", () => {
    expect(find(dev, "ecs/cluster:Cluster", "cluster")).toMatchObject({
      inputs: {
        name: "d1brv40-dev-ecs",
        settings: [{ name: "containerInsights", value: "enabled" }],
        configuration: {
          executeCommandConfiguration: {
            logging: "OVERRIDE",
            logConfiguration: {
              cloudWatchEncryptionEnabled: true,
              cloudWatchLogGroupName: "/cloud/d1brv40-dev/ecs/sessions",
            },
          },
        },
        serviceConnectDefaults: {
          namespace: mockArn("aws:servicediscovery/x:PrivateDnsNamespace", "services"),
        },
      },
      parent: "cloud:services-ecs:Cluster cluster",
    });
    expect(find(prod, "ecs/cluster:Cluster", "cluster").inputs["settings"]).toEqual([
      { name: "containerInsights", value: "enhanced" },
    ]);
  });

  it("finds its log groups there, encrypted and with an end", () => {
    expect(find(dev, "cloudwatch/logGroup:LogGroup", "insights").inputs).toMatchObject({
      name: "/aws/ecs/containerinsights/d1brv40-dev-ecs/performance",
      retentionInDays: 7,
      kmsKeyId: upstream.logsKeyArn,
    });
    expect(find(dev, "ecs/cluster:Cluster", "cluster").dependencies).toContain(
      "aws:cloudwatch/logGroup:LogGroup insights",
    );
    expect(namesOf(inside, "cloudwatch/logGroup:LogGroup")).toEqual(["sessions"]);
  });

  it("runs on Spot in dev and not in prod", () => {
    const capacity = (run: ProgramRun) => find(run, "ClusterCapacityProviders", "cluster").inputs;

    expect(capacity(dev)).toEqual({
      clusterName: "d1brv40-dev-ecs",
      capacityProviders: ["FARGATE", "FARGATE_SPOT"],
      defaultCapacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT", weight: 100 }],
    });
    expect(capacity(prod)["defaultCapacityProviderStrategies"]).toEqual([
      { capacityProvider: "FARGATE", weight: 100, base: 1 },
    ]);
  });

  it("has a private domain for its services", () => {
    expect(find(dev, "PrivateDnsNamespace", "services").inputs).toMatchObject({
      name: "d1brv40-dev.internal",
      vpc: "vpc-0a1b",
    });
    expect(prod.outputs["namespaceName"]).toBe("services.example.com");
  });
});

describe("the load balancer", () => {
  const balancer = (run: ProgramRun) => find(run, "lb/loadBalancer:LoadBalancer", "load-balancer");

  it("stands in public subnets, or inside", () => {
    expect(balancer(dev)).toMatchObject({
      inputs: {
        name: "d1brv40-dev-ecs",
        internal: false,
        subnets: ["subnet-1", "subnet-2"],
        securityGroups: ["sg-0a1b"],
        dropInvalidHeaderFields: true,
        enableDeletionProtection: false,
      },
      protect: false,
      parent: "cloud:services-ecs:Entrance entrance",
    });
    expect(balancer(dev).inputs).not.toHaveProperty("accessLogs");
    expect(balancer(inside).inputs).toMatchObject({
      name: "d1brv40-dev-ecs-inside",
      internal: true,
      subnets: ["subnet-3", "subnet-4"],
    });
  });

  it("is protected in prod, and logs where there is a bucket", () => {
    expect(balancer(prod)).toMatchObject({
      inputs: {
        enableDeletionProtection: true,
        accessLogs: { enabled: true, bucket: "logs", prefix: "load-balancers/ecs" },
      },
      protect: true,
    });
  });

  it("answers on HTTP where there is no certificate", () => {
    expect(namesOf(dev, "lb/listener:Listener")).toEqual(["http"]);
    expect(find(dev, "lb/listener:Listener", "http").inputs).toMatchObject({
      loadBalancerArn: mockArn("aws:lb/loadBalancer:LoadBalancer", "load-balancer"),
      port: 80,
      protocol: "HTTP",
      defaultActions: [{ type: "fixed-response", fixedResponse: { statusCode: "404" } }],
    });
  });

  it("answers on HTTPS, and sends everybody there, where there is one", () => {
    expect(find(prod, "lb/listener:Listener", "http").inputs["defaultActions"]).toEqual([
      {
        type: "redirect",
        redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" },
      },
    ]);
    expect(find(prod, "lb/listener:Listener", "https").inputs).toMatchObject({
      port: 443,
      protocol: "HTTPS",
      certificateArn,
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      defaultActions: [{ type: "fixed-response" }],
    });
    expect(prod.outputs).toMatchObject({
      listenerArn: mockArn("aws:lb/listener:Listener", "https"),
      httpListenerArn: mockArn("aws:lb/listener:Listener", "http"),
    });
  });

  it("stands behind the web ACL where there is one", () => {
    expect(namesOf(dev, "WebAclAssociation")).toEqual([]);
    expect(find(prod, "WebAclAssociation", "web-acl").inputs).toEqual({
      resourceArn: mockArn("aws:lb/loadBalancer:LoadBalancer", "load-balancer"),
      webAclArn,
    });
  });
});

describe("the roles", () => {
  it("of ECS is taken on for this account, to start tasks", () => {
    const role = find(dev, "iam/role:Role", "task-execution");

    expect(documentIn(role, "assumeRolePolicy")).toMatchObject({
      Statement: [
        {
          Principal: { Service: "ecs-tasks.amazonaws.com" },
          Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } },
        },
      ],
    });
    expect(documentIn(find(dev, "iam/rolePolicy:RolePolicy", "task-execution"), "policy")).toEqual(
      executionPolicy({
        ...mockAccount,
        prefix: "d1brv40-dev",
        repositoryArns: [repositoryArn],
        pullThroughPrefixes: ["d1brv40-dev-public"],
        secretsKeyArn: upstream.secretsKeyArn,
      }),
    );
  });

  it("of the containers may log sessions", () => {
    const policy = find(dev, "iam/rolePolicy:RolePolicy", "task-sessions");

    expect(policy.inputs["role"]).toBe("d1brv40-dev-ecs-task");
    expect(documentIn(policy, "policy")).toEqual(
      sessionPolicy(mockAccount, "/cloud/d1brv40-dev/ecs/sessions"),
    );
  });
});

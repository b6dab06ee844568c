import { documentIn, expectWellBehaved, find, namesOf } from "@cloud/shared/testing/expectations";
import { mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";
import { foreignSecretPolicy } from "./secret-policy";
import { database, secretArns, upstream } from "./testing/applications";

const load = () => import("./index.js");
const stack = "containers-apps";

let dev: ProgramRun;
let prod: ProgramRun;
let none: ProgramRun;

beforeAll(async () => {
  dev = await runProgram({ stack, config: upstream, load });
  prod = await runProgram({
    stack,
    environment: "prod",
    config: {
      ...upstream,
      ...database,
      secretArns,
      listenerArn: "arn:listener/https",
      zoneId: "Z-public",
      zoneName: "example.com",
      applications: [
        {
          name: "shop",
          repository: "web",
          tag: "v7",
          architecture: "arm64",
          cpu: 1024,
          memory: 2048,
          priority: 10,
          subdomain: "shop",
          requestsPerTask: 500,
          database: true,
          environment: { LEVEL: "warn" },
          secrets: { SIGNING_KEY: "application:secretKey" },
        },
        { name: "jobs", image: "jobs:1", public: false, minTasks: 2, maxTasks: 2, spotPercent: 50 },
      ],
    },
    load,
  });
  none = await runProgram({ stack, config: { ...upstream, applications: [] }, load });
});

describe("the applications program", () => {
  it("exports what its template declares, whatever is switched on", () => {
    expectWellBehaved(stack, [dev, prod, none]);
    expect(prod.outputs).toEqual({
      serviceNames: ["d1brv40-prod-shop", "d1brv40-prod-jobs"],
      serviceArns: {
        shop: mockArn("aws:ecs/service:Service", "shop"),
        jobs: mockArn("aws:ecs/service:Service", "jobs"),
      },
      taskDefinitionArns: {
        shop: mockArn("aws:ecs/taskDefinition:TaskDefinition", "shop"),
        jobs: mockArn("aws:ecs/taskDefinition:TaskDefinition", "jobs"),
      },
      targetGroupArns: { shop: mockArn("aws:lb/targetGroup:TargetGroup", "shop") },
      targetGroupArnSuffixes: { shop: "targetgroup/shop" },
      urls: { shop: "https://shop.example.com", jobs: "http://jobs.shop.internal:8080" },
      logGroupNames: ["/cloud/d1brv40-prod/apps/shop", "/cloud/d1brv40-prod/apps/jobs"],
    });
  });

  it("makes nothing, and exports empty values, without applications", () => {
    expect(namesOf(none, "")).toEqual(["applications"]);
    expect(none.outputs).toEqual({
      serviceNames: [],
      serviceArns: {},
      taskDefinitionArns: {},
      targetGroupArns: {},
      targetGroupArnSuffixes: {},
      urls: {},
      logGroupNames: [],
    });
  });

  it("runs an example by default, reached by the name of the load balancer", () => {
    expect(dev.outputs["urls"]).toEqual({ web: "http://main.elb.example.com" });
  });

  it("keeps the names of all resources, which Pulumi knows them by", () => {
    expect(namesOf(prod, "")).toMatchSnapshot();
  });
});

describe("a task", () => {
  it("is of the size and for the processors that the application asks for", () => {
    const task = find(prod, "ecs/taskDefinition:TaskDefinition", "shop");

    expect(task).toMatchObject({
      inputs: {
        family: "d1brv40-prod-shop",
        requiresCompatibilities: ["FARGATE"],
        networkMode: "awsvpc",
        cpu: "1024",
        memory: "2048",
        runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "ARM64" },
        executionRoleArn: upstream.executionRoleArn,
        taskRoleArn: upstream.taskRoleArn,
      },
      parent: "cloud:containers-apps:Application shop",
    });
    expect(documentIn(task, "containerDefinitions")).toMatchObject([
      {
        name: "shop",
        image: "registry.example.com:5000/web:v7",
        environment: [
          { name: "DATABASE_HOST", value: "database.example.com" },
          { name: "DATABASE_NAME", value: "shop" },
          { name: "DATABASE_PORT", value: "5432" },
          { name: "LEVEL", value: "warn" },
        ],
        secrets: [
          { name: "DATABASE_PASSWORD", valueFrom: `${secretArns.database}:password::` },
          { name: "DATABASE_USERNAME", valueFrom: `${secretArns.database}:username::` },
          { name: "SIGNING_KEY", valueFrom: `${secretArns.application}:secretKey::` },
        ],
        logConfiguration: {
          options: {
            "awslogs-group": "/cloud/d1brv40-prod/apps/shop",
            "awslogs-region": "us-east-1",
          },
        },
      },
    ]);
  });

  it("is started with secrets of other names only after ECS may read them", () => {
    const policy = find(prod, "iam/rolePolicy:RolePolicy", "foreign-secrets");

    expect(namesOf(dev, "iam/rolePolicy:RolePolicy")).toEqual([]);
    expect(policy.inputs["role"]).toBe("execution");
    expect(documentIn(policy, "policy")).toEqual(
      foreignSecretPolicy([secretArns.application, secretArns.database]),
    );
    expect(find(prod, "ecs/service:Service", "shop").dependencies).toContain(
      "aws:iam/rolePolicy:RolePolicy foreign-secrets",
    );
  });

  it("logs into a group that is encrypted and has an end", () => {
    expect(find(dev, "cloudwatch/logGroup:LogGroup", "web").inputs).toMatchObject({
      name: "/cloud/d1brv40-dev/apps/web",
      retentionInDays: 7,
      kmsKeyId: upstream.logsKeyArn,
    });
  });
});

describe("a service", () => {
  it("runs in private subnets, and goes back when a deployment fails", () => {
    const service = find(dev, "ecs/service:Service", "web");

    expect(service.inputs).toMatchObject({
      name: "d1brv40-dev-web",
      cluster: upstream.clusterArn,
      taskDefinition: mockArn("aws:ecs/taskDefinition:TaskDefinition", "web"),
      desiredCount: 1,
      capacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT", weight: 100 }],
      deploymentCircuitBreaker: { enable: true, rollback: true },
      deploymentMinimumHealthyPercent: 100,
      networkConfiguration: {
        subnets: ["subnet-1", "subnet-2"],
        securityGroups: ["sg-0a1b"],
        assignPublicIp: false,
      },
      loadBalancers: [
        {
          targetGroupArn: mockArn("aws:lb/targetGroup:TargetGroup", "web"),
          containerName: "web",
          containerPort: 8080,
        },
      ],
      healthCheckGracePeriodSeconds: 60,
      enableExecuteCommand: true,
      waitForSteadyState: true,
    });
    expect(service.dependencies).toContain("aws:lb/listenerRule:ListenerRule web");
  });

  it("is found by name in the private domain", () => {
    expect(find(dev, "servicediscovery/service:Service", "web").inputs).toMatchObject({
      name: "web",
      dnsConfig: {
        namespaceId: "ns-1",
        routingPolicy: "MULTIVALUE",
        dnsRecords: [{ type: "A", ttl: 10 }],
      },
    });
    expect(find(dev, "ecs/service:Service", "web").inputs["serviceRegistries"]).toEqual({
      registryArn: mockArn("aws:servicediscovery/service:Service", "web"),
    });
  });

  it("that is not public has no way from the load balancer", () => {
    const { inputs } = find(prod, "ecs/service:Service", "jobs");

    expect(Object.keys(inputs)).not.toContain("loadBalancers");
    expect(Object.keys(inputs)).not.toContain("healthCheckGracePeriodSeconds");
    expect(inputs["capacityProviderStrategies"]).toEqual([
      { capacityProvider: "FARGATE", weight: 50, base: 1 },
      { capacityProvider: "FARGATE_SPOT", weight: 50 },
    ]);
    expect(namesOf(prod, "lb/targetGroup:TargetGroup")).toEqual(["shop"]);
  });
});

describe("requests", () => {
  it("come by a rule to the addresses of the tasks", () => {
    expect(find(prod, "lb/targetGroup:TargetGroup", "shop").inputs).toMatchObject({
      name: "d1brv40-prod-app-shop-8080",
      vpcId: "vpc-0a1b",
      targetType: "ip",
      protocol: "HTTP",
      port: 8080,
      deregistrationDelay: 60,
      healthCheck: { path: "/", matcher: "200-399" },
    });
    expect(find(prod, "lb/listenerRule:ListenerRule", "shop")).toMatchObject({
      inputs: {
        listenerArn: "arn:listener/https",
        priority: 10,
        conditions: [{ hostHeader: { values: ["shop.example.com"] } }],
        actions: [
          { type: "forward", targetGroupArn: mockArn("aws:lb/targetGroup:TargetGroup", "shop") },
        ],
      },
      parent: "cloud:containers-apps:Routing shop",
    });
    expect(find(dev, "lb/listenerRule:ListenerRule", "web").inputs["conditions"]).toEqual([
      { pathPattern: { values: ["/*"] } },
    ]);
  });

  it("find the load balancer by a name in the zone", () => {
    expect(namesOf(dev, "route53/record:Record")).toEqual([]);
    expect(find(prod, "route53/record:Record", "shop").inputs).toEqual({
      zoneId: "Z-public",
      name: "shop.example.com",
      type: "A",
      aliases: [{ name: "main.elb.example.com", zoneId: "Z-elb", evaluateTargetHealth: true }],
    });
  });
});

describe("scaling", () => {
  it("keeps the load of the processors, between the limits of the environment", () => {
    expect(find(dev, "appautoscaling/target:Target", "web").inputs).toMatchObject({
      serviceNamespace: "ecs",
      scalableDimension: "ecs:service:DesiredCount",
      resourceId: "service/main/d1brv40-dev-web",
      minCapacity: 1,
      maxCapacity: 2,
    });
    expect(find(prod, "appautoscaling/policy:Policy", "shop-cpu").inputs).toMatchObject({
      name: "d1brv40-prod-shop-cpu",
      policyType: "TargetTrackingScaling",
      resourceId: "service/main/d1brv40-prod-shop",
      targetTrackingScalingPolicyConfiguration: {
        targetValue: 60,
        predefinedMetricSpecification: {
          predefinedMetricType: "ECSServiceAverageCPUUtilization",
        },
      },
    });
  });

  it("keeps the number of requests as well where one is given", () => {
    expect(namesOf(dev, "appautoscaling/policy:Policy")).toEqual(["web-cpu"]);
    expect(find(prod, "appautoscaling/policy:Policy", "shop-requests").inputs).toMatchObject({
      targetTrackingScalingPolicyConfiguration: {
        targetValue: 500,
        predefinedMetricSpecification: {
          predefinedMetricType: "ALBRequestCountPerTarget",
          resourceLabel: "app/main/1/targetgroup/shop",
        },
      },
    });
  });

  it("is not there where the number of tasks is fixed", () => {
    expect(namesOf(prod, "appautoscaling/target:Target")).toEqual(["shop"]);
  });
});

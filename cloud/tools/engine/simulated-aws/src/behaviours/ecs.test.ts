import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TestCloud } from "../testing.ts";
import type { Properties } from "../values.ts";

let cloud: TestCloud;
beforeEach(() => {
  cloud = new TestCloud();
});
afterEach(() => cloud.remove());

const web = { name: "web", image: "nginx", portMappings: [{ containerPort: 8080 }] };

function task(args: Properties = {}, containers: object[] = [web]) {
  return cloud.create("aws:ecs/taskDefinition:TaskDefinition", "web", {
    family: "web",
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: "256",
    memory: "512",
    containerDefinitions: JSON.stringify(containers),
    ...args,
  });
}

async function network() {
  const vpc = await cloud.create("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" });
  const subnet = (zone: string, cidrBlock: string) =>
    cloud.create("aws:ec2/subnet:Subnet", zone, {
      vpcId: vpc.id,
      cidrBlock,
      availabilityZone: `us-east-1${zone}`,
    });
  const [a, b] = [await subnet("a", "10.0.0.0/24"), await subnet("b", "10.0.1.0/24")];
  return { vpcId: vpc.id, subnets: [a.id, b.id] };
}

describe("a task definition", () => {
  test("is known by family and revision", async () => {
    const first = await task();
    const second = await task({ memory: "1024" });

    expect(first).toMatchObject({
      id: "web:1",
      properties: {
        arn: "arn:aws:ecs:us-east-1:111111111111:task-definition/web:1",
        arnWithoutRevision: "arn:aws:ecs:us-east-1:111111111111:task-definition/web",
        revision: 1,
      },
    });
    expect(second.id).toBe("web:2");
    await cloud.delete("aws:ecs/taskDefinition:TaskDefinition", "web", first.id);
    expect(
      await cloud.read("aws:ecs/taskDefinition:TaskDefinition", "web", second.id, {
        properties: second.properties,
        inputs: {},
      }),
    ).toBeDefined();
  });

  test.each([
    ["256", "4096"],
    ["300", "512"],
    ["512", "512"],
    ["8192", "18432"],
  ])("of %s CPU and %s memory is none of Fargate's", async (cpu, memory) => {
    await expect(task({ cpu, memory })).rejects.toThrow(
      `api error ClientException: No Fargate configuration exists for given values: ${cpu} CPU, ${memory} memory.`,
    );
  });

  test("on Fargate has the network, and the role that its logs and secrets need", async () => {
    const logged = { ...web, logConfiguration: { logDriver: "awslogs", options: {} } };
    const secret = { ...web, secrets: [{ name: "TOKEN", valueFrom: "arn:x" }] };

    await expect(task({ networkMode: "bridge" })).rejects.toThrow("network mode ‘awsvpc’");
    await expect(task({}, [logged])).rejects.toThrow(
      /^creating ECS Task Definition: operation error ECS: RegisterTaskDefinition, .* api error ClientException: Fargate requires task definition to have execution role ARN to support log driver awslogs\.$/,
    );
    await expect(task({}, [secret])).rejects.toThrow("When you are specifying container secrets");
    await expect(task({ executionRoleArn: "arn:aws:iam::111111111111:role/x" })).rejects.toThrow(
      "api error ClientException: Role is not valid",
    );
  });

  test("has containers of different names, with an image each", async () => {
    await expect(task({}, [])).rejects.toThrow("Container list cannot be empty.");
    await expect(task({}, [web, web])).rejects.toThrow(
      "Container names must be unique within a task definition",
    );
    await expect(task({}, [{ name: "web" }])).rejects.toThrow("Container.image should not be null");
    await expect(task({ containerDefinitions: "{" })).rejects.toThrow("Error decoding JSON");
  });
});

describe("a cluster", () => {
  const cluster = () => cloud.create("aws:ecs/cluster:Cluster", "main", { name: "main" });
  const capacity = (args: Properties) =>
    cloud.create("aws:ecs/clusterCapacityProviders:ClusterCapacityProviders", "main", {
      clusterName: "main",
      capacityProviders: ["FARGATE"],
      ...args,
    });

  test("has the capacity that its strategy speaks of", async () => {
    await expect(capacity({})).rejects.toThrow(
      "api error ClusterNotFoundException: Cluster not found.",
    );
    await cluster();
    await expect(capacity({ capacityProviders: ["MINE"] })).rejects.toThrow(
      "The specified capacity provider 'MINE' was not found.",
    );
    await expect(
      capacity({
        defaultCapacityProviderStrategies: [{ capacityProvider: "FARGATE_SPOT", weight: 1 }],
      }),
    ).rejects.toThrow("a capacity provider that is not associated with the cluster");
    await expect(
      capacity({ defaultCapacityProviderStrategies: [{ capacityProvider: "FARGATE" }] }),
    ).rejects.toThrow("with a weight value greater than zero");
    await expect(capacity({})).resolves.toBeDefined();
  });

  test("is kept while services run on it", async () => {
    const { id } = await cluster();
    const { subnets } = await network();
    const { id: taskDefinition } = await task();
    const service = { name: "web", cluster: id, taskDefinition };
    await cloud.create("aws:ecs/service:Service", "web", {
      ...service,
      networkConfiguration: { subnets },
    });

    await expect(cloud.delete("aws:ecs/cluster:Cluster", "main", id)).rejects.toThrow(
      "api error ClusterContainsServicesException",
    );
  });
});

describe("a service", () => {
  let subnets: string[];
  let vpcId: string;
  let taskDefinition: string;
  const service = (args: Properties = {}) =>
    cloud.create("aws:ecs/service:Service", "web", {
      name: "web",
      cluster: "arn:aws:ecs:us-east-1:111111111111:cluster/main",
      taskDefinition,
      networkConfiguration: { subnets },
      ...args,
    });

  beforeEach(async () => {
    await cloud.create("aws:ecs/cluster:Cluster", "main", { name: "main" });
    ({ subnets, vpcId } = await network());
    taskDefinition = String((await task()).properties.arn);
  });

  async function targetGroup(targetType = "ip") {
    const { id } = await cloud.create("aws:lb/targetGroup:TargetGroup", "web", {
      name: "web",
      port: 8080,
      protocol: "HTTP",
      targetType,
      vpcId,
    });
    return id;
  }

  async function balanced(targetGroupArn: string, further: Properties = {}) {
    return service({
      loadBalancers: [{ targetGroupArn, containerName: "web", containerPort: 8080, ...further }],
    });
  }

  test("belongs to a cluster, by a name of its own", async () => {
    expect((await service()).id).toBe("arn:aws:ecs:us-east-1:111111111111:service/main/web");
    await expect(service()).rejects.toThrow(
      /^creating ECS Service \(web\): .* api error InvalidParameterException: Creation of service was not idempotent\.$/,
    );
    await expect(service({ name: "x", cluster: "other" })).rejects.toThrow(
      "api error ClusterNotFoundException",
    );
  });

  test("runs a task that is there, in a network", async () => {
    await expect(service({ taskDefinition: "web:9" })).rejects.toThrow(
      "api error ClientException: TaskDefinition not found.",
    );
    await expect(
      cloud.create("aws:ecs/service:Service", "web", {
        name: "web",
        cluster: "main",
        taskDefinition,
      }),
    ).rejects.toThrow("Network Configuration must be provided when networkMode 'awsvpc'");
  });

  test("has a target group that a load balancer forwards to", async () => {
    const group = await targetGroup();
    await expect(balanced(group)).rejects.toThrow(
      `api error InvalidParameterException: The target group with targetGroupArn ${group} does not have an associated load balancer.`,
    );

    const { id: loadBalancerArn } = await cloud.create("aws:lb/loadBalancer:LoadBalancer", "lb", {
      name: "lb",
      subnets,
    });
    await cloud.create("aws:lb/listener:Listener", "http", {
      loadBalancerArn,
      port: 80,
      protocol: "HTTP",
      defaultActions: [{ type: "forward", targetGroupArn: group }],
    });
    await expect(balanced(group, { containerName: "api" })).rejects.toThrow(
      "The container api does not exist in the task definition.",
    );
    await expect(balanced(group, { containerPort: 80 })).rejects.toThrow(
      "The container web did not have a container port 80 defined.",
    );
    await expect(balanced(group)).resolves.toBeDefined();
  });

  test("has targets by address", async () => {
    await expect(balanced(await targetGroup("instance"))).rejects.toThrow(
      "has target type instance, which is incompatible with the awsvpc network mode",
    );
  });

  test("is scaled within limits that are in order, once it is there", async () => {
    const scaled = {
      serviceNamespace: "ecs",
      resourceId: "service/main/web",
      scalableDimension: "ecs:service:DesiredCount",
    };
    const target = (minCapacity: number) =>
      cloud.create("aws:appautoscaling/target:Target", "web", {
        ...scaled,
        minCapacity,
        maxCapacity: 4,
      });
    const policy = (resourceLabel: string) =>
      cloud.create("aws:appautoscaling/policy:Policy", "web", {
        ...scaled,
        name: "requests",
        policyType: "TargetTrackingScaling",
        targetTrackingScalingPolicyConfiguration: {
          targetValue: 1000,
          predefinedMetricSpecification: {
            predefinedMetricType: "ALBRequestCountPerTarget",
            resourceLabel,
          },
        },
      });

    await expect(target(1)).rejects.toThrow(
      "api error ValidationException: ECS service doesn't exist: service/main/web",
    );
    await service();
    await expect(policy("app/lb/1/targetgroup/web/1")).rejects.toThrow(
      "api error ObjectNotFoundException: No scalable target registered for service namespace: ecs, resource ID: service/main/web, scalable dimension: ecs:service:DesiredCount",
    );
    await expect(target(5)).rejects.toThrow("Maximum capacity cannot be less than minimum");
    await target(1);
    await expect(policy("web")).rejects.toThrow("Resource label web is not valid");
    await expect(policy("app/lb/1/targetgroup/web/1")).resolves.toBeDefined();
  });
});

describe("a rule of a listener", () => {
  test("has a priority of its own, on a listener that is there", async () => {
    const { subnets } = await network();
    const { id: loadBalancerArn } = await cloud.create("aws:lb/loadBalancer:LoadBalancer", "lb", {
      name: "lb",
      subnets,
    });
    const fixed = { type: "fixed-response", fixedResponse: { contentType: "text/plain" } };
    const listener = await cloud.create("aws:lb/listener:Listener", "http", {
      loadBalancerArn,
      port: 80,
      protocol: "HTTP",
      defaultActions: [fixed],
    });
    const rule = (name: string, listenerArn: string) =>
      cloud.create("aws:lb/listenerRule:ListenerRule", name, {
        listenerArn,
        priority: 100,
        actions: [fixed],
        conditions: [{ pathPattern: { values: ["/*"] } }],
      });

    await rule("web", listener.id);
    await expect(rule("twin", listener.id)).rejects.toThrow(
      "api error PriorityInUse: Priority '100' is currently in use",
    );
    await expect(rule("lost", `${listener.id}0`)).rejects.toThrow(
      "api error ListenerNotFound: One or more listeners not found",
    );
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TestCloud } from "../testing.ts";
import type { Properties } from "../values.ts";
import { types } from "./ec2/references.ts";

const loadBalancer = "aws:lb/loadBalancer:LoadBalancer";
const targetGroup = "aws:lb/targetGroup:TargetGroup";
const listener = "aws:lb/listener:Listener";
const launchTemplate = "aws:ec2/launchTemplate:LaunchTemplate";
const group = "aws:autoscaling/group:Group";

let cloud: TestCloud;
let vpcId: string;
let subnets: string[];
beforeEach(async () => {
  cloud = new TestCloud();
  vpcId = (await cloud.create(types.vpc, "main", { cidrBlock: "10.0.0.0/16" })).id;
  subnets = [];
  for (const [index, zone] of ["us-east-1a", "us-east-1b", "us-east-1b"].entries()) {
    const cidrBlock = `10.0.${index}.0/24`;
    const args = { vpcId, cidrBlock, availabilityZone: zone };
    subnets.push((await cloud.create(types.subnet, `s${index}`, args)).id);
  }
});
afterEach(() => cloud.remove());

const balance = (name: string, args: Properties = {}) =>
  cloud.create(loadBalancer, name, { name, subnets: subnets.slice(0, 2), ...args });
const targets = (name: string, args: Properties = {}) =>
  cloud.create(targetGroup, name, { name, port: 80, protocol: "HTTP", vpcId, ...args });
const listen = (name: string, to: string, target: string, args: Properties = {}) =>
  cloud.create(listener, name, {
    loadBalancerArn: to,
    port: 80,
    protocol: "HTTP",
    defaultActions: [{ type: "forward", targetGroupArn: target }],
    ...args,
  });

describe("a load balancer", () => {
  test("stands in two zones, once in each", async () => {
    await expect(balance("one", { subnets: subnets.slice(0, 1) })).rejects.toThrow(
      "api error ValidationError: At least two subnets in two different Availability Zones must be specified",
    );
    await expect(balance("twice", { subnets: subnets.slice(1) })).rejects.toThrow(
      "api error InvalidConfigurationRequest: A load balancer cannot be attached to multiple subnets in the same Availability Zone",
    );
  });

  test("stays in one VPC, its own", async () => {
    const { id } = await balance("web");
    const elsewhere = await cloud.create(types.vpc, "other", { cidrBlock: "10.1.0.0/16" });
    const moved: string[] = [];
    for (const [index, availabilityZone] of ["us-east-1a", "us-east-1b"].entries()) {
      const args = { vpcId: elsewhere.id, cidrBlock: `10.1.${index}.0/24`, availabilityZone };
      moved.push((await cloud.create(types.subnet, `o${index}`, args)).id);
    }

    const refusal =
      "https response error StatusCode: 400, RequestID: .*, api error InvalidConfigurationRequest: " +
      "All subnets must belong to the VPC of the load balancer$";
    await expect(
      cloud.update(loadBalancer, "web", id, { name: "web", subnets: moved }),
    ).rejects.toThrow(new RegExp(`v2: SetSubnets, ${refusal}`));
    await expect(balance("wide", { subnets: [subnets[0]!, moved[1]!] })).rejects.toThrow(
      new RegExp(`v2: CreateLoadBalancer, ${refusal}`),
    );
  });

  test.each([
    ["internal-web", "cannot begin with 'internal-'"],
    ["-web", "cannot begin or end with a hyphen(-)"],
    ["web_1", "can only contain characters that are alphanumeric characters and hyphens(-)"],
    ["w".repeat(33), "cannot be longer than '32' characters"],
  ])("cannot be called %s", async (name, reason) => {
    await expect(balance(name)).rejects.toThrow(
      `api error ValidationError: The load balancer name '${name}' ${reason}`,
    );
  });

  test("is kept as long as it is protected", async () => {
    const { id, properties } = await balance("web", { enableDeletionProtection: true });

    await expect(cloud.delete(loadBalancer, "web", id, properties)).rejects.toThrow(
      `api error OperationNotPermitted: Load balancer '${id}' cannot be deleted because deletion protection is enabled`,
    );
  });
});

describe("a listener", () => {
  test("needs a certificate for HTTPS", async () => {
    const web = await balance("web");
    const { id } = await targets("web");

    await expect(listen("web", web.id, id, { port: 443, protocol: "HTTPS" })).rejects.toThrow(
      "api error ValidationError: A certificate must be specified for HTTPS listeners",
    );
  });

  test("shares its target group with listeners of the same load balancer only", async () => {
    const web = await balance("web");
    const other = await balance("other");
    const { id } = await targets("web");
    await listen("first", web.id, id);
    await listen("second", web.id, id, { port: 81 });

    await expect(listen("third", other.id, id)).rejects.toThrow(
      `api error TargetGroupAssociationLimit: The following target groups cannot be associated with more than one load balancer: ${id}`,
    );
    await expect(cloud.delete(targetGroup, "web", id)).rejects.toThrow(
      `api error ResourceInUse: Target group '${id}' is currently in use by a listener or a rule`,
    );
  });
});

test("a target group waits no longer for an answer than until the next question", async () => {
  await expect(targets("web", { healthCheck: { interval: 5, timeout: 5 } })).rejects.toThrow(
    "api error ValidationError: Health check interval must be greater than the timeout.",
  );
});

test("a launch template refuses images and scripts that are none", async () => {
  const make = (args: Properties) => cloud.create(launchTemplate, "web", args);

  await expect(make({ imageId: "latest" })).rejects.toThrow("api error InvalidAMIID.Malformed");
  await expect(make({ userData: "#!/bin/sh" })).rejects.toThrow(
    "api error InvalidUserData.Malformed: Invalid BASE64 encoding of user data.",
  );
  await expect(make({ imageId: "ami-0a", userData: "IyEvYmluL3No" })).resolves.toBeDefined();
});

describe("an auto-scaling group", () => {
  const scale = async (args: Properties = {}) => {
    const template = await cloud.create(launchTemplate, "web", {});
    return cloud.create(group, "web", {
      name: "web",
      minSize: 1,
      maxSize: 2,
      launchTemplate: { id: template.id },
      vpcZoneIdentifiers: subnets.slice(0, 2),
      ...args,
    });
  };

  test("starts with as many instances as it must have, and keeps what scaling made of that", async () => {
    const { id, properties } = await scale();

    expect(properties.desiredCapacity).toBe(1);
    await expect(
      cloud.create("aws:autoscaling/policy:Policy", "cpu", { autoscalingGroupName: id }),
    ).resolves.toMatchObject({
      properties: { arn: expect.stringMatching(/:scalingPolicy:.*:autoScalingGroupName\/web:/) },
    });
  });

  test.each<[Properties, string]>([
    [{ minSize: 3 }, "Max bound, 2, must be greater than or equal to min bound, 3"],
    [
      { desiredCapacity: 3 },
      "Desired capacity:3 must be between the specified min size:1 and max size:2",
    ],
    [{ vpcZoneIdentifiers: [] }, "At least one Availability Zone or VPC Subnet is required."],
    [
      { launchTemplate: { id: "lt-0a" } },
      "You must use a valid fully-formed launch template. The specified launch template, with template ID lt-0a, does not exist.",
    ],
    [
      { targetGroupArns: ["arn:aws:elasticloadbalancing:none"] },
      "Provided Target Groups may not be valid. Please ensure they exist and try again.",
    ],
  ])("with %j is refused", async (args, message) => {
    await expect(scale(args)).rejects.toThrow(`api error ValidationError: ${message}`);
  });

  test("is what a policy needs", async () => {
    await expect(
      cloud.create("aws:autoscaling/policy:Policy", "cpu", { autoscalingGroupName: "web" }),
    ).rejects.toThrow("api error ValidationError: Group web not found");
  });
});

test("the tags that a provider gives to everything can be asked for", async () => {
  cloud.configuration = { ...cloud.configuration, defaultTags: { Team: "web" } };

  expect(await cloud.invoke("aws:index/getDefaultTags:getDefaultTags", {})).toMatchObject({
    tags: { Team: "web" },
  });
});

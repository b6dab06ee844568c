import {
  documentIn,
  expectWellBehaved,
  find,
  namesOf,
  ofType,
} from "@cloud/shared/testing/expectations";
import { keyArn } from "@cloud/shared/testing/given";
import { mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, refusalOf, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";

const load = () => import("./index.js");

const certificateArn = "arn:aws:acm:us-east-1:111111111111:certificate/web";
const webAclArn = "arn:aws:wafv2:us-east-1:111111111111:regional/webacl/web/1";

const given = {
  vpcId: "vpc-0a1b",
  publicSubnetIds: ["subnet-0a", "subnet-0b"],
  privateSubnetIds: ["subnet-1a", "subnet-1b"],
  loadBalancerSecurityGroupId: "sg-0a",
  applicationSecurityGroupId: "sg-0b",
  instanceProfileName: "d1brv40-dev-instance",
  instanceRoleName: "d1brv40-dev-instance",
  storageKeyArn: keyArn("storage"),
};

let dev: ProgramRun;
let prod: ProgramRun;

beforeAll(async () => {
  dev = await runProgram({ stack: "compute-ec2", config: { ...given, webAclArn: "" }, load });
  prod = await runProgram({
    stack: "compute-ec2",
    environment: "prod",
    config: {
      ...given,
      webAclArn,
      certificateArn,
      zoneId: "Z1",
      zoneName: "example.com",
      recordName: "app",
      imageId: "ami-0f",
      requestsPerTarget: 1000,
      internal: true,
      accessLogsBucketName: "logs",
      dataBucketName: "data",
      dataAccess: "read",
    },
    load,
  });
});

describe("the compute-ec2 program", () => {
  it("exports what its template declares, whatever is switched on", () => {
    expectWellBehaved("compute-ec2", [dev, prod]);
    expect(dev.outputs).toMatchObject({
      imageId: "ami-0123456789abcdef0",
      listenerArn: mockArn("aws:lb/listener:Listener", "http"),
      url: "http://load-balancer.elb.example.com",
    });
    expect(prod.outputs).toMatchObject({
      imageId: "ami-0f",
      listenerArn: mockArn("aws:lb/listener:Listener", "https"),
      url: "https://app.example.com",
    });
  });

  it("keeps the names of all resources, which Pulumi knows them by", () => {
    expect(prod.resources.map(({ type, name }) => `${type} ${name}`).toSorted()).toMatchSnapshot();
  });
});

describe("an instance", () => {
  it("has a role, an encrypted disk, metadata by token, and no key", () => {
    const template = find(dev, "ec2/launchTemplate:LaunchTemplate", "application");

    expect(template).toMatchObject({
      inputs: {
        name: "d1brv40-dev-ec2",
        imageId: "ami-0123456789abcdef0",
        instanceType: "t3.micro",
        iamInstanceProfile: { name: "d1brv40-dev-instance" },
        vpcSecurityGroupIds: ["sg-0b"],
        metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
        monitoring: { enabled: false },
        blockDeviceMappings: [
          {
            deviceName: "/dev/xvda",
            ebs: { encrypted: "true", kmsKeyId: given.storageKeyArn, volumeSize: 20 },
          },
        ],
      },
      parent: "cloud:compute-ec2:Instances instances",
    });
    expect(Object.keys(template.inputs)).not.toContain("keyName");
  });

  it("is tagged like everything else, with its volumes", () => {
    const { inputs } = find(prod, "ec2/launchTemplate:LaunchTemplate", "application");
    const tags = { Name: "d1brv40-prod-ec2", Project: "ecommerce" };

    expect(inputs["tagSpecifications"]).toEqual(
      ["instance", "volume", "network-interface"].map((resourceType) => ({ resourceType, tags })),
    );
  });
});

describe("data", () => {
  it("may be used by the role of the instances where that is wanted", () => {
    const policy = find(prod, "iam/rolePolicy:RolePolicy", "data");

    expect(policy.inputs["role"]).toBe("d1brv40-dev-instance");
    expect(documentIn(policy, "policy")).toMatchObject({
      Statement: [
        { Action: ["s3:GetObject"], Resource: "arn:aws:s3:::data/*" },
        { Action: "s3:ListBucket" },
        { Action: ["kms:Decrypt"], Resource: given.storageKeyArn },
      ],
    });
    expect(namesOf(dev, "iam/rolePolicy:RolePolicy")).toEqual([]);
  });
});

describe("the entrance", () => {
  it("is public over HTTP where there is no certificate", () => {
    expect(find(dev, "lb/loadBalancer:LoadBalancer", "load-balancer")).toMatchObject({
      inputs: {
        name: "d1brv40-dev-ec2",
        internal: false,
        subnets: given.publicSubnetIds,
        securityGroups: ["sg-0a"],
        dropInvalidHeaderFields: true,
        enableDeletionProtection: false,
      },
      parent: "cloud:compute-ec2:Entrance entrance",
    });
    expect(namesOf(dev, "lb/listener:Listener")).toEqual(["http"]);
    expect(find(dev, "lb/listener:Listener", "http").inputs).toMatchObject({
      port: 80,
      protocol: "HTTP",
      defaultActions: [
        {
          type: "forward",
          targetGroupArn: mockArn("aws:lb/targetGroup:TargetGroup", "application"),
        },
      ],
    });
    expect(namesOf(dev, "WebAclAssociation")).toEqual([]);
    expect(namesOf(dev, "route53/record:Record")).toEqual([]);
  });

  it("sends everybody to HTTPS where there is one", () => {
    expect(find(prod, "lb/listener:Listener", "https").inputs).toMatchObject({
      port: 443,
      protocol: "HTTPS",
      certificateArn,
      sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      defaultActions: [{ type: "forward" }],
    });
    expect(find(prod, "lb/listener:Listener", "http").inputs["defaultActions"]).toEqual([
      { type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } },
    ]);
  });

  it("can be internal, is protected in prod, and stands behind the web ACL", () => {
    const { inputs, protect } = find(prod, "lb/loadBalancer:LoadBalancer", "load-balancer");

    expect(protect).toBe(true);
    expect(inputs).toMatchObject({
      name: "d1brv40-prod-ec2-inside",
      internal: true,
      subnets: given.privateSubnetIds,
      enableDeletionProtection: true,
      accessLogs: { enabled: true, bucket: "logs", prefix: "load-balancers/ec2-inside" },
    });
    expect(find(prod, "WebAclAssociation", "web-acl").inputs).toEqual({
      resourceArn: mockArn("aws:lb/loadBalancer:LoadBalancer", "load-balancer"),
      webAclArn,
    });
  });

  it("has a record that follows its address", () => {
    expect(find(prod, "route53/record:Record", "application").inputs).toEqual({
      zoneId: "Z1",
      name: "app.example.com",
      type: "A",
      aliases: [
        {
          name: "load-balancer.elb.example.com",
          zoneId: "zone-of-load-balancer",
          evaluateTargetHealth: true,
        },
      ],
    });
  });

  it("asks instances on their port for their health", () => {
    expect(find(dev, "lb/targetGroup:TargetGroup", "application").inputs).toMatchObject({
      name: "d1brv40-dev-ec2-8080",
      vpcId: "vpc-0a1b",
      port: 8080,
      deregistrationDelay: 10,
      healthCheck: { path: "/health", matcher: "200" },
    });
  });
});

describe("the fleet", () => {
  it("stands in private subnets behind the load balancer, in the numbers of the environment", () => {
    const sizes = (run: ProgramRun) => {
      const { inputs } = find(run, "autoscaling/group:Group", "application");
      return [inputs["minSize"], inputs["maxSize"], inputs["minElbCapacity"]];
    };
    const group = find(dev, "autoscaling/group:Group", "application");

    expect([sizes(dev), sizes(prod)]).toEqual([
      [1, 2, 1],
      [3, 12, 3],
    ]);
    expect(group).toMatchObject({
      inputs: {
        vpcZoneIdentifiers: given.privateSubnetIds,
        targetGroupArns: [mockArn("aws:lb/targetGroup:TargetGroup", "application")],
        healthCheckType: "ELB",
      },
      parent: "cloud:compute-ec2:Fleet fleet",
    });
    expect(Object.keys(group.inputs)).not.toContain("desiredCapacity");
    expect(group.dependencies).toContain("aws:lb/listener:Listener http");
  });

  it("renews its instances when a version of the template is new, and goes back if that fails", () => {
    expect(find(dev, "autoscaling/group:Group", "application").inputs).toMatchObject({
      launchTemplate: { id: "LaunchTemplate/application", version: "1" },
      instanceRefresh: {
        strategy: "Rolling",
        preferences: { minHealthyPercentage: 100, maxHealthyPercentage: 200, autoRollback: true },
      },
    });
  });

  it("is tagged, and leaves the tags of instances to the template", () => {
    expect(find(dev, "autoscaling/group:Group", "application").inputs["tags"]).toEqual([
      { key: "Name", value: "d1brv40-dev-ec2", propagateAtLaunch: false },
      { key: "Project", value: "ecommerce", propagateAtLaunch: false },
    ]);
  });

  it("follows processor use, and requests where they are counted", () => {
    expect(namesOf(dev, "autoscaling/policy:Policy")).toEqual(["cpu"]);
    expect(find(prod, "autoscaling/policy:Policy", "requests").inputs).toMatchObject({
      autoscalingGroupName: "d1brv40-prod-ec2",
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: {
        targetValue: 1000,
        predefinedMetricSpecification: {
          predefinedMetricType: "ALBRequestCountPerTarget",
          resourceLabel: "app/load-balancer/targetgroup/application",
        },
      },
    });
    expect(ofType(prod, "autoscaling/policy:Policy")).toHaveLength(2);
  });
});

describe("a configuration that cannot work", () => {
  it("is refused before anything is made", async () => {
    const config = { ...given, minSize: 3 };

    expect(await refusalOf({ stack: "compute-ec2", config, load })).toEqual({
      message: expect.stringContaining(
        "compute-ec2:minSize is 3, but compute-ec2:maxSize allows",
      ) as string,
      made: [],
    });
  });
});

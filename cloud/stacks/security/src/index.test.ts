import {
  documentIn,
  expectWellBehaved,
  find,
  namesOf,
  ofType,
} from "@cloud/shared/testing/expectations";
import { boundaryArn } from "@cloud/shared/testing/given";
import { mockAccount, mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";
import { keyPolicy, keyPurposes } from "./key-policies";
import { instancePolicy } from "./role-policies";

const load = () => import("./index.js");

const network = { vpcId: "vpc-0a1b", vpcCidr: "10.0.0.0/16" };

let dev: ProgramRun;
let prod: ProgramRun;

beforeAll(async () => {
  dev = await runProgram({ stack: "security", config: network, load });
  prod = await runProgram({
    stack: "security",
    environment: "prod",
    config: {
      ...network,
      loadBalancerIngressCidrs: ["0.0.0.0/0", "::/0"],
      permissionsBoundaryArn: boundaryArn,
    },
    load,
  });
});

describe("the security program", () => {
  it("exports what its template declares, whatever is switched on", () => {
    expectWellBehaved("security", [dev, prod]);
    expect(dev.outputs["webAclArn"]).toBe("");
  });

  it("keeps the names of all resources, which Pulumi knows them by", () => {
    expect(namesOf(prod, "")).toMatchSnapshot();
  });
});

describe("security groups", () => {
  it("stand in the VPC without any rule inside them", () => {
    expect(namesOf(dev, "ec2/securityGroup:SecurityGroup")).toHaveLength(7);
    expect(find(dev, "ec2/securityGroup:SecurityGroup", "load-balancer")).toMatchObject({
      inputs: {
        name: "d1brv40-dev-load-balancer",
        description: "Load balancers, the only tier reachable from outside",
        vpcId: "vpc-0a1b",
        tags: { Name: "d1brv40-dev-load-balancer", Tier: "load-balancer" },
      },
      parent: "cloud:security:SecurityGroups security-groups",
    });
    for (const { inputs } of ofType(dev, "ec2/securityGroup:SecurityGroup")) {
      expect(Object.keys(inputs)).not.toContain("ingress");
      expect(Object.keys(inputs)).not.toContain("egress");
    }
  });

  it("let tiers in by group and addresses by range", () => {
    expect(find(dev, "IngressRule", "database-from-application-5432").inputs).toMatchObject({
      securityGroupId: "SecurityGroup/database",
      referencedSecurityGroupId: "SecurityGroup/application",
      ipProtocol: "tcp",
      fromPort: 5432,
      toPort: 5432,
    });
    expect(find(prod, "IngressRule", "load-balancer-from-any-ipv4-443").inputs).toMatchObject({
      cidrIpv4: "0.0.0.0/0",
    });
    expect(find(prod, "IngressRule", "load-balancer-from-any-ipv6-443").inputs).toMatchObject({
      cidrIpv6: "::/0",
    });
    expect(find(dev, "EgressRule", "function-to-cache-6379").inputs).toMatchObject({
      securityGroupId: "SecurityGroup/function",
      referencedSecurityGroupId: "SecurityGroup/cache",
    });
  });
});

describe("keys", () => {
  it("rotate, have an alias each, and the policy of their purpose", () => {
    for (const purpose of keyPurposes) {
      const key = find(dev, "kms/key:Key", purpose);

      expect(key).toMatchObject({
        inputs: { enableKeyRotation: true, rotationPeriodInDays: 365, deletionWindowInDays: 7 },
        parent: "cloud:security:Keys keys",
      });
      expect(documentIn(key, "policy")).toEqual(keyPolicy(purpose, mockAccount, []));
      expect(find(dev, "kms/alias:Alias", purpose).inputs).toEqual({
        name: `alias/d1brv40-dev-${purpose}`,
        targetKeyId: `key-id-of-${purpose}`,
      });
    }
  });

  it("are protected in prod and can be saved for a month", () => {
    expect(ofType(dev, "kms/key:Key").map(({ protect }) => protect)).not.toContain(true);
    for (const { protect, inputs } of ofType(prod, "kms/key:Key")) {
      expect([protect, inputs["deletionWindowInDays"]]).toEqual([true, 30]);
    }
  });
});

describe("roles", () => {
  it("of instances work with Session Manager and read their own secrets", () => {
    expect(find(dev, "RolePolicyAttachment", "instance-session-manager").inputs).toEqual({
      role: "d1brv40-dev-instance",
      policyArn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    });
    expect(documentIn(find(dev, "iam/rolePolicy:RolePolicy", "instance"), "policy")).toEqual(
      instancePolicy({
        ...mockAccount,
        prefix: "d1brv40-dev",
        secretsKeyArn: mockArn("aws:kms/key:Key", "secrets"),
      }),
    );
    expect(find(dev, "InstanceProfile", "instance").inputs).toMatchObject({
      name: "d1brv40-dev-instance",
      role: "d1brv40-dev-instance",
    });
  });

  it.each([
    ["instance", "ec2.amazonaws.com", false],
    ["ecs-execution", "ecs-tasks.amazonaws.com", true],
    ["ecs-task", "ecs-tasks.amazonaws.com", true],
    ["lambda", "lambda.amazonaws.com", false],
    ["rds-monitoring", "monitoring.rds.amazonaws.com", true],
  ])("%s is taken on by %s only, bound to the account: %s", (name, service, bound) => {
    const role = find(dev, "iam/role:Role", name);
    const trust = documentIn(role, "assumeRolePolicy") as { Statement: object[] };

    expect(role.parent).toBe(`cloud:security:ServiceRole ${name}`);
    expect(trust.Statement).toEqual([
      {
        Sid: "AssumeByService",
        Effect: "Allow",
        Principal: { Service: service },
        Action: "sts:AssumeRole",
        ...(bound && { Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } } }),
      },
    ]);
  });

  it("are bounded where there is a boundary", () => {
    const boundaries = (run: ProgramRun) =>
      ofType(run, "iam/role:Role").map(({ inputs }) => inputs["permissionsBoundary"]);

    expect(boundaries(dev)).toEqual(Array(5).fill(undefined));
    expect(boundaries(prod)).toEqual(Array(5).fill(boundaryArn));
  });
});

describe("the web ACL", () => {
  it("is made where it is wanted", () => {
    expect(namesOf(dev, "wafv2/webAcl:WebAcl")).toEqual([]);
    expect(find(prod, "wafv2/webAcl:WebAcl", "web-acl")).toMatchObject({
      inputs: {
        name: "d1brv40-prod-web-acl",
        scope: "REGIONAL",
        defaultAction: { allow: {} },
        visibilityConfig: { metricName: "d1brv40-prod-web-acl" },
      },
      parent: "cloud:security:WebAcl web-acl",
    });
    expect(prod.outputs["webAclArn"]).toBe(mockArn("aws:wafv2/webAcl:WebAcl", "web-acl"));
  });
});

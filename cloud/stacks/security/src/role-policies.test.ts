import type { PolicyDocument } from "@cloud/shared";
import { describe, expect, it } from "vitest";
import {
  ecsExecutionPolicy,
  ecsTaskPolicy,
  instancePolicy,
  lambdaPolicy,
  type PolicyScope,
} from "./role-policies";

const scope: PolicyScope = {
  accountId: "111111111111",
  region: "eu-west-1",
  partition: "aws",
  prefix: "d1brv40-dev",
  secretsKeyArn: "arn:aws:kms:eu-west-1:111111111111:key/secrets",
};

const policies: [string, PolicyDocument][] = [
  ["instances", instancePolicy(scope)],
  ["ECS", ecsExecutionPolicy(scope)],
  ["containers", ecsTaskPolicy()],
  ["functions", lambdaPolicy(scope)],
];

/** Actions that AWS does not let anyone narrow to single resources. */
const unbounded = [
  "cloudwatch:PutMetricData",
  "ecr:GetAuthorizationToken",
  "ec2:AssignPrivateIpAddresses",
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSubnets",
  "ec2:UnassignPrivateIpAddresses",
  "ssmmessages:CreateControlChannel",
  "ssmmessages:CreateDataChannel",
  "ssmmessages:OpenControlChannel",
  "ssmmessages:OpenDataChannel",
  "xray:PutTelemetryRecords",
  "xray:PutTraceSegments",
];

describe.each(policies)("the policy of %s", (_, { Statement }) => {
  it("names every action in full", () => {
    expect(
      Statement.flatMap(({ Action }) => Action).filter((action) => action.includes("*")),
    ).toEqual([]);
  });

  it("speaks of all resources only where AWS knows no narrower way", () => {
    const wide = Statement.filter(({ Resource }) => Resource === "*");
    const actions = wide.flatMap(({ Action }) => Action);

    expect(actions.filter((action) => !unbounded.includes(action))).toEqual([]);
  });

  it("stays within the account, region and environment", () => {
    const arns = Statement.flatMap(({ Resource = [] }) => Resource).filter((text) => text !== "*");

    for (const arn of arns.filter((text) => text !== scope.secretsKeyArn)) {
      expect(arn).toMatch(/^arn:aws:[a-z]+:eu-west-1:111111111111:.*d1brv40-dev/);
    }
  });

  it("gives each statement a name of its own", () => {
    const names = Statement.map(({ Sid }) => Sid);
    expect(names).toHaveLength(new Set(names).size);
  });
});

describe("secrets", () => {
  it("are decrypted through their services only", () => {
    const statement = instancePolicy(scope).Statement.find(({ Sid }) => Sid === "DecryptSecrets");

    expect(statement).toMatchObject({
      Action: "kms:Decrypt",
      Resource: scope.secretsKeyArn,
      Condition: {
        StringEquals: {
          "kms:ViaService": [
            "secretsmanager.eu-west-1.amazonaws.com",
            "ssm.eu-west-1.amazonaws.com",
          ],
        },
      },
    });
  });
});

describe("functions", () => {
  it("cannot touch network interfaces from their own code", () => {
    const statement = lambdaPolicy(scope).Statement.find(({ Effect }) => Effect === "Deny");

    expect(statement).toMatchObject({
      Sid: "KeepCodeFromInterfaces",
      Condition: {
        ArnLike: {
          "lambda:SourceFunctionArn": "arn:aws:lambda:eu-west-1:111111111111:function:*",
        },
      },
    });
  });
});

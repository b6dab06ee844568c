import { keyArn } from "@cloud/shared/testing/given";
import { mockAccount } from "@cloud/shared/testing/mock-aws";
import { describe, expect, it } from "vitest";
import { type ExecutionScope, executionPolicy, sessionPolicy } from "./execution-policy";

const repositoryArn = "arn:aws:ecr:us-east-1:111111111111:repository/d1brv40-dev-web";
const scope: ExecutionScope = {
  ...mockAccount,
  prefix: "d1brv40-dev",
  repositoryArns: [repositoryArn],
  pullThroughPrefixes: ["d1brv40-dev-public"],
  secretsKeyArn: keyArn("secrets"),
};

describe("the policy of the execution role", () => {
  it("reaches repositories, logs and secrets of the environment only", () => {
    const statements = executionPolicy(scope).Statement;

    expect(statements.map(({ Sid, Resource }) => [Sid, Resource])).toEqual([
      ["LogIn", "*"],
      ["PullImages", [repositoryArn]],
      ["PullThroughCaches", ["arn:aws:ecr:us-east-1:111111111111:repository/d1brv40-dev-public/*"]],
      ["WriteLogs", ["arn:aws:logs:us-east-1:111111111111:log-group:/cloud/d1brv40-dev/*"]],
      ["ReadParameters", ["arn:aws:ssm:us-east-1:111111111111:parameter/cloud/d1brv40-dev/*"]],
      ["ReadSecrets", ["arn:aws:secretsmanager:us-east-1:111111111111:secret:cloud/d1brv40-dev/*"]],
      ["DecryptSecrets", scope.secretsKeyArn],
    ]);
    expect(statements.at(-1)?.Condition).toEqual({
      StringEquals: {
        "kms:ViaService": ["secretsmanager.us-east-1.amazonaws.com", "ssm.us-east-1.amazonaws.com"],
      },
    });
  });

  it("names every action in full, and pushes or deletes nothing", () => {
    const actions = executionPolicy(scope).Statement.flatMap(({ Action }) => Action);

    expect(actions.filter((action) => /\*|Put(Image|Secret)|Delete/.test(action))).toEqual([]);
  });

  it("has no statement about nothing, which AWS would refuse", () => {
    const none = { ...scope, repositoryArns: [], pullThroughPrefixes: [] };
    const names = executionPolicy(none).Statement.map(({ Sid }) => Sid);

    expect(names).not.toContain("PullImages");
    expect(names).not.toContain("PullThroughCaches");
  });
});

it("the policy of sessions writes into their log group only", () => {
  expect(sessionPolicy(mockAccount, "/cloud/d1brv40-dev/ecs/sessions").Statement).toEqual([
    { Sid: "FindLogGroup", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
    {
      Sid: "LogSessions",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
      Resource: ["arn:aws:logs:us-east-1:111111111111:log-group:/cloud/d1brv40-dev/ecs/sessions:*"],
    },
  ]);
});

import type { PolicyDocument } from "@cloud/shared";
import { describe, expect, it } from "vitest";
import { type FunctionScope, functionPolicy, schedulerPolicy, workflowPolicy } from "./policies";

const scope: FunctionScope = {
  accountId: "111111111111",
  region: "eu-west-1",
  partition: "aws",
  logGroupArn: "arn:aws:logs:eu-west-1:111111111111:log-group:/aws/lambda/work",
  deadLettersArn: "arn:aws:sqs:eu-west-1:111111111111:work-dead-letters",
  queueArn: "arn:aws:sqs:eu-west-1:111111111111:work",
  queueKeyArn: "arn:aws:kms:eu-west-1:111111111111:key/general",
  inVpc: true,
  secretArns: ["arn:aws:secretsmanager:eu-west-1:111111111111:secret:token-AbCdEf"],
  secretsKeyArn: "arn:aws:kms:eu-west-1:111111111111:key/secrets",
  data: { bucketName: "data", keyArn: "arn:aws:kms:::key/storage", access: "readWrite" },
  permissions: [{ actions: ["dynamodb:GetItem"], resources: ["arn:aws:dynamodb:::table/a"] }],
};

const bare: FunctionScope = {
  ...scope,
  queueArn: undefined,
  inVpc: false,
  secretArns: [],
  data: undefined,
  permissions: [],
};

const sids = ({ Statement }: PolicyDocument) => Statement.map(({ Sid }) => Sid);

const policies: [string, PolicyDocument][] = [
  ["a function", functionPolicy(scope)],
  ["schedules", schedulerPolicy(["arn:a"], ["arn:b"], scope.queueKeyArn)],
  ["the workflow", workflowPolicy(["arn:a"])],
];

describe.each(policies)("the policy of %s", (_, policy) => {
  it("names every action in full, and each statement once", () => {
    const actions = policy.Statement.flatMap(({ Action }) => Action);

    expect(actions.filter((action) => action.includes("*"))).toEqual([]);
    expect(sids(policy)).toHaveLength(new Set(sids(policy)).size);
  });

  it("speaks of all resources only for what knows none", () => {
    const wide = policy.Statement.filter(
      ({ Effect, Resource }) => Effect === "Allow" && Resource === "*",
    ).flatMap(({ Action }) => Action);

    expect(wide.filter((action) => !/^(ec2|logs|xray):/.test(action))).toEqual([]);
  });
});

describe("a function", () => {
  it("may do nothing that it is not configured for", () => {
    expect(sids(functionPolicy(bare))).toEqual([
      "WriteLogs",
      "SendTraces",
      "PutAside",
      "UseQueueKey",
    ]);
    expect(sids(functionPolicy(scope))).toEqual([
      "WriteLogs",
      "SendTraces",
      "PutAside",
      "WorkOnQueue",
      "UseQueueKey",
      "AttachToVpc",
      "KeepCodeFromInterfaces",
      "ReadSecrets",
      "DecryptSecrets",
      "UseData",
      "ListData",
      "UseDataKey",
      "Configured1",
    ]);
  });

  it("writes to its own log and uses keys through their services only", () => {
    const { Statement } = functionPolicy(scope);
    const conditions = Statement.filter(({ Action }) =>
      [Action].flat().includes("kms:Decrypt"),
    ).map(({ Condition }) => Condition?.["StringEquals"]?.["kms:ViaService"]);

    expect(Statement[0]?.Resource).toBe(`${scope.logGroupArn}:*`);
    expect(conditions).toEqual([
      "sqs.eu-west-1.amazonaws.com",
      "secretsmanager.eu-west-1.amazonaws.com",
      "s3.eu-west-1.amazonaws.com",
    ]);
  });
});

it("a workflow without functions calls none", () => {
  expect(sids(workflowPolicy([]))).toEqual(["DeliverLogs", "SendTraces"]);
});

import { documentIn, find, namesOf } from "@cloud/shared/testing/expectations";
import { roleArn } from "@cloud/shared/testing/given";
import { mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";
import { full, given, load } from "./index.fixture";

let dev: ProgramRun;
let prod: ProgramRun;

beforeAll(async () => {
  dev = await runProgram({ stack: "compute-lambda", config: given, load });
  prod = await runProgram({
    stack: "compute-lambda",
    environment: "prod",
    config: full,
    load,
  });
});

describe("event sources", () => {
  it("poll the queue through the alias, and hide messages for long enough", () => {
    expect(find(dev, "EventSourceMapping", "example").inputs).toMatchObject({
      eventSourceArn: mockArn("aws:sqs/queue:Queue", "example"),
      functionName: mockArn("aws:lambda/alias:Alias", "example"),
      batchSize: 10,
      functionResponseTypes: ["ReportBatchItemFailures"],
    });
    const queue = find(prod, "sqs/queue:Queue", "mail");
    expect(queue.inputs["visibilityTimeoutSeconds"]).toBe(185);
    expect(documentIn(queue, "redrivePolicy")).toEqual({
      deadLetterTargetArn: mockArn("aws:sqs/queue:Queue", "mail-dead-letters"),
      maxReceiveCount: 5,
    });
    expect(find(prod, "EventSourceMapping", "mail").inputs).toMatchObject({
      batchSize: 100,
      maximumBatchingWindowInSeconds: 5,
      scalingConfig: { maximumConcurrency: 4 },
      functionResponseTypes: [],
    });
  });

  it("call at their times, with a role for just that", () => {
    expect(find(dev, "scheduler/schedule:Schedule", "example").inputs).toMatchObject({
      name: "d1brv40-dev-example",
      scheduleExpression: "rate(1 hour)",
      scheduleExpressionTimezone: "UTC",
      target: {
        arn: mockArn("aws:lambda/alias:Alias", "example"),
        roleArn: mockArn("aws:iam/role:Role", "function-schedules"),
        input: "{}",
        deadLetterConfig: { arn: mockArn("aws:sqs/queue:Queue", "example-dead-letters") },
      },
    });
    expect(
      documentIn(find(dev, "iam/role:Role", "function-schedules"), "assumeRolePolicy"),
    ).toMatchObject({
      Statement: [
        {
          Principal: { Service: "scheduler.amazonaws.com" },
          Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } },
        },
      ],
    });
    expect(namesOf(prod, "scheduler/schedule:Schedule")).toEqual([]);
  });

  it("let the bucket call the alias before it is told to", () => {
    const notification = find(prod, "BucketNotification", "bucket-events");

    expect(notification.inputs).toMatchObject({
      bucket: "acme-data",
      lambdaFunctions: [
        {
          id: "import",
          lambdaFunctionArn: mockArn("aws:lambda/alias:Alias", "import"),
          events: ["s3:ObjectCreated:*"],
          filterPrefix: "in/",
        },
      ],
    });
    expect(notification.dependencies).toContain("aws:lambda/permission:Permission import");
    expect(find(prod, "lambda/permission:Permission", "import").inputs).toMatchObject({
      function: "d1brv40-prod-import",
      qualifier: "live",
      principal: "s3.amazonaws.com",
      sourceArn: "arn:aws:s3:::acme-data",
      sourceAccount: "111111111111",
    });
  });
});

describe("the workflow", () => {
  it("calls the functions that it names, and logs errors without data", () => {
    const machine = find(prod, "sfn/stateMachine:StateMachine", "workflow");
    const alias = mockArn("aws:lambda/alias:Alias", "import");

    expect(documentIn(machine, "definition")).toMatchObject({
      States: { Import: { Resource: alias } },
    });
    expect(machine.inputs).toMatchObject({
      name: "d1brv40-prod-workflow",
      type: "STANDARD",
      loggingConfiguration: {
        logDestination: `${mockArn("aws:cloudwatch/logGroup:LogGroup", "workflow")}:*`,
        includeExecutionData: false,
      },
    });
    expect(documentIn(find(prod, "RolePolicy", "workflow"), "policy")).toMatchObject({
      Statement: [{ Sid: "Call", Resource: [alias] }, {}, {}],
    });
    expect(namesOf(dev, "sfn/stateMachine:StateMachine")).toEqual([]);
  });
});

describe("jobs", () => {
  it("run on Fargate in private subnets, with the roles of containers", () => {
    expect(find(prod, "batch/computeEnvironment:ComputeEnvironment", "jobs").inputs).toMatchObject({
      type: "MANAGED",
      computeResources: {
        type: "FARGATE",
        maxVcpus: 16,
        subnets: given.privateSubnetIds,
        securityGroupIds: ["sg-0f"],
      },
    });
    const definition = find(prod, "batch/jobDefinition:JobDefinition", "jobs");
    expect(documentIn(definition, "containerProperties")).toMatchObject({
      image: "registry/jobs:1",
      command: ["run"],
      executionRoleArn: roleArn("start"),
      jobRoleArn: roleArn("task"),
      resourceRequirements: [
        { type: "VCPU", value: "1" },
        { type: "MEMORY", value: "2048" },
      ],
      networkConfiguration: { assignPublicIp: "DISABLED" },
      logConfiguration: { options: { "awslogs-group": "/cloud/d1brv40-prod/jobs" } },
    });
    expect(find(prod, "batch/jobQueue:JobQueue", "jobs").inputs).toMatchObject({
      computeEnvironmentOrders: [
        {
          order: 1,
          computeEnvironment: mockArn("aws:batch/computeEnvironment:ComputeEnvironment", "jobs"),
        },
      ],
    });
    expect(namesOf(dev, "batch/jobQueue:JobQueue")).toEqual([]);
  });
});

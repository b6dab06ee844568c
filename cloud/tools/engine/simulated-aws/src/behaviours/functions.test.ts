import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TestCloud } from "../testing.ts";
import type { Properties } from "../values.ts";

const functionType = "aws:lambda/function:Function";
const alias = "aws:lambda/alias:Alias";
const mapping = "aws:lambda/eventSourceMapping:EventSourceMapping";
const permission = "aws:lambda/permission:Permission";
const queue = "aws:sqs/queue:Queue";

let cloud: TestCloud;
beforeEach(() => {
  cloud = new TestCloud();
});
afterEach(() => cloud.remove());

const roleFor = async (service: string) => {
  const statement = { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" };
  const assumeRolePolicy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const { properties } = await cloud.create("aws:iam/role:Role", service, {
    name: service.split(".")[0]!,
    assumeRolePolicy,
  });
  return properties.arn as string;
};
const argsOf = async (): Promise<Properties> => ({
  name: "work",
  role: await roleFor("lambda.amazonaws.com"),
  handler: "index.handler",
  runtime: "nodejs24.x",
  timeout: 60,
  publish: true,
});

describe("a function", () => {
  test("publishes a version for what it runs, and none for its tags", async () => {
    const args = await argsOf();
    const { id, properties } = await cloud.create(functionType, "work", args);
    const tagged = await cloud.update(functionType, "work", id, { ...args, tags: { a: "b" } });
    const changed = await cloud.update(functionType, "work", id, { ...args, memorySize: 512 });

    expect([properties.version, tagged.version, changed.version]).toEqual(["1", "1", "2"]);
    expect(changed.qualifiedArn).toMatch(/:function:work:2$/);
    expect(
      (await cloud.create(functionType, "x", { ...args, name: "x", publish: false })).properties
        .version,
    ).toBe("$LATEST");
  });

  test.each<[Properties, string]>([
    [
      { runtime: "" },
      "InvalidParameterValueException: Runtime and Handler are mandatory parameters for functions created with deployment packages.",
    ],
    [
      { timeout: 901 },
      "ValidationException: 1 validation error detected: Value '901' at 'timeout'",
    ],
    [{ name: "a b" }, "ValidationException: 1 validation error detected: Value 'a b'"],
  ])("with %j is refused", async (args, message) => {
    const usual = await argsOf();

    await expect(cloud.create(functionType, "work", { ...usual, ...args })).rejects.toThrow(
      `api error ${message}`,
    );
  });

  test("needs a role that Lambda may take on", async () => {
    const usual = await argsOf();
    const role = await roleFor("ec2.amazonaws.com");

    await expect(cloud.create(functionType, "work", { ...usual, role })).rejects.toThrow(
      "api error InvalidParameterValueException: The role defined for the function cannot be assumed by Lambda.",
    );
  });
});

describe("an alias", () => {
  test("stands for a version that there is", async () => {
    await cloud.create(functionType, "work", await argsOf());
    const point = (name: string, functionVersion: string) =>
      cloud.create(alias, name, { name, functionName: "work", functionVersion });

    expect((await point("live", "1")).properties.invokeArn).toBe(
      "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:111111111111:function:work:live/invocations",
    );
    await expect(point("next", "2")).rejects.toThrow(
      "api error ResourceNotFoundException: Function not found: arn:aws:lambda:us-east-1:111111111111:function:work:2",
    );
  });
});

describe("a permission", () => {
  test("has a name of its own among those of its function", async () => {
    const args = await argsOf();
    await cloud.create(functionType, "work", args);
    const allow = (name: string, target = "work") =>
      cloud.create(permission, name, {
        statementId: "Call",
        action: "lambda:InvokeFunction",
        function: target,
        principal: "s3.amazonaws.com",
      });
    await allow("first");

    await expect(allow("second")).rejects.toThrow(
      "api error ResourceConflictException: The statement id (Call) provided already exists.",
    );
    await cloud.create(functionType, "other", { ...args, name: "other" });
    await expect(allow("third", "other")).resolves.toBeDefined();
  });
});

describe("the notifications of a bucket", () => {
  test("need a permission for just what they call", async () => {
    const { properties } = await cloud.create(functionType, "work", await argsOf());
    await cloud.create(alias, "live", { name: "live", functionName: "work", functionVersion: "1" });
    const { id: bucket } = await cloud.create("aws:s3/bucket:Bucket", "data", { bucket: "a-data" });
    const notify = () =>
      cloud.create("aws:s3/bucketNotification:BucketNotification", "data", {
        bucket,
        lambdaFunctions: [
          {
            lambdaFunctionArn: `${properties.arn as string}:live`,
            events: ["s3:ObjectCreated:*"],
          },
        ],
      });
    const allow = (name: string, args: Properties) =>
      cloud.create(permission, name, {
        statementId: name,
        action: "lambda:InvokeFunction",
        function: "work",
        principal: "s3.amazonaws.com",
        ...args,
      });

    await allow("whole", {});
    await expect(notify()).rejects.toThrow(
      "api error InvalidArgument: Unable to validate the following destination configurations",
    );
    await allow("alias", { qualifier: "live" });
    await expect(notify()).resolves.toBeDefined();
  });
});

describe("a queue", () => {
  test.each<[Properties, string]>([
    [
      { name: "a.b" },
      "InvalidParameterValue: Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length",
    ],
    [
      { messageRetentionSeconds: 10 },
      "InvalidAttributeValue: Invalid value for the parameter MessageRetentionPeriod.",
    ],
    [{ redrivePolicy: "none" }, "InvalidParameterValue: Value none for parameter RedrivePolicy is"],
    [
      { redrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:none","maxReceiveCount":3}' },
      'InvalidParameterValue: Value {"deadLetterTargetArn":"arn:aws:sqs:none","maxReceiveCount":3} for parameter RedrivePolicy is invalid. Reason: Dead letter target does not exist.',
    ],
  ])("with %j is refused", async (args, message) => {
    await expect(cloud.create(queue, "work", { name: "work", ...args })).rejects.toThrow(
      `api error ${message}`,
    );
  });

  test("hides a message at least as long as the function works on it, and is polled once", async () => {
    await cloud.create(functionType, "work", await argsOf());
    const short = await cloud.create(queue, "short", { name: "short" });
    const long = await cloud.create(queue, "long", { visibilityTimeoutSeconds: 360 });
    const poll = (name: string, eventSourceArn: string, args: Properties = {}) =>
      cloud.create(mapping, name, { eventSourceArn, functionName: "work", ...args });

    await expect(poll("short", short.properties.arn as string)).rejects.toThrow(
      "api error InvalidParameterValueException: Queue visibility timeout: 30 seconds is less than Function timeout: 60 seconds",
    );
    await expect(poll("none", "arn:aws:sqs:us-east-1:111111111111:none")).rejects.toThrow(
      "SQS Error Code: AWS.SimpleQueueService.NonExistentQueue",
    );
    const { id } = await poll("long", long.properties.arn as string);
    await expect(poll("again", long.properties.arn as string)).rejects.toThrow(
      `provided mapping already exists. Please update or delete the existing mapping with UUID ${id}`,
    );
    await expect(
      poll("lost", long.properties.arn as string, { functionName: "nobody" }),
    ).rejects.toThrow("api error ResourceNotFoundException: Function not found: nobody");
  });
});

describe("a schedule", () => {
  const schedule = (args: Properties, roleArn: string) =>
    cloud.create("aws:scheduler/schedule:Schedule", "hourly", {
      name: "hourly",
      scheduleExpression: "rate(1 hour)",
      flexibleTimeWindow: { mode: "OFF" },
      target: { arn: "arn:aws:lambda:us-east-1:111111111111:function:work", roleArn },
      ...args,
    });

  test.each(["rate(2 years)", "rate( 2 hours )", "rate(0 minutes)", "cron(0 6 * * * *)", "daily"])(
    "is not at %s",
    async (scheduleExpression) => {
      const role = await roleFor("scheduler.amazonaws.com");

      await expect(schedule({ scheduleExpression }, role)).rejects.toThrow(
        `api error ValidationException: Invalid Schedule Expression ${scheduleExpression}.`,
      );
    },
  );

  test("needs a role and a time zone that there are", async () => {
    const role = await roleFor("scheduler.amazonaws.com");
    const refused = schedule({}, await roleFor("events.amazonaws.com"));

    await expect(refused).rejects.toThrow(
      "The execution role you provide must allow AWS EventBridge Scheduler to assume the role.",
    );
    await expect(schedule({ scheduleExpressionTimezone: "Mars" }, role)).rejects.toThrow(
      "api error ValidationException: Provided timezone is invalid.",
    );
    expect((await schedule({ scheduleExpression: "cron(0 6 ? * MON *)" }, role)).id).toBe(
      "default/hourly",
    );
  });
});

describe("a state machine", () => {
  const machine = async (definition: string, args: Properties = {}) =>
    cloud.create("aws:sfn/stateMachine:StateMachine", "flow", {
      name: "flow",
      definition,
      roleArn: await roleFor("states.amazonaws.com"),
      ...args,
    });
  const valid = '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}';

  test.each([
    ["{", "INVALID_JSON_DESCRIPTION"],
    ['{"StartAt":"A"}', "SCHEMA_VALIDATION_FAILED: The field 'States' is required"],
    ['{"States":{}}', "SCHEMA_VALIDATION_FAILED: The field 'StartAt' is required"],
    [
      '{"StartAt":"B","States":{"A":{}}}',
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /StartAt",
    ],
    [
      '{"StartAt":"A","States":{"A":{"Next":"B"}}}',
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next",
    ],
  ])("is not made of %s", async (definition, problem) => {
    await expect(machine(definition)).rejects.toThrow(
      `api error InvalidDefinition: Invalid State Machine Definition: '${problem}`,
    );
  });

  test("has a role that Step Functions may take on, and a log group with all its streams", async () => {
    const roleArn = await roleFor("lambda.amazonaws.com");

    await expect(machine(valid, { roleArn })).rejects.toThrow("api error AccessDeniedException");
    await cloud.delete("aws:iam/role:Role", "states", "states");
    await expect(
      machine(valid, { loggingConfiguration: { logDestination: "arn:aws:logs:x:log-group:y" } }),
    ).rejects.toThrow("api error InvalidLoggingConfiguration");
  });
});

describe("batch", () => {
  const environment = "aws:batch/computeEnvironment:ComputeEnvironment";
  const define = (container: Properties) =>
    cloud.create("aws:batch/jobDefinition:JobDefinition", "jobs", {
      name: "jobs",
      type: "container",
      platformCapabilities: ["FARGATE"],
      containerProperties: JSON.stringify(container),
    });
  const size = (vcpus: string, memory: string) => [
    { type: "VCPU", value: vcpus },
    { type: "MEMORY", value: memory },
  ];

  test("keeps an environment that a queue uses, and makes no queue without one", async () => {
    const { id, properties } = await cloud.create(environment, "jobs", {
      name: "jobs",
      type: "MANAGED",
    });
    const line = (name: string, orders: Properties[]) =>
      cloud.create("aws:batch/jobQueue:JobQueue", name, {
        name,
        priority: 1,
        state: "ENABLED",
        computeEnvironmentOrders: orders,
      });
    await line("jobs", [{ order: 1, computeEnvironment: properties.arn! }]);

    await expect(cloud.delete(environment, "jobs", id)).rejects.toThrow(
      "api error ClientException: Cannot delete, found existing JobQueue relationship",
    );
    await expect(line("none", [])).rejects.toThrow(
      "api error ClientException: At least 1 compute environment must be provided",
    );
    await expect(line("lost", [{ order: 1, computeEnvironment: "arn:x" }])).rejects.toThrow(
      "api error ClientException: arn:x does not exist",
    );
  });

  test("defines jobs in the sizes of Fargate, each time another revision", async () => {
    const executionRoleArn = "arn:aws:iam::111111111111:role/start";
    const container = { executionRoleArn, resourceRequirements: size("1", "2048") };

    await expect(define({ ...container, resourceRequirements: size("1", "512") })).rejects.toThrow(
      "api error ClientException: Error executing request, Exception : Fargate resource requirements (1.00 vCPU, 512 MiB) not valid.",
    );
    await expect(define({ resourceRequirements: size("1", "2048") })).rejects.toThrow(
      "api error ClientException: Error executing request, Exception : executionRoleArn is required for Fargate jobs.",
    );
    const { id, properties } = await define(container);
    const next = await cloud.update("aws:batch/jobDefinition:JobDefinition", "jobs", id, {
      name: "jobs",
      type: "container",
      timeout: { attemptDurationSeconds: 60 },
    });
    expect([properties.revision, next.revision]).toEqual([1, 2]);
    expect(next.arn).toBe("arn:aws:batch:us-east-1:111111111111:job-definition/jobs:2");
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TestCloud } from "../testing.ts";
import type { Properties } from "../values.ts";

let cloud: TestCloud;
beforeEach(() => {
  cloud = new TestCloud();
});
afterEach(() => cloud.remove());

const topicArn = "arn:aws:sns:us-east-1:111111111111:alerts";

describe("an alarm", () => {
  const alarm = (args: Properties) =>
    cloud.create("aws:cloudwatch/metricAlarm:MetricAlarm", "cpu", {
      name: "cpu",
      namespace: "AWS/EC2",
      metricName: "CPUUtilization",
      statistic: "Average",
      comparisonOperator: "GreaterThanThreshold",
      evaluationPeriods: 3,
      period: 300,
      threshold: 80,
      ...args,
    });

  test("is known by its name and replaces what it said before", async () => {
    await alarm({});

    expect((await alarm({ threshold: 90 })).properties).toMatchObject({
      arn: "arn:aws:cloudwatch:us-east-1:111111111111:alarm:cpu",
      threshold: 90,
    });
  });

  test.each([
    [
      { extendedStatistic: "p95" },
      "Exactly one of Statistic or ExtendedStatistic must be specified",
    ],
    [{ period: 45 }, "Period must be 10, 20, 30 or a multiple of 60"],
    [
      { evaluationPeriods: 300 },
      "Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= 86400).",
    ],
    [{ datapointsToAlarm: 4 }, "DatapointsToAlarm must be less than or equal to EvaluationPeriods"],
    [{ alarmActions: ["alerts"] }, "Invalid arn syntax: alerts"],
  ])("is refused with %o", async (args: Properties, message) => {
    await expect(alarm(args)).rejects.toThrow(
      `creating CloudWatch Metric Alarm (cpu): operation error CloudWatch:`,
    );
    await expect(alarm(args)).rejects.toThrow(`api error ValidationError: ${message}`);
  });
});

describe("a dashboard", () => {
  const dashboard = (dashboardName: string, body: unknown) =>
    cloud.create("aws:cloudwatch/dashboard:Dashboard", "main", {
      dashboardName,
      dashboardBody: typeof body === "string" ? body : JSON.stringify(body),
    });

  test("has widgets that are well-formed", async () => {
    await expect(dashboard("main", { widgets: [] })).resolves.toBeDefined();
    await expect(dashboard("main board", { widgets: [] })).rejects.toThrow(
      "api error InvalidParameterValue: The value main board for parameter DashboardName",
    );
    await expect(dashboard("main", "{")).rejects.toThrow(
      "api error InvalidParameterInput: The dashboard body is invalid, there are 1 validation errors",
    );
    await expect(dashboard("main", {})).rejects.toThrow(
      'Should have required property \\"widgets\\"',
    );
    await expect(
      dashboard("main", { widgets: [{ type: "metric", properties: {} }] }),
    ).rejects.toThrow("/widgets/0/properties/region");
  });
});

describe("a metric filter", () => {
  const filter = (logGroupName: string, metricTransformation: Properties) =>
    cloud.create("aws:cloudwatch/logMetricFilter:LogMetricFilter", "errors", {
      name: "errors",
      logGroupName,
      pattern: "ERROR",
      metricTransformation: {
        name: "Errors",
        namespace: "logs",
        value: "1",
        ...metricTransformation,
      },
    });

  test("reads an existing log group, and counts silence only without dimensions", async () => {
    await cloud.create("aws:cloudwatch/logGroup:LogGroup", "web", { name: "/web" });

    await expect(filter("/none", {})).rejects.toThrow(
      "api error ResourceNotFoundException: The specified log group does not exist.",
    );
    await expect(
      filter("/web", { defaultValue: "0", dimensions: { level: "$.level" } }),
    ).rejects.toThrow("dimensions and default value are mutually exclusive properties");
    await expect(filter("/web", { name: "a:b" })).rejects.toThrow("metricName");
    await expect(filter("/web", { defaultValue: "0" })).resolves.toBeDefined();
  });
});

describe("a resource policy of logs", () => {
  const policy = (name: string, policyDocument: string) =>
    cloud.create("aws:cloudwatch/logResourcePolicy:LogResourcePolicy", name, {
      policyName: name,
      policyDocument,
    });

  test("is JSON, and one of ten", async () => {
    await expect(policy("bad", "{")).rejects.toThrow("api error InvalidParameterException");
    for (const name of "abcdefghij") {
      await policy(name, '{"Statement":[]}');
    }
    await expect(policy("k", '{"Statement":[]}')).rejects.toThrow(
      "api error LimitExceededException: Resource limit exceeded.",
    );
  });
});

describe("a topic", () => {
  const subscribe = (protocol: string, endpoint: string) =>
    cloud.create("aws:sns/topicSubscription:TopicSubscription", "team", {
      topic: topicArn,
      protocol,
      endpoint,
    });
  const allow = (policy: string) =>
    cloud.create("aws:sns/topicPolicy:TopicPolicy", "alerts", { arn: topicArn, policy });

  test("comes before its policy and its subscriptions", async () => {
    await expect(subscribe("email", "team@example.com")).rejects.toThrow(
      "api error NotFound: Topic does not exist",
    );
    await expect(allow('{"Statement":[]}')).rejects.toThrow("api error NotFound");
    await expect(cloud.create("aws:sns/topic:Topic", "odd", { name: "my alerts" })).rejects.toThrow(
      "api error InvalidParameter: Invalid parameter: Topic Name",
    );
  });

  test("tells endpoints that fit their protocol, once they agree", async () => {
    await cloud.create("aws:sns/topic:Topic", "alerts", { name: "alerts" });

    await expect(subscribe("email", "team")).rejects.toThrow("Invalid parameter: Email address");
    await expect(subscribe("sqs", "https://sqs")).rejects.toThrow("SQS endpoint ARN");
    const { properties } = await subscribe("email", "team@example.com");
    expect(properties.pendingConfirmation).toBe(true);
    const queue = await subscribe("sqs", "arn:aws:sqs:us-east-1:111111111111:q");
    expect(queue.properties.pendingConfirmation).toBe(false);
  });

  test("has a policy about itself", async () => {
    await cloud.create("aws:sns/topic:Topic", "alerts", { name: "alerts" });
    const statement = (Action: string) => JSON.stringify({ Statement: [{ Action }] });

    await expect(allow("{")).rejects.toThrow("Invalid parameter: Policy Error: null");
    await expect(allow(statement("sqs:SendMessage"))).rejects.toThrow(
      "Policy statement action out of service scope!",
    );
    await expect(allow(statement("sns:Publish"))).resolves.toBeDefined();
  });
});

describe("a sampling rule", () => {
  const rule = (name: string, args: Properties = {}) =>
    cloud.create("aws:xray/samplingRule:SamplingRule", name, {
      ruleName: "requests",
      fixedRate: 0.1,
      host: "*",
      httpMethod: "*",
      priority: 1000,
      reservoirSize: 1,
      resourceArn: "*",
      serviceName: "*",
      serviceType: "*",
      urlPath: "*",
      version: 1,
      ...args,
    });

  test("has a name of its own, a share and a place", async () => {
    expect((await rule("requests")).id).toBe("requests");
    await expect(rule("twin")).rejects.toThrow("api error InvalidRequestException");
    await expect(rule("much", { ruleName: "much", fixedRate: 5 })).rejects.toThrow("FixedRate");
    await expect(rule("late", { ruleName: "late", priority: 10000 })).rejects.toThrow("Priority");
  });
});

describe("a budget", () => {
  const budget = (name: string, args: Properties = {}) =>
    cloud.create("aws:budgets/budget:Budget", name, {
      name: "monthly",
      budgetType: "COST",
      limitAmount: "100",
      limitUnit: "USD",
      timeUnit: "MONTHLY",
      ...args,
    });
  const notification = (args: Properties) => ({
    notifications: [
      {
        comparisonOperator: "GREATER_THAN",
        notificationType: "ACTUAL",
        threshold: 80,
        thresholdType: "PERCENTAGE",
        ...args,
      },
    ],
  });

  test("exists once in the account, has a limit, and tells somebody", async () => {
    expect((await budget("monthly")).id).toBe("111111111111:monthly");
    await expect(budget("twin")).rejects.toThrow(
      "api error DuplicateRecordException: Error creating budget: monthly - the budget already exists.",
    );
    await expect(budget("none", { name: "none", limitAmount: "0" })).rejects.toThrow(
      "api error InvalidParameterException: Budget limit amount must be greater than zero.",
    );
    await expect(budget("mute", { name: "mute", ...notification({}) })).rejects.toThrow(
      "A notification must have at least one subscriber.",
    );
  });
});

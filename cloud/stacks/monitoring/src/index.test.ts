import {
  documentIn,
  expectWellBehaved,
  find,
  namesOf,
  ofType,
} from "@cloud/shared/testing/expectations";
import { keyArn } from "@cloud/shared/testing/given";
import { mockAccount, mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";
import { alarmPattern, deliveryPolicy } from "./alarm-log";
import { topicPolicy } from "./topic-policy";

const load = () => import("./index.js");

const topicArn = (name: string) => mockArn("aws:sns/topic:Topic", name);
const alarmType = "cloudwatch/metricAlarm:MetricAlarm";

const everything = {
  generalKeyArn: keyArn("general"),
  logsKeyArn: keyArn("logs"),
  webAclArn: "arn:aws:wafv2:us-east-1:111111111111:regional/webacl/d1brv40-dev-web-acl/0f0f",
  certificateArn: "arn:aws:acm:us-east-1:111111111111:certificate/0f0f",
  natGatewayIds: ["nat-0a"],
  rotationFunctionArn: "arn:aws:lambda:us-east-1:111111111111:function:d1brv40-dev-rotation",
  dataBucketName: "d1brv40-dev-data",
  fileSystemId: "fs-0a",
  userPoolId: "us-east-1_abc",
  userPoolClientIds: { web: "client-of-web" },
  databaseInstances: ["d1brv40-dev-database"],
  databaseCluster: "",
  repositoryNames: ["d1brv40-dev-web"],
  buildProjects: ["d1brv40-dev-web"],
  ecsCluster: "d1brv40-dev-apps",
  ecsLoadBalancer: "app/apps/0a",
  ecsServices: ["d1brv40-dev-web"],
  ecsTargetGroups: { web: "targetgroup/web/0a" },
  ecsLogGroups: ["/cloud/d1brv40-dev/containers-apps/web"],
  eksCluster: "d1brv40-dev-eks",
  apiId: "api1234567",
  apiStage: "$default",
  autoScalingGroup: "d1brv40-dev-instances",
  instanceLoadBalancer: "app/instances/0b",
  instanceTargetGroup: "targetgroup/instances/0b",
  functions: ["d1brv40-dev-orders"],
  functionLogGroups: ["/aws/lambda/d1brv40-dev-orders"],
  deadLetterQueues: ["d1brv40-dev-orders-dead"],
  subscriptions: [
    { name: "team", protocol: "email", endpoint: "team@example.com" },
    { name: "pager", protocol: "https", endpoint: "https://example.com/", severity: "critical" },
  ],
  budgetScope: "deployment",
};

const inProd = JSON.parse(
  JSON.stringify(everything).replaceAll("d1brv40-dev", "d1brv40-prod"),
) as typeof everything;

let bare: ProgramRun;
let full: ProgramRun;
let prod: ProgramRun;

beforeAll(async () => {
  bare = await runProgram({ stack: "monitoring", config: { monthlyBudgetUsd: 0 }, load });
  full = await runProgram({ stack: "monitoring", config: everything, load });
  prod = await runProgram({
    stack: "monitoring",
    environment: "prod",
    config: { ...inProd, thresholds: { cpuPercent: 60 }, budgetScope: "account" },
    load,
  });
});

describe("the monitoring program", () => {
  it("exports what its template declares, whatever is deployed", () => {
    expectWellBehaved("monitoring", [bare, full, prod]);
  });

  it("exports names of what is there, and nothing for what is not", () => {
    expect(bare.outputs).toMatchObject({
      alarmArns: {},
      budgetName: "",
      dashboardNames: ["d1brv40-dev-overview"],
    });
    expect(full.outputs).toMatchObject({
      alertTopicArn: topicArn("alert"),
      criticalTopicArn: topicArn("critical"),
      alarmLogGroupName: "/cloud/d1brv40-dev/monitoring/alarms",
      metricNamespace: "d1brv40-dev/logs",
      traceGroupNames: ["d1brv40-dev-failed", "d1brv40-dev-slow"],
      budgetName: "d1brv40-dev-monthly",
    });
    expect(Object.keys(full.outputs["alarmArns"] as object).toSorted()).toEqual(
      namesOf(full, alarmType),
    );
  });

  it("keeps the names of all resources, which Pulumi knows them by", () => {
    expect(namesOf(bare, "")).toMatchSnapshot();
    expect(namesOf(full, "")).toMatchSnapshot();
  });
});

describe("alarms", () => {
  it("tell the topic of their severity, also when they are over", () => {
    const alarm = find(prod, alarmType, "containers-apps-web-processors");

    expect(alarm.inputs).toEqual({
      name: "d1brv40-prod-containers-apps-web-processors",
      alarmDescription: expect.stringContaining("short of processors") as string,
      namespace: "AWS/ECS",
      metricName: "CPUUtilization",
      dimensions: { ClusterName: "d1brv40-prod-apps", ServiceName: "d1brv40-prod-web" },
      statistic: "Average",
      period: 300,
      evaluationPeriods: 3,
      datapointsToAlarm: 3,
      comparisonOperator: "GreaterThanThreshold",
      threshold: 60,
      treatMissingData: "notBreaching",
      actionsEnabled: true,
      alarmActions: [topicArn("alert")],
      okActions: [topicArn("alert")],
      tags: {
        Name: "d1brv40-prod-containers-apps-web-processors",
        Severity: "alert",
        Watches: "containers-apps",
      },
    });
  });

  it("of percentiles are told as such, and dev tells nobody", () => {
    const { inputs } = find(full, alarmType, "services-api-api-latency");

    expect(inputs).toMatchObject({ extendedStatistic: "p95", actionsEnabled: false });
    expect(Object.keys(inputs)).not.toContain("statistic");
  });
});

describe("dashboards", () => {
  it("are one a deployed stack, and one with all alarms", () => {
    expect(full.outputs["dashboardNames"]).toHaveLength(16);
    expect(namesOf(full, "dashboard:Dashboard")).toContain("services-eks");
    const overview = documentIn(find(full, "dashboard:Dashboard", "overview"), "dashboardBody");
    expect(overview).toMatchObject({
      widgets: [{ type: "alarm", properties: { title: "Alarms" } }],
    });
    expect(documentIn(find(bare, "dashboard:Dashboard", "overview"), "dashboardBody")).toEqual({
      widgets: [],
    });
  });

  it("show the alarms of their stack above its graphs", () => {
    expect(documentIn(find(full, "dashboard:Dashboard", "network"), "dashboardBody")).toMatchObject(
      {
        widgets: [
          {
            type: "alarm",
            properties: {
              alarms: [mockArn(`aws:${alarmType}`, "network-nat-0a-ports-not-found")],
            },
          },
          { type: "metric", properties: { region: "us-east-1" } },
          { type: "metric" },
          { type: "metric" },
          { type: "metric" },
        ],
      },
    );
  });
});

describe("topics", () => {
  it("are encrypted, and published to by alarms and budgets of the account", () => {
    expect(find(full, "sns/topic:Topic", "critical").inputs).toEqual({
      name: "d1brv40-dev-critical",
      kmsMasterKeyId: keyArn("general"),
      tags: { Name: "d1brv40-dev-critical" },
    });
    expect(documentIn(find(full, "TopicPolicy", "alert"), "policy")).toEqual(
      topicPolicy(topicArn("alert"), mockAccount.accountId),
    );
    expect(Object.keys(find(bare, "sns/topic:Topic", "alert").inputs)).not.toContain(
      "kmsMasterKeyId",
    );
  });

  it("tell subscribers what they asked for", () => {
    expect(namesOf(full, "TopicSubscription")).toEqual([
      "alert-team",
      "critical-pager",
      "critical-team",
    ]);
    expect(find(full, "TopicSubscription", "critical-pager").inputs).toEqual({
      topic: topicArn("critical"),
      protocol: "https",
      endpoint: "https://example.com/",
    });
  });
});

describe("logs", () => {
  it("of functions and services are searched for errors", () => {
    expect(ofType(full, "LogMetricFilter").map(({ inputs }) => inputs)).toContainEqual({
      name: "d1brv40-dev-errors",
      logGroupName: "/aws/lambda/d1brv40-dev-orders",
      pattern: "?ERROR ?FATAL ?CRITICAL",
      metricTransformation: {
        namespace: "d1brv40-dev/logs",
        name: "/aws/lambda/d1brv40-dev-orders",
        value: "1",
        defaultValue: "0",
        unit: "Count",
      },
    });
    expect(find(full, alarmType, "compute-lambda-orders-errors-in-logs").inputs).toMatchObject({
      namespace: "d1brv40-dev/logs",
      metricName: "/aws/lambda/d1brv40-dev-orders",
      threshold: 10,
    });
  });

  it("of alarms are kept longer than CloudWatch remembers", () => {
    const logGroupArn = mockArn("aws:cloudwatch/logGroup:LogGroup", "alarm-log");
    const ruleArn = mockArn("aws:cloudwatch/eventRule:EventRule", "alarm-log");

    expect(find(prod, "LogGroup", "alarm-log").inputs).toMatchObject({
      name: "/cloud/d1brv40-prod/monitoring/alarms",
      retentionInDays: 731,
      kmsKeyId: keyArn("logs"),
    });
    expect(documentIn(find(full, "EventRule", "alarm-log"), "eventPattern")).toEqual(
      alarmPattern(mockAccount, "d1brv40-dev"),
    );
    expect(documentIn(find(full, "LogResourcePolicy", "alarm-log"), "policyDocument")).toEqual(
      deliveryPolicy(logGroupArn, ruleArn),
    );
    expect(find(full, "EventTarget", "alarm-log")).toMatchObject({
      inputs: { rule: "d1brv40-dev-alarm-log", arn: logGroupArn },
      dependencies: expect.arrayContaining([
        "aws:cloudwatch/logResourcePolicy:LogResourcePolicy alarm-log",
      ]) as string[],
    });
  });
});

describe("traces", () => {
  it("are those of services of the environment, all in dev and few in prod", () => {
    expect(find(full, "SamplingRule", "requests").inputs).toMatchObject({
      ruleName: "d1brv40-dev-requests",
      serviceName: "d1brv40-dev-*",
      reservoirSize: 1,
      fixedRate: 1,
      priority: 1000,
    });
    expect(find(prod, "SamplingRule", "requests").inputs["fixedRate"]).toBe(0.05);
    expect(find(prod, "xray/group:Group", "slow").inputs).toMatchObject({
      groupName: "d1brv40-prod-slow",
      filterExpression: "responsetime > 2",
    });
  });
});

describe("the budget", () => {
  it("warns before the costs are too high, and calls when they are", () => {
    const budget = find(prod, "budgets/budget:Budget", "budget").inputs;

    expect(budget).toMatchObject({
      name: "d1brv40-prod-monthly",
      budgetType: "COST",
      timeUnit: "MONTHLY",
      limitAmount: "3000",
      limitUnit: "USD",
      notifications: [
        { notificationType: "ACTUAL", threshold: 80, subscriberSnsTopicArns: [topicArn("alert")] },
        { notificationType: "FORECASTED", threshold: 100 },
        {
          notificationType: "ACTUAL",
          threshold: 100,
          subscriberSnsTopicArns: [topicArn("critical")],
        },
      ],
    });
    expect(Object.keys(budget)).not.toContain("costFilters");
  });

  it("counts the deployment alone on demand, or does not exist", () => {
    expect(find(full, "budgets/budget:Budget", "budget").inputs["costFilters"]).toEqual([
      { name: "TagKeyValue", values: ["user:deployment$D1BRV40"] },
    ]);
    expect(namesOf(bare, "budgets/budget:Budget")).toEqual([]);
  });
});

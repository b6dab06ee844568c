import * as pulumi from "@pulumi/pulumi";
import { mapValues, type StackOutputs } from "@cloud/shared";
import type { Monitoring } from "./monitoring";

/** What other stacks may use, as the template of the stack declares it. */
export function monitoringOutputs(monitoring: Monitoring) {
  const { alarms, alarmLog, budget, dashboards, logMetrics, topics, tracing } = monitoring;
  return {
    dashboardNames: pulumi.output(dashboards.dashboards.map((board) => board.dashboardName)),
    alarmArns: pulumi.output(mapValues(alarms.alarms, (alarm) => alarm.arn)),
    alertTopicArn: topics.topics.alert.arn,
    criticalTopicArn: topics.topics.critical.arn,
    alarmLogGroupName: alarmLog.logGroup.name,
    metricNamespace: pulumi.output(logMetrics.namespace),
    samplingRuleName: tracing.rule.id,
    traceGroupNames: pulumi.output(tracing.groups.map((group) => group.groupName)),
    budgetName: budget?.budget.name ?? pulumi.output(""),
  } satisfies Record<keyof StackOutputs["monitoring"], pulumi.Output<unknown>>;
}

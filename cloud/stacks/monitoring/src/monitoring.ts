import * as pulumi from "@pulumi/pulumi";
import {
  currentAccount,
  mapValues,
  namePrefix,
  type ParametersOf,
  type StackContext,
} from "@cloud/shared";
import { AlarmLog } from "./alarm-log";
import { planAlarms } from "./alarm-plan";
import { Alarms } from "./alarms";
import { Budget } from "./budget";
import { planDashboards } from "./dashboard-plan";
import { Dashboards } from "./dashboards";
import type { definition } from "./definition";
import { takeInventory } from "./inventory";
import { LogMetrics, metricNamespace } from "./log-metrics";
import { planLogs } from "./log-plan";
import { planSignals } from "./signals";
import { Topics } from "./topics";
import { Tracing } from "./tracing";

export type MonitoringParameters = ParametersOf<typeof definition>;

export type Thresholds = MonitoringParameters["thresholds"];

export interface MonitoringArgs {
  readonly context: StackContext;
  readonly parameters: MonitoringParameters;
}

/** Watches whatever else is deployed, and tells somebody. */
export class Monitoring extends pulumi.ComponentResource {
  readonly topics: Topics;
  readonly logMetrics: LogMetrics;
  readonly alarms: Alarms;
  readonly alarmLog: AlarmLog;
  readonly dashboards: Dashboards;
  readonly tracing: Tracing;
  readonly budget: Budget | undefined;

  constructor(name: string, args: MonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:monitoring:Monitoring", name, {}, opts);
    const { context, parameters } = args;
    const account = currentAccount({ parent: this });
    const inventory = takeInventory(parameters);
    const logs = planLogs(inventory);
    const namespace = metricNamespace(context);
    const signals = planSignals(inventory, logs, namespace, parameters.thresholds);
    const alarms = planAlarms(signals, namePrefix(context));
    this.topics = new Topics(
      "topics",
      {
        context,
        account,
        keyArn: parameters.generalKeyArn || undefined,
        subscriptions: parameters.subscriptions,
      },
      { parent: this },
    );
    const topicArns = mapValues(this.topics.topics, (topic) => topic.arn);
    this.logMetrics = new LogMetrics(
      "log-metrics",
      { context, logs, pattern: parameters.errorPattern },
      { parent: this },
    );
    this.alarms = new Alarms(
      "alarms",
      { context, topicArns, notify: parameters.notify, alarms },
      { parent: this },
    );
    this.dashboards = new Dashboards(
      "dashboards",
      {
        context,
        account,
        dashboards: planDashboards(signals),
        alarms,
        made: this.alarms.alarms,
      },
      { parent: this },
    );
    this.alarmLog = new AlarmLog(
      "alarm-log",
      {
        context,
        account,
        retentionDays: parameters.alarmLogRetentionDays,
        keyArn: parameters.logsKeyArn || undefined,
      },
      { parent: this },
    );
    this.tracing = new Tracing(
      "tracing",
      {
        context,
        requestsPerSecond: parameters.tracedRequestsPerSecond,
        share: parameters.tracedShare,
        slowSeconds: parameters.slowTraceSeconds,
      },
      { parent: this },
    );
    this.budget =
      parameters.monthlyBudgetUsd > 0
        ? new Budget(
            "budget",
            {
              context,
              monthlyUsd: parameters.monthlyBudgetUsd,
              scope: parameters.budgetScope,
              topicArns,
            },
            { parent: this },
          )
        : undefined;
    this.registerOutputs({});
  }
}

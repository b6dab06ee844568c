import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameLimits, nameTags, resourceName, type StackContext } from "@cloud/shared";
import type { Alarm } from "./alarm-plan";
import type { Severity } from "./signal";

export interface AlarmsArgs {
  readonly context: StackContext;
  readonly topicArns: Readonly<Record<Severity, pulumi.Output<string>>>;
  readonly notify: boolean;
  readonly alarms: readonly Alarm[];
}

/** Alarms by their keys. */
export class Alarms extends pulumi.ComponentResource {
  readonly alarms: Readonly<Record<string, aws.cloudwatch.MetricAlarm>>;

  constructor(name: string, args: AlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:monitoring:Alarms", name, {}, opts);
    this.alarms = Object.fromEntries(
      args.alarms.map((alarm) => [alarm.key, this.#alarm(alarm, args)]),
    );
    this.registerOutputs({});
  }

  #alarm(alarm: Alarm, { context, topicArns, notify }: AlarmsArgs): aws.cloudwatch.MetricAlarm {
    const { key, statistic } = alarm;
    const actions = [topicArns[alarm.severity]];
    return new aws.cloudwatch.MetricAlarm(
      key,
      {
        name: resourceName(context, key, nameLimits.alarm),
        alarmDescription: alarm.description,
        namespace: alarm.namespace,
        metricName: alarm.metric,
        dimensions: alarm.dimensions,
        ...(statistic === "p95" ? { extendedStatistic: statistic } : { statistic }),
        period: alarm.periodSeconds,
        evaluationPeriods: alarm.periods,
        datapointsToAlarm: alarm.periods,
        comparisonOperator: alarm.comparison,
        threshold: alarm.threshold,
        // Most metrics are silent when nothing happens.
        treatMissingData: "notBreaching",
        actionsEnabled: notify,
        alarmActions: actions,
        okActions: actions,
        tags: nameTags(context, key, { Severity: alarm.severity, Watches: alarm.stack }),
      },
      { parent: this },
    );
  }
}

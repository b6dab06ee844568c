// Generated from templates/config/monitoring.yaml by `npm run generate`. Changes belong there.

export interface MonitoringOutputs {
  /** Names of the dashboards. */
  readonly dashboardNames: readonly string[];
  /** ARNs of the alarms by their short names. */
  readonly alarmArns: Readonly<Record<string, unknown>>;
  /** Topic of what somebody should look at. */
  readonly alertTopicArn: string;
  /** Topic of what somebody must look at now. */
  readonly criticalTopicArn: string;
  /** Log group with every change of an alarm. */
  readonly alarmLogGroupName: string;
  /** Namespace of the metrics that come from logs. */
  readonly metricNamespace: string;
  /** Rule that says which requests are traced. */
  readonly samplingRuleName: string;
  /** Groups of traces. */
  readonly traceGroupNames: readonly string[];
  /** Name of the budget, empty without one. */
  readonly budgetName: string;
}

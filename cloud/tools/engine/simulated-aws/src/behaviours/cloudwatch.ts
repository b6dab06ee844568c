import { ServiceError } from "../errors.ts";
import { list, text } from "../values.ts";
import type { Behaviours, Situation } from "./behaviour.ts";

/** Alarms and dashboards. Putting one that is there already replaces what it says. */
export const cloudwatch: Behaviours = {
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    noun: "Metric Alarm",
    arn: "arn:{partition}:cloudwatch:{region}:{account}:alarm:{name}",
    replace: ["name"],
    defaults: { actionsEnabled: true, treatMissingData: "missing" },
    adopts: () => true,
    seconds: { create: 1, update: 1, delete: 1 },
    check: checkAlarm,
  },
  "aws:cloudwatch/dashboard:Dashboard": {
    name: { property: "dashboardName", auto: false },
    replace: ["dashboardName"],
    computed: { dashboardArn: "arn:{partition}:cloudwatch::{account}:dashboard/{name}" },
    adopts: () => true,
    seconds: { create: 1, update: 1, delete: 1 },
    check: checkDashboard,
  },
};

function checkAlarm({ inputs }: Situation): void {
  const { period, evaluationPeriods, datapointsToAlarm, statistic, extendedStatistic } = inputs;
  if (
    inputs.metricName !== undefined &&
    (statistic === undefined) === (extendedStatistic === undefined)
  ) {
    throw invalid("Exactly one of Statistic or ExtendedStatistic must be specified");
  }
  const seconds = Number(period ?? 60);
  if (![10, 20, 30].includes(seconds) && seconds % 60 !== 0) {
    throw invalid("Period must be 10, 20, 30 or a multiple of 60");
  }
  const longest = seconds >= 3600 ? 7 * 86_400 : 86_400;
  if (seconds * Number(evaluationPeriods) > longest) {
    throw invalid(
      `Metrics cannot be checked across more than ${longest === 86_400 ? "a day" : "seven days"} (EvaluationPeriods * Period must be <= ${longest}).`,
    );
  }
  if (Number(datapointsToAlarm ?? 0) > Number(evaluationPeriods)) {
    throw invalid("DatapointsToAlarm must be less than or equal to EvaluationPeriods");
  }
  for (const action of [...list(inputs.alarmActions), ...list(inputs.okActions)]) {
    if (!text(action)?.startsWith("arn:")) {
      throw invalid(`Invalid arn syntax: ${text(action)}`);
    }
  }
}

function checkDashboard({ inputs, name }: Situation): void {
  if (!/^[A-Za-z0-9_-]+$/.test(name)) {
    throw new ServiceError(
      "InvalidParameterValue",
      `The value ${name} for parameter DashboardName contains invalid characters. It can only contain alphanumerics, dash (-) and underscore (_).`,
    );
  }
  const problems = widgetProblems(text(inputs.dashboardBody) ?? "");
  if (problems.length > 0) {
    throw new ServiceError(
      "InvalidParameterInput",
      `The dashboard body is invalid, there are ${problems.length} validation errors: ${JSON.stringify(problems)}`,
    );
  }
}

function widgetProblems(body: string): { dataPath: string; message: string }[] {
  let widgets: unknown;
  try {
    widgets = (JSON.parse(body) as { widgets?: unknown }).widgets;
  } catch {
    return [{ dataPath: "", message: "The field DashboardBody must be a valid JSON object" }];
  }
  if (!Array.isArray(widgets)) {
    return [{ dataPath: "", message: 'Should have required property "widgets"' }];
  }
  return widgets.flatMap((widget: { type?: string; properties?: object }, index) => {
    const needsRegion = widget.type === "metric" && !("region" in (widget.properties ?? {}));
    return needsRegion
      ? [
          {
            dataPath: `/widgets/${index}/properties/region`,
            message: "Should have required property 'region'",
          },
        ]
      : [];
  });
}

function invalid(message: string): ServiceError {
  return new ServiceError("ValidationError", message);
}

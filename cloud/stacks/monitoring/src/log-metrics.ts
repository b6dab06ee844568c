import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameLimits, namePrefix, resourceName, type StackContext } from "@cloud/shared";
import type { CountedLog } from "./log-plan";

export interface LogMetricsArgs {
  readonly context: StackContext;
  readonly logs: readonly CountedLog[];
  readonly pattern: string;
}

export function metricNamespace(context: StackContext): string {
  return `${namePrefix(context)}/logs`;
}

/** Counts errors in log groups of other stacks. */
export class LogMetrics extends pulumi.ComponentResource {
  readonly namespace: string;

  constructor(name: string, args: LogMetricsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:monitoring:LogMetrics", name, {}, opts);
    const { context, logs, pattern } = args;
    this.namespace = metricNamespace(context);
    for (const { logGroupName } of logs) {
      new aws.cloudwatch.LogMetricFilter(
        `errors${logGroupName.replaceAll("/", "-")}`,
        {
          name: resourceName(context, "errors", nameLimits.metricFilter),
          logGroupName,
          pattern,
          metricTransformation: {
            namespace: this.namespace,
            name: logGroupName,
            value: "1",
            // So that silence counts as no error instead of no data.
            defaultValue: "0",
            unit: "Count",
          },
        },
        { parent: this },
      );
    }
    this.registerOutputs({ namespace: this.namespace });
  }
}

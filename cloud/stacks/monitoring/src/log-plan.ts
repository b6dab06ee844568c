import type { Inventory } from "./inventory";
import type { Thresholds } from "./monitoring";
import { above, signal, type Signal, type StackName } from "./signal";

/** A log group in which errors are counted. */
export interface CountedLog {
  readonly stack: StackName;
  readonly logGroupName: string;
}

export function planLogs({ ecsLogGroups, functionLogGroups }: Inventory): CountedLog[] {
  const of = (stack: StackName, names: readonly string[]) =>
    [...new Set(names)].map((logGroupName) => ({ stack, logGroupName }));
  return [...of("containers-apps", ecsLogGroups), ...of("compute-lambda", functionLogGroups)];
}

/** Each log group has a metric of its own name. */
export function logSignals(
  logs: readonly CountedLog[],
  namespace: string,
  { logErrors }: Thresholds,
): Signal[] {
  return logs.map(({ stack, logGroupName }) =>
    signal(
      {
        stack,
        subject: logGroupName.slice(logGroupName.lastIndexOf("/") + 1),
        namespace,
        dimensions: {},
      },
      "Errors in logs",
      logGroupName,
      "Sum",
      above(logErrors, "alert", `Errors are written to ${logGroupName}`),
    ),
  );
}

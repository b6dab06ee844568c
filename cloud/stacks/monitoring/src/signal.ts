import type { StackOutputs } from "@cloud/shared";

export type Severity = "alert" | "critical";

export type StackName = keyof StackOutputs;

/** When a signal becomes an alarm. */
export interface Limit {
  readonly severity: Severity;
  /** What it means, for whoever is woken by it. */
  readonly meaning: string;
  readonly comparison: "above" | "below";
  readonly threshold: number;
  /** How many periods in a row, each beyond the threshold. */
  readonly periods: number;
}

/** One metric of one resource: shown on the dashboard of its stack, and watched if it has a limit. */
export interface Signal {
  readonly stack: StackName;
  /** Which resource, as people know it. */
  readonly subject: string;
  /** What the metric says. Signals of one stack and title share a graph. */
  readonly title: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: Statistic;
  readonly periodSeconds: number;
  readonly limit?: Limit;
}

export type Statistic = "Average" | "Maximum" | "Minimum" | "Sum" | "p95";

/** What the signals of one kind of resource have in common. */
export type Source = Pick<Signal, "stack" | "subject" | "namespace" | "dimensions">;

const fiveMinutes = 300;

export function signal(
  source: Source,
  title: string,
  metric: string,
  statistic: Statistic,
  options: { readonly periodSeconds?: number; readonly limit?: Limit } = {},
): Signal {
  const { periodSeconds = fiveMinutes, limit } = options;
  return {
    ...source,
    title,
    metric,
    statistic,
    periodSeconds,
    ...(limit === undefined ? {} : { limit }),
  };
}

export function above(
  threshold: number,
  severity: Severity,
  meaning: string,
  periods = 1,
): { readonly limit: Limit } {
  return { limit: { severity, meaning, comparison: "above", threshold, periods } };
}

export function below(
  threshold: number,
  severity: Severity,
  meaning: string,
  periods = 1,
): { readonly limit: Limit } {
  return { limit: { severity, meaning, comparison: "below", threshold, periods } };
}

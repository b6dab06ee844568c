import { createHash } from "node:crypto";
import type { Limit, Severity, Signal, StackName, Statistic } from "./signal";

export interface Alarm {
  /** Tells the alarm from all others and stays the same as long as it watches the same. */
  readonly key: string;
  readonly stack: StackName;
  readonly severity: Severity;
  readonly description: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: Statistic;
  readonly periodSeconds: number;
  readonly periods: number;
  readonly threshold: number;
  readonly comparison: "GreaterThanThreshold" | "LessThanThreshold";
}

type Watched = Signal & { readonly limit: Limit };

/** One alarm for each signal with a limit, and no other. */
export function planAlarms(signals: readonly Signal[], prefix: string): Alarm[] {
  const watched = signals.filter((signal): signal is Watched => signal.limit !== undefined);
  const keys = watched.map((signal) => plainKey(signal, prefix));
  return watched.map((signal, index) => {
    const key = keys[index] ?? "";
    const isAlone = keys.indexOf(key) === keys.lastIndexOf(key);
    return alarm(signal, isAlone ? key : `${key}-${identity(signal)}`);
  });
}

function alarm(signal: Watched, key: string): Alarm {
  const { limit, stack, subject, title } = signal;
  return {
    key,
    stack,
    severity: limit.severity,
    description: `${limit.meaning}. (${stack}, ${subject}: ${title.toLowerCase()})`,
    namespace: signal.namespace,
    metric: signal.metric,
    dimensions: signal.dimensions,
    statistic: signal.statistic,
    periodSeconds: signal.periodSeconds,
    periods: limit.periods,
    threshold: limit.threshold,
    comparison: limit.comparison === "above" ? "GreaterThanThreshold" : "LessThanThreshold",
  };
}

/** `containers-apps-web-processors` */
function plainKey({ stack, subject, title }: Signal, prefix: string): string {
  const short = subject.startsWith(`${prefix}-`) ? subject.slice(prefix.length + 1) : subject;
  return [stack, short, title].map(label).join("-");
}

function label(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** Tells apart what has the same words, such as two log groups that end alike. */
function identity({ namespace, metric, dimensions, subject }: Signal): string {
  return createHash("sha256")
    .update(JSON.stringify([namespace, metric, dimensions, subject]))
    .digest("hex")
    .slice(0, 8);
}

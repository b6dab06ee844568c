import type { Signal, StackName } from "./signal";

export interface Dashboard {
  readonly stack: StackName;
  readonly graphs: readonly Graph[];
}

/** All signals of a stack that say the same of different resources. */
export interface Graph {
  readonly title: string;
  readonly signals: readonly [Signal, ...Signal[]];
}

/** One dashboard for each stack of which there is anything to show. */
export function planDashboards(signals: readonly Signal[]): Dashboard[] {
  return [...groups(signals, ({ stack }) => stack)].map(([stack, ofStack]) => ({
    stack,
    graphs: [...groups(ofStack, ({ title }) => title)].map(([title, ofTitle]) => ({
      title,
      signals: ofTitle,
    })),
  }));
}

function groups<Key>(
  signals: readonly Signal[],
  keyOf: (signal: Signal) => Key,
): Map<Key, [Signal, ...Signal[]]> {
  const found = new Map<Key, [Signal, ...Signal[]]>();
  for (const signal of signals) {
    const group = found.get(keyOf(signal));
    if (group === undefined) {
      found.set(keyOf(signal), [signal]);
    } else {
      group.push(signal);
    }
  }
  return found;
}

export interface Widget {
  readonly type: "alarm" | "metric";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

const columns = 24;
const graphWidth = columns / 2;
const graphHeight = 6;
/** CloudWatch shows no more in one widget. */
const mostAlarms = 100;

/** The body of a dashboard: its alarms first, then two graphs a row. */
export function widgetsOf(
  { graphs }: Dashboard,
  region: string,
  alarmArns: readonly string[],
): Widget[] {
  const alarms = alarmWidget(alarmArns);
  const top = alarms?.height ?? 0;
  return [
    ...(alarms === undefined ? [] : [alarms]),
    ...graphs.map((graph, index) => ({
      type: "metric" as const,
      x: (index % 2) * graphWidth,
      y: top + Math.floor(index / 2) * graphHeight,
      width: graphWidth,
      height: graphHeight,
      properties: graphProperties(graph, region),
    })),
  ];
}

/** `undefined` where there is no alarm to show. */
export function alarmWidget(arns: readonly string[]): Widget | undefined {
  if (arns.length === 0) {
    return undefined;
  }
  const alarms = arns.slice(0, mostAlarms);
  const rows = Math.ceil(alarms.length / 6);
  return {
    type: "alarm",
    x: 0,
    y: 0,
    width: columns,
    height: 1 + rows,
    properties: { title: "Alarms", alarms },
  };
}

function graphProperties({ title, signals }: Graph, region: string) {
  const [{ limit, periodSeconds }] = signals;
  return {
    title,
    region,
    view: "timeSeries",
    stacked: false,
    period: periodSeconds,
    metrics: signals.map((signal) => [
      signal.namespace,
      signal.metric,
      ...Object.entries(signal.dimensions).flat(),
      { label: signal.subject, stat: signal.statistic },
    ]),
    ...(limit === undefined
      ? {}
      : { annotations: { horizontal: [{ label: "alarm", value: limit.threshold }] } }),
  };
}

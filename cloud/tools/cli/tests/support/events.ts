/** One line of `cloud deploy --json` and `cloud logs --json`. */
export interface RunEvent {
  readonly seq: number;
  readonly type: string;
  readonly time: string;
  readonly run: string;
  readonly deployment: string;
  readonly environment: string;
  readonly stack?: string;
  readonly [field: string]: unknown;
}

export interface Summary {
  readonly deployed: number;
  readonly skipped: number;
  readonly failed: number;
  readonly blocked: number;
  readonly cancelled: number;
  readonly durationMs: number;
}

export interface Failure {
  readonly class: string;
  readonly code: string;
  readonly message: string;
  readonly resource: string;
  readonly advice: string;
}

export function parseEvents(text: string): RunEvent[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as RunEvent);
}

export function ofType(events: readonly RunEvent[], type: string, stack?: string): RunEvent[] {
  return events.filter((event) => event.type === type && (!stack || event.stack === stack));
}

/** The order in which stacks reached a state: `stacksIn(events, "stack.completed")`. */
export function stacksIn(events: readonly RunEvent[], type: string): string[] {
  return ofType(events, type).map((event) => event.stack ?? "");
}

export function summaryOf(events: readonly RunEvent[]): Summary {
  return events.at(-1)?.["summary"] as Summary;
}

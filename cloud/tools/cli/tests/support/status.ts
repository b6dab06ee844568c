import type { Failure } from "./events.ts";

/** What `cloud status --json` prints for one environment. */
export interface Status {
  readonly deployment: string;
  readonly environment: string;
  readonly target: string;
  readonly version: number;
  readonly orchestratorGone: boolean;
  readonly activeRun: Run | null;
  readonly lastRun: Run | null;
  readonly stacks: readonly StackStatus[];
}

export interface Run {
  readonly id: string;
  readonly operation: string;
  readonly state: string;
  readonly user: string;
  readonly host: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

export interface StackStatus {
  readonly name: string;
  readonly state: string;
  readonly version: number | null;
  readonly resources: number;
  readonly pendingOperations: number;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly lastRun: string | null;
  readonly lastDeployedAt: string | null;
  readonly durationMs: number | null;
  readonly changedOutside: boolean;
  readonly failure?: Failure;
}

/** What each stack is now: { base: "deployed", … }. */
export function statesOf(status: Status): Record<string, string> {
  return Object.fromEntries(status.stacks.map(({ name, state }) => [name, state]));
}

export function stackOf(status: Status, name: string): StackStatus {
  const stack = status.stacks.find((candidate) => candidate.name === name);
  if (!stack) {
    throw new Error(`the status has no stack '${name}'`);
  }
  return stack;
}

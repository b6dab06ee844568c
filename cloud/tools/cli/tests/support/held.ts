import { writeFileSync } from "node:fs";
import { hostname } from "node:os";
import type { Deployment } from "./deployment.ts";
import { Platform } from "./platform.ts";
import type { Running } from "./running.ts";

/** What `cloud lock --json` prints. */
export interface Lock {
  readonly deployment: string;
  readonly environment: string;
  readonly holder: {
    readonly run: string;
    readonly operation: string;
    readonly user: string;
    readonly host: string;
    readonly pid: number;
    readonly command: string;
    readonly since: string;
    readonly until: null;
    readonly alive: boolean;
    readonly atWork: readonly { readonly stack: string; readonly guardPid: number }[];
  } | null;
}

export async function lockOf(deployment: Deployment): Promise<Lock> {
  return JSON.parse((await deployment.run("lock", ["--json"])).stdout) as Lock;
}

/** A deploy that holds the environment, in the middle of its first stack. */
export interface Held {
  readonly deployment: Deployment;
  readonly holder: Running;
  readonly lock: NonNullable<Lock["holder"]>;
  /** Lets it go on. */
  readonly open: () => void;
}

export async function held(): Promise<Held> {
  const platform = new Platform("small");
  const gate = platform.path("gate");
  const deployment = await platform.init(["--set", `base.gate=${gate}`]);
  const holder = deployment.start("deploy", ["--json"]);
  await holder.event("resource.completed", "base");
  await holder.event("stack.completed", "side");
  const { holder: lock } = await lockOf(deployment);
  if (!lock) {
    throw new Error("nobody holds the lock");
  }
  const open = (): void => {
    writeFileSync(gate, "");
  };
  return { deployment, holder, lock, open };
}

/** "tester on build-7 has been running deploy R1 since 2026-11-24 08:12:42 UTC" */
export function activityOf({ lock }: Held): string {
  const since = `${lock.since.slice(0, 19).replace("T", " ")} UTC`;
  return `tester on ${hostname()} has been running deploy ${lock.run} since ${since}`;
}

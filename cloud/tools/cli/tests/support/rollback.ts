import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Deployment } from "./deployment.ts";
import { ofType, type RunEvent } from "./events.ts";
import { simulatedResources } from "./state.ts";

/** What simulated AWS holds, by path; without the numbers that each update of a parameter makes. */
export function simulatedContents(deployment: Deployment): Record<string, unknown> {
  const folder = deployment.platform.path(".cloud/simulated-aws");
  if (!existsSync(folder)) {
    return {};
  }
  return Object.fromEntries(
    simulatedResources(deployment).map((path) => [
      path,
      withoutVersion(JSON.parse(readFileSync(join(folder, path), "utf8")) as Resource),
    ]),
  );
}

interface Resource {
  readonly outputs: Readonly<Record<string, unknown>>;
}

function withoutVersion({ outputs, ...resource }: Resource): unknown {
  const { version, ...others } = outputs;
  return { ...resource, outputs: others, hasVersion: version !== undefined };
}

/** "restore app", in the order in which they began. */
export function undone(events: readonly RunEvent[]): string[] {
  return ofType(events, "stack.started")
    .filter(({ action }) => action !== undefined)
    .map(({ action, stack }) => `${String(action)} ${stack ?? ""}`);
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Deployment } from "./deployment.ts";
import { ofType, type RunEvent } from "./events.ts";
import { simulatedResources } from "./state.ts";

/** What simulated AWS holds, by path; without the numbers that AWS counts up with each update. */
export function simulatedContents(deployment: Deployment): Record<string, unknown> {
  const folder = deployment.platform.path(".cloud/simulated-aws");
  if (!existsSync(folder)) {
    return {};
  }
  return Object.fromEntries(
    simulatedResources(deployment).map((path) => [
      path,
      withoutCounts(JSON.parse(readFileSync(join(folder, path), "utf8"))),
    ]),
  );
}

/** Of parameters and launch templates. */
const counts = new Set(["version", "latestVersion"]);

function withoutCounts(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutCounts);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !counts.has(key))
      .map(([key, member]) => [key, withoutCounts(member)]),
  );
}

/** "restore app", in the order in which they began. */
export function undone(events: readonly RunEvent[]): string[] {
  return ofType(events, "stack.started")
    .filter(({ action }) => action !== undefined)
    .map(({ action, stack }) => `${String(action)} ${stack ?? ""}`);
}

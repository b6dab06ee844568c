import { expect, test } from "vitest";
import { parseEvents, summaryOf } from "./support/events.ts";
import { withFaults } from "./support/faults.ts";
import { Platform } from "./support/platform.ts";
import { nothingLeft } from "./support/processes.ts";
import { schemaProblems } from "./support/schema.ts";
import { pendingOperations } from "./support/state.ts";
import { statesOf } from "./support/status.ts";

test("Ctrl-C ends a run that would never end, cleanly and repeatably", async () => {
  const platform = new Platform("small");
  const deployment = await platform.init();
  const hanging = withFaults(platform, { name: "greeting", operation: "create", error: "hang" });
  const running = deployment.start("deploy", ["--json"], hanging);
  await running.event("resource.started", "base");
  await running.event("stack.completed", "side");

  running.signal("SIGINT");

  const outcome = await running.ended();
  const events = parseEvents(outcome.stdout);
  expect(outcome.status).toBe(8);
  expect(schemaProblems(events)).toEqual([]);
  expect(events.at(-1)).toMatchObject({
    type: "deployment.cancelled",
    summary: { deployed: 1, skipped: 0, failed: 0, blocked: 0, cancelled: 2 },
  });
  expect(pendingOperations(deployment, "base")).toBe(0);
  await nothingLeft(platform.root);
  const status = await deployment.status();
  expect(status.lastRun).toMatchObject({ state: "cancelled" });
  expect(statesOf(status)).toEqual({ base: "notDeployed", app: "notDeployed", side: "deployed" });

  expect(summaryOf(await deployment.deploy())).toMatchObject({
    deployed: 2,
    skipped: 1,
    failed: 0,
  });
});

test("Ctrl-C before the first stack has started leaves everything as it was", async () => {
  const platform = new Platform("small");
  const deployment = await platform.init();
  const running = deployment.start("deploy", ["--json"]);
  await running.event("deployment.started");

  running.signal("SIGINT");

  const outcome = await running.ended();
  expect(outcome.status).toBe(8);
  expect(parseEvents(outcome.stdout).at(-1)?.type).toBe("deployment.cancelled");
  await nothingLeft(platform.root);
  expect(summaryOf(await deployment.deploy())).toMatchObject({ deployed: 3, failed: 0 });
});

test("a terminal that is closed does not end a run", async () => {
  const platform = new Platform("small");
  const deployment = await platform.init();
  const running = deployment.start("deploy", ["--json"]);
  await running.event("deployment.started");

  running.signal("SIGHUP");

  const outcome = await running.ended();
  expect(outcome.status).toBe(0);
  expect(summaryOf(parseEvents(outcome.stdout))).toMatchObject({ deployed: 3 });
});

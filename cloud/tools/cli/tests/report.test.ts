import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Deployment } from "./support/deployment.ts";
import { parseEvents } from "./support/events.ts";
import { withFaults } from "./support/faults.ts";
import { Platform } from "./support/platform.ts";
import { nothingLeft } from "./support/processes.ts";
import { reportProblems } from "./support/schema.ts";

function reportOf(deployment: Deployment, run = ""): unknown {
  return JSON.parse(readFileSync(join(deployment.folder, "logs", `${run}.json`), "utf8"));
}

test("every run leaves a report of what it came to", async () => {
  const deployment = await new Platform("small").init();
  const denied = withFaults(deployment.platform, { name: "app", error: "accessDenied" });

  const failed = await deployment.run("deploy", ["--json"], denied);
  const undone = reportOf(deployment, parseEvents(failed.stdout)[0]?.run);

  expect(reportProblems(undone)).toBeNull();
  expect(undone).toMatchObject({
    deployment: deployment.id,
    environment: "dev",
    operation: "deploy",
    target: "simulated",
    state: "rolled_back",
    summary: { deployed: 2, failed: 1 },
    rollback: { policy: "automatic", complete: true },
    stacks: [
      { name: "base", state: "rolled_back", attempt: 2 },
      { name: "side", state: "rolled_back" },
      { name: "app", state: "failed", failure: { code: "AccessDenied" } },
    ],
  });
  await deployment.deploy();
  const skipped = reportOf(deployment, (await deployment.deploy())[0]?.run);
  expect(reportProblems(skipped)).toBeNull();
  expect(skipped).toMatchObject({
    state: "completed",
    rollback: null,
    stacks: [{ state: "skipped" }, { state: "skipped" }, { state: "skipped" }],
  });
});

test("the report of a run whose cloud was killed is written by a later command", async () => {
  const deployment = await new Platform("small").init();
  const running = deployment.start("deploy", ["--json"]);
  const { run } = await running.event("stack.started", "base");
  running.signal("SIGKILL");
  await running.ended();
  await nothingLeft(deployment.platform.root);
  await deployment.status();

  const report = reportOf(deployment, run);

  expect(reportProblems(report)).toBeNull();
  expect(report).toMatchObject({ state: "interrupted", stacks: expect.any(Array) as unknown });
});

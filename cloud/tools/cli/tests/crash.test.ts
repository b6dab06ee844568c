import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Deployment } from "./support/deployment.ts";
import { ofType, parseEvents, summaryOf } from "./support/events.ts";
import { withFaults } from "./support/faults.ts";
import { Platform } from "./support/platform.ts";
import { findProcess, nothingLeft, parentOf, processesOf } from "./support/processes.ts";
import type { Running } from "./support/running.ts";
import { schemaProblems } from "./support/schema.ts";
import { pendingOperations } from "./support/state.ts";
import { stackOf, statesOf } from "./support/status.ts";
import { eventually } from "./support/waiting.ts";

/** A deploy whose base has made one of its two resources and waits for the gate to make the other. */
async function halfway(): Promise<{ deployment: Deployment; running: Running; open: () => void }> {
  const platform = new Platform("small");
  const gate = platform.path("gate");
  const deployment = await platform.init(["--set", `base.gate=${gate}`]);
  const running = deployment.start("deploy", ["--json", "--rollback", "never"]);
  await running.event("resource.completed", "base");
  await running.event("stack.completed", "side");
  const open = (): void => {
    writeFileSync(gate, "");
  };
  return { deployment, running, open };
}

/** A deploy whose base is in the middle of a creation that never ends. */
async function hanging(): Promise<{ deployment: Deployment; running: Running }> {
  const platform = new Platform("small");
  const deployment = await platform.init();
  const fault = withFaults(platform, { name: "late", operation: "create", error: "hang" });
  const running = deployment.start("deploy", ["--json", "--rollback", "never"], fault);
  await eventually("the creation that hangs", () =>
    ofType(running.events(), "resource.started", "base").length === 2 ? true : undefined,
  );
  await running.event("stack.completed", "side");
  return { deployment, running };
}

test("after kill -9 of cloud, Pulumi finishes on its own and status tells the truth", async () => {
  const { deployment, running, open } = await halfway();

  running.signal("SIGKILL");
  expect(await running.ended()).toMatchObject({ status: null, signal: "SIGKILL" });

  const meanwhile = await deployment.status();
  expect(meanwhile).toMatchObject({ orchestratorGone: true, activeRun: { state: "running" } });
  expect(statesOf(meanwhile)).toEqual({ base: "deploying", app: "waiting", side: "deployed" });
  const shown = await deployment.run("status");
  expect(shown.stdout).toMatch(
    /^run R\w+: its orchestrator is gone, Pulumi is finishing on its own$/m,
  );

  open();
  await nothingLeft(deployment.platform.root);
  const afterwards = await deployment.status();
  expect(afterwards).toMatchObject({
    orchestratorGone: false,
    activeRun: null,
    lastRun: { state: "interrupted" },
  });
  expect(statesOf(afterwards)).toEqual({ base: "deployed", app: "notDeployed", side: "deployed" });
  expect(stackOf(afterwards, "base")).toMatchObject({
    resources: 2,
    pendingOperations: 0,
    outputs: { lateName: `/${deployment.id}-base-dev/late` },
  });
  const logs = await deployment.logs();
  expect(schemaProblems(logs)).toEqual([]);
  expect(ofType(logs, "stack.completed").map(({ stack }) => stack)).toEqual(["side", "base"]);
  expect(logs.at(-1)).toMatchObject({ type: "deployment.failed", interrupted: true });

  expect(summaryOf(await deployment.deploy())).toMatchObject({
    deployed: 1,
    skipped: 2,
    failed: 0,
  });
});

test("a deploy waits for nobody who is dead, but for Pulumi that still works", async () => {
  const { deployment, running, open } = await halfway();
  running.signal("SIGKILL");
  await running.ended();

  const refused = await deployment.run("deploy", ["--lock-timeout", "0", "--json"]);
  const waiting = deployment.start("deploy", ["--json"]);
  await waiting.event("lock.waiting");

  expect(refused.status).toBe(6);
  open();
  const outcome = await waiting.ended();
  expect(outcome.status).toBe(0);
  expect(summaryOf(parseEvents(outcome.stdout))).toMatchObject({
    deployed: 1,
    skipped: 2,
    failed: 0,
  });
});

test("after kill -9 of the guard Pulumi stops cleanly, and the next deploy goes on", async () => {
  const { deployment, running, open } = await halfway();

  const guard = await eventually("the guard at work", () =>
    parentOf(deployment.platform.root, "pulumi up"),
  );
  process.kill(guard, "SIGKILL");

  const outcome = await running.ended();
  const events = parseEvents(outcome.stdout);
  expect(outcome.status).toBe(1);
  expect(schemaProblems(events)).toEqual([]);
  expect(ofType(events, "stack.failed", "base")).toMatchObject([
    {
      class: "critical",
      code: "engine_stopped",
      message: "Pulumi was told to stop, and not by this run",
      advice: "what it had begun is finished and recorded; deploy again to go on",
    },
  ]);
  await nothingLeft(deployment.platform.root);
  open();
  expect(summaryOf(await deployment.deploy())).toMatchObject({
    deployed: 2,
    skipped: 1,
    failed: 0,
  });
});

test("after kill -9 of Pulumi the cut-off creation is told, and the next deploy heals it", async () => {
  const { deployment, running } = await hanging();

  process.kill((await findProcess(deployment.platform.root, "pulumi up")).pid, "SIGKILL");

  const outcome = await running.ended();
  const events = parseEvents(outcome.stdout);
  expect(outcome.status).toBe(1);
  expect(schemaProblems(events)).toEqual([]);
  expect(ofType(events, "stack.failed", "base")).toMatchObject([
    {
      class: "critical",
      code: "engine_killed",
      message: "Pulumi was ended by signal 9",
      advice: expect.stringContaining("operations may have been cut off") as string,
    },
  ]);
  await nothingLeft(deployment.platform.root);
  expect(pendingOperations(deployment, "base")).toBe(1);
  const status = await deployment.status();
  expect(stackOf(status, "base")).toMatchObject({ state: "failed", pendingOperations: 1 });

  const healed = await deployment.deploy();
  expect(summaryOf(healed)).toMatchObject({ deployed: 2, skipped: 1, failed: 0 });
  // Whether AWS has made the resource all the same is for people to find out: it stays told.
  expect(ofType(healed, "diagnostic", "base")).toMatchObject([
    { severity: "warning", message: expect.stringContaining("pending CREATE") as string },
  ]);
  expect(stackOf(await deployment.status(), "base")).toMatchObject({
    state: "deployed",
    resources: 2,
    pendingOperations: 1,
  });
});

test("after kill -9 of the program host the stack fails, and the next deploy heals it", async () => {
  const { deployment, running, open } = await halfway();

  for (const { pid, command } of processesOf(deployment.platform.root)) {
    if (command.includes("program-host.cjs")) {
      process.kill(pid, "SIGKILL");
    }
  }

  const outcome = await running.ended();
  const events = parseEvents(outcome.stdout);
  expect(outcome.status).toBe(1);
  expect(schemaProblems(events)).toEqual([]);
  expect(ofType(events, "stack.failed", "base")).toMatchObject([{ class: "critical" }]);
  await nothingLeft(deployment.platform.root);
  open();
  expect(summaryOf(await deployment.deploy())).toMatchObject({
    deployed: 2,
    skipped: 1,
    failed: 0,
  });
});

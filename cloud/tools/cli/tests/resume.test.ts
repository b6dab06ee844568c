import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Deployment } from "./support/deployment.ts";
import { ofType, parseEvents, stacksIn } from "./support/events.ts";
import { withFaults } from "./support/faults.ts";
import { Platform, type RunOptions } from "./support/platform.ts";
import { nothingLeft } from "./support/processes.ts";
import { simulatedContents, undone } from "./support/rollback.ts";
import type { Outcome } from "./support/running.ts";
import { schemaProblems } from "./support/schema.ts";
import { statesOf } from "./support/status.ts";
import { eventually } from "./support/waiting.ts";

function resume(
  deployment: Deployment,
  run: string,
  words: readonly string[] = [],
  options: RunOptions = {},
): Promise<Outcome> {
  return deployment.platform.cloud(["resume", run, ...words], options);
}

const all = { base: "deployed", app: "deployed", side: "deployed" };

test("a run whose cloud was killed is gone on with, and what was done is not repeated", async () => {
  const platform = new Platform("small");
  const gate = platform.path("gate");
  const deployment = await platform.init(["--set", `base.gate=${gate}`]);
  const running = deployment.start("deploy", ["--json"]);
  const { run } = await running.event("resource.completed", "base");
  await running.event("stack.completed", "side");
  running.signal("SIGKILL");
  await running.ended();
  const busy = await resume(deployment, run);
  expect(busy.status).toBe(1);
  expect(busy.stderr).toContain(`run ${run} still goes on`);
  writeFileSync(gate, "");
  await nothingLeft(platform.root);

  const resumed = await resume(deployment, run, ["--json"]);

  const events = parseEvents(resumed.stdout);
  expect(resumed.status).toBe(0);
  expect(resumed.stderr).toBe(`Run ${run}, deploy of dev\n  done: base, side\n  left: app\n`);
  expect(schemaProblems(events)).toEqual([]);
  expect(stacksIn(events, "stack.started")).toEqual(["app"]);
  expect(statesOf(await deployment.status())).toEqual(all);
});

test("what was forced stays forced, for what is left", async () => {
  const deployment = await new Platform("small").init(["--set", "side.note=aside"]);
  await deployment.deploy();
  deployment.edit("note: aside", "note: beside");
  const denied = withFaults(deployment.platform, { name: "note", error: "accessDenied" });
  const words = ["--force", "--rollback", "never", "--json"];
  const failed = await deployment.run("deploy", words, denied);
  const run = parseEvents(failed.stdout)[0]?.run ?? "";

  const resumed = await resume(deployment, run, ["--json"]);

  const events = parseEvents(resumed.stdout);
  expect(resumed.status).toBe(0);
  expect(events[0]).toMatchObject({ operation: "deploy", policy: "never" });
  expect(stacksIn(events, "stack.started")).toEqual(["side"]);
});

test("a rollback that was interrupted is gone on with", async () => {
  const deployment = await new Platform("small").init();
  const faults = withFaults(
    deployment.platform,
    { name: "app", operation: "create", error: "accessDenied" },
    { name: "note", operation: "delete", error: "hang" },
  );
  const running = deployment.start("deploy", ["--json"], faults);
  const { run } = await running.event("rollback.started");
  await eventually("the removal that hangs", () =>
    ofType(running.events(), "resource.started", "side").some(
      ({ operation }) => operation === "delete",
    )
      ? true
      : undefined,
  );
  running.signal("SIGINT");
  expect((await running.ended()).status).toBe(8);

  const unconfirmed = await resume(deployment, run);
  expect(unconfirmed.status).toBe(5);
  const resumed = await resume(deployment, run, ["--confirm", "--json"]);

  expect(resumed.status).toBe(0);
  expect(resumed.stderr).toBe(
    `Run ${run} was undoing what it had changed in dev: going on with that\n`,
  );
  expect(undone(parseEvents(resumed.stdout))).toContain("remove side");
  expect(simulatedContents(deployment)).toEqual({});
});

test("a rollback whose cloud was killed is gone on with", async () => {
  const deployment = await new Platform("small").init();
  const denied = withFaults(deployment.platform, { name: "app", error: "accessDenied" });
  const running = deployment.start("deploy", ["--json", "--parallel", "1"], denied);
  const { run } = await running.event("rollback.started");
  await eventually("the first removal", () =>
    undone(running.events()).length > 0 ? true : undefined,
  );
  running.signal("SIGKILL");
  await running.ended();
  await nothingLeft(deployment.platform.root);
  expect(await deployment.status()).toMatchObject({ lastRun: { id: run, state: "interrupted" } });

  const resumed = await resume(deployment, run, ["--confirm", "--json"]);

  expect(resumed.status).toBe(0);
  expect(undone(parseEvents(resumed.stdout))).toHaveLength(1);
  expect(simulatedContents(deployment)).toEqual({});
  expect(statesOf(await deployment.status())).toEqual({
    base: "notDeployed",
    app: "notDeployed",
    side: "notDeployed",
  });
});

test("a destroy that was stopped is gone on with", async () => {
  const deployment = await new Platform("small").init();
  await deployment.deploy();
  const denied = withFaults(deployment.platform, {
    name: "greeting",
    operation: "delete",
    error: "accessDenied",
  });
  const failed = await deployment.run("destroy", ["--confirm", "--json"], denied);
  const run = parseEvents(failed.stdout)[0]?.run ?? "";
  expect(failed.status).toBe(1);

  const resumed = await resume(deployment, run, ["--confirm", "--json"]);

  expect(resumed.status).toBe(0);
  expect(stacksIn(parseEvents(resumed.stdout), "stack.started")).toEqual(["base"]);
  expect(simulatedContents(deployment)).toEqual({});
});

test("a run that has nothing left to do is not resumed", async () => {
  const deployment = await new Platform("small").init();
  const unknown = await resume(deployment, "R1NONE");
  expect(unknown.status).toBe(4);
  expect(unknown.stderr).toBe(
    "error: there is no run 'R1NONE'\nhint: `cloud runs <deployment>` lists them\n",
  );
  const denied = withFaults(deployment.platform, { name: "app", error: "accessDenied" });
  const failed = await deployment.run("deploy", ["--json", "--rollback", "never"], denied);
  const run = parseEvents(failed.stdout)[0]?.run ?? "";
  const done = (await deployment.deploy())[0]?.run ?? "";

  const late = await resume(deployment, run);
  expect(late.status).toBe(1);
  expect(late.stderr).toContain(
    `error: run ${run} cannot be resumed: deploy of dev came after it, run ${done}\n`,
  );
  const completed = await resume(deployment, done);
  expect(completed.status).toBe(1);
  expect(completed.stderr).toBe(`error: run ${done} has nothing left to do: it is completed\n`);
});

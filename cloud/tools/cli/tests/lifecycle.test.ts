import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { ofType, parseEvents, stacksIn, summaryOf } from "./support/events.ts";
import { Platform } from "./support/platform.ts";
import { nothingLeft } from "./support/processes.ts";
import { schemaProblems } from "./support/schema.ts";
import { simulatedResources } from "./support/state.ts";
import { statesOf } from "./support/status.ts";

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

test("the shipped stacks are planned, deployed, found unchanged when forced and destroyed again", async () => {
  const platform = new Platform("shipped");
  const deployment = await platform.init();

  const planned = await deployment.run("plan", ["--json"]);
  expect(planned.status).toBe(0);
  expect(JSON.parse(planned.stdout)).toEqual({
    deployment: deployment.id,
    environment: "dev",
    layers: [["dns", "network"], ["security"]],
    stacks: [
      plannedStack("dns", 1, 10, 180_000, []),
      plannedStack("network", 1, 20, 180_000, []),
      plannedStack("security", 2, 30, 120_000, ["network"]),
    ],
  });
  expect(simulatedResources(deployment)).toEqual([]);

  const events = await deployment.deploy();
  expect(schemaProblems(events)).toEqual([]);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(new Set(events.map(({ run }) => run)).size).toBe(1);
  expect(events[0]).toMatchObject({ type: "deployment.started", target: "simulated" });
  expect(events.at(-1)?.type).toBe("deployment.completed");
  expect(summaryOf(events)).toEqual({
    deployed: 3,
    skipped: 0,
    failed: 0,
    blocked: 0,
    cancelled: 0,
    durationMs: expect.any(Number) as number,
  });
  const network = ofType(events, "stack.completed", "network")[0];
  const security = ofType(events, "stack.started", "security")[0];
  expect(network?.seq).toBeLessThan(security?.seq ?? 0);
  expect(await deployment.logs()).toEqual(events);

  const status = await deployment.status();
  expect(status).toMatchObject({
    deployment: deployment.id,
    environment: "dev",
    target: "simulated",
    version: 1,
    activeRun: null,
    orchestratorGone: false,
  });
  expect(statesOf(status)).toEqual({ dns: "deployed", network: "deployed", security: "deployed" });
  for (const stack of status.stacks) {
    expect(stack).toEqual({
      name: stack.name,
      state: "deployed",
      version: 1,
      resources: ofType(events, "resource.completed", stack.name).length,
      pendingOperations: 0,
      outputs: ofType(events, "output", stack.name)[0]?.["outputs"],
      lastRun: events[0]?.run,
      lastDeployedAt: expect.stringMatching(time) as string,
      durationMs: expect.any(Number) as number,
      changedOutside: false,
    });
  }
  const resources = simulatedResources(deployment);

  const forced = parseEvents((await deployment.run("deploy", ["--force", "--json"])).stdout);
  expect(schemaProblems(forced)).toEqual([]);
  for (const { name, resources } of status.stacks) {
    expect(ofType(forced, "stack.completed", name)).toMatchObject([
      { changes: { same: resources } },
    ]);
  }
  expect(ofType(forced, "resource.started")).toEqual([]);
  expect(simulatedResources(deployment)).toEqual(resources);
  expect((await deployment.status()).version).toBe(2);

  const destroyed = await deployment.destroy();
  expect(schemaProblems(destroyed)).toEqual([]);
  expect(destroyed[0]).toMatchObject({
    operation: "destroy",
    layers: [["dns", "security"], ["network"]],
  });
  expect(stacksIn(destroyed, "stack.completed").at(-1)).toBe("network");
  expect(summaryOf(destroyed)).toMatchObject({ deployed: 3, failed: 0 });
  expect(simulatedResources(deployment)).toEqual([]);
  const left = await deployment.status();
  expect(statesOf(left)).toEqual({
    dns: "notDeployed",
    network: "notDeployed",
    security: "notDeployed",
  });
  await nothingLeft(platform.root);
});

function plannedStack(
  name: string,
  layer: number,
  priority: number,
  expectedMs: number,
  dependencies: readonly string[],
): object {
  const reason = "not deployed yet";
  return { name, layer, priority, verdict: "run", reason, expectedMs, dependencies };
}

test("commands work from any folder of the platform and take ids in any case", async () => {
  const platform = new Platform("small");
  const deployment = await platform.init();
  const directory = deployment.folder.slice(platform.root.length + 1) + "/config";

  const outcome = await platform.cloud(
    ["deploy", deployment.id.toLowerCase(), "-e", "dev", "--json"],
    { directory },
  );

  expect(outcome).toMatchObject({ status: 0, stderr: "" });
  expect(parseEvents(outcome.stdout)[0]).toMatchObject({ deployment: deployment.id });
  expect(existsSync(platform.path(directory, ".cloud"))).toBe(false);
  const elsewhere = await platform.cloud(
    ["status", deployment.id, "--root", platform.root, "--json"],
    { directory: "/" },
  );
  expect(JSON.parse(elsewhere.stdout)).toEqual(await deployment.status());
});

test("people see plain lines on stderr, a summary, and what to type next", async () => {
  const deployment = await new Platform("small").init();

  const outcome = await deployment.run("deploy");

  expect(outcome.status).toBe(0);
  expect(outcome.stdout).toBe("");
  const lines = outcome.stderr.split("\n").map((line) => line.replace(/^[\d-]{10} [\d:]{8} /, ""));
  expect(lines[0]).toMatch(`Deploying ${deployment.id} in dev on SIMULATED AWS, run R`);
  expect(lines).toContain("base: started");
  expect(lines.find((line) => line.startsWith("base: completed in "))).toMatch(/, 2 created$/);
  expect(lines.at(-3)).toMatch(
    /^Completed: 3 done, 0 skipped, 0 failed, 0 blocked, 0 cancelled in [\d.]+ s$/,
  );
  expect(lines.at(-2)).toBe(`See \`cloud status ${deployment.id} --environment dev\``);

  const status = await deployment.run("status", ["--outputs"]);
  expect(status.stdout).toContain(`${deployment.id} dev Company-A / ecommerce`);
  expect(status.stdout).toContain("SIMULATED AWS\nversion 1\n");
  expect(status.stdout).toMatch(/^app +deployed +1 /m);
  expect(status.stdout).toContain(`app.sourceName = /${deployment.id}-base-dev/greeting\n`);
});

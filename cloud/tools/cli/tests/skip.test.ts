import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Deployment } from "./support/deployment.ts";
import { ofType, parseEvents, stacksIn, summaryOf, type RunEvent } from "./support/events.ts";
import { Platform } from "./support/platform.ts";
import { schemaProblems } from "./support/schema.ts";
import { checkpointFile, simulatedResources } from "./support/state.ts";

interface Explanation {
  readonly verdict: string;
  readonly reasons: readonly string[];
}

async function explain(deployment: Deployment, stack: string): Promise<Explanation> {
  const { stdout } = await deployment.run("explain", [stack, "--json"]);
  const { verdict, reasons } = JSON.parse(stdout) as Explanation;
  return { verdict, reasons };
}

async function verdicts(deployment: Deployment): Promise<Record<string, string>> {
  const { stdout } = await deployment.run("plan", ["--json"]);
  const { stacks } = JSON.parse(stdout) as { stacks: { name: string; verdict: string }[] };
  return Object.fromEntries(stacks.map(({ name, verdict }) => [name, verdict]));
}

function reasonOf(events: readonly RunEvent[], stack: string): unknown {
  return ofType(events, "stack.skipped", stack)[0]?.["reason"];
}

async function deployed(): Promise<{ deployment: Deployment; run: string }> {
  const deployment = await new Platform("small").init();
  const events = await deployment.deploy();
  return { deployment, run: String(events[0]?.run) };
}

test("a deploy without changes starts no Pulumi and makes no new version", async () => {
  const { deployment, run } = await deployed();
  const before = simulatedResources(deployment);

  const events = await deployment.deploy();

  expect(schemaProblems(events)).toEqual([]);
  expect(summaryOf(events)).toMatchObject({ deployed: 0, skipped: 3, failed: 0 });
  expect(stacksIn(events, "stack.started")).toEqual([]);
  expect(reasonOf(events, "app")).toBe(
    `No changes: code, settings (4), values from elsewhere (1) and state are as run ${run} left them`,
  );
  expect(simulatedResources(deployment)).toEqual(before);
  expect(await deployment.status()).toMatchObject({
    version: 1,
    lastRun: { state: "completed" },
    stacks: [{ lastRun: run }, { lastRun: run }, { lastRun: run }],
  });
});

test("a change that keeps the outputs runs its stack alone", async () => {
  const { deployment } = await deployed();
  deployment.edit("greeting: hello", "greeting: good day");

  expect(await verdicts(deployment)).toEqual({ base: "run", side: "skip", app: "skip" });
  expect(await explain(deployment, "base")).toEqual({
    verdict: "run",
    reasons: ["config greeting: hello → good day"],
  });
  const events = await deployment.deploy();

  expect(stacksIn(events, "stack.completed")).toEqual(["base"]);
  expect(stacksIn(events, "stack.skipped").sort()).toEqual(["app", "side"]);
  expect((await deployment.status()).version).toBe(2);
});

test("a state that somebody else has changed is verified by a preview", async () => {
  const { deployment } = await deployed();
  const file = checkpointFile(deployment, "side");
  writeFileSync(file, readFileSync(file, "utf8") + "\n");

  expect(await explain(deployment, "side")).toEqual({
    verdict: "verify",
    reasons: ["its state was changed by somebody else"],
  });
  const events = await deployment.deploy();

  expect(schemaProblems(events)).toEqual([]);
  expect(ofType(events, "stack.started", "side")).toMatchObject([{ preview: true }]);
  expect(reasonOf(events, "side")).toBe("No changes: a preview found none");
  expect(await verdicts(deployment)).toEqual({ base: "skip", side: "skip", app: "skip" });
});

test("that a stack is verified is told with its reason, also where something upstream runs", async () => {
  const { deployment } = await deployed();
  deployment.edit("greeting: hello", "greeting: good day");
  expect(await explain(deployment, "app")).toEqual({
    verdict: "skip",
    reasons: ["No changes, unless base.greetingName changes"],
  });
  const file = checkpointFile(deployment, "app");
  writeFileSync(file, readFileSync(file, "utf8") + "\n");

  expect(await explain(deployment, "app")).toEqual({
    verdict: "verify",
    reasons: ["its state was changed by somebody else"],
  });
});

test("a stack whose preview finds changes runs", async () => {
  const { deployment } = await deployed();
  const file = checkpointFile(deployment, "side");
  writeFileSync(
    file,
    readFileSync(file, "utf8").replaceAll('"type":"String"', '"type":"StringList"'),
  );

  const events = await deployment.deploy();

  expect(schemaProblems(events)).toEqual([]);
  expect(ofType(events, "stack.verified", "side")).toMatchObject([{ changes: { update: 1 } }]);
  expect(ofType(events, "stack.completed", "side")).toMatchObject([
    { attempt: 2, changes: { update: 1 } },
  ]);
});

test("outputs that somebody else has changed are mended", async () => {
  const { deployment } = await deployed();
  const file = checkpointFile(deployment, "side");
  writeFileSync(file, readFileSync(file, "utf8").replace(/"noteName":"[^"]*"/, '"noteName":"x"'));

  const events = await deployment.deploy();

  expect(ofType(events, "stack.verified", "side")).toMatchObject([{ changes: { output: 1 } }]);
  expect(ofType(events, "output", "side")).toMatchObject([
    { outputs: { noteName: `/${deployment.id}-side-dev/note` } },
  ]);
});

test("--force runs everything, --verify previews what would be skipped", async () => {
  const { deployment } = await deployed();

  const forced = parseEvents((await deployment.run("deploy", ["--force", "--json"])).stdout);
  expect(summaryOf(forced)).toMatchObject({ deployed: 3, skipped: 0 });

  const verified = parseEvents((await deployment.run("deploy", ["--verify", "--json"])).stdout);
  expect(summaryOf(verified)).toMatchObject({ deployed: 0, skipped: 3 });
  expect(ofType(verified, "stack.started").map(({ preview }) => preview)).toEqual([
    true,
    true,
    true,
  ]);
});

test("destroying twice starts nothing the second time", async () => {
  const { deployment } = await deployed();
  await deployment.destroy();

  const events = await deployment.destroy();

  expect(schemaProblems(events)).toEqual([]);
  expect(summaryOf(events)).toMatchObject({ deployed: 0, skipped: 3, failed: 0 });
  expect(reasonOf(events, "base")).toBe("nothing is deployed");
});

import { expect, test } from "vitest";
import type { Deployment } from "./support/deployment.ts";
import { ofType, parseEvents } from "./support/events.ts";
import { withFaults, type Fault } from "./support/faults.ts";
import { Platform } from "./support/platform.ts";
import { simulatedContents, undone } from "./support/rollback.ts";
import { schemaProblems } from "./support/schema.ts";
import { statesOf } from "./support/status.ts";

const small = ["base", "app", "side"];

function failing(deployment: Deployment, stack: string, fault: Partial<Fault> = {}) {
  return withFaults(deployment.platform, {
    stack: `${deployment.id}-${stack}-dev`,
    error: "accessDenied",
    ...fault,
  });
}

/** Other values for the parameters of every stack, and as many again for another number. */
function change(deployment: Deployment, number: number): void {
  const before = deployment.manifest;
  deployment.manifest = before
    .replace(/greeting: .*/, `greeting: hello ${String(number)}`)
    .replace(/note: .*/, `note: aside ${String(number)}`)
    .replace(/source: .*/, `source: "{{RUNTIME:base:greetingName}} ${String(number)}"`);
  expect(deployment.manifest).not.toBe(before);
}

async function withValues(): Promise<Deployment> {
  const words = ["--set", "base.greeting=hello 0", "--set", "side.note=aside 0"];
  return new Platform("small").init([
    ...words,
    "--set",
    "app.source={{RUNTIME:base:greetingName}} 0",
  ]);
}

test("a deploy that fails at compute-ec2 takes back the four stacks below it", async () => {
  const wanted = ["dns", "network", "security", "secrets", "compute-ec2"];
  const deployment = await new Platform("shipped").init([], "default");
  deployment.manifest = deployment.manifest.replace(
    /^ {4}([a-z-]+\d?):\n {6}enabled: true$/gm,
    (text, name: string) => (wanted.includes(name) ? text : text.replace("true", "false")),
  );
  const full = failing(deployment, "compute-ec2", {
    operation: "create",
    error: { code: "InsufficientInstanceCapacity", message: "no capacity" },
  });

  const outcome = await deployment.run("deploy", [], full);

  expect(outcome.status).toBe(10);
  const lines = withoutResources(outcome.stderr);
  const begin = lines.findIndex((line) => line.startsWith("Error: "));
  expect(lines.slice(begin)).toEqual([
    expect.stringMatching(/^Error: compute-ec2: creating .*InsufficientInstanceCapacity/),
    "4 stacks deployed successfully: dns, network, security, secrets",
    "Initiating automatic rollback...",
    ...lines.filter((line) => line.startsWith("Rolling back: ")),
    "✓ Rollback completed. Infrastructure returned to previous state.",
    expect.stringMatching(/^Failed and rolled back: 4 done, 0 skipped, 1 failed, 0 blocked, /),
    "",
    expect.stringMatching(/^compute-ec2 failed: creating /),
    "  code:     InsufficientInstanceCapacity",
    expect.stringMatching(/^ {2}resource: urn:pulumi:/),
    expect.stringMatching(/^ {2}what to do: AWS has no such instance free/),
    "",
    `See \`cloud logs ${deployment.id} --environment dev\`; ` +
      "mend the cause and run the same command again",
    "",
  ]);
  const order = lines.flatMap((line) => /^Rolling back: (\S+)\.\.\. ✓$/.exec(line)?.[1] ?? []);
  expect(order.toSorted()).toEqual(wanted.toSorted());
  expect(order.filter((stack) => stack !== "dns")).toEqual([
    ...["compute-ec2", "secrets", "security", "network"],
  ]);
  expect(simulatedContents(deployment)).toEqual({});
  expect(statesOf(await deployment.status())).toMatchObject(
    Object.fromEntries(wanted.map((stack) => [stack, "notDeployed"])),
  );
});

/** What is told on the way, without times and without what happens to single resources. */
function withoutResources(told: string): string[] {
  return told
    .split("\n")
    .map((line) => line.replace(/^\d{4}-\d\d-\d\d [\d:]{8} /, ""))
    .filter((line) => !/^\S+: delete /.test(line));
}

test.each(small)("a first deploy that fails at %s leaves nothing behind", async (stack) => {
  const deployment = await withValues();

  const outcome = await deployment.run("deploy", ["--json"], failing(deployment, stack));

  const events = parseEvents(outcome.stdout);
  expect(outcome.status).toBe(10);
  expect(schemaProblems(events)).toEqual([]);
  expect(events.at(-1)).toMatchObject({ type: "deployment.rolled_back" });
  expect(simulatedContents(deployment)).toEqual({});
  const { version, stacks } = await deployment.status();
  expect(version).toBe(0);
  expect(stacks.map(({ state }) => state)).toEqual(small.map(() => "notDeployed"));
});

test.each(small)("an update that fails at %s leaves everything as it was", async (stack) => {
  const deployment = await withValues();
  await deployment.deploy();
  const before = simulatedContents(deployment);
  change(deployment, 1);

  const denied = failing(deployment, stack, { operation: "update", times: 1 });
  const outcome = await deployment.run("deploy", ["--json"], denied);

  const events = parseEvents(outcome.stdout);
  expect(outcome.status).toBe(10);
  expect(schemaProblems(events)).toEqual([]);
  expect(ofType(events, "rollback.completed")).toMatchObject([{ complete: true }]);
  expect(undone(events).every((step) => step.startsWith("restore "))).toBe(true);
  expect(simulatedContents(deployment)).toEqual(before);
  const status = await deployment.status();
  expect(status.version).toBe(1);
  expect(status.stacks.map(({ state, version }) => [state, version])).toEqual(
    small.map(() => ["deployed", 1]),
  );

  change(deployment, 0);
  const again = await deployment.deploy();
  expect(
    ofType(again, "stack.skipped")
      .map((event) => event.stack)
      .toSorted(),
  ).toEqual(small.toSorted());
});

test("a rollback that AWS refuses is told, and can be gone on with", async () => {
  const deployment = await withValues();
  await deployment.deploy();
  const before = simulatedContents(deployment);
  change(deployment, 1);
  const faults = withFaults(
    deployment.platform,
    { name: "app", operation: "update", error: "accessDenied" },
    { name: "greeting", operation: "update", call: 2, error: "accessDenied" },
  );

  const outcome = await deployment.run("deploy", ["--json"], faults);

  const events = parseEvents(outcome.stdout);
  expect(outcome.status).toBe(1);
  expect(ofType(events, "rollback.completed")).toMatchObject([
    { complete: false, summary: { failed: 1 } },
  ]);
  expect(events.at(-1)).toMatchObject({ type: "deployment.failed" });

  const preview = await deployment.run("rollback", ["--preview"]);
  expect(preview).toMatchObject({ status: 0, stderr: "" });
  expect(preview.stdout).toBe("  base               is restored, 2 resources now\n");
  const undo = await deployment.run("rollback", ["--json"]);
  expect(undo.status).toBe(0);
  expect(schemaProblems(parseEvents(undo.stdout))).toEqual([]);
  expect(simulatedContents(deployment)).toEqual(before);

  const nothing = await deployment.run("rollback", []);
  expect(nothing.status).toBe(1);
  expect(nothing.stderr).toMatch(
    /^error: nothing to undo in dev: its last run, R\w+, is a rollback that is completed$/m,
  );
});

test("prod asks before it rolls back, and without a terminal says how", async () => {
  const deployment = (await withValues()).in("prod");
  deployment.manifest = deployment.manifest.replace(
    /( +)dev: .*\n/,
    (line, indent: string) =>
      `${line}${indent}prod: { enabled: true, account: "333333333333", region: us-east-1 }\n`,
  );
  const denied = withFaults(deployment.platform, { name: "app", error: "accessDenied" });

  const words = ["--confirm", "--skip-promotion-check", "there is no dev"];
  const outcome = await deployment.run("deploy", words, denied);

  expect(outcome.status).toBe(1);
  expect(outcome.stderr).toContain(
    `run the same command again to go on,\nor undo what it has changed: ` +
      `\`cloud rollback ${deployment.id} --environment prod\`\n`,
  );
  expect(Object.keys(simulatedContents(deployment))).toHaveLength(3);

  const unconfirmed = await deployment.run("rollback");
  expect(unconfirmed.status).toBe(5);
  expect(unconfirmed.stderr).toContain("add --confirm");
  const undo = await deployment.run("rollback", ["--confirm"]);
  expect(undo.status).toBe(0);
  expect(simulatedContents(deployment)).toEqual({});
});

test("the manifest decides what a failure does, and the flag decides over it", async () => {
  const deployment = await withValues();
  deployment.edit("spec:\n", "spec:\n  rollback: { onFailure: never }\n");

  const left = await deployment.run("deploy", ["--json"], failing(deployment, "app"));
  expect(left.status).toBe(1);
  expect(ofType(parseEvents(left.stdout), "rollback.started")).toEqual([]);

  change(deployment, 1);
  const words = ["--json", "--rollback", "automatic"];
  const undone = await deployment.run("deploy", words, failing(deployment, "app"));
  expect(undone.status).toBe(10);

  const wrong = await deployment.run("deploy", ["--rollback", "always"]);
  expect(wrong).toMatchObject({ status: 2, stdout: "" });
  expect(wrong.stderr).toContain("'always' is not automatic, ask or never");
});

test("an environment goes back to a version, and that is a version of its own", async () => {
  const deployment = await withValues();
  await deployment.deploy();
  const first = simulatedContents(deployment);
  change(deployment, 1);
  await deployment.deploy();
  const second = simulatedContents(deployment);
  expect(second).not.toEqual(first);

  const back = await deployment.run("rollback", ["--to-version", "1", "--json"]);

  const events = parseEvents(back.stdout);
  expect(back.status).toBe(0);
  expect(schemaProblems(events)).toEqual([]);
  expect(events[0]).toMatchObject({ operation: "rollback" });
  expect(undone(events).toSorted()).toEqual(["restore app", "restore base", "restore side"]);
  expect(simulatedContents(deployment)).toEqual(first);
  expect((await deployment.status()).version).toBe(3);

  const forth = await deployment.run("rollback", ["--to-version", "2"]);
  expect(forth.status).toBe(0);
  expect(simulatedContents(deployment)).toEqual(second);
  const same = await deployment.run("rollback", ["--to-version", "4"]);
  expect(same).toMatchObject({
    status: 0,
    stderr: "Nothing to roll back: everything is as it was.\n",
  });
});

test("going back to a version makes again what was destroyed, with ids of now", async () => {
  const deployment = await withValues();
  await deployment.deploy();
  const before = simulatedContents(deployment);
  await deployment.destroy();

  const back = await deployment.run("rollback", ["--to-version", "1", "--json"]);

  expect(back.status).toBe(0);
  expect(undone(parseEvents(back.stdout)).toSorted()).toEqual(
    small.map((stack) => `restore ${stack}`).toSorted(),
  );
  expect(Object.keys(simulatedContents(deployment))).toHaveLength(Object.keys(before).length);
  expect(statesOf(await deployment.status())).toEqual(
    Object.fromEntries(small.map((stack) => [stack, "deployed"])),
  );
});

test("a version that is not there is refused with those there are", async () => {
  const deployment = await withValues();
  const none = await deployment.run("rollback", ["--to-version", "1"]);
  expect(none.status).toBe(4);
  expect(none.stderr).toContain("dev has no version yet");
  await deployment.deploy();

  const beyond = await deployment.run("rollback", ["--to-version", "7"]);

  expect(beyond.status).toBe(4);
  expect(beyond.stderr).toContain("dev has no version 7; the newest is 1");
});

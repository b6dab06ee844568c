import { hostname } from "node:os";
import { expect, test } from "vitest";
import type { Deployment } from "./support/deployment.ts";
import { ofType, parseEvents, stacksIn, summaryOf } from "./support/events.ts";
import { activityOf, held, lockOf } from "./support/held.ts";
import { Platform } from "./support/platform.ts";
import { killAll, nothingLeft } from "./support/processes.ts";
import { program } from "./support/repository.ts";
import { schemaProblems } from "./support/schema.ts";
import { statesOf } from "./support/status.ts";

const reason = ["--reason", "it hangs, nobody reaches Ada"];

async function lastRun(deployment: Deployment): Promise<Record<string, unknown>> {
  const { stdout } = await deployment.run("runs", ["--limit", "1", "--json"]);
  const { runs } = JSON.parse(stdout) as { readonly runs: readonly Record<string, unknown>[] };
  return runs[0] ?? {};
}

test("lock shows who holds an environment, and that nobody does", async () => {
  const { deployment, holder, lock, open } = await held();

  expect(lock).toEqual({
    run: (await holder.event("deployment.started")).run,
    operation: "deploy",
    user: "tester",
    host: hostname(),
    pid: expect.any(Number) as number,
    command: `${program} deploy ${deployment.id} --json --environment dev`,
    since: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string,
    until: null,
    alive: true,
    atWork: [{ stack: "base", guardPid: expect.any(Number) as number }],
  });
  const shown = await deployment.run("lock");
  expect(shown).toMatchObject({ status: 0, stderr: "" });
  expect(shown.stdout.replace(/, for \d.*/, ", for a while")).toBe(
    `${deployment.id} dev is locked\n` +
      `  by       tester on ${hostname()}, pid ${lock.pid}\n` +
      `  run      ${lock.run}, deploy\n` +
      `  command  ${lock.command}\n` +
      `  since    ${lock.since.slice(0, 19).replace("T", " ")}, for a while\n` +
      "  until    the run ends; a lock has no time limit\n" +
      "  holder   alive\n" +
      `  working  base (guard ${lock.atWork[0]?.guardPid ?? 0})\n` +
      `Next: cloud logs ${deployment.id} --environment dev --follow\n`,
  );
  open();
  expect((await holder.ended()).status).toBe(0);
  expect(await lockOf(deployment)).toEqual({
    deployment: deployment.id,
    environment: "dev",
    holder: null,
  });
  expect((await deployment.run("lock")).stdout).toBe(`${deployment.id} dev is not locked\n`);
});

test("a holder that lives keeps its lock, and the message says how to end it", async () => {
  const all = await held();
  const { deployment, holder, lock, open } = all;

  expect(await deployment.run("unlock", reason)).toEqual({
    status: 6,
    signal: null,
    stdout: "",
    stderr:
      `error: ${deployment.id} dev was not freed, its holder is alive: ${activityOf(all)}, ` +
      `pid ${lock.pid}\n` +
      `hint: end it there with Ctrl-C, or with \`kill -INT ${lock.pid}\`; ` +
      "--force takes the lock away all the same\n",
  });

  open();
  expect((await holder.ended()).status).toBe(0);
  expect(await lastRun(deployment)).not.toHaveProperty("lockFreed");
});

test("a run whose lock is taken away finishes what it does, starts nothing more, and says why", async () => {
  const { deployment, holder, lock, open } = await held();
  const guard = lock.atWork[0]?.guardPid ?? 0;

  const freed = await deployment.run("unlock", [...reason, "--force"]);

  expect(freed).toMatchObject({ status: 0, stderr: "" });
  expect(freed.stdout).toBe(
    `freed ${deployment.id} dev, which run ${lock.run} of tester on ${hostname()} had locked\n` +
      `the run is alive (pid ${lock.pid}); it starts no further stack\n` +
      `Pulumi is still at work on base (guard ${guard}); a deploy of that fails until it ends\n`,
  );
  expect((await lockOf(deployment)).holder).toBeNull();
  open();
  const outcome = await holder.ended();
  const events = parseEvents(outcome.stdout);
  expect(outcome.status).toBe(8);
  expect(schemaProblems(events)).toEqual([]);
  expect(ofType(events, "lock.freed")).toMatchObject([
    { user: "tester", host: hostname(), reason: "it hangs, nobody reaches Ada" },
  ]);
  expect(stacksIn(events, "stack.completed")).toEqual(["side", "base"]);
  expect(stacksIn(events, "stack.started")).toEqual(expect.not.arrayContaining(["app"]));
  expect(events.at(-1)).toMatchObject({
    type: "deployment.cancelled",
    summary: { deployed: 2, cancelled: 1, failed: 0 },
  });
  expect(await deployment.logs()).toEqual(events);
  expect(await lastRun(deployment)).toMatchObject({
    id: lock.run,
    state: "cancelled",
    lockFreed: { user: "tester", host: hostname(), reason: "it hangs, nobody reaches Ada" },
  });
  expect((await deployment.run("runs")).stdout).toContain(
    "lock freed by tester: it hangs, nobody reaches Ada\n",
  );
  expect(statesOf(await deployment.status())).toMatchObject({ base: "deployed" });
  expect(summaryOf(await deployment.deploy())).toMatchObject({ deployed: 1, skipped: 2 });
});

test("whoever takes the freed lock runs beside the old run, and Pulumi keeps them apart", async () => {
  const { deployment, holder, lock, open } = await held();
  await deployment.run("unlock", [...reason, "--force"]);

  const meanwhile = await deployment.run("deploy", ["--json"]);

  const events = parseEvents(meanwhile.stdout);
  expect(meanwhile.status).toBe(1);
  expect(ofType(events, "stack.failed", "base")).toMatchObject([{ code: "stack_locked" }]);
  expect(stacksIn(events, "stack.blocked")).toEqual(["app"]);
  open();
  expect((await holder.ended()).status).toBe(8);
  expect(events[0]?.run).not.toBe(lock.run);
  expect(summaryOf(await deployment.deploy())).toMatchObject({ failed: 0 });
  expect((await deployment.status()).version).toBe(1);
});

test("the lock of the dead is freed without force, and why stands with their run", async () => {
  const { deployment, holder, lock } = await held();
  killAll(deployment.platform.root);
  await nothingLeft(deployment.platform.root);
  await holder.ended(); // a process that is being killed has no command any more, and is alive
  expect((await lockOf(deployment)).holder).toMatchObject({
    alive: false,
    atWork: [],
    command: "",
  });

  const freed = await deployment.run("unlock", ["--reason", "the machine was reset", "--json"]);

  expect(freed.status).toBe(0);
  expect(JSON.parse(freed.stdout)).toMatchObject({
    environment: "dev",
    freed: true,
    holder: { run: lock.run, alive: false },
  });
  const events = await deployment.logs();
  expect(schemaProblems(events)).toEqual([]);
  expect(events.slice(-2)).toMatchObject([
    { type: "lock.freed", reason: "the machine was reset" },
    { type: "deployment.failed", interrupted: true },
  ]);
  expect(await lastRun(deployment)).toMatchObject({ state: "interrupted" });
});

test("freeing what is not locked is no mistake; doing it without a reason is one", async () => {
  const deployment = await new Platform("small").init();

  expect(await deployment.run("unlock", reason)).toMatchObject({
    status: 0,
    stdout: `${deployment.id} dev was not locked\n`,
  });
  expect(await deployment.run("unlock", ["--reason", " "])).toMatchObject({
    status: 5,
    stderr:
      "error: a lock is freed for a reason, and none was given\n" + 'hint: add --reason "…"\n',
  });
  expect(await deployment.run("unlock")).toMatchObject({
    status: 2,
    stderr: "error: --reason is required\nhint: see `cloud unlock --help`\n",
  });
  expect(await deployment.in("qa").run("lock")).toMatchObject({
    status: 4,
    stderr: `error: deployment ${deployment.id} has no environment 'qa'\nhint: it has: dev\n`,
  });
});

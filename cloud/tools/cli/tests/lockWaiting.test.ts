import { hostname } from "node:os";
import { expect, test } from "vitest";
import { ofType, parseEvents, summaryOf } from "./support/events.ts";
import { activityOf, held } from "./support/held.ts";
import { Platform } from "./support/platform.ts";
import { schemaProblems } from "./support/schema.ts";

test("a second deploy waits, says for whom, and goes on with what is true by then", async () => {
  const { deployment, holder, lock, open } = await held();
  const second = deployment.start("deploy", ["--json"]);

  const waiting = await second.event("lock.waiting");

  expect(waiting).toEqual({
    seq: 1,
    type: "lock.waiting",
    time: expect.any(String) as string,
    run: expect.any(String) as string,
    deployment: deployment.id,
    environment: "dev",
    operation: "deploy",
    holder: {
      run: lock.run,
      operation: "deploy",
      user: "tester",
      host: hostname(),
      pid: lock.pid,
      since: lock.since,
    },
    timeoutMs: 600_000,
  });
  open();
  expect((await holder.ended()).status).toBe(0);
  const outcome = await second.ended();
  expect(outcome.status).toBe(0);
  const events = parseEvents(outcome.stdout);
  expect(schemaProblems(events)).toEqual([]);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(events[1]?.type).toBe("deployment.started");
  // Planned before it had to wait, each of them would have run; base reads the gate by itself.
  expect(ofType(events, "stack.planned").map(({ verdict }) => verdict)).toEqual([
    "verify",
    "skip",
    "skip",
  ]);
  expect(summaryOf(events)).toMatchObject({ deployed: 0, skipped: 3 });
  expect(await deployment.logs()).toEqual(events);
});

test("people read who is in the way while they wait, and how to end it", async () => {
  const all = await held();
  const { deployment, holder, lock, open } = all;
  const second = deployment.start("deploy", ["--lock-timeout", "90s"]);
  await second.says("waiting up to");

  second.signal("SIGINT");

  const outcome = await second.ended();
  expect(outcome.status).toBe(8);
  expect(outcome.stdout).toBe("");
  expect(outcome.stderr.replace(/^[\d-]+ [\d:]+ /, "")).toBe(
    `waiting up to 1 min 30 s for ${deployment.id} dev: ${activityOf(all)}\n` +
      `error: no longer waiting for ${deployment.id} dev; nothing was done\n`,
  );
  open();
  expect((await holder.ended()).status).toBe(0);
  const { runs } = JSON.parse((await deployment.run("runs", ["--json"])).stdout) as {
    readonly runs: readonly { readonly id: string }[];
  };
  expect(runs.map(({ id }) => id)).toEqual([lock.run]);
});

test("a wait that takes too long ends with the message of a locked environment", async () => {
  const all = await held();
  const { deployment, holder, open } = all;

  const outcome = await deployment.run("destroy", [
    ...["--confirm", "--lock-timeout", "1s", "--json"],
  ]);

  expect(outcome.status).toBe(6);
  const [waiting, error] = outcome.stdout.trim().split("\n");
  expect(JSON.parse(waiting ?? "")).toMatchObject({ type: "lock.waiting", operation: "destroy" });
  expect(JSON.parse(error ?? "")).toEqual({
    error: {
      code: "locked",
      message: `${deployment.id} dev is locked: ${activityOf(all)}`,
      context: ["waited 1 s for it"],
      hint: `watch it with: cloud logs ${deployment.id} --environment dev --follow`,
    },
  });
  open();
  expect((await holder.ended()).status).toBe(0);
});

test("many deploys that wait run one after the other, and none is lost", async () => {
  const { deployment, holder, lock, open } = await held();
  const waiting = Array.from({ length: 4 }, () => deployment.start("deploy", ["--json"]));
  await Promise.all(waiting.map((running) => running.event("lock.waiting")));

  open();

  const outcomes = await Promise.all([holder, ...waiting].map((running) => running.ended()));
  expect(outcomes.map(({ status }) => status)).toEqual([0, 0, 0, 0, 0]);
  const { runs } = JSON.parse((await deployment.run("runs", ["--json"])).stdout) as {
    readonly runs: readonly { id: string; startedAt: string; finishedAt: string; state: string }[];
  };
  const inOrder = runs.toReversed();
  expect(inOrder.map(({ state }) => state)).toEqual(Array(5).fill("completed"));
  expect(inOrder[0]?.id).toBe(lock.run);
  for (const [index, run] of inOrder.slice(1).entries()) {
    expect(run.startedAt >= (inOrder[index]?.finishedAt ?? "")).toBe(true);
  }
  const { versions } = JSON.parse((await deployment.run("history", ["--json"])).stdout) as {
    readonly versions: readonly unknown[];
  };
  expect(versions).toHaveLength(1);
});

test("runs in different environments do not wait for each other", async () => {
  const { deployment, holder, open } = await held();
  const dev = '    dev: { enabled: true, account: "111111111111", region: us-east-1 }\n';
  const other = '    stage: { enabled: true, account: "222222222222", region: us-east-1 }\n';
  deployment.edit(dev, dev + other);

  const stage = deployment
    .in("stage")
    .start("deploy", [...["--skip-promotion-check", "dev is not done", "--json"]]);
  await stage.event("stack.started", "base");
  expect(ofType(stage.events(), "lock.waiting")).toEqual([]);

  open();
  expect((await holder.ended()).status).toBe(0);
  expect((await stage.ended()).status).toBe(0);
});

test("a lock timeout that is no time is refused before anything else", async () => {
  const deployment = await new Platform("small").init();

  expect(await deployment.run("deploy", ["--lock-timeout", "soon"])).toMatchObject({
    status: 5,
    stderr:
      "error: --lock-timeout: setting 'lockTimeout' must be a duration such as 90s, 10m or 2h, " +
      "or 0, not 'soon'\n",
  });
});

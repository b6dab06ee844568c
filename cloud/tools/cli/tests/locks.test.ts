import { writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { expect, test } from "vitest";
import { parseEvents } from "./support/events.ts";
import { lockOf } from "./support/held.ts";
import { Platform } from "./support/platform.ts";
import { eventually } from "./support/waiting.ts";

test("of two deploys at once one runs, and the other names who holds the environment", async () => {
  const platform = new Platform("small");
  const gate = platform.path("gate");
  const deployment = await platform.init(["--set", `base.gate=${gate}`]);
  const holder = deployment.start("deploy", ["--json"]);
  const { run } = await holder.event("deployment.started");
  const since = (await lockOf(deployment)).holder?.since ?? "";

  const refused = await deployment.run("deploy", ["--lock-timeout", "0", "--json"]);

  expect(refused.status).toBe(6);
  expect(JSON.parse(refused.stdout)).toEqual({
    error: {
      code: "locked",
      message:
        `${deployment.id} dev is locked: tester on ${hostname()} ` +
        `has been running deploy ${run} since ${since.slice(0, 19).replace("T", " ")} UTC`,
      context: [],
      hint: `watch it with: cloud logs ${deployment.id} --environment dev --follow`,
    },
  });
  writeFileSync(gate, "");
  const outcome = await holder.ended();
  expect(outcome.status).toBe(0);
  expect(parseEvents(outcome.stdout).at(-1)?.type).toBe("deployment.completed");
});

test("of many deploys that start together exactly one runs", async () => {
  const platform = new Platform("small");
  const gate = platform.path("gate");
  const deployment = await platform.init(["--set", `base.gate=${gate}`]);
  const all = Array.from({ length: 6 }, () =>
    deployment.start("deploy", ["--lock-timeout", "0", "--json"]),
  );

  await eventually("five refusals", () =>
    all.filter(({ over }) => over).length === 5 ? true : undefined,
  );
  writeFileSync(gate, "");

  const outcomes = await Promise.all(all.map((running) => running.ended()));
  expect(outcomes.map(({ status }) => status).sort()).toEqual([0, 6, 6, 6, 6, 6]);
});

test("other environments and readers are not held up", async () => {
  const platform = new Platform("small");
  const gate = platform.path("gate");
  const deployment = await platform.init(["--set", `base.gate=${gate}`]);
  const holder = deployment.start("deploy", ["--json"]);
  await holder.event("stack.started", "base");

  expect((await deployment.run("plan")).status).toBe(0);
  expect(await deployment.status()).toMatchObject({ orchestratorGone: false });
  const following = deployment.start("logs", ["--follow", "--json"]);
  writeFileSync(gate, "");

  const events = parseEvents((await holder.ended()).stdout);
  expect(parseEvents((await following.ended()).stdout)).toEqual(events);
});

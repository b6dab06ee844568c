import { expect, test } from "vitest";
import { parseEvents } from "./support/events.ts";
import { withFaults } from "./support/faults.ts";
import { Platform } from "./support/platform.ts";

const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/) as string;

test("runs and history tell what was done, by whom, and what it came to", async () => {
  const platform = new Platform("small");
  const deployment = await platform.init();
  const none = await deployment.run("runs");
  expect(none).toMatchObject({ status: 0, stdout: "no runs yet\n" });
  const denied = withFaults(platform, { name: "greeting", error: "accessDenied" });

  const left = await deployment.run("deploy", ["--json", "--rollback", "never"], denied);
  const failed = parseEvents(left.stdout)[0]?.run;
  const made = (await deployment.deploy())[0]?.run;
  const skipped = (await deployment.deploy())[0]?.run;

  const { runs } = JSON.parse((await deployment.run("runs", ["--json"])).stdout) as {
    runs: unknown[];
  };
  const run = {
    environment: "dev",
    operation: "deploy",
    user: expect.any(String) as string,
    host: expect.any(String) as string,
    startedAt: time,
    finishedAt: time,
    durationMs: expect.any(Number) as number,
  };
  const again = {
    ...{ ...run, id: skipped, state: "completed" },
    stacks: { base: "skipped", app: "skipped", side: "skipped" },
  };
  const first = {
    ...{ ...run, id: made, state: "completed" },
    stacks: { base: "completed", app: "completed", side: "skipped" },
  };
  expect(runs).toEqual([
    again,
    first,
    {
      ...{ ...run, id: failed, state: "failed" },
      stacks: { base: "failed", app: "blocked", side: "completed" },
    },
  ]);
  const newest = await deployment.run("runs", ["--limit", "1", "--json"]);
  expect(JSON.parse(newest.stdout)).toEqual({ runs: [again] });

  const history = await deployment.run("history", ["--json"]);
  expect(JSON.parse(history.stdout)).toEqual({
    versions: [{ version: 1, createdAt: time, madeBy: first }],
  });
  const shown = await deployment.run("history");
  expect(shown.stdout).toMatch(
    new RegExp(`^1 +[\\d-]{10} [\\d:]{8} +\\S.* +${made ?? ""} +app, base$`, "m"),
  );
});

test("history of an environment that is not there is refused", async () => {
  const deployment = await new Platform("small").init();

  const outcome = await deployment.platform.cloud(["history", deployment.id, "-e", "qa"]);

  expect(outcome).toMatchObject({ status: 4, stdout: "" });
});

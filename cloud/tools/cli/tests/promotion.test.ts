import { appendFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Deployment } from "./support/deployment.ts";
import { parseEvents, summaryOf } from "./support/events.ts";
import { withFaults } from "./support/faults.ts";
import { Platform } from "./support/platform.ts";
import type { Outcome } from "./support/running.ts";
import { schemaProblems } from "./support/schema.ts";

interface Staged {
  readonly dev: Deployment;
  readonly stage: Deployment;
  readonly prod: Deployment;
}

/** The small stacks in three environments, all enabled unless told otherwise. */
async function staged(enabled: readonly string[] = ["stage", "prod"]): Promise<Staged> {
  const dev = await new Platform("small").init(
    ["--account-stage", "222222222222", "--account-prod", "333333333333"],
    "staged",
  );
  for (const name of enabled) {
    const outcome = await dev.platform.cloud(["enable-environment", dev.id, name]);
    expect(outcome.status).toBe(0);
  }
  return { dev, stage: dev.in("stage"), prod: dev.in("prod") };
}

/** How a deploy is refused that goes ahead of the environment before it. */
function refused(to: Deployment, from: Deployment, obstacles: readonly string[]): Outcome {
  const count = obstacles.length;
  return {
    status: 5,
    signal: null,
    stdout: "",
    stderr:
      `error: nothing was deployed to ${to.environment}: ${count} ` +
      `${count === 1 ? "stack is" : "stacks are"} not what succeeded in ${from.environment}\n` +
      obstacles.map((line) => `  ${line}\n`).join("") +
      `hint: \`cloud deploy ${to.id} --environment ${from.environment}\` first; ` +
      'or --skip-promotion-check "<why>"\n',
  };
}

test("what has not succeeded in dev is deployed to no other environment", async () => {
  const { dev, stage, prod } = await staged();

  expect(await stage.run("deploy")).toEqual(
    refused(stage, dev, [
      "base: not deployed in dev",
      "app: not deployed in dev",
      "side: not deployed in dev",
    ]),
  );
  const denied = withFaults(dev.platform, { name: "late", error: "accessDenied" });
  expect((await dev.run("deploy", ["--rollback", "never"], denied)).status).toBe(1);
  expect(await stage.run("deploy")).toEqual(
    refused(stage, dev, [
      "base: its last deploy in dev did not succeed",
      "app: not deployed in dev",
    ]),
  );
  expect(await stage.run("deploy-stack", ["side"])).toMatchObject({ status: 0 });

  await dev.deploy();
  expect(await prod.run("deploy", ["--confirm"])).toMatchObject({
    ...refused(prod, stage, ["base: not deployed in stage", "app: not deployed in stage"]),
  });
  expect(summaryOf(await stage.deploy())).toMatchObject({ deployed: 2, skipped: 1 });
  expect(summaryOf(await prod.deploy())).toMatchObject({ deployed: 3 });
});

test("another configuration or other code has to succeed in dev first", async () => {
  const { dev, stage } = await staged(["stage"]);
  await dev.deploy();
  await stage.deploy();
  // A null leaves the key out, and what stage alone is given is its own affair.
  dev.edit(
    "      config: {}\n      environments:",
    "      config: { gate: null }\n      environments:",
  );
  dev.edit(
    "stage:\n          config:\n            greeting: hello",
    "stage:\n          config:\n            greeting: servus",
  );
  expect(summaryOf(await stage.deploy())).toMatchObject({ deployed: 1, skipped: 2 });

  dev.edit("config: { gate: null }", "config: { gate: /dev/null }");
  const code = dev.platform.path("cloud/stacks/side/src/index.ts");
  appendFileSync(code, "// another line\n");

  expect(await stage.run("deploy")).toEqual(
    refused(stage, dev, ["base: config gate added", "side: code: side/src/index.ts"]),
  );
  await dev.deploy();
  expect((await stage.run("deploy")).status).toBe(0);
});

test("only environments that are enabled count", async () => {
  const { dev, prod } = await staged(["prod"]);

  expect(await prod.run("deploy", ["--confirm"])).toMatchObject({
    status: 5,
    stderr: expect.stringContaining("base: not deployed in dev") as string,
  });
  await dev.deploy();
  await prod.deploy();
  await dev.platform.cloud(["disable-environment", dev.id, "dev", "--confirm"]);
  prod.edit(
    "      config: {}\n      environments:",
    "      config: { gate: /dev/null }\n      environments:",
  );

  expect(summaryOf(await prod.deploy())).toMatchObject({ failed: 0 });
});

test("who goes ahead of dev says why, and that stays with the run", async () => {
  const { stage } = await staged(["stage"]);

  const outcome = await stage.run("deploy", [
    ...["--skip-promotion-check", "incident 4711", "--json"],
  ]);

  expect(outcome.status).toBe(0);
  const events = parseEvents(outcome.stdout);
  expect(schemaProblems(events)).toEqual([]);
  const skippedPromotion = {
    from: "dev",
    reason: "incident 4711",
    obstacles: [
      "base: not deployed in dev",
      "app: not deployed in dev",
      "side: not deployed in dev",
    ],
  };
  expect(events[0]).toMatchObject({ type: "deployment.started", user: "tester", skippedPromotion });
  expect((await stage.run("logs")).stdout).toContain(
    "\ntester skipped the promotion check: incident 4711\n  base: not deployed in dev\n",
  );
  const run = { user: "tester", skippedPromotion: "incident 4711" };
  expect(JSON.parse((await stage.run("runs", ["--json"])).stdout)).toMatchObject({ runs: [run] });
  expect(JSON.parse((await stage.run("history", ["--json"])).stdout)).toMatchObject({
    versions: [{ madeBy: run }],
  });
  expect((await stage.run("runs")).stdout).toContain("promotion check skipped: incident 4711\n");
  expect(await stage.run("deploy", ["--skip-promotion-check", " "])).toMatchObject({
    status: 2,
    stderr: "error: --skip-promotion-check: a reason is needed\nhint: see `cloud deploy --help`\n",
  });
});

test("a run that went ahead of dev is gone on with for the same reason", async () => {
  const { stage } = await staged(["stage"]);
  const denied = withFaults(stage.platform, { name: "greeting", error: "accessDenied" });
  const words = ["--skip-promotion-check", "incident 4711", "--rollback", "never", "--json"];
  const failed = await stage.run("deploy", words, denied);
  expect(failed.status).toBe(1);

  const resumed = await stage.platform.cloud([
    ...["resume", parseEvents(failed.stdout)[0]?.run ?? "", "--json"],
  ]);

  expect(resumed.status).toBe(0);
  expect(parseEvents(resumed.stdout)[0]).toMatchObject({
    skippedPromotion: { from: "dev", reason: "incident 4711" },
  });
});

test("promote checks, shows what would change, and deploys", async () => {
  const { dev, stage, prod } = await staged();
  const promote = (from: string, to: string, ...words: string[]): Promise<Outcome> =>
    dev.platform.cloud(["promote", dev.id, "--from", from, "--to", to, ...words]);
  expect(await promote("dev", "stage")).toEqual(
    refused(stage, dev, [
      "base: not deployed in dev",
      "app: not deployed in dev",
      "side: not deployed in dev",
    ]),
  );
  await dev.deploy();

  const outcome = await promote("dev", "stage");

  expect(outcome.status).toBe(0);
  const [plan, run] = outcome.stderr.split(/(?=^[\d-]+ [\d:]+ Deploying )/m);
  expect(plan).toContain("base");
  expect(plan).toContain("not deployed yet");
  expect(run).toMatch(/Completed: 3 done, 0 skipped/);
  expect(summaryOf(await stage.deploy())).toMatchObject({ skipped: 3 });

  expect(await promote("dev", "prod")).toMatchObject({
    status: 5,
    stderr:
      "error: what is promoted to prod comes from stage, not from dev\n" +
      `hint: cloud promote ${dev.id} --from stage --to prod\n`,
  });
  expect(await promote("stage", "dev")).toMatchObject({
    status: 5,
    stderr:
      "error: nothing is promoted to dev: no environment before it is enabled\n" +
      `hint: cloud deploy ${dev.id} --environment dev\n`,
  });
  expect(await promote("stage", "prod")).toMatchObject({
    status: 5,
    stderr: expect.stringMatching(
      /error: deploying to prod of D\w+ needs a confirmation, and there is no terminal to ask on\nhint: add --confirm\n$/,
    ) as string,
  });
  const json = await promote("stage", "prod", "--confirm", "--json");
  expect(json).toMatchObject({ status: 0, stderr: "" });
  expect(summaryOf(parseEvents(json.stdout))).toMatchObject({ deployed: 3 });
  expect((await prod.status()).version).toBe(1);
  await dev.platform.cloud(["disable-environment", dev.id, "dev", "--confirm"]);
  expect(await promote("dev", "stage")).toMatchObject({
    status: 5,
    stderr: expect.stringContaining("environment 'dev' is not enabled\n") as string,
  });
});

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Deployment } from "./support/deployment.ts";
import { Platform } from "./support/platform.ts";
import type { Outcome } from "./support/running.ts";

/** The small stacks with dev enabled, stage and prod given an account but not enabled. */
function staged(): Promise<Deployment> {
  return new Platform("small").init(
    ["--account-stage", "222222222222", "--account-prod", "333333333333"],
    "staged",
  );
}

function onManifest(
  { platform, id }: Deployment,
  command: string,
  ...words: readonly string[]
): Promise<Outcome> {
  return platform.cloud([command, id, ...words]);
}

/** The lines in which two texts differ, in the first and in the second. */
function changedLines(before: string, after: string): string[] {
  const [from, to] = [before.split("\n"), after.split("\n")];
  expect(to).toHaveLength(from.length);
  return from.flatMap((line, index) => (line === to[index] ? [] : [line, to[index] ?? ""]));
}

test("an environment is enabled, deployed to, disabled and enabled again, by one word of the manifest", async () => {
  const deployment = await staged();
  const stage = deployment.in("stage");
  const before = `# ours\n${deployment.manifest}# the end\n`;
  deployment.manifest = before;
  expect(await stage.run("deploy")).toMatchObject({
    status: 5,
    stderr: expect.stringMatching(
      new RegExp(
        `environment 'stage' is not enabled\\nhint: cloud enable-environment ${deployment.id} stage\\n$`,
      ),
    ) as string,
  });

  expect(await onManifest(deployment, "enable-environment", "stage")).toEqual({
    status: 0,
    signal: null,
    stdout:
      `stage of ${deployment.id} is enabled now\n` +
      `Next: cloud deploy ${deployment.id} --environment stage\n`,
    stderr: "",
  });

  expect(changedLines(before, deployment.manifest)).toEqual([
    '    stage: { enabled: false, account: "222222222222", region: us-east-1 }',
    '    stage: { enabled: true, account: "222222222222", region: us-east-1 }',
  ]);
  expect((await onManifest(deployment, "enable-environment", "stage")).stdout).toBe(
    `stage of ${deployment.id} was enabled already\n` +
      `Next: cloud deploy ${deployment.id} --environment stage\n`,
  );
  await deployment.deploy();
  await stage.deploy();

  expect(await onManifest(deployment, "disable-environment", "stage")).toEqual({
    status: 5,
    signal: null,
    stdout: "",
    stderr:
      `error: disabling stage of ${deployment.id}, where 3 stacks are deployed needs a ` +
      "confirmation, and there is no terminal to ask on\nhint: add --confirm\n",
  });
  expect(await onManifest(deployment, "disable-environment", "stage", "--confirm")).toMatchObject({
    status: 0,
    stdout:
      `stage of ${deployment.id} is disabled now\n` +
      "still deployed there: app, base, side\n" +
      `\`cloud destroy ${deployment.id} --environment stage\` takes that down\n`,
  });
  expect(deployment.manifest).toBe(before);
  expect(await stage.run("deploy")).toMatchObject({ status: 5 });
  await stage.destroy();
  expect(await onManifest(deployment, "disable-environment", "stage")).toMatchObject({
    status: 0,
    stdout: `stage of ${deployment.id} was disabled already\n`,
  });
});

test("list-environments tells what is set and what is there, in the order of promotion", async () => {
  const deployment = await staged();
  await deployment.deploy();

  const shown = await onManifest(deployment, "list-environments");

  expect(shown).toMatchObject({ status: 0, stderr: "" });
  expect(shown.stdout.replace(/\d{4}-\d\d-\d\d [\d:]{8}/, "then")).toBe(
    "ENVIRONMENT  ENABLED  ACCOUNT       REGION     VERSION  STACKS  LAST RUN\n" +
      "dev          yes      111111111111  us-east-1  1        3       deploy completed, then\n" +
      "stage        no       222222222222  us-east-1           0\n" +
      "prod         no       333333333333  us-east-1           0\n",
  );
  const { stdout } = await onManifest(deployment, "list-environments", "--json");
  expect(JSON.parse(stdout)).toEqual({
    deployment: deployment.id,
    environments: [
      {
        name: "dev",
        enabled: true,
        account: "111111111111",
        region: "us-east-1",
        version: 1,
        deployed: ["app", "base", "side"],
        lastRun: (await deployment.status()).lastRun,
      },
      unused("stage", "222222222222"),
      unused("prod", "333333333333"),
    ],
  });
  const switched = await onManifest(deployment, "enable-environment", "prod", "--json");
  expect(JSON.parse(switched.stdout)).toEqual({
    ...unused("prod", "333333333333"),
    enabled: true,
    changed: true,
  });
});

function unused(name: string, account: string): object {
  const region = "us-east-1";
  return { name, enabled: false, account, region, version: 0, deployed: [], lastRun: null };
}

test("environments that are not there are told from misspelt ones", async () => {
  const deployment = await new Platform("small").init();
  const before = deployment.manifest;

  expect(await onManifest(deployment, "enable-environment", "stage")).toMatchObject({
    status: 4,
    stdout: "",
    stderr: expect.stringMatching(
      new RegExp(
        `^error: deployment ${deployment.id} has no environment 'stage'\n` +
          "hint: write it under spec\\.environments of \\S+/Deployment_Manifest\\.yaml: " +
          'stage: \\{ enabled: false, account: "<twelve digits>", region: <region> \\}\n$',
      ),
    ) as string,
  });
  expect(await onManifest(deployment, "disable-environment", "dew")).toMatchObject({
    status: 4,
    stderr:
      `error: deployment ${deployment.id} has no environment 'dew' (did you mean 'dev'?)\n` +
      "hint: it has: dev\n",
  });
  expect(await onManifest(deployment, "enable-environment")).toMatchObject({
    status: 2,
    stderr: "error: environment is required\nhint: see `cloud enable-environment --help`\n",
  });
  expect(deployment.manifest).toBe(before);
});

test("a manifest that would be wrong, or files edited by hand, keep an environment from being switched", async () => {
  const deployment = await staged();
  deployment.edit("priority: 10", "priority: ten");
  const wrong = deployment.manifest;

  expect(await onManifest(deployment, "enable-environment", "stage")).toMatchObject({ status: 5 });

  expect(deployment.manifest).toBe(wrong);
  deployment.edit("priority: ten", "priority: 10");
  const file = join(deployment.folder, "config/base.dev.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace("hello", "good day"));
  const before = deployment.manifest;
  expect(await onManifest(deployment, "enable-environment", "stage")).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("1 generated configuration file was edited by hand") as string,
  });
  expect(deployment.manifest).toBe(before);
});

test("two that are enabled at the same moment are both enabled", async () => {
  const deployment = await staged();

  const outcomes = await Promise.all(
    ["stage", "prod"].map((name) => onManifest(deployment, "enable-environment", name)),
  );

  expect(outcomes.map(({ status }) => status)).toEqual([0, 0]);
  expect(deployment.manifest.match(/enabled: true, account/g)).toHaveLength(3);
});

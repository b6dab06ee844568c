import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Deployment } from "./support/deployment.ts";
import { Platform } from "./support/platform.ts";
import { treeHash } from "./support/treeHash.ts";

function edit(deployment: Deployment, file: string, from: string, to: string): void {
  const path = join(deployment.folder, "config", file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

function configOf(deployment: Deployment, file: string): string {
  return readFileSync(join(deployment.folder, "config", file), "utf8");
}

test("configuration follows the manifest, at once and before every plan", async () => {
  const deployment = await new Platform("small").init();
  expect(configOf(deployment, "base.dev.yaml")).toContain("base:greeting: hello\n");

  deployment.edit("greeting: hello", "greeting: good morning");
  const outcome = await deployment.platform.cloud(["generate-config", deployment.id, "--json"]);

  expect(JSON.parse(outcome.stdout)).toEqual({
    deployment: deployment.id,
    written: [`cloud/deploy/${deployment.id}-company-a-ecommerce/config/base.dev.yaml`],
    removed: [],
    leftOver: [],
    unchanged: 2,
    adopted: [],
  });
  expect(configOf(deployment, "base.dev.yaml")).toContain("base:greeting: good morning\n");
  deployment.edit("greeting: good morning", "greeting: good evening");
  expect((await deployment.run("plan")).status).toBe(0);
  expect(configOf(deployment, "base.dev.yaml")).toContain("base:greeting: good evening\n");
});

test("an edit by hand is shown with the manifest line to change, and never lost", async () => {
  const deployment = await new Platform("small").init();
  edit(deployment, "base.dev.yaml", "greeting: hello", "greeting: by hand");
  const before = treeHash(deployment.platform.root);
  const folder = `cloud/deploy/${deployment.id}-company-a-ecommerce`;

  for (const command of [["generate-config"], ["plan", "-e", "dev"], ["deploy", "-e", "dev"]]) {
    const [name = "", ...words] = command;
    const outcome = await deployment.platform.cloud([name, deployment.id, ...words]);

    expect(outcome).toMatchObject({ status: 1, stdout: "" });
    expect(outcome.stderr).toMatch("error: 1 generated configuration file was edited by hand\n");
    expect(outcome.stderr).toContain(
      `  --- ${folder}/Deployment_Manifest.yaml\n  +++ ${folder}/config/base.dev.yaml\n`,
    );
    expect(outcome.stderr).toContain("  -base:greeting: hello\n  +base:greeting: by hand\n");
    expect(outcome.stderr).toMatch(
      /Deployment_Manifest\.yaml:\d+:\d+: spec\.stacks\.base\.environments\.dev\.config\.greeting: by hand\n/,
    );
    expect(outcome.stderr).toMatch(/\nhint: .*`cloud generate-config D[A-Z0-9]+ --adopt`/);
  }
  expect(treeHash(deployment.platform.root)).toBe(before);
});

test("--adopt moves an edit into the manifest, which keeps its comments", async () => {
  const deployment = await new Platform("small").init();
  deployment.edit("greeting: hello", "greeting: hello # as ever");
  edit(deployment, "base.dev.yaml", "greeting: hello", "greeting: by hand");
  edit(deployment, "side.dev.yaml", "note: aside", "note: also by hand");
  const before = deployment.manifest;

  const adopted = await deployment.platform.cloud(["generate-config", deployment.id, "--adopt"]);

  expect(adopted.status).toBe(0);
  expect(adopted.stdout).toContain("base.environments.dev.config.greeting: by hand\n");
  expect(deployment.manifest).toContain("greeting: by hand # as ever\n");
  expect(deployment.manifest).toContain("note: also by hand\n");
  const kept = deployment.manifest.split("\n");
  expect(before.split("\n").filter((line) => !kept.includes(line))).toHaveLength(1);
  const again = await deployment.platform.cloud(["generate-config", deployment.id]);
  expect(again).toMatchObject({ status: 0, stdout: "3 of 3 files were up to date\n" });
  expect((await deployment.run("plan")).status).toBe(0);
});

test("an edit that the manifest has no place for is not adopted", async () => {
  const deployment = await new Platform("small").init();
  edit(deployment, "base.dev.yaml", "aws:region:", "other:key: 1\n  aws:region:");
  const before = treeHash(deployment.platform.root);

  const outcome = await deployment.platform.cloud(["generate-config", deployment.id, "--adopt"]);

  expect(outcome.status).toBe(5);
  expect(outcome.stderr).toBe(
    `error: cloud/deploy/${deployment.id}-company-a-ecommerce/config/base.dev.yaml:5:14: ` +
      "other:key is no configuration of stack 'base'\n",
  );
  expect(treeHash(deployment.platform.root)).toBe(before);
});

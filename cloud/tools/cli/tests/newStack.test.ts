import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Deployment } from "./support/deployment.ts";
import { Platform } from "./support/platform.ts";
import { simulatedResources } from "./support/state.ts";
import { stackOf } from "./support/status.ts";

/** Runs a tool of the platform in its npm root, and fails with what it says. */
function tool(platform: Platform, ...words: string[]): string {
  return execFileSync(process.execPath, words, {
    cwd: platform.path("cloud"),
    encoding: "utf8",
    env: { ...platform.environment(), CI: "1" },
  });
}

function edit(platform: Platform, file: string, from: string, to: string): void {
  const path = platform.path("cloud", file);
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

function generate(platform: Platform): void {
  tool(platform, "stacks/generate-definitions.ts");
}

/** A manifest template with the new stack and what it needs, as small as they can be. */
function offer(platform: Platform): void {
  writeFileSync(
    platform.path("cloud/tools/templates/custom/trial.yaml"),
    [
      "apiVersion: cloud/v3.1",
      "kind: ManifestTemplate",
      "metadata: { name: trial, description: A new stack and what it needs }",
      "spec:",
      "  environments:",
      '    dev: { enabled: true, account: "111111111111", region: us-east-1 }',
      "  stacks:",
      "    network: { enabled: true, config: { natGateways: none, azCount: 1 } }",
      "    security: { enabled: true }",
      "    message-queues: { enabled: true }",
      "",
    ].join("\n"),
  );
}

async function deployedOutputs(deployment: Deployment, stack: string) {
  await deployment.deploy();
  return stackOf(await deployment.status(), stack).outputs;
}

test("a new stack is built, checked, tested and deployed as it is made", async () => {
  const platform = new Platform("copied");
  const folder = "stacks/message-queues";
  tool(platform, "stacks/new-stack.ts", "message-queues", "Queues and topics between services");
  generate(platform);

  tool(platform, "node_modules/tsc7/bin/tsc", "-p", `${folder}/src`);
  tool(platform, "node_modules/eslint/bin/eslint.js", "--max-warnings", "0", folder);
  tool(platform, "node_modules/prettier/bin/prettier.cjs", "--check", folder);
  tool(platform, "node_modules/vitest/vitest.mjs", "run", "--project", "stacks", folder);

  offer(platform);
  const deployment = await platform.init([], "trial");
  const prefix = `${deployment.id.toLowerCase()}-dev`;
  expect(await deployedOutputs(deployment, "message-queues")).toEqual({
    logGroupName: `/cloud/${prefix}/message-queues/records`,
    logGroupArn: `arn:aws:logs:us-east-1:111111111111:log-group:/cloud/${prefix}/message-queues/records`,
  });
  await deployment.destroy();
  expect(simulatedResources(deployment)).toEqual([]);
});

test("a program reads outputs of a stack that its template depends on, and of no other", async () => {
  const platform = new Platform("copied");
  const folder = "stacks/message-queues/src";
  const definition = "tools/templates/config/message-queues.yaml";
  tool(platform, "stacks/new-stack.ts", "message-queues", "Queues and topics between services");
  edit(
    platform,
    definition,
    "  outputs:\n",
    "  outputs:\n    vpcId: { type: string, description: Id of the VPC }\n",
  );
  edit(platform, `${folder}/index.ts`, "currentContext, ", "currentContext, DependencyResolver, ");
  edit(
    platform,
    `${folder}/index.ts`,
    "export const {",
    'export const vpcId = new DependencyResolver().output("network", "vpcId");\n\nexport const {',
  );
  generate(platform);
  offer(platform);
  const deployment = await platform.init([], "trial");

  const refused = await deployment.run("deploy", ["--rollback", "never"]);

  expect(refused.status).toBe(1);
  expect(refused.stdout + refused.stderr).toContain(
    "the stack message-queues reads outputs of network but is not deployed after it: add network " +
      "to the dependencies in templates/config/message-queues.yaml and run `npm run generate`",
  );

  edit(platform, definition, "dependencies: [security]", "dependencies: [network, security]");
  generate(platform);
  deployment.edit(
    "dependencies: [security]\n      config: {}",
    "dependencies: [network, security]\n      config: {}",
  );
  const { vpcId } = await deployedOutputs(deployment, "message-queues");
  const status = await deployment.status();

  expect(vpcId).toBe(stackOf(status, "network").outputs["vpcId"]);
  const run = stackOf(status, "message-queues").lastRun ?? "";
  const notes = platform.path(`.cloud/runs/${run}/message-queues.1/consumed.json`);
  expect(JSON.parse(readFileSync(notes, "utf8"))).toEqual(["network.vpcId"]);
  await deployment.destroy();
});

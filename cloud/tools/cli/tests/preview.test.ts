import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Deployment } from "./support/deployment.ts";
import { parseEvents, stacksIn } from "./support/events.ts";
import { Platform } from "./support/platform.ts";
import { treeHash } from "./support/treeHash.ts";

interface Change {
  readonly urn: string;
  readonly operation: string;
  readonly certainty: string;
  readonly properties: readonly unknown[];
}

interface Preview {
  readonly stacks: readonly {
    readonly name: string;
    readonly state: string;
    readonly changes: readonly Change[];
  }[];
  readonly changes: Readonly<Record<string, number>>;
}

async function preview(deployment: Deployment, words: readonly string[] = []): Promise<Preview> {
  const { status, stdout, stderr } = await deployment.run("deploy", [
    "--preview",
    "--json",
    ...words,
  ]);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return JSON.parse(stdout) as Preview;
}

/** What happens to each stack: "base changes: update greeting (certain)". */
function told({ stacks }: Preview): string[] {
  return stacks.map(({ name, state, changes }) => {
    const words = changes.map(
      ({ urn, operation, certainty }) =>
        `${operation} ${urn.split("::").at(-1) ?? ""} (${certainty})`,
    );
    return `${name} ${state}${words.length > 0 ? `: ${words.join(", ")}` : ""}`;
  });
}

test("a preview of what was never deployed shows all of it, and leaves nothing behind", async () => {
  const platform = new Platform("small");
  const deployment = await platform.init();

  expect(told(await preview(deployment))).toEqual([
    "base changes: create greeting (certain), create late (certain)",
    "side changes: create note (certain)",
    "app changes: create app (certain)",
  ]);

  expect(readdirSync(platform.path(".cloud/runs"))).toEqual([]);
  expect(existsSync(platform.path(".cloud/state/.pulumi/stacks"))).toBe(false);
  expect((await deployment.run("runs", ["--json"])).stdout).toContain('"runs": []');
});

test("what an upstream preview expects reaches the stacks downstream", async () => {
  const platform = new Platform("small");
  const deployment = await platform.init(["--set", "base.greeting=hello"]);
  await deployment.deploy();
  deployment.edit("greeting: hello", "greeting: good morning");
  const state = treeHash(platform.path(".cloud/state"));
  const world = treeHash(platform.path(".cloud/simulated-aws"));

  // The name of the parameter stays, so that nothing reaches the application.
  const shown = await preview(deployment);

  expect(told(shown)).toEqual([
    "base changes: update greeting (certain)",
    "side unchanged",
    "app unchanged",
  ]);
  expect(shown.stacks[0]?.changes[0]?.properties).toEqual([
    { path: "value", before: '"[secret]"', after: '"[secret]"', replaces: false },
  ]);
  expect(shown.changes).toEqual({ update: 1 });
  expect(treeHash(platform.path(".cloud/state"))).toBe(state);
  expect(treeHash(platform.path(".cloud/simulated-aws"))).toBe(world);
});

test("a change that hangs on a value which is not known yet is conditional", async () => {
  const platform = new Platform("small");
  const deployment = await platform.init();
  await deployment.deploy();
  // The ARN of a new parameter is known only when it is there.
  const program = platform.path("cloud/stacks/base/src/index.ts");
  const more = 'const more = new aws.ssm.Parameter("more", { type: "String", value: "more" });\n';
  writeFileSync(
    program,
    readFileSync(program, "utf8").replace(
      "export const greetingName = greeting.name",
      `${more}export const greetingName = more.arn`,
    ),
  );

  const shown = await preview(deployment);

  expect(told(shown)).toEqual([
    "base changes: create more (certain)",
    "side unchanged",
    "app changes: update app (conditional)",
  ]);
  const { stdout } = await deployment.run("deploy", ["--preview"]);
  expect(stdout).toBe(
    `Preview of ${deployment.id} in dev on SIMULATED AWS: nothing was changed\n\n` +
      "base: 1 to create\n" +
      "  code: base/src/index.ts\n" +
      "  + aws:ssm/parameter:Parameter more\n" +
      "app: 1 to update\n" +
      "  output base.greetingName is not known yet, config source is not known yet\n" +
      "  ~ aws:ssm/parameter:Parameter app (conditional)\n" +
      '      value: "[secret]" → "[secret]"\n' +
      "side: no changes\n\n" +
      "1 to create, 1 to update\n" +
      "conditional: only if a value that is not known yet turns out to be another one\n",
  );
});

test("a saved plan is done, and nothing else", async () => {
  const platform = new Platform("small");
  const deployment = await platform.init(["--set", "base.greeting=hello"]);
  const file = platform.path("dev.plan");
  await preview(deployment, ["--save-plan", file]);
  expect(statSync(file).mode & 0o777).toBe(0o600);

  // An id may be typed in any case.
  const words = ["deploy", deployment.id.toLowerCase(), "--environment", "dev"];
  const deployed = await platform.cloud([...words, "--plan", file, "--json"]);

  expect(deployed.status).toBe(0);
  expect(stacksIn(parseEvents(deployed.stdout), "stack.completed").toSorted()).toEqual([
    "app",
    "base",
    "side",
  ]);

  // The plan shows resources that are made; by now they would be changed.
  deployment.edit("greeting: hello", "greeting: good morning");
  const world = treeHash(platform.path(".cloud/simulated-aws"));
  const refused = await deployment.run("deploy", ["--plan", file]);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toMatch(
    /error: a deploy would do what the plan of \S+ did not show\n {2}base: update aws:ssm\/parameter:Parameter greeting\nhint: preview again and save a new plan; nothing was changed\n$/,
  );
  expect(treeHash(platform.path(".cloud/simulated-aws"))).toBe(world);
});

test("a plan of another environment, and a file that is none, are refused", async () => {
  const platform = new Platform("small");
  const deployment = await platform.init();
  const file = platform.path("dev.plan");
  await preview(deployment, ["--save-plan", file]);

  writeFileSync(file, readFileSync(file, "utf8").replace('"dev"', '"stage"'));
  const other = await deployment.run("deploy", ["--plan", file]);
  expect(other.status).toBe(5);
  expect(other.stderr).toBe(
    `error: ${file} is a plan for ${deployment.id} stage, not for ${deployment.id} dev\n`,
  );

  writeFileSync(file, '{"a": 1}');
  const none = await deployment.run("deploy", ["--plan", file]);
  expect(none.stderr).toBe(
    `error: ${file} is no plan that this version can read\n` +
      "hint: save one with `cloud deploy <id> --environment <name> --preview --save-plan <file>`\n",
  );
});

test("a stack that cannot be previewed takes those that depend on it out of the preview", async () => {
  const platform = new Platform("small");
  const deployment = await platform.init();
  const program = platform.path("cloud/stacks/base/src/index.ts");
  writeFileSync(program, `${readFileSync(program, "utf8")}\nthrow new Error("not today");\n`);

  const file = platform.path("dev.plan");
  const unsaved = await deployment.run("deploy", ["--preview", "--json", "--save-plan", file]);
  expect(JSON.parse(unsaved.stdout)).toMatchObject({
    error: { message: "the plan was not saved: nothing is known about base" },
  });
  expect(existsSync(file)).toBe(false);

  const { status, stdout } = await deployment.run("deploy", ["--preview"]);

  expect(status).toBe(1);
  expect(stdout).toContain("base: cannot be previewed\n");
  expect(stdout).toContain("app: not previewed, because base cannot be\n");
  expect(stdout).toContain("side: 1 to create\n");
});

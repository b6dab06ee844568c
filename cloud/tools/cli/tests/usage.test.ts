import { expect, test } from "vitest";
import { Platform } from "./support/platform.ts";

const commands = [
  "init",
  "generate-config",
  "validate",
  "plan",
  "deploy",
  "deploy-stack",
  "promote",
  "status",
  "logs",
  "lock",
  "unlock",
  "list-environments",
  "enable-environment",
  "disable-environment",
  "list",
  "destroy",
  "destroy-stack",
  "list-stacks",
  "list-templates",
  "show-template",
  "settings",
];

test("--version and --help answer on stdout", async () => {
  const platform = new Platform("small");

  const version = await platform.cloud(["--version"]);
  expect(version).toMatchObject({ status: 0, stderr: "" });
  expect(version.stdout).toMatch(/^cloud \d+\.\d+\.\d+\n$/);

  const help = await platform.cloud(["--help"]);
  expect(help).toMatchObject({ status: 0, stderr: "" });
  for (const command of commands) {
    expect(help.stdout).toMatch(new RegExp(`^ +${command} +[A-Z]`, "m"));
  }
  const nothing = await platform.cloud([]);
  expect(nothing).toMatchObject({ status: 2, stdout: help.stdout });
});

test.each(commands)("cloud %s --help shows what it is for, with examples", async (command) => {
  const outcome = await new Platform("small").cloud([command, "--help"]);

  expect(outcome).toMatchObject({ status: 0, stderr: "" });
  expect(outcome.stdout).toMatch(/^[A-Z].*\n/);
  const examples = outcome.stdout.split("Examples:\n")[1] ?? "";
  expect(examples).toMatch(new RegExp(`^ {2}(\\w+=\\w+ )?cloud ${command}\\b`, "m"));
});

interface Slip {
  readonly words: readonly string[];
  readonly message: string;
  readonly hint: string;
}

const slips: readonly Slip[] = [
  {
    words: ["dploy", "D1"],
    message: "unknown command 'dploy' (did you mean 'deploy'?)",
    hint: "see `cloud --help`",
  },
  {
    words: ["xyzzy"],
    message: "unknown command 'xyzzy'",
    hint: "see `cloud --help`",
  },
  {
    words: ["--versoin"],
    message: "cloud has no option '--versoin' (did you mean '--version'?)",
    hint: "see `cloud --help`",
  },
  {
    words: ["deploy", "D1", "--enviroment", "dev"],
    message: "cloud deploy has no option '--enviroment' (did you mean '--environment'?)",
    hint: "see `cloud deploy --help`",
  },
  {
    words: ["status", "D1", "--jsn=1"],
    message: "cloud status has no option '--jsn' (did you mean '--json'?)",
    hint: "see `cloud status --help`",
  },
  {
    words: ["deploy", "D1", "-e", "dev", "more"],
    message: "cloud deploy does not know what to do with 'more'",
    hint: "see `cloud deploy --help`",
  },
  {
    words: ["deploy"],
    message: "id is required",
    hint: "see `cloud deploy --help`",
  },
  {
    words: ["deploy", "D1"],
    message: "--environment is required",
    hint: "see `cloud deploy --help`",
  },
];

test.each(slips)("cloud $words is a slip with a cure", async ({ words, message, hint }) => {
  const platform = new Platform("small");

  expect(await platform.cloud(words)).toEqual({
    status: 2,
    signal: null,
    stdout: "",
    stderr: `error: ${message}\nhint: ${hint}\n`,
  });
});

test("outside of a platform every command says how to name one", async () => {
  const platform = new Platform("small");

  const outcome = await platform.cloud(["list"], { directory: "home" });
  expect(outcome.status).toBe(0);
  const outside = await platform.cloud(["list"], { directory: ".." });
  expect(outside).toMatchObject({
    status: 4,
    stdout: "",
    stderr:
      "error: /tmp is not inside a platform: no folder above it holds cloud/tools/templates\n" +
      "hint: change into the platform, or name it with --root or CLOUD_ROOT\n",
  });
  const named = await platform.cloud(["list", "--json"], {
    directory: "..",
    environment: { CLOUD_ROOT: platform.root },
  });
  expect(JSON.parse(named.stdout)).toEqual({ deployments: [] });
});

test("settings tell where each value comes from", async () => {
  const platform = new Platform("small");

  const outcome = await platform.cloud(["settings", "--json"], {
    environment: { CLOUD_PARALLEL: "3" },
  });

  const { root, settings } = JSON.parse(outcome.stdout) as {
    readonly root: string;
    readonly settings: readonly { readonly key: string; value: string; origin: string }[];
  };
  expect(root).toBe(platform.root);
  expect(settings.find(({ key }) => key === "parallel")).toMatchObject({
    value: "3",
    origin: "CLOUD_PARALLEL",
  });
  expect(settings.find(({ key }) => key === "backend")).toMatchObject({ origin: "default" });
  const wrong = await platform
    .init()
    .then((deployment) =>
      deployment.run("deploy", [], { environment: { CLOUD_PARALLEL: "many" } }),
    );
  expect(wrong).toMatchObject({
    status: 5,
    stderr:
      "error: CLOUD_PARALLEL: setting 'parallel' must be a number that is at least 0, not 'many'\n",
  });
});

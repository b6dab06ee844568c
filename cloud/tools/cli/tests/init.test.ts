import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { initWords } from "./support/deployment.ts";
import { Platform } from "./support/platform.ts";
import { treeHash } from "./support/treeHash.ts";

test("init writes a manifest, configuration and a log, and says what to do next", async () => {
  const platform = new Platform("shipped");

  const outcome = await platform.cloud([...initWords(platform), "DNEW"]);

  const folder = "cloud/deploy/DNEW-company-a-ecommerce";
  expect(outcome).toMatchObject({
    status: 0,
    stderr: "",
    stdout:
      "Given deployment ID: DNEW\n" +
      `Created: ${folder}/\n` +
      "Generated manifest from template: minimal\n" +
      "Resolved dependencies from stack templates\n" +
      "Created 3 config files (3 stacks × 1 environments)\n" +
      "Target: SIMULATED AWS, nothing real will be made\n" +
      "\n" +
      "Next steps:\n" +
      `  1. Review manifest: ${folder}/Deployment_Manifest.yaml\n` +
      "  2. Deploy to dev: cloud deploy DNEW --environment dev\n",
  });
  expect(readdirSync(platform.path(folder), { recursive: true }).sort()).toEqual([
    "Deployment_Manifest.yaml",
    "config",
    "config/dns.dev.yaml",
    "config/network.dev.yaml",
    "config/security.dev.yaml",
    "logs",
    "logs/init.log",
  ]);
  for (const line of readFileSync(platform.path(folder, "logs/init.log"), "utf8")
    .trim()
    .split("\n")) {
    expect(line).toMatch(/^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] \[INFO\] \[init\] [A-Z]/);
  }
  expect((await platform.cloud(["validate", "dnew"])).stdout).toBe(
    `${folder}/Deployment_Manifest.yaml is valid\n`,
  );
});

test("200 init at once give 200 deployments", async () => {
  const platform = new Platform("small");
  const words = [...initWords(platform), "--json"];

  const outcomes = await Promise.all(Array.from({ length: 200 }, () => platform.cloud(words)));

  expect(outcomes.filter(({ status }) => status !== 0)).toEqual([]);
  const ids = outcomes.map(({ stdout }) => (JSON.parse(stdout) as { id: string }).id);
  expect(new Set(ids).size).toBe(200);
  const listed = JSON.parse((await platform.cloud(["list", "--json"])).stdout) as {
    readonly deployments: readonly { readonly id: string; readonly problem?: string }[];
  };
  expect(listed.deployments.map(({ id }) => id).sort()).toEqual(ids.sort());
  expect(listed.deployments.filter(({ problem }) => problem !== undefined)).toEqual([]);
});

test("an init that is killed leaves no deployment, and the next one cleans up", async () => {
  const platform = new Platform("small");
  const deploy = platform.path("cloud/deploy");
  let killed = 0;
  // Each is killed at another moment of its short life.
  for (let round = 0; round < 40; ++round) {
    const running = platform.start(initWords(platform));
    const delayed = round % 20;
    await new Promise((resolve) => setTimeout(resolve, delayed));
    running.signal("SIGKILL");
    killed += (await running.ended()).signal === "SIGKILL" ? 1 : 0;
  }

  const { deployments } = JSON.parse((await platform.cloud(["list", "--json"])).stdout) as {
    readonly deployments: readonly { readonly problem?: string; readonly directory: string }[];
  };
  expect(killed).toBeGreaterThan(0);
  expect(deployments.filter(({ problem }) => problem !== undefined)).toEqual([]);
  for (const { directory } of deployments) {
    expect(readdirSync(platform.path(directory, "config"))).toHaveLength(3);
  }
  await platform.init();
  expect(readdirSync(deploy).filter((name) => name.startsWith("."))).toEqual([]);
});

test("an id that exists already, in whatever case, is refused", async () => {
  const platform = new Platform("small");
  await platform.init(["DTAKEN"]);
  const before = treeHash(platform.root);

  for (const id of ["DTAKEN", "dtaken"]) {
    const outcome = await platform.cloud([...initWords(platform), id, "--json"]);

    expect(outcome.status).toBe(1);
    expect(JSON.parse(outcome.stdout)).toEqual({
      error: {
        code: "conflict",
        message: "deployment 'DTAKEN' exists already",
        context: [],
        hint: "choose another id, or leave it out to have one generated",
      },
    });
  }
  expect(treeHash(platform.root)).toBe(before);
});

test("options for stacks and environments end up in manifest and configuration", async () => {
  const platform = new Platform("shipped");

  const deployment = await platform.init([
    ...["--vpc-cidr-dev", "10.50.0.0/16", "--az-count-dev=3", "--set", "network.zoneCapacity=4"],
    ...["--set-dev", "network.privateSubnetBits=5"],
  ]);

  expect(deployment.manifest).toContain("            vpcCidr: 10.50.0.0/16\n");
  const config = readFileSync(join(deployment.folder, "config/network.dev.yaml"), "utf8");
  expect(config).toContain("network:vpcCidr: 10.50.0.0/16\n");
  expect(config).toContain("network:azCount: 3\n");
  expect(config).toContain("network:zoneCapacity: 4\n");
  expect(config).toContain("network:privateSubnetBits: 5\n");
});

interface Mistake {
  readonly name: string;
  readonly template?: string;
  readonly words?: readonly string[];
  readonly status: number;
  readonly error: object;
}

const mistakes: readonly Mistake[] = [
  {
    name: "an option that is given twice",
    words: ["--domain", "example.com"],
    status: 2,
    error: {
      code: "invalid_input",
      message: "--domain: At Most 1 required but received 2",
      hint: "see `cloud init --help`",
    },
  },
  {
    name: "a template that does not exist",
    template: "minimul",
    status: 4,
    error: {
      code: "not_found",
      message: "unknown template 'minimul' (did you mean 'minimal'?)",
      hint: "`cloud list-templates` shows the templates there are",
    },
  },
  {
    name: "an id that is none",
    words: ["X-1"],
    status: 5,
    error: {
      code: "invalid_input",
      message: "'X-1' is no deployment id",
      hint: "an id is D and 2 to 15 letters or digits, such as D1BRV40",
    },
  },
  {
    name: "an option that no stack has",
    words: ["--vpc-cdir-dev", "10.0.0.0/16"],
    status: 5,
    error: {
      code: "invalid_input",
      message:
        "no stack of template 'minimal' has an option '--vpc-cdir-dev' " +
        "(did you mean '--vpc-cidr-dev'?)",
      hint: "any parameter can be set by --set <stack>.<key>=<value>",
    },
  },
  {
    name: "a parameter that does not exist",
    words: ["--set", "network.azCuont=2"],
    status: 5,
    error: {
      code: "invalid_input",
      message:
        "--set network.azCuont=2: stack 'network' has no parameter 'azCuont' " +
        "(did you mean 'azCount'?)",
      hint: "",
    },
  },
  {
    name: "a value that a parameter cannot have",
    words: ["--az-count-dev", "9"],
    status: 5,
    error: {
      code: "invalid_input",
      message: "these options: network.azCount must be from 1 to 6, not 9",
      hint: "",
    },
  },
  {
    name: "a text that is too long",
    words: ["--team", "x".repeat(201)],
    status: 5,
    error: {
      code: "invalid_input",
      message: "these options: 'metadata.team' must have at most 200 characters",
      hint: "",
    },
  },
];

test.each(mistakes)("init with $name changes nothing", async (mistake) => {
  const platform = new Platform("shipped");
  await platform.init();
  const before = treeHash(platform.root);
  const words = [...initWords(platform, mistake.template), ...(mistake.words ?? [])];

  const outcome = await platform.cloud([...words, "--json"]);

  expect(outcome).toMatchObject({ status: mistake.status, stderr: "" });
  expect(JSON.parse(outcome.stdout)).toEqual({ error: { context: [], ...mistake.error } });
  expect(treeHash(platform.root)).toBe(before);
});

test("init names every stack of the template that is not defined, and makes nothing", async () => {
  const platform = new Platform("copied");
  for (const stack of ["storage", "network"]) {
    rmSync(platform.path(`cloud/tools/templates/config/${stack}.yaml`));
  }

  const outcome = await platform.cloud(initWords(platform, "default"));

  const template = "cloud/tools/templates/default/default.yaml";
  expect(outcome.status).toBe(5);
  for (const [line, stack] of [
    [13, "network"],
    [17, "storage"],
  ]) {
    expect(outcome.stderr).toContain(
      `  ${template}:${line}:5: unknown stack '${stack}'; ` +
        `cloud/tools/templates/config/${stack}.yaml does not exist\n`,
    );
  }
  expect(readdirSync(platform.path("cloud/deploy"))).toEqual([]);
});

test("the address of who made a deployment comes from git", async () => {
  const platform = new Platform("small");
  writeFileSync(platform.path("home/.gitconfig"), "[user]\n\temail = ada@example.com\n");

  const deployment = await platform.init();

  expect(deployment.manifest).toContain("createdBy: ada@example.com\n");
});

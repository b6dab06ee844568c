import { chmodSync, readdirSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { initWords } from "./support/deployment.ts";
import { ofType, parseEvents, summaryOf } from "./support/events.ts";
import { mayCutNetwork, mayMount, mountOver, remountReadOnly } from "./support/mounts.ts";
import { Platform } from "./support/platform.ts";
import { nothingLeft } from "./support/processes.ts";
import { Running } from "./support/running.ts";
import { program } from "./support/repository.ts";
import { schemaProblems } from "./support/schema.ts";
import { simulatedResources } from "./support/state.ts";
import { treeHash } from "./support/treeHash.ts";

test("a Pulumi that is too old is named with what is needed", async () => {
  const platform = new Platform("small");
  const deployment = await platform.init();
  const pulumi = platform.path("home/pulumi");
  writeFileSync(pulumi, "#!/bin/sh\necho v3.100.0\n");
  chmodSync(pulumi, 0o755);

  const outcome = await deployment.run("deploy", ["--json"], {
    environment: { CLOUD_PULUMI: pulumi },
  });

  const events = parseEvents(outcome.stdout);
  expect(outcome.status).toBe(1);
  expect(schemaProblems(events)).toEqual([]);
  expect(ofType(events, "diagnostic")).toMatchObject([
    { severity: "error", message: `${tooOld(pulumi)}\n${cure}` },
  ]);
  expect(events.at(-1)).toMatchObject({ type: "deployment.failed", summary: { cancelled: 3 } });
  const shown = await deployment.run("deploy", [], { environment: { CLOUD_PULUMI: pulumi } });
  expect(shown.stderr).toMatch(`\nerror: ${tooOld(pulumi)}\nhint: ${cure}\n`);
  expect(simulatedResources(deployment)).toEqual([]);
});

const cure =
  "point 'pulumi' (CLOUD_PULUMI) at Pulumi 3.227.0 or newer, or leave it empty to have one found";

function tooOld(pulumi: string): string {
  return `setting 'pulumi': ${pulumi}: this is Pulumi 3.100.0, but 3.227.0 or newer is needed`;
}

test("a Pulumi that does not exist is named", async () => {
  const deployment = await new Platform("small").init();

  const outcome = await deployment.run("deploy", [], {
    environment: { CLOUD_PULUMI: "/nowhere/pulumi" },
  });

  expect(outcome.status).toBe(1);
  expect(outcome.stderr).toContain(
    `\nerror: setting 'pulumi': /nowhere/pulumi: cannot be found\nhint: ${cure}\n`,
  );
});

test("without Node nothing is deployed, and the cure is told", async () => {
  const platform = new Platform("small");
  const deployment = await platform.init();
  for (const name of readdirSync(platform.path(".cloud/toolchain"))) {
    if (name.startsWith("node-")) {
      unlinkSync(platform.path(".cloud/toolchain", name));
    }
  }

  const outcome = await deployment.run("deploy", [], { environment: { PATH: "" } });

  expect(outcome.status).toBe(1);
  expect(outcome.stderr).toContain(
    "\nerror: no Node.js 22.14.0 or newer found\n" +
      "hint: run scripts/quickstart.sh, which installs everything that is missing\n",
  );
  await nothingLeft(platform.root);
});

test("a place that cannot be written is named, and nothing is left behind", async () => {
  const platform = new Platform("small");
  writeFileSync(platform.path("cloud/deploy"), "no folder\n");
  const before = treeHash(platform.root);

  const outcome = await platform.cloud(initWords(platform));

  expect(outcome).toMatchObject({ status: 1, stdout: "" });
  expect(outcome.stderr).toMatch(
    /^error: cannot create folder cloud\/deploy\/\.D\w+: Not a directory\nhint: a part of this path is a file and no folder: move it away\n$/,
  );
  expect(treeHash(platform.root)).toBe(before);
});

test("where .cloud cannot be written, deploys are refused", async () => {
  const platform = new Platform("small");
  const deployment = await platform.init();
  rmSync(platform.path(".cloud"), { recursive: true });
  writeFileSync(platform.path(".cloud"), "no folder\n");
  const before = treeHash(platform.root);

  const outcome = await deployment.run("deploy");

  expect(outcome).toMatchObject({
    status: 1,
    stdout: "",
    stderr:
      `error: cannot open ${platform.path(".cloud/store.db")}: Not a directory\n` +
      "hint: a part of this path is a file and no folder: move it away\n",
  });
  expect(treeHash(platform.root)).toBe(before);
});

describe.skipIf(!mayMount())("where file systems may be mounted", () => {
  test("a folder that is read-only is named, and nothing is left behind", async () => {
    const platform = new Platform("small");
    await platform.init(["DOLD"]);
    mountOver(platform.path("cloud/deploy"), "1m");
    remountReadOnly(platform.path("cloud/deploy"));
    const before = treeHash(platform.root);

    const outcome = await platform.cloud([...initWords(platform), "DNEW"]);

    expect(outcome).toMatchObject({
      status: 1,
      stdout: "",
      stderr:
        "error: cannot create folder cloud/deploy/.DNEW: Read-only file system\n" +
        "hint: its file system is mounted read-only: " +
        "mount it for writing, or use another place\n",
    });
    expect(treeHash(platform.root)).toBe(before);
    expect((await platform.cloud(["status", "DOLD", "--json"])).status).toBe(0);
  });

  test("init on a full disk leaves no deployment", async () => {
    const platform = new Platform("shipped");
    mountOver(platform.path("cloud/deploy"), "16k");

    const outcome = await platform.cloud(initWords(platform));

    expect(outcome).toMatchObject({ status: 1, stdout: "" });
    expect(outcome.stderr).toMatch(
      /^error: cannot write cloud\/deploy\/\.D\w+\/.*: No space left on device\nhint: free some space, then run the command again\n$/,
    );
    expect(readdirSync(platform.path("cloud/deploy"))).toEqual([]);
  });

  test("a deploy on a full disk fails by name, and goes on once there is room", async () => {
    const platform = new Platform("small");
    const deployment = await platform.init();
    await deployment.deploy();
    mountOver(platform.path(".cloud"), "64m");
    const filler = platform.path(".cloud/filler");
    fill(filler);

    const outcome = await deployment.run("deploy", ["--json"]);

    expect(outcome.status).toBe(1);
    expect(JSON.parse(outcome.stdout)).toEqual({
      error: {
        code: "unavailable",
        message: `cannot write ${platform.path(".cloud/store.db")}: no space left on the disk`,
        context: [],
        hint: "free some space, then run the command again",
      },
    });
    await nothingLeft(platform.root);
    rmSync(filler);
    expect(summaryOf(await deployment.deploy())).toMatchObject({
      deployed: 0,
      skipped: 3,
      failed: 0,
    });
  });
});

test.skipIf(!mayCutNetwork())("everything works without a network once it is built", async () => {
  const platform = new Platform("small");
  const deployment = await platform.init();
  const script = `ip link set lo up && exec "$@"`;

  const outcome = await new Running({
    program: "/usr/bin/unshare",
    words: [
      ...["--net", "sh", "-c", script, "sh", program],
      ...["deploy", deployment.id, "-e", "dev", "--json"],
    ],
    directory: platform.root,
    environment: platform.environment(),
  }).ended();

  expect(outcome).toMatchObject({ status: 0, stderr: "" });
  expect(summaryOf(parseEvents(outcome.stdout))).toMatchObject({ deployed: 3, failed: 0 });
});

/** Writes until there is no room left at all. */
function fill(file: string): void {
  for (const size of [1 << 20, 4096]) {
    try {
      for (;;) {
        writeFileSync(file, Buffer.alloc(size), { flag: "a" });
      }
    } catch {
      // Full for pieces of this size.
    }
  }
}

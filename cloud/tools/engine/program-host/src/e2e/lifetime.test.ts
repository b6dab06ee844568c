import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildHost, finished, Workspace } from "./workspace.ts";

let workspace: Workspace;

beforeAll(buildHost, 60_000);

beforeEach(() => {
  workspace = new Workspace();
}, 60_000);

afterEach(() => {
  workspace.remove();
});

/** Says that it runs by creating a file, and goes on until the file `go` is there. */
const waiting = `
  const { existsSync, writeFileSync } = require("node:fs");
  writeFileSync("running", "");
  const timer = setInterval(() => existsSync("go") && clearInterval(timer), 5);
`;

async function untilRunning(): Promise<void> {
  while (!existsSync(join(workspace.folder, "running"))) {
    await setTimeout(5);
  }
}

const ended = (child: ChildProcess): Promise<unknown> =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : once(child, "exit");

describe("a program host", { timeout: 30_000 }, () => {
  it("ends when its owner closes the pipe", async () => {
    const { host } = await workspace.startHost();

    host.stdin?.end();
    await ended(host);

    expect(host.signalCode).toBeNull();
  });

  it("ends when the Pulumi whose program it runs is gone, though its owner is there", async () => {
    const { host, port } = await workspace.startHost();
    const pulumi = workspace.start("up", waiting, port);

    await untilRunning();
    pulumi.kill("SIGKILL");
    await ended(host);
  });

  it("finishes the program that it runs when its owner is gone", async () => {
    const { host, port } = await workspace.startHost();
    const pulumi = workspace.start("up", waiting, port);
    const outcome = finished(pulumi);

    await untilRunning();
    host.stdin?.end();
    workspace.write("go", "");

    expect((await outcome).status).toBe(0);
    await ended(host);
  });

  it("runs one program only", async () => {
    const { port } = await workspace.startHost();
    const first = await finished(workspace.start("up", "", port));
    const second = await finished(workspace.start("up", "", port));

    expect(first.status).toBe(0);
    expect(second.status).toBe(1);
    expect(JSON.stringify(second.events)).toContain("has already run a program");
  });
});

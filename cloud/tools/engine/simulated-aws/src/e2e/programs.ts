import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { buildSync } from "esbuild";
import { Workspace, type Outcome } from "../../../program-host/src/e2e/workspace.ts";

/** The real process of the simulated AWS, with nothing in it. */
export class AwsProcess {
  private readonly state = mkdtempSync(join(tmpdir(), "simulated-aws-e2e-"));
  private readonly child: ChildProcess;
  private readonly workspaces: Workspace[] = [];
  private port = "";

  constructor() {
    const main = join(import.meta.dirname, "../main.ts");
    this.child = spawn(
      process.execPath,
      ["--no-warnings", main, "--state", this.state, "--account", "111111111111"],
      { stdio: ["pipe", "pipe", "inherit"] },
    );
  }

  async ready(): Promise<void> {
    [this.port] = (await once(createInterface(this.child.stdout!), "line")) as [string];
  }

  /** A Pulumi stack whose resources are made here. */
  stack(name?: string): Workspace {
    const workspace = new Workspace({ PULUMI_DEBUG_PROVIDERS: `aws:${this.port}` }, name);
    this.workspaces.push(workspace);
    setConfig(workspace, "aws:region", "us-east-1");
    return workspace;
  }

  async stop(): Promise<void> {
    const exited = once(this.child, "exit");
    this.child.stdin!.end();
    await exited;
    this.workspaces.forEach((workspace) => workspace.remove());
    rmSync(this.state, { recursive: true });
  }
}

/** What the stack that is worked on has exported. */
export function outputsOf(workspace: Workspace): Record<string, unknown> {
  const text = workspace.pulumi("stack", "output", "-s", workspace.stack, "--json");
  return JSON.parse(text) as Record<string, unknown>;
}

export function setConfig(workspace: Workspace, key: string, value: string): void {
  workspace.pulumi("config", "set", "-s", workspace.stack, key, value);
}

/** A program as one text: a file, or something that imports others. */
export function programText(from: { readonly file: string } | { readonly text: string }): string {
  const { outputFiles } = buildSync({
    ...("file" in from
      ? { entryPoints: [from.file] }
      : { stdin: { contents: from.text, resolveDir: import.meta.dirname, loader: "ts" } }),
    bundle: true,
    platform: "node",
    external: ["@pulumi/*"],
    outdir: "out",
    write: false,
  });
  return outputFiles[0]!.text;
}

/**
 * How each resource has failed, by type and name: `CreateVpc, 400 InvalidVpc.Range: The CIDR … is invalid.`
 * where AWS has refused, else the whole message. What was made up at random is cut.
 */
export function failuresIn({ events }: Outcome): Record<string, string> {
  const told = events.flatMap(({ diagnosticEvent }) =>
    diagnosticEvent?.severity === "error" && diagnosticEvent.urn
      ? [[diagnosticEvent.urn.split("::").slice(2).join("::"), shortened(diagnosticEvent.message)]]
      : [],
  );
  return Object.fromEntries(told) as Record<string, string>;
}

const refusal =
  /^(?:creating|deleting) .*: operation error .*: (\w+), https response error StatusCode: (\d+), RequestID: [0-9a-f-]{36}, api error (.*)$/;

function shortened(message: string): string {
  return message
    .trim()
    .replace(refusal, "$1, $2 $3")
    .replace(/\b([a-z]+)-0(?!123456789abcdef0)[0-9a-f]{16}\b/g, "$1-…")
    .replace(/-[0-9a-f]{7}\/[0-9a-f]{16}\b/g, "-…")
    .replace(/\/[0-9a-f]{16}\b/g, "/…");
}

import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { createInterface } from "node:readline";

const engine = resolve(import.meta.dirname, "../../..");
const root = resolve(engine, "../../..");

export const modules = join(root, "cloud");

/** An event as `pulumi up --json` prints it; only what the tests look at. */
export interface EngineEvent {
  diagnosticEvent?: { urn?: string; severity: string; message: string };
  resourcePreEvent?: { metadata: { type: string; new: { inputs: unknown } | null } };
  resOutputsEvent?: { metadata: { type: string; urn: string; new: { outputs: unknown } | null } };
  summaryEvent?: { result: string; resourceChanges: Record<string, number> };
}

export interface Outcome {
  readonly status: number | null;
  readonly events: readonly EngineEvent[];
  readonly stderr: string;
}

/** Builds the host that the tests run; does nothing where it is up to date. */
export function buildHost(): void {
  const { status, stderr } = spawnSync(process.execPath, [
    join(engine, "build.mjs"),
    "program-host",
  ]);
  if (status !== 0) {
    throw new Error(`the program host cannot be built: ${stderr.toString()}`);
  }
}

/** A Pulumi project in a folder of its own, run by the real Pulumi CLI and a real program host. */
export class Workspace {
  readonly folder = mkdtempSync(join(tmpdir(), "program-host-"));
  /** The stack that is worked on. */
  stack = "";
  private readonly hosts: ChildProcess[] = [];
  private readonly environment: NodeJS.ProcessEnv;

  /** With these variables for Pulumi, besides those that it needs. */
  constructor(variables: NodeJS.ProcessEnv = {}, stack = "organization/shop/dev") {
    const state = join(this.folder, "state");
    mkdirSync(state);
    const passphrase = this.write("passphrase", "only for tests");
    this.environment = {
      PATH: [join(root, ".cloud/toolchain/pulumi-3.259.0/bin"), process.env["PATH"]].join(
        delimiter,
      ),
      HOME: this.folder,
      PULUMI_HOME: join(this.folder, "home"),
      PULUMI_BACKEND_URL: `file://${state}`,
      PULUMI_CONFIG_PASSPHRASE_FILE: passphrase,
      PULUMI_SKIP_UPDATE_CHECK: "1",
      // Otherwise previews are told as a whole, in another form.
      PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "1",
      ...variables,
    };
    this.write("Pulumi.yaml", "name: shop\nruntime: nodejs\n");
    this.makeStack(stack);
  }

  /** Makes another stack, which is worked on from now on. */
  makeStack(stack: string): void {
    this.stack = stack;
    this.pulumi("stack", "init", stack, "--no-select");
  }

  write(name: string, text: string): string {
    const file = join(this.folder, name);
    writeFileSync(file, text);
    return file;
  }

  /** Runs a CLI command that needs no program, and returns what it prints. */
  pulumi(...args: string[]): string {
    const { status, stdout, stderr, error } = spawnSync("pulumi", args, {
      cwd: this.folder,
      env: this.environment,
    });
    if (status !== 0) {
      throw error ?? new Error(stderr.toString());
    }
    return stdout.toString();
  }

  /** Starts a host; resolves when it has told its port. */
  async startHost(): Promise<{ host: ChildProcess; port: string }> {
    const bundle = join(engine, "dist/program-host.cjs");
    const host = spawn(process.execPath, [bundle, "--modules", modules], {
      cwd: this.folder,
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.hosts.push(host);
    const [port] = (await once(createInterface(host.stdout), "line")) as [string];
    return { host, port };
  }

  /** Starts an operation on a program; the caller waits for the end of the process. */
  start(
    command: string,
    program: string,
    port: string,
    words: readonly string[] = [],
  ): ChildProcess {
    const main = this.write("program.js", program);
    this.write("Pulumi.yaml", `name: shop\nruntime: nodejs\nmain: ${main}\n`);
    return spawn(
      "pulumi",
      [
        ...[command, "--json", "--color", "never", "--non-interactive"],
        ...(command === "preview" ? [] : ["--yes", "--skip-preview"]),
        ...["--stack", this.stack, `--client=127.0.0.1:${port}`, ...words],
      ],
      { cwd: this.folder, env: this.environment },
    );
  }

  async run(command: string, program: string, words: readonly string[] = []): Promise<Outcome> {
    const { port } = await this.startHost();
    return finished(this.start(command, program, port, words));
  }

  remove(): void {
    for (const host of this.hosts) {
      host.kill("SIGKILL");
    }
    if (existsSync(this.folder)) {
      rmSync(this.folder, { recursive: true });
    }
  }
}

export async function finished(pulumi: ChildProcess): Promise<Outcome> {
  let stdout = "";
  let stderr = "";
  pulumi.stdout?.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  pulumi.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const [status] = (await once(pulumi, "close")) as [number | null];
  const lines = stdout.split("\n").filter((line) => line !== "");
  return { status, events: lines.map((line) => JSON.parse(line) as EngineEvent), stderr };
}

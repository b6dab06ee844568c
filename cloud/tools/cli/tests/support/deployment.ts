import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEvents, type RunEvent } from "./events.ts";
import type { Platform, RunOptions } from "./platform.ts";
import type { Outcome, Running } from "./running.ts";

export interface InitWords {
  readonly id?: string;
}

export class Deployment {
  private constructor(
    readonly platform: Platform,
    readonly id: string,
    readonly folder: string,
  ) {}

  static async init(platform: Platform, words: InitWords): Promise<Deployment> {
    const id = words.id ?? "D1BRV40";
    const folder = platform.path("cloud/deploy", `${id}-company-a-ecommerce`);
    mkdirSync(folder, { recursive: true });
    const shipped = platform.stacks === "shipped";
    const stacks = shipped ? ["dns", "network", "security"] : ["base", "app", "side"];
    writeFileSync(
      join(folder, "Deployment_Manifest.yaml"),
      `apiVersion: cloud/v3.1
kind: Deployment
metadata:
  id: ${id}
  organization: Company-A
  project: ecommerce
  domain: ecommerce.example.com
  createdAt: "2026-11-24T07:00:00Z"
  createdBy: a@example.com
spec:
  target: simulated
  pulumi:
    organization: company-a
  environments:
    dev:
      enabled: true
      account: "111111111111"
      region: us-east-1
  stacks:
${stacks.map((s) => `    ${s}:\n      enabled: true\n`).join("")}`,
    );
    return Promise.resolve(new Deployment(platform, id, folder));
  }

  get manifestFile(): string {
    return join(this.folder, "Deployment_Manifest.yaml");
  }

  get manifest(): string {
    return readFileSync(this.manifestFile, "utf8");
  }

  set manifest(text: string) {
    writeFileSync(this.manifestFile, text);
  }

  /** Runs a command on the dev environment: `run("deploy")`, `run("deploy-stack", ["base"])`. */
  run(command: string, words: readonly string[] = [], options: RunOptions = {}): Promise<Outcome> {
    return this.start(command, words, options).ended();
  }

  start(command: string, words: readonly string[] = [], options: RunOptions = {}): Running {
    return this.platform.start([command, this.id, ...words, "--environment", "dev"], options);
  }

  /** The events of a run that may fail or not. */
  async events(
    command: string,
    words: readonly string[] = [],
    options: RunOptions = {},
  ): Promise<RunEvent[]> {
    const { stdout } = await this.run(command, [...words, "--json"], options);
    return parseEvents(stdout);
  }

  async deploy(options: RunOptions = {}): Promise<RunEvent[]> {
    return succeed(await this.run("deploy", ["--json"], options));
  }

  async destroy(options: RunOptions = {}): Promise<RunEvent[]> {
    return succeed(await this.run("destroy", ["--confirm", "--json"], options));
  }

  async status(): Promise<Status> {
    const { stdout } = await this.run("status", ["--json"]);
    return JSON.parse(stdout) as Status;
  }
}

export interface Status {
  readonly deployment: string;
  readonly environment: string;
  readonly target: string;
  readonly version: number;
  readonly orchestratorGone: boolean;
  readonly activeRun: { readonly id: string; readonly state: string } | null;
  readonly lastRun: { readonly id: string; readonly state: string } | null;
  readonly stacks: readonly StackStatus[];
}

export interface StackStatus {
  readonly name: string;
  readonly state: string;
  readonly version: number | null;
  readonly resources: number;
  readonly pendingOperations: number;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly lastRun: string | null;
  readonly lastDeployedAt: string | null;
  readonly durationMs: number | null;
  readonly failure?: Readonly<Record<string, unknown>>;
}

/** For the steps of a test that are not what it is about. */
export function succeed(outcome: Outcome): RunEvent[] {
  if (outcome.status !== 0) {
    throw new Error(
      `exit status ${outcome.status ?? outcome.signal}\n${outcome.stdout}${outcome.stderr}`,
    );
  }
  return parseEvents(outcome.stdout);
}

/** What each stack is now: { base: "deployed", … }. */
export function statesOf(status: Status): Record<string, string> {
  return Object.fromEntries(status.stacks.map(({ name, state }) => [name, state]));
}

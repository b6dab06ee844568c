import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEvents, type RunEvent } from "./events.ts";
import type { Platform, RunOptions } from "./platform.ts";
import type { Outcome, Running } from "./running.ts";
import type { Status } from "./status.ts";

/** A deployment to simulated AWS, seen from one of its environments, at first dev. */
export class Deployment {
  readonly platform: Platform;
  readonly id: string;
  readonly folder: string;
  readonly environment: string;

  private constructor(platform: Platform, id: string, folder: string, environment: string) {
    this.platform = platform;
    this.id = id;
    this.folder = folder;
    this.environment = environment;
  }

  /** Made by `cloud init`, with further words such as `["D1CUSTOM", "--set", "base.greeting=hi"]`. */
  static async init(
    platform: Platform,
    words: readonly string[],
    template = platform.template,
  ): Promise<Deployment> {
    const outcome = await platform.cloud([...initWords(platform, template), ...words, "--json"]);
    if (outcome.status !== 0) {
      throw new Error(outcome.stdout + outcome.stderr);
    }
    const { id, directory } = JSON.parse(outcome.stdout) as { id: string; directory: string };
    return new Deployment(platform, id, platform.path(directory), "dev");
  }

  /** The same deployment, seen from another environment. */
  in(environment: string): Deployment {
    return new Deployment(this.platform, this.id, this.folder, environment);
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

  /** Replaces a text of the manifest, which must be there. */
  edit(from: string, to: string): void {
    if (!this.manifest.includes(from)) {
      throw new Error(`the manifest has no '${from}'`);
    }
    this.manifest = this.manifest.replace(from, to);
  }

  /** Runs a command on the environment: `run("deploy")`, `run("deploy-stack", ["base"])`. */
  run(command: string, words: readonly string[] = [], options: RunOptions = {}): Promise<Outcome> {
    return this.start(command, words, options).ended();
  }

  start(command: string, words: readonly string[] = [], options: RunOptions = {}): Running {
    const named = [command, this.id, ...words, "--environment", this.environment];
    return this.platform.start(named, options);
  }

  /** Deploys all stacks; for the steps of a test that are not what it is about. */
  async deploy(options: RunOptions = {}): Promise<RunEvent[]> {
    return succeed(await this.run("deploy", ["--confirm", "--json"], options));
  }

  async destroy(options: RunOptions = {}): Promise<RunEvent[]> {
    return succeed(await this.run("destroy", ["--confirm", "--json"], options));
  }

  async status(): Promise<Status> {
    const { stdout } = await this.run("status", ["--json"]);
    return JSON.parse(stdout) as Status;
  }

  /** The events of the last run, as `cloud logs` tells them. */
  async logs(): Promise<RunEvent[]> {
    return succeed(await this.run("logs", ["--json"]));
  }
}

/** Everything that `cloud init` has to be told. */
export function initWords(platform: Platform, template = platform.template): string[] {
  return [
    ...["init", "--org", "Company-A", "--project", "ecommerce"],
    ...["--domain", "ecommerce.example.com", "--template", template, "--simulate"],
  ];
}

function succeed(outcome: Outcome): RunEvent[] {
  if (outcome.status !== 0) {
    throw new Error(
      `exit status ${outcome.status ?? outcome.signal}\n${outcome.stdout}${outcome.stderr}`,
    );
  }
  return parseEvents(outcome.stdout);
}

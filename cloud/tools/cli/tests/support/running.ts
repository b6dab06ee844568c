import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { parseEvents, type RunEvent } from "./events.ts";
import { eventually } from "./waiting.ts";

/** How a `cloud` command ended. */
export interface Outcome {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Start {
  readonly program: string;
  readonly words: readonly string[];
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** No command of a test takes this long, even for all stacks on a machine that is busy. */
const limitMs = 300_000;

/** A `cloud` command that has been started, and what it has said so far. */
export class Running {
  private readonly child: ChildProcess;
  private readonly end: Promise<Outcome>;
  private stdout = "";
  private stderr = "";

  constructor(start: Start) {
    this.child = spawn(start.program, start.words, {
      cwd: start.directory,
      env: start.environment,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: limitMs,
      killSignal: "SIGKILL",
    });
    this.child.stdout?.setEncoding("utf8").on("data", (text: string) => (this.stdout += text));
    this.child.stderr?.setEncoding("utf8").on("data", (text: string) => (this.stderr += text));
    this.end = once(this.child, "close").then(([status, signal]) => ({
      status: status as number | null,
      signal: signal as NodeJS.Signals | null,
      stdout: this.stdout,
      stderr: this.stderr,
    }));
  }

  get over(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  ended(): Promise<Outcome> {
    return this.end;
  }

  /** The first event of this kind, as soon as it has been printed. */
  event(type: string, stack?: string): Promise<RunEvent> {
    return eventually(`event ${type} of ${stack ?? "the run"}; so far:\n${this.stdout}`, () =>
      this.events().find((event) => event.type === type && (!stack || event.stack === stack)),
    );
  }

  /** Waits until this text has been printed, on whichever stream. */
  async says(text: string): Promise<void> {
    await eventually(`'${text}'; so far:\n${this.stdout}${this.stderr}`, () =>
      (this.stdout + this.stderr).includes(text) ? true : undefined,
    );
  }

  /** What has been printed so far; whole lines only, the last one may still be on its way. */
  events(): RunEvent[] {
    return parseEvents(this.stdout.slice(0, this.stdout.lastIndexOf("\n") + 1));
  }
}

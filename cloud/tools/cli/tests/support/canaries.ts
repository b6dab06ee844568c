import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { variablesOf, processesOf } from "./processes.ts";
import { program } from "./repository.ts";

/** The secret as it is, and as base 64 would show it at any of its three alignments. */
function disguises(secret: string): string[] {
  const encoded = [0, 1, 2].map((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
    const text = padded.toString("base64").replace(/=+$/, "");
    // The first and the last digits also depend on what stands beside the secret.
    return text.slice(offset === 0 ? 0 : offset + 1, -2);
  });
  return [secret, ...encoded];
}

/** In which of these named texts the secret can be read. */
export function leaks(secret: string, texts: Readonly<Record<string, Buffer | string>>): string[] {
  const wanted = disguises(secret);
  return Object.entries(texts)
    .filter(([, text]) => wanted.some((form) => text.includes(form)))
    .map(([name]) => name);
}

/** Every file below the folder except those whose path has one of these beginnings. */
export function filesBelow(folder: string, without: readonly string[]): Record<string, Buffer> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !without.some((beginning) => path.startsWith(beginning)))
      .map((path) => [path, readFileSync(path)]),
  );
}

/** Watches the arguments and variables of all processes of a platform, until it is stopped. */
export class Watch {
  readonly seen: Record<string, string> = {};
  private readonly root: string;
  private readonly watching: Promise<void>;
  private stopped = false;

  constructor(root: string) {
    this.root = root;
    this.watching = this.watch();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.watching;
  }

  private async watch(): Promise<void> {
    while (!this.stopped) {
      for (const { pid, command } of processesOf(this.root)) {
        this.seen[`arguments of ${command}`] = command;
        // `cloud` itself is told secrets by variables, and so is its image between fork and exec.
        if (!command.startsWith(`${program} deploy`)) {
          this.seen[`variables of ${command}`] = variablesOf(pid);
        }
      }
      await setTimeout(10);
    }
  }
}

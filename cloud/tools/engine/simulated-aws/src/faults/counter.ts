import { createHash } from "node:crypto";
import { join } from "node:path";
import { createFile } from "../state/files.ts";

/**
 * Counts calls across processes: each call takes the next free number by creating a file of that name, so that a retry
 * in a new process goes on counting and two processes never get the same number.
 */
export class CallCounter {
  private readonly directory: string;
  private readonly last = new Map<string, number>();

  constructor(directory: string) {
    this.directory = directory;
  }

  next(subject: unknown): number {
    const key = createHash("sha256").update(JSON.stringify(subject)).digest("hex").slice(0, 32);
    let number = (this.last.get(key) ?? 0) + 1;
    while (!createFile(join(this.directory, key, String(number)), "")) {
      number++;
    }
    this.last.set(key, number);
    return number;
  }
}

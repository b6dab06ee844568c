import { readFileSync, statSync } from "node:fs";

export type FaultError =
  | "throttling"
  | "accessDenied"
  | "limitExceeded"
  | "hang"
  | { readonly code: string; readonly message: string };

/** One entry of the faults file; whatever is left out matches everything. */
export interface Fault {
  readonly type?: string;
  /** Logical name, `*` stands for any text. */
  readonly name?: string;
  /** Pulumi stack name, `*` stands for any text. */
  readonly stack?: string;
  readonly operation?: string;
  /** The first matching call that fails, from 1. */
  readonly call?: number;
  /** How many calls fail from there on; without it one when `call` is given, else all. */
  readonly times?: number;
  readonly error: FaultError;
}

export interface FaultsFileContent {
  readonly faults?: readonly Fault[];
  readonly quotas?: Readonly<Record<string, number>>;
}

/** The faults file, read again whenever it has changed. A missing file means no faults. */
export class FaultsFile {
  private stamp = "";
  private parsed: FaultsFileContent = {};
  private readonly path: string | undefined;

  constructor(path: string | undefined) {
    this.path = path;
  }

  content(): FaultsFileContent {
    if (this.path === undefined) {
      return this.parsed;
    }
    const stamp = stampOf(this.path);
    if (stamp !== this.stamp) {
      this.parsed = stamp === "" ? {} : read(this.path);
      this.stamp = stamp;
    }
    return this.parsed;
  }
}

function stampOf(path: string): string {
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stats ? `${stats.mtimeNs}-${stats.size}-${stats.ino}` : "";
}

function read(path: string): FaultsFileContent {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as FaultsFileContent;
  } catch (error) {
    throw new Error(`${path}: not a valid faults file (${(error as Error).message})`, {
      cause: error,
    });
  }
}

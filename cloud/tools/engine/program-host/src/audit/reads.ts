import { statSync } from "node:fs";
import { resolve, sep } from "node:path";

/** What stands for all of a kind, and among the processes for code that cannot be followed. */
const anything = "*";

/** Packages that are not part of a bundle, but of the identity of its code. */
export const external = /[\\/]node_modules[\\/]@pulumi[\\/]/;

/** What a program has read outside its bundle. */
export class Reads {
  #bundle = "";
  readonly #files = new Set<string>();
  readonly #environment = new Set<string>();
  readonly #network = new Set<string>();
  readonly #queries = new Set<string>();
  readonly #processes = new Set<string>();
  readonly #fleeting = new Set<string>();

  /** The bundle itself is known. */
  leaveOut(bundle: string): void {
    this.#bundle = bundle;
  }

  /** A file or folder was looked at, whether it is there or not. */
  file(path: string): void {
    const file = resolve(path);
    if (file !== this.#bundle && !external.test(file)) {
      this.#files.add(file);
    }
  }

  variable(name: string): void {
    this.#environment.add(name);
  }

  allVariables(): void {
    this.#environment.add(anything);
  }

  /** Another machine was asked, or another process of this one. */
  network(address: string = anything): void {
    this.#network.add(address);
  }

  /** AWS was asked something that can be asked again: `aws:ssm:/app/key`. */
  query(query: string): void {
    this.#queries.add(query);
  }

  process(command: string): void {
    this.#processes.add(command);
  }

  /** Something runs that can read without being seen. */
  unseen(): void {
    this.#processes.add(anything);
  }

  /** Something was asked that hardly answers the same twice, in words: "the clock". */
  fleeting(source: string): void {
    this.#fleeting.add(source);
  }

  toJSON(): Record<string, string[]> {
    return {
      files: [...this.#files].map(asFolder).sort(),
      environment: sorted(this.#environment),
      network: sorted(this.#network),
      queries: sorted(this.#queries),
      processes: sorted(this.#processes),
      fleeting: sorted(this.#fleeting),
    };
  }
}

/** A folder ends in a slash, so that only a pattern which covers all below it fits. */
function asFolder(file: string): string {
  const isFolder = statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder && !file.endsWith(sep) ? file + sep : file;
}

function sorted(names: ReadonlySet<string>): string[] {
  return names.has(anything) ? [anything] : [...names].sort();
}

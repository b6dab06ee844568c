import type * as fs from "node:fs";
import { constants } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { statView } from "./fileTimes.ts";
import type { Reads } from "./reads.ts";
import { notingAll, viewOf, type Note } from "./views.ts";

/** What reads the file or folder that is its first argument. */
const reading = [
  ...["access", "copyFile", "cp", "exists", "lstat", "opendir", "readFile", "readdir", "readlink"],
  ...["realpath", "stat", "statfs", "watch"],
];

const streams = ["FileReadStream", "ReadStream", "createReadStream", "openAsBlob", "watchFile"];

export function fsView(real: typeof fs, reads: Reads): object {
  return viewOf(real, {
    ...notingAll(real, [...withSync(reading), ...streams], noteFile(reads)),
    ...statViews(real, withSync(["stat", "lstat", "fstat"]), reads),
    ...notingAll(real, withSync(["open"]), noteOpened(reads)),
    ...notingAll(real, withSync(["glob"]), noteGlob(reads)),
    promises: fsPromisesView(real.promises, reads),
  });
}

export function fsPromisesView(real: typeof fs.promises, reads: Reads): object {
  return viewOf(real, {
    ...notingAll(real, reading, noteFile(reads)),
    ...statViews(real, ["stat", "lstat"], reads),
    ...notingAll(real, ["open"], noteOpened(reads)),
    ...notingAll(real, ["glob"], noteGlob(reads)),
  });
}

function statViews(real: object, names: readonly string[], reads: Reads): Record<string, unknown> {
  return Object.fromEntries(
    names.map((name) => [name, statView(Reflect.get(real, name), noteFile(reads), reads)]),
  );
}

export function noteFile(reads: Reads): Note {
  return (path) => {
    const file = pathOf(path);
    if (file !== undefined) {
      reads.file(file);
    }
  };
}

function noteOpened(reads: Reads): Note {
  return (path, flags) => {
    const onlyWrites =
      typeof flags === "number"
        ? (flags & (constants.O_WRONLY | constants.O_RDWR)) === constants.O_WRONLY
        : typeof flags === "string" && /^[wa][^+]*$/.test(flags);
    if (!onlyWrites) {
      noteFile(reads)(path);
    }
  };
}

/** The folder in which a search begins. */
function noteGlob(reads: Reads): Note {
  return (patterns, options) => {
    const { cwd } = (typeof options === "object" ? (options ?? {}) : {}) as { cwd?: unknown };
    const folder = pathOf(cwd) ?? ".";
    for (const pattern of [patterns].flat()) {
      const fixed = String(pattern).split("/");
      const length = fixed.findIndex((part) => /[*?[\]{}()!+@]/.test(part));
      reads.file(resolve(folder, join(...fixed.slice(0, length === -1 ? undefined : length), ".")));
    }
  };
}

/** Nothing for what was opened before. */
function pathOf(path: unknown): string | undefined {
  if (path instanceof URL) {
    return path.protocol === "file:" ? fileURLToPath(path) : undefined;
  }
  if (path instanceof Uint8Array) {
    return Buffer.from(path).toString();
  }
  return typeof path === "string" ? path : undefined;
}

function withSync(names: readonly string[]): string[] {
  return names.flatMap((name) => [name, `${name}Sync`]);
}

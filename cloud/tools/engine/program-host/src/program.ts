import { readFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

/**
 * Node has no public way to evaluate a file with a search path of one's own; these members have
 * been stable for years.
 */
interface ProgramModule extends Module {
  _compile(source: string, file: string): void;
}

/**
 * The file that Pulumi means by an entry point, which may also name a folder, as `node <folder>`
 * does.
 */
export function entryFile(directory: string, entryPoint: string): string {
  const path = resolve(directory, entryPoint);
  return createRequire(join(directory, "program")).resolve(path);
}

/**
 * Evaluates a program and returns what it exports. Bare imports resolve from `modules` first,
 * wherever the file lies, so that the program uses the copy of the SDK that the host has prepared.
 */
export function evaluate(file: string, modules: string): unknown {
  const program = new Module(file) as ProgramModule;
  program.filename = file;
  program.paths = [join(modules, "node_modules"), ...searchPaths(file)];
  program._compile(readFileSync(file, "utf8"), file);
  program.loaded = true;
  return program.exports;
}

/** The stack outputs: the exports, or what the default export is, returns or resolves to. */
export async function outputsOf(exported: unknown): Promise<unknown> {
  const value = withoutDefault(exported);
  return typeof value === "function" ? await (value as () => unknown)() : await value;
}

function withoutDefault(exported: unknown): unknown {
  if (typeof exported !== "object" || exported === null || !("default" in exported)) {
    return exported;
  }
  if (Object.keys(exported).length > 1) {
    throw new Error("a program has either a default export or named exports, not both");
  }
  return exported.default;
}

function searchPaths(file: string): string[] {
  return createRequire(join(dirname(file), "program")).resolve.paths("any-package") ?? [];
}

import { readFileSync } from "node:fs";
import Module, { createRequire, registerHooks } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Audit } from "./audit/audit.ts";
import type { Reads } from "./audit/reads.ts";

/**
 * Node has no public way to evaluate a file with a search path of one's own; these members have
 * been stable for years.
 */
interface ProgramModule extends Module {
  _compile(source: string, file: string): void;
  /** What the program is handed, for the `require` of its module. */
  views?: (real: NodeJS.Require) => unknown[];
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
 * What the program reads by itself is noted by `audit`.
 */
export function evaluate(file: string, modules: string, audit: Audit): unknown {
  const source = readFileSync(file, "utf8").replace(/^#!.*/, "");
  audit.reads.leaveOut(file);
  watchImports(file, source, audit.reads);
  const globals = audit.globals();
  const names = Object.keys(globals).filter((name) => source.includes(name));

  const program = new Module(file) as ProgramModule;
  program.filename = file;
  program.paths = [join(modules, "node_modules"), ...searchPaths(file)];
  const load = program.require.bind(program);
  program.views = (real) => {
    const require = audit.require(Object.assign(load, real));
    program.require = require;
    return [require, ...names.map((name) => globals[name])];
  };
  // On the first line and without a line break, so that places in the source stay what they are. Two
  // functions, because the program may declare the same names itself.
  const parameters = ["require", ...names].join(",");
  program._compile(
    `(function(${parameters}){(()=>{${source}\n})()}).apply(this,module.views(require));`,
    file,
  );
  program.loaded = true;
  return program.exports;
}

/** What `import()` gives at run time is the real thing, and not seen. */
function watchImports(file: string, source: string, reads: Reads): void {
  if (!/\bimport\s*\(/.test(source)) {
    return;
  }
  if (typeof registerHooks !== "function") {
    reads.unseen();
    return;
  }
  const url = pathToFileURL(file).href;
  registerHooks({
    resolve: (specifier, context, next) => {
      if (context.parentURL === url && context.conditions.includes("import")) {
        reads.unseen();
      }
      return next(specifier, context);
    },
  });
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

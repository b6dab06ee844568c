import { resolve } from "node:path";
import { parseArgs } from "node:util";

export interface Arguments {
  /**
   * The folder whose `node_modules` holds the one copy of the Pulumi SDK that host and program
   * share.
   */
  readonly modules: string;
}

export function parseArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({ args: [...argv], options: { modules: { type: "string" } } });
  if (values.modules === undefined) {
    throw new Error("usage: program-host --modules <folder that holds node_modules>");
  }
  return { modules: resolve(values.modules) };
}

/**
 * The simulated AWS as a process. Its first line of output is its port; it ends with its standard input, so that it
 * never outlives those who hold the other end.
 */
import { basename, dirname, join } from "node:path";
import { parseOptions, usage, type CommandOptions } from "./options.ts";
import { serve } from "./server/service.ts";
import { Simulation } from "./simulation.ts";

process.umask(0o077);
// Ctrl-C reaches the whole foreground group, but whoever uses this process may still have to clean up.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => process.exit(0));

void main();

async function main(): Promise<void> {
  const { server, port } = await serve(
    new Simulation({ ...options(), packageDirectory: packageDirectory() }),
  );
  process.stdout.write(`${port}\n`);
  const stop = () => {
    server.forceShutdown();
    process.exit(0);
  };
  process.stdin.on("end", stop).on("error", stop).resume();
}

function options(): CommandOptions {
  try {
    return parseOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`simulated-aws: ${(error as Error).message}\nusage: ${usage}\n`);
    process.exit(2);
  }
}

/** Catalog and data lie in the package's folder: beside `dist/` when bundled, above `src/` when run from source. */
function packageDirectory(): string {
  const here = dirname(process.argv[1]!);
  return basename(here) === "dist" ? join(here, "..", "simulated-aws") : dirname(here);
}

import { createRequire } from "node:module";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { sampleConfig } from "./sample-config.ts";
import { stackFolder, type StackTemplate } from "./template.ts";

/** A resource as the documents show it. */
export interface ShownResource {
  type: string;
  name: string;
  parent: string | undefined;
}

type Recorder = (request: {
  stack: string;
  environment: string;
  config: Record<string, unknown>;
  load: () => Promise<object>;
}) => Promise<{ resources: ShownResource[] }>;

/** Inside node_modules, from where the bundles find the SDK and where nothing is committed. */
const folder = join(stackFolder(".."), "node_modules/.cache/stack-documents");

/** Runs a program against mocks, with the defaults of its template for the environment. */
export async function resourcesOf(
  template: StackTemplate,
  environment: string,
): Promise<ShownResource[]> {
  const stack = template.metadata.name;
  const require = createRequire(join(folder, "resources"));
  const { recordProgram } = require(
    bundle(join(stackFolder("shared"), "testing/recorder.ts"), "recorder.cjs"),
  ) as { recordProgram: Recorder };
  const program = bundle(join(stackFolder(stack), "src/index.ts"), `${stack}.cjs`);
  const { resources } = await recordProgram({
    stack,
    environment,
    config: sampleConfig(template, environment),
    load: () => {
      // The program runs when it is loaded, so it must be loaded for every environment.
      Reflect.deleteProperty(require.cache, program);
      return Promise.resolve(require(program) as object);
    },
  });
  return resources;
}

function bundle(entryPoint: string, name: string): string {
  const outfile = join(folder, name);
  buildSync({
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    external: ["@pulumi/*"],
    logLevel: "error",
  });
  return outfile;
}

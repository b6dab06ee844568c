import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { build } from "esbuild";
import { formatted, type GeneratedFile } from "./output.ts";
import { stackFolder, type StackTemplate } from "./template.ts";

/**
 * The code of functions for Lambda: every `src/<folder>/handler.ts` becomes a text in `code.ts`
 * beside it. A program is bundled into one file somewhere else, so it cannot read files of its own.
 */
export async function functionCodeFiles(
  templates: readonly StackTemplate[],
): Promise<GeneratedFile[]> {
  return Promise.all(templates.flatMap(({ metadata }) => handlersOf(metadata.name)).map(codeFile));
}

function handlersOf(stack: string): string[] {
  const source = join(stackFolder(stack), "src");
  if (!existsSync(source)) {
    return [];
  }
  return readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(source, name, "handler.ts"))
    .filter((handler) => existsSync(handler));
}

async function codeFile(handler: string): Promise<GeneratedFile> {
  const { outputFiles } = await build({
    // Bundles name the files they are made of, which must look the same from everywhere.
    absWorkingDir: stackFolder("."),
    entryPoints: [handler],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node22",
    // The runtime brings the SDK along.
    external: ["@aws-sdk/*"],
    write: false,
    logLevel: "error",
  });
  const [bundle] = outputFiles;
  const folder = dirname(handler);
  return formatted(
    join(folder, "code.ts"),
    `// Generated from ${basename(folder)}/handler.ts by \`npm run generate\`. Changes belong there.

/** The function as one ES module. */
export const code = ${JSON.stringify(bundle?.text)};
`,
  );
}

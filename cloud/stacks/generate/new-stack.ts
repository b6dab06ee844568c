import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { documentPath, readDocumentTemplate, writtenDocuments } from "./documents.ts";
import { formatted, type GeneratedFile } from "./output.ts";
import { loadTemplates, stackFolder } from "./template.ts";

const templates = join(stackFolder(".."), "tools/templates");

/** Template of each source file, below `templates/stack`, with its place in `src`. */
function sources(name: string): Record<string, string> {
  return {
    "Pulumi.yaml": "Pulumi.yaml",
    "package.json": "package.json",
    "tsconfig.json": "tsconfig.json",
    "index.ts": "index.ts",
    "src/component-example.ts": `${name}.ts`,
    "src/outputs.ts": "outputs.ts",
    "src/index.test.ts": "index.test.ts",
  };
}

/** Everything that a new stack starts from, which `npm run generate` then completes. */
export async function newStackFiles(name: string, description: string): Promise<GeneratedFile[]> {
  refuseUnusable(name, description);
  const fill = (text: string) => filled(text, name, description);
  const template = (file: string) =>
    fill(readFileSync(join(templates, "stack", `${file}.template`), "utf8"));
  return Promise.all([
    formatted(join(templates, "config", `${name}.yaml`), template("config.yaml")),
    ...Object.entries(sources(name)).map(([from, to]) =>
      formatted(join(stackFolder(name), "src", to), template(from)),
    ),
    ...writtenDocuments.map((document) =>
      formatted(documentPath(name, document), fill(readDocumentTemplate(document))),
    ),
  ]);
}

/** Makes the folders of files that are about to be written. */
export function makeFolders(files: readonly GeneratedFile[]): void {
  for (const { path } of files) {
    mkdirSync(dirname(path), { recursive: true });
  }
}

function filled(text: string, name: string, description: string): string {
  const words = name.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const className = words.join("");
  return text
    .replaceAll("{{STACK_NAME}}", name)
    .replaceAll("{{STACK_DESCRIPTION}}", description)
    .replaceAll("{{STACK_CLASS}}", className)
    .replaceAll("{{STACK_VARIABLE}}", className.charAt(0).toLowerCase() + className.slice(1));
}

function refuseUnusable(name: string, description: string): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || ["definition", "index"].includes(name)) {
    throw new Error(`"${name}" cannot be the name of a stack, use one such as message-queues`);
  }
  if (!/^[A-Z][A-Za-z0-9 ,()-]*[A-Za-z0-9)]$/.test(description)) {
    throw new Error(
      `"${description}" cannot be the description of a stack, use a phrase of plain words ` +
        "such as: Queues and topics between services",
    );
  }
  const isTaken =
    existsSync(stackFolder(name)) || loadTemplates().some(({ metadata }) => metadata.name === name);
  if (isTaken) {
    throw new Error(`the stack ${name} exists already`);
  }
}

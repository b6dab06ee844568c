import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { outputTable, parameterTable, readsSection } from "./definition-tables.ts";
import type { GeneratedFile } from "./output.ts";
import { componentTable, countTable } from "./resource-tables.ts";
import { resourcesOf, type ShownResource } from "./resources.ts";
import { documentTemplateFolder, stackFolder, type StackTemplate } from "./template.ts";

/** Made wholly from template and program. */
export const generatedDocuments = ["Stack_Definitions.md", "Stack_Resources.md"];

/** Written by people under the headings of their templates. */
export const writtenDocuments = [
  "Stack_Prompt_Main.md",
  "Stack_Prompt_Extra.md",
  "Stack_History.md",
  "Stack_History_Errors.md",
  "Stack_History_Fixes.md",
];

export async function documentFiles(template: StackTemplate): Promise<GeneratedFile[]> {
  const values = await documentValues(template);
  return generatedDocuments.map((name) => ({
    path: documentPath(template.metadata.name, name),
    text: render(readDocumentTemplate(name), values),
  }));
}

export function documentPath(stack: string, name: string): string {
  return join(stackFolder(stack), "docs", name);
}

export function readDocumentTemplate(name: string): string {
  return readFileSync(join(documentTemplateFolder(), `${name}.template`), "utf8");
}

/** Whether a stack has a program here, which it may not have yet. */
export function hasProgram({ metadata }: StackTemplate): boolean {
  return existsSync(join(stackFolder(metadata.name), "src/index.ts"));
}

async function documentValues(template: StackTemplate): Promise<Record<string, string>> {
  const { metadata, spec } = template;
  const resources = new Map<string, ShownResource[]>();
  for (const environment of ["dev", "stage", "prod"]) {
    resources.set(environment, await resourcesOf(template, environment));
  }
  return {
    STACK_NAME: metadata.name,
    STACK_DESCRIPTION: metadata.description,
    STACK_PRIORITY: String(spec.priority),
    STACK_DEPENDENCIES: spec.dependencies.join(", ") || "none",
    STACK_OPTIONAL_DEPENDENCIES: spec.optionalDependencies.join(", ") || "none",
    STACK_DURATION: spec.estimate.duration,
    STACK_TIMEOUT: spec.timeout,
    STACK_READS: readsSection(template),
    STACK_PARAMETERS: parameterTable(template),
    STACK_OUTPUTS: outputTable(template),
    STACK_RESOURCE_COUNTS: countTable(resources),
    STACK_COMPONENTS: componentTable(resources),
  };
}

function render(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(STACK_[A-Z_]+)\}\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) {
      throw new Error(`the document templates use ${placeholder}, which nothing provides`);
    }
    return value;
  });
}

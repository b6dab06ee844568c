import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";

/** A parameter or output as a stack template writes it. */
export interface Declaration {
  type: string;
  description?: string;
  default?: unknown;
  defaults?: Record<string, unknown>;
  variable?: string;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  enum?: (string | number)[];
  items?: Declaration;
  fields?: Record<string, Declaration>;
  required?: boolean;
  secret?: boolean;
}

export interface StackTemplate {
  metadata: { name: string; description: string };
  spec: {
    priority: number;
    dependencies: string[];
    optionalDependencies: string[];
    estimate: { duration: string; resources: number };
    timeout: string;
    reads?: { files?: string[]; environment?: string[]; network?: string[] };
    parameters: Record<string, Declaration>;
    outputs: Record<string, Declaration>;
  };
}

const stacksFolder = join(import.meta.dirname, "..");
const templateFolder = join(stacksFolder, "../tools/templates");

export function stackFolder(stack: string): string {
  return join(stacksFolder, stack);
}

export function documentTemplateFolder(): string {
  return join(templateFolder, "docs");
}

export function loadTemplate(stack: string): StackTemplate {
  const file = join(templateFolder, "config", `${stack}.yaml`);
  return load(readFileSync(file, "utf8"), { filename: file }) as StackTemplate;
}

/** All templates, in the order of their priority and then of their names. */
export function loadTemplates(): StackTemplate[] {
  return readdirSync(join(templateFolder, "config"))
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => loadTemplate(file.slice(0, -".yaml".length)))
    .sort(
      (a, b) => a.spec.priority - b.spec.priority || (a.metadata.name < b.metadata.name ? -1 : 1),
    );
}

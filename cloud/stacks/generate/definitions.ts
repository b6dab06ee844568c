import { join } from "node:path";
import { formatted, type GeneratedFile } from "./output.ts";
import { type Declaration, stackFolder, type StackTemplate } from "./template.ts";

/** What each program may be told, what it may read of the others, and the list of all of them. */
export async function definitionFiles(
  templates: readonly StackTemplate[],
): Promise<GeneratedFile[]> {
  return Promise.all([
    ...templates.map(parametersFile),
    ...templates.map(outputsFile),
    formatted(join(stackFolder("shared"), "stack-outputs.ts"), outputsText(templates)),
    formatted(join(stackFolder("shared"), "stack-dependencies.ts"), dependenciesText(templates)),
  ]);
}

function parametersFile({ metadata, spec }: StackTemplate): Promise<GeneratedFile> {
  const parameters = mapDeclarations(spec.parameters, programDeclaration);
  const definition = { stack: metadata.name, parameters };
  return formatted(
    join(stackFolder(metadata.name), "src/definition.ts"),
    `${header(`templates/config/${metadata.name}.yaml`)}
import type { StackDefinition } from "@cloud/shared";

export const definition = ${JSON.stringify(definition)} as const satisfies StackDefinition;
`,
  );
}

/** Descriptions stay out: rewording one must not count as a change of the program. */
function programDeclaration(declaration: Declaration): object {
  const { type, required, secret, minimum, maximum, pattern } = declaration;
  const { default: value, defaults, items, fields } = declaration;
  return {
    type,
    ...(required === true && { required }),
    ...(secret === true && { secret }),
    ...(isLiteral(value) && { default: value }),
    ...(isLiteral(defaults) && { defaults }),
    ...(declaration.enum !== undefined && { enum: declaration.enum }),
    minimum,
    maximum,
    pattern,
    ...(items !== undefined && { items: programDeclaration(items) }),
    ...(fields !== undefined && { fields: mapDeclarations(fields, programDeclaration) }),
  };
}

/** Whether a default means the same without the values that only a deployment knows. */
function isLiteral(value: unknown): boolean {
  return value !== undefined && value !== null && !JSON.stringify(value).includes("{{");
}

function outputsFile({ metadata, spec }: StackTemplate): Promise<GeneratedFile> {
  const outputs = Object.entries(spec.outputs).map(
    ([name, output]) =>
      `/** ${output.description ?? ""}. */\n readonly ${name}: ${typeText(output)};`,
  );
  return formatted(
    join(stackFolder("shared"), `outputs/${metadata.name}.ts`),
    `${header(`templates/config/${metadata.name}.yaml`)}
export interface ${typeName(metadata.name)} {
${outputs.join("\n")}
}
`,
  );
}

/** `services-ecs` gives `ServicesEcsOutputs`. */
function typeName(stack: string): string {
  const words = stack.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join("")}Outputs`;
}

function outputsText(templates: readonly StackTemplate[]): string {
  const imports = templates.map(
    ({ metadata: { name } }) => `import type { ${typeName(name)} } from "./outputs/${name}";`,
  );
  const types = templates.map(
    ({ metadata: { name } }) => `${JSON.stringify(name)}: ${typeName(name)};`,
  );
  const names = templates.map(
    ({ metadata, spec }) =>
      `${JSON.stringify(metadata.name)}: ${JSON.stringify(Object.keys(spec.outputs))}`,
  );
  return `${header("templates/config/*.yaml")}
${imports.join("\n")}

export interface StackOutputs {
${types.join("\n")}
}

export const stackOutputs: { readonly [Stack in keyof StackOutputs]: readonly string[] } = {
${names.join(",\n")}
};
`;
}

function dependenciesText(templates: readonly StackTemplate[]): string {
  const dependencies = templates.map(
    ({ metadata, spec }) =>
      `${JSON.stringify(metadata.name)}: ${JSON.stringify([
        ...spec.dependencies,
        ...spec.optionalDependencies,
      ])}`,
  );
  return `${header("templates/config/*.yaml")}
import type { StackOutputs } from "./stack-outputs";

/** Which stacks are deployed before each, where they are enabled; \`*\` means all others. */
export const stackDependencies: { readonly [Stack in keyof StackOutputs]: readonly string[] } = {
${dependencies.join(",\n")}
};
`;
}

function typeText({ type, items, fields }: Declaration): string {
  switch (type) {
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    case "list":
      return `readonly ${items === undefined ? "unknown" : typeText(items)}[]`;
    case "object": {
      const members = Object.entries(fields ?? {}).map(
        ([name, field]) => `readonly ${name}: ${typeText(field)}`,
      );
      return fields === undefined
        ? "Readonly<Record<string, unknown>>"
        : `{ ${members.join("; ")} }`;
    }
    default:
      return "string";
  }
}

function mapDeclarations(
  declarations: Readonly<Record<string, Declaration>>,
  transform: (declaration: Declaration) => object,
): Record<string, object> {
  const entries = Object.entries(declarations).map(([name, value]) => [name, transform(value)]);
  return Object.fromEntries(entries) as Record<string, object>;
}

function header(source: string): string {
  return `// Generated from ${source} by \`npm run generate\`. Changes belong there.\n`;
}

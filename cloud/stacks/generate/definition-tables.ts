import { defaultIn } from "./sample-config.ts";
import { code, table } from "./tables.ts";
import type { Declaration, StackTemplate } from "./template.ts";

const environments = ["dev", "stage", "prod"];

export function parameterTable({ spec }: StackTemplate): string {
  return table(
    ["Parameter", "Type", "Default", "Accepts", "Description"],
    parametersWithFields(spec.parameters).map(([name, parameter]) => [
      code(name),
      typeText(parameter),
      defaultText(parameter),
      acceptedText(parameter),
      parameter.description ?? "",
    ]),
  );
}

export function outputTable({ spec }: StackTemplate): string {
  return table(
    ["Output", "Type", "Description"],
    Object.entries(spec.outputs).map(([name, output]) => [
      code(name),
      typeText(output),
      output.description ?? "",
    ]),
  );
}

/** Nothing where a program reads its configuration and the outputs of other stacks only. */
export function readsSection({ spec }: StackTemplate): string {
  const { files = [], environment = [], network = [] } = spec.reads ?? {};
  const rows = Object.entries({ files, environment, network }).filter(
    ([, names]) => names.length > 0,
  );
  if (rows.length === 0) {
    return "";
  }
  const shown = table(
    ["What", "Which"],
    rows.map(([kind, names]) => [kind, names.map(code).join(", ")]),
  );
  return `\n## Reads\n\nWhat the program reads besides its configuration and the outputs of other stacks.\n\n${shown}\n`;
}

/** Fields of list items follow their list as `records[].name`. */
function parametersWithFields(
  declarations: Readonly<Record<string, Declaration>>,
  prefix = "",
): [string, Declaration][] {
  return Object.entries(declarations).flatMap(([name, declaration]) => {
    const path = `${prefix}${name}`;
    const fields = declaration.items?.fields ?? declaration.fields ?? {};
    const fieldPrefix = declaration.type === "list" ? `${path}[].` : `${path}.`;
    return [
      [path, declaration] as [string, Declaration],
      ...parametersWithFields(fields, fieldPrefix),
    ];
  });
}

function typeText({ type, items }: Declaration): string {
  return type === "list" && items !== undefined ? `list of ${items.type}` : type;
}

function defaultText(declaration: Declaration): string {
  const values = environments.map((environment) => valueText(defaultIn(declaration, environment)));
  const [first = ""] = values;
  if (values.every((value) => value === first)) {
    return first === "" && declaration.required === true ? "must be given" : first;
  }
  return environments.map((environment, index) => `${environment} ${values[index]}`).join("<br>");
}

function valueText(value: unknown): string {
  if (value === undefined || value === null) {
    return "";
  }
  return code(typeof value === "string" ? value : JSON.stringify(value));
}

function acceptedText({ enum: choices, minimum, maximum, pattern, items }: Declaration): string {
  if (choices !== undefined) {
    return choices.map((choice) => code(String(choice))).join(", ");
  }
  if (minimum !== undefined && maximum !== undefined) {
    return `${minimum} to ${maximum}`;
  }
  if (pattern !== undefined) {
    return code(pattern);
  }
  return items === undefined || items.fields !== undefined ? "" : acceptedText(items);
}

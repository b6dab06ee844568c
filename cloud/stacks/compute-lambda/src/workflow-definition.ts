import { ConfigurationError } from "@cloud/shared";

/** Names in `${…}`, each once. Only functions of this stack can be meant. */
export function functionsIn(definition: unknown, known: readonly string[]): string[] {
  const names = new Set<string>();
  replaceNames(definition, (name) => {
    names.add(name);
    return name;
  });
  const missing = [...names].filter((name) => !known.includes(name));
  if (missing.length > 0) {
    throw new ConfigurationError(
      `compute-lambda:workflow.definition uses ${missing.map((name) => `\${${name}}`).join(", ")}, ` +
        `the functions are ${known.join(", ") || "none"}`,
    );
  }
  return [...names];
}

/** The definition as Step Functions takes it, with the ARNs of the functions. */
export function definitionText(
  definition: unknown,
  arns: Readonly<Record<string, string>>,
): string {
  return JSON.stringify(replaceNames(definition, (name) => arns[name] ?? name));
}

/** Refuses what AWS would refuse only after everything else has been made. */
export function checkDefinition(definition: Readonly<Record<string, unknown>>): void {
  const { StartAt: first, States: states } = definition;
  const names = typeof states === "object" && states !== null ? Object.keys(states) : [];
  if (typeof first !== "string" || !names.includes(first)) {
    throw new ConfigurationError(
      `compute-lambda:workflow.definition must have StartAt, which names one of its States: ` +
        `${names.join(", ") || "there are none"}`,
    );
  }
}

function replaceNames(value: unknown, replacement: (name: string) => string): unknown {
  if (typeof value === "string") {
    return value.replace(/\$\{([^}]*)\}/g, (_, name: string) => replacement(name));
  }
  if (Array.isArray(value)) {
    return value.map((item) => replaceNames(item, replacement));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, replaceNames(item, replacement)]),
    );
  }
  return value;
}

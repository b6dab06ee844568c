import { ConfigurationError } from "@cloud/shared";

/**
 * The text for each name, out of a map that is secret as a whole. Everything wrong is told at once,
 * by its name only.
 */
export function valuesFor(
  key: string,
  names: readonly string[],
  values: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const problems = [
    ...names
      .filter((name) => typeof values[name] !== "string" || values[name] === "")
      .map((name) => `${key} has no text for ${name}`),
    ...Object.keys(values)
      .filter((name) => !names.includes(name))
      .map((name) => `${key} has a value for ${name}, which is not declared`),
  ];
  if (problems.length > 0) {
    throw new ConfigurationError(`the values cannot be used:\n- ${problems.join("\n- ")}`);
  }
  return Object.fromEntries(names.map((name) => [name, values[name] as string]));
}

import { isCidr } from "./cidr";
import type { ParameterDefinition, ParameterDefinitions } from "./parameter-types";
import { standIn, withStandIns } from "./stand-ins";
import { marksIn } from "./unknown-marks";

/** A value as a program may use it, or what is wrong with it, one sentence a problem. */
export interface Checked {
  readonly value: unknown;
  readonly problems: readonly string[];
}

/** Compares a value with its definition. Fields that are missing get their defaults. */
export function checkValue(definition: ParameterDefinition, value: unknown, path: string): Checked {
  // What is not known yet has nothing to check.
  if (typeof value === "string" && marksIn(value).length > 0) {
    return { value: standIn(definition, value), problems: [] };
  }
  if (!hasType(definition, value)) {
    return { value, problems: [refusal(definition, value, path)] };
  }
  if (Array.isArray(value)) {
    return checkItems(definition.items, value, path);
  }
  if (typeof value === "object" && value !== null) {
    return checkFields(definition.fields, value as Record<string, unknown>, path);
  }
  return isInRange(definition, value)
    ? { value, problems: [] }
    : { value, problems: [refusal(definition, value, path)] };
}

function checkItems(
  items: ParameterDefinition | undefined,
  values: readonly unknown[],
  path: string,
): Checked {
  if (items === undefined) {
    return { value: withStandIns(values), problems: [] };
  }
  const checked = values.map((value, index) => checkValue(items, value, `${path}[${index}]`));
  return {
    value: checked.map(({ value }) => value),
    problems: checked.flatMap(({ problems }) => problems),
  };
}

function checkFields(
  fields: ParameterDefinitions | undefined,
  record: Readonly<Record<string, unknown>>,
  path: string,
): Checked {
  if (fields === undefined) {
    return { value: withStandIns(record), problems: [] };
  }
  const known = Object.keys(fields);
  const problems = Object.keys(record)
    .filter((name) => !known.includes(name))
    .map((name) => `${path}.${name} is not known, the fields are ${known.join(", ")}`);
  const result: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = record[name] ?? field.default;
    if (value === undefined || value === null) {
      if (field.required === true) {
        problems.push(`${path}.${name} is missing, it must be ${expectation(field)}`);
      }
      continue;
    }
    const checked = checkValue(field, value, `${path}.${name}`);
    result[name] = checked.value;
    problems.push(...checked.problems);
  }
  return { value: result, problems };
}

function hasType({ type }: ParameterDefinition, value: unknown): boolean {
  switch (type) {
    case "string":
    case "cidr":
      return typeof value === "string";
    case "integer":
      return Number.isSafeInteger(value);
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "boolean":
      return typeof value === "boolean";
    case "list":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
  }
}

function isInRange(definition: ParameterDefinition, value: unknown): boolean {
  if (definition.enum !== undefined && !definition.enum.some((choice) => choice === value)) {
    return false;
  }
  if (typeof value === "number") {
    const { minimum = -Infinity, maximum = Infinity } = definition;
    return value >= minimum && value <= maximum;
  }
  if (typeof value === "string") {
    const { type, pattern } = definition;
    return (
      (type !== "cidr" || isCidr(value)) &&
      (pattern === undefined || new RegExp(pattern, "u").test(value))
    );
  }
  return true;
}

function refusal(definition: ParameterDefinition, value: unknown, path: string): string {
  const shown = definition.secret === true ? "the secret given" : JSON.stringify(value);
  return `${path} must be ${expectation(definition)}, not ${shown}`;
}

/** What a definition accepts, to be read after "must be". */
export function expectation(definition: ParameterDefinition): string {
  if (definition.enum !== undefined) {
    return `one of ${definition.enum.join(", ")}`;
  }
  switch (definition.type) {
    case "string":
      return definition.pattern === undefined ? "text" : `text that matches ${definition.pattern}`;
    case "cidr":
      return "an address range such as 10.0.0.0/16";
    case "integer":
      return `a whole number${limits(definition)}`;
    case "number":
      return `a number${limits(definition)}`;
    case "boolean":
      return "true or false";
    case "list":
      return "a list";
    case "object":
      return "an object";
  }
}

function limits({ minimum, maximum }: ParameterDefinition): string {
  if (minimum !== undefined && maximum !== undefined) {
    return ` from ${minimum} to ${maximum}`;
  }
  if (minimum !== undefined) {
    return ` of at least ${minimum}`;
  }
  return maximum === undefined ? "" : ` of at most ${maximum}`;
}

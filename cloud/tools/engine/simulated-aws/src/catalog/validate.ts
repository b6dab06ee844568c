import { isObject, unknown, type Properties, type Value } from "../values.ts";
import type { Catalog } from "./catalog.ts";
import { nearest } from "./nearest.ts";
import { isRequired, withoutMark, type Shape, type Shapes } from "./shape.ts";

export interface Failure {
  /** Path of the property: `ingress[0].fromPort`. */
  readonly property: string;
  readonly reason: string;
}

const kinds: Record<string, string> = {
  s: "a string",
  n: "a number",
  b: "a boolean",
  A: "an asset or archive",
};

/** Holds properties against their declared shapes: unknown names, missing ones and wrong types, at any depth. */
export function validate(catalog: Catalog, properties: Properties, shapes: Shapes): Failure[] {
  const failures: Failure[] = [];
  checkObject(catalog, properties, shapes, "", failures);
  return failures;
}

function checkObject(
  catalog: Catalog,
  object: Properties,
  shapes: Shapes,
  path: string,
  failures: Failure[],
): void {
  const at = (name: string) => (path ? `${path}.${name}` : name);
  for (const [name, value] of Object.entries(object)) {
    if (name.startsWith("__")) {
      continue; // Pulumi's own bookkeeping, such as `__defaults`.
    }
    const shape = shapes[name];
    if (shape === undefined) {
      const meant = nearest(name, Object.keys(shapes));
      failures.push({
        property: at(name),
        reason: `unexpected property '${name}'${meant ? ` (did you mean '${meant}'?)` : ""}`,
      });
    } else if (value !== null) {
      checkValue(catalog, value, withoutMark(shape), at(name), failures);
    }
  }
  for (const [name, shape] of Object.entries(shapes)) {
    if (isRequired(shape) && (object[name] ?? null) === null) {
      failures.push({ property: at(name), reason: `missing required property '${name}'` });
    }
  }
}

function checkValue(
  catalog: Catalog,
  value: Value,
  shape: Shape,
  path: string,
  failures: Failure[],
): void {
  if (value === unknown || shape === "a" || shape === "A") {
    return;
  }
  const inner = shape.slice(1, -1);
  if (shape.startsWith("[")) {
    if (!Array.isArray(value)) {
      failures.push(wrongType(path, "a list", value));
      return;
    }
    value.forEach((item, index) => checkValue(catalog, item, inner, `${path}[${index}]`, failures));
  } else if (shape.startsWith("{") || shape.startsWith("#")) {
    if (!isObject(value)) {
      failures.push(wrongType(path, shape.startsWith("{") ? "a map" : "an object", value));
    } else if (shape.startsWith("#")) {
      checkObject(catalog, value, catalog.nested(shape.slice(1)) ?? {}, path, failures);
    } else {
      Object.entries(value).forEach(([key, item]) =>
        checkValue(catalog, item, inner, `${path}.${key}`, failures),
      );
    }
  } else if (value !== null && !isScalarOf(value, shape)) {
    failures.push(wrongType(path, kinds[shape] ?? "a value", value));
  }
}

/** Configuration values are text, so the provider takes text that reads as the wanted kind, as the real one does. */
function isScalarOf(value: Value, shape: Shape): boolean {
  switch (shape) {
    case "s":
      return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    case "n":
      return (
        typeof value === "number" ||
        (typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)))
      );
    default:
      return typeof value === "boolean" || value === "true" || value === "false";
  }
}

/** Says what kind was given, never the value: it may be a secret. */
function wrongType(property: string, wanted: string, value: Value): Failure {
  const got = Array.isArray(value) ? "a list" : isObject(value) ? "an object" : `a ${typeof value}`;
  return { property, reason: `expected ${wanted}, got ${got}` };
}

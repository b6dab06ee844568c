import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";

/** Stands for a value that Pulumi does not know yet; occurs in previews only. */
export const unknown: unique symbol = Symbol("unknown");

export type Value =
  null | boolean | number | string | typeof unknown | Value[] | { [name: string]: Value };
export type Properties = Record<string, Value>;

/** Properties as Pulumi sent them, with the names of those that are secret or hold a secret. */
export interface Decoded {
  readonly properties: Properties;
  readonly secrets: ReadonlySet<string>;
}

const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const referenceSignature = "5cf8f73096256a8f31e491e813e4eb8e";
const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const unknownTexts = new Set([
  unknownText,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Takes the wrappers of the wire off: what remains is plain data and `unknown`. */
export function decode(message: struct.Struct | undefined): Decoded {
  const properties: Properties = {};
  const secrets = new Set<string>();
  for (const [name, value] of Object.entries(message?.toJavaScript() ?? {})) {
    properties[name] = unwrap(value as Value, () => secrets.add(name));
  }
  return { properties, secrets };
}

function unwrap(value: Value, foundSecret: () => void): Value {
  if (typeof value === "string") {
    return unknownTexts.has(value) ? unknown : value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => unwrap(item, foundSecret));
  }
  if (!isObject(value)) {
    return value;
  }
  switch (value[signatureKey]) {
    case secretSignature:
      foundSecret();
      return unwrap(value.value ?? null, foundSecret);
    case outputSignature:
      if (value.secret === true) {
        foundSecret();
      }
      return "value" in value ? unwrap(value.value ?? null, foundSecret) : unknown;
    case referenceSignature:
      return unwrap(value.id ?? value.urn ?? null, foundSecret);
    default:
      return mapValues(value, (item) => unwrap(item, foundSecret));
  }
}

/** The inverse of `decode`. */
export function encode(
  properties: Properties,
  secrets: ReadonlySet<string> = new Set(),
): struct.Struct {
  const wire: Record<string, JavaScriptValue> = {};
  for (const [name, value] of Object.entries(properties)) {
    const plain = toWire(value);
    wire[name] = secrets.has(name) ? { [signatureKey]: secretSignature, value: plain } : plain;
  }
  return struct.Struct.fromJavaScript(wire);
}

function toWire(value: Value): JavaScriptValue {
  if (value === unknown) {
    return unknownText;
  }
  if (Array.isArray(value)) {
    return value.map(toWire);
  }
  return isObject(value)
    ? (mapValues(value, toWire as (item: Value) => Value) as JavaScriptValue)
    : value;
}

export function isObject(value: Value | undefined): value is { [name: string]: Value } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function hasUnknown(value: Value | undefined): boolean {
  if (value === unknown) {
    return true;
  }
  if (Array.isArray(value)) {
    return value.some(hasUnknown);
  }
  return isObject(value) && Object.values(value).some(hasUnknown);
}

/** Structural equality; an unknown equals nothing, not even another unknown. */
export function isEqual(left: Value | undefined, right: Value | undefined): boolean {
  if (left === unknown || right === unknown) {
    return false;
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => isEqual(item, right[index]));
  }
  if (isObject(left) && isObject(right)) {
    const names = Object.keys(left);
    return (
      names.length === Object.keys(right).length &&
      names.every((name) => name in right && isEqual(left[name], right[name]))
    );
  }
  return left === right;
}

export function mapValues(
  object: { [name: string]: Value },
  change: (item: Value) => Value,
): Properties {
  return Object.fromEntries(Object.entries(object).map(([name, item]) => [name, change(item)]));
}

/** A property as text, or `undefined` when it is absent, unknown or of another kind. */
export function text(value: Value | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

export function list(value: Value | undefined): Value[] {
  return Array.isArray(value) ? value : [];
}

/** The texts in a property that holds one text or a list of them. */
export function texts(value: Value | undefined): string[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (item): item is string => typeof item === "string",
  );
}

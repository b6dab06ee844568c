import type { Properties } from "../values.ts";
import type { Random } from "./random.ts";

/**
 * Text with places to fill: `subnet-{hex:17}`, `arn:{partition}:ec2:{region}:{account}:subnet/{id}`, `{in.name}`, or
 * `{in.path|/}` where `/` stands in for an input that was not given; `{was.publicIp}` is what the resource had.
 * This is how the tables of behaviour write down ids, ARNs and host names.
 */
export type Template = string;

export interface TemplateContext {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly random: Random;
  /** The natural name: the property the type is known by, else the last part of its id. */
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly inputs: Properties;
  readonly previous: Properties;
  /** What a reference names and cannot be found. */
  readonly value: string;
}

const upperAlphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const lowerAlphanumeric = "abcdefghijklmnopqrstuvwxyz0123456789";
const alphanumeric = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

export function fill(template: Template, context: Partial<TemplateContext>): string {
  let place = 0;
  return template.replaceAll(
    /\{([a-zA-Z0-9.]+)(?::(\d+))?(?:\|([^}]*))?\}/g,
    (_match, key: string, length?: string, otherwise = "") =>
      value(key, Number(length ?? 0), context, `${template}#${place++}`) || otherwise,
  );
}

function value(
  key: string,
  length: number,
  context: Partial<TemplateContext>,
  purpose: string,
): string {
  const random = context.random!;
  switch (key) {
    case "hex":
      return random.hex(length, purpose);
    case "upper":
      return random.of(upperAlphanumeric, length, purpose);
    case "lower":
      return random.of(lowerAlphanumeric, length, purpose);
    case "mixed":
      return random.of(alphanumeric, length, purpose);
    case "digits":
      return random.digits(length, purpose);
    case "uuid":
      return random.uuid(purpose);
    default:
      return named(key, context);
  }
}

function named(key: string, context: Partial<TemplateContext>): string {
  const [from, property] = key.split(".");
  if (property !== undefined) {
    const given = (from === "was" ? context.previous : context.inputs)?.[property];
    return typeof given === "string" || typeof given === "number" ? String(given) : "";
  }
  const given =
    context[key as "partition" | "region" | "account" | "name" | "id" | "arn" | "value"];
  if (given === undefined) {
    throw new Error(`a template uses {${key}}, which is not known at that point`);
  }
  return given;
}

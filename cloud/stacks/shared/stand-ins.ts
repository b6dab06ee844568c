import { createHash } from "node:crypto";
import { note } from "./notes";
import type { ParameterDefinition } from "./parameter-types";
import { markIn, replaceMarks, type UnknownMark } from "./unknown-marks";
import { mapValues } from "./utils";

/**
 * What a program gets in a preview for an output that is not known yet. Programs need plain values:
 * they look into texts, count lists and put names together. So each value is of the declared type
 * and looks like what it stands for. All texts hold a token, and all ranges lie in 198.18.0.0/15,
 * which is for measurements only (RFC 2544): wherever one of them ends up in what Pulumi is told,
 * the program host makes the whole text an unknown value. Only what is computed from them is
 * assumed, therefore which they are is noted.
 */
export function standIn(definition: ParameterDefinition, text: string): unknown {
  const mark = markIn(text);
  return mark === undefined ? textWithStandIns(text) : valueFor(definition, mark, "");
}

/** The same for a value about whose inside nothing is declared. */
export function withStandIns(value: unknown): unknown {
  if (typeof value === "string") {
    return textWithStandIns(value);
  }
  if (Array.isArray(value)) {
    return value.map(withStandIns);
  }
  return typeof value === "object" && value !== null
    ? mapValues(value as Record<string, unknown>, withStandIns)
    : value;
}

function textWithStandIns(text: string): string {
  return replaceMarks(text, (mark) => textFor(undefined, mark, ""));
}

function valueFor(definition: ParameterDefinition, mark: UnknownMark, place: string): unknown {
  note("cloud.assumedOutputs", `${mark.stack}.${mark.output}`);
  switch (definition.type) {
    case "string":
      return definition.enum?.[0] ?? textFor(definition.pattern, mark, place);
    case "cidr":
      return `198.18.${Number.parseInt(tokenOf(mark, place).slice(-2), 16)}.0/24`;
    case "integer":
    case "number":
      return definition.enum?.[0] ?? definition.minimum ?? 1;
    case "boolean":
      return false;
    case "list":
      // Two, because what has to be in several zones takes at least as many subnets.
      return ["[0]", "[1]"].map((index) =>
        valueFor(definition.items ?? { type: "string" }, mark, place + index),
      );
    case "object":
      return definition.fields === undefined
        ? anyField(mark, place)
        : mapValues(definition.fields, (field, name) => valueFor(field, mark, `${place}.${name}`));
  }
}

/** An object of texts that has whatever field is asked for, and one where all are listed. */
function anyField(mark: UnknownMark, place: string): Record<string, string> {
  const fieldOf = (name: string): string => textFor(undefined, mark, `${place}.${name}`);
  return new Proxy<Record<string, string>>(
    { unknown: fieldOf("unknown") },
    {
      get: (fields, name) =>
        isField(name) ? fieldOf(name) : (Reflect.get(fields, name) as unknown),
      getOwnPropertyDescriptor: (fields, name) =>
        isField(name)
          ? { value: fieldOf(name), enumerable: true, configurable: true, writable: true }
          : Reflect.getOwnPropertyDescriptor(fields, name),
    },
  );
}

/** Some names are how JavaScript and Pulumi ask what kind of object it is. */
function isField(name: string | symbol): name is string {
  return (
    typeof name === "string" &&
    !name.startsWith("__") &&
    !(name in Object.prototype) &&
    name !== "then" &&
    name !== "toJSON"
  );
}

/** With `*` where the token goes; the first one that fits the pattern of a parameter. */
const byPattern = [
  "*",
  "vpc-*",
  "subnet-*",
  "sg-*",
  "arn:aws:kms:us-east-1:000000000000:key/*",
  "arn:aws:iam::000000000000:role/*",
  "arn:aws:secretsmanager:us-east-1:000000000000:secret:*-AbCdEf",
  "arn:aws:acm:us-east-1:000000000000:certificate/*",
  "arn:aws:wafv2:us-east-1:000000000000:regional/webacl/*/*",
  "arn:aws:elasticloadbalancing:us-east-1:000000000000:listener/app/*/*/*",
  "https://*.example.com",
];

/** By the name of the output, where a parameter accepts any text. */
const byName: readonly (readonly [RegExp, string])[] = [
  [/webAclArn$/i, "arn:aws:wafv2:us-east-1:000000000000:regional/webacl/*/*"],
  [
    /invokeArns?$/i,
    "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/" +
      "arn:aws:lambda:us-east-1:000000000000:function:*:live/invocations",
  ],
  [/arns?$/i, "arn:aws:unknown:us-east-1:000000000000:unknown:*"],
  [/(uri|url)s?$/i, "000000000000.dkr.ecr.us-east-1.amazonaws.com/*"],
  [/(domain|zoneName)s?$/i, "*.example.com"],
];

function textFor(pattern: string | undefined, mark: UnknownMark, place: string): string {
  note("cloud.assumedOutputs", `${mark.stack}.${mark.output}`);
  const named = byName.find(([name]) => name.test(mark.output))?.[1] ?? "*";
  const token = tokenOf(mark, place);
  const texts = (pattern === undefined ? [named] : byPattern).map((shape) =>
    shape.replaceAll("*", token),
  );
  return texts.find((text) => new RegExp(pattern ?? "", "u").test(text)) ?? token;
}

/** The first digits are what the program host looks for. */
function tokenOf({ path }: UnknownMark, place: string): string {
  const hash = createHash("sha256").update(`${path}${place}`).digest("hex");
  return `0dd5ca1ab1e${hash.slice(0, 6)}`;
}

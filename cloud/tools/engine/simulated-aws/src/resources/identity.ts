import type { Behaviour, Situation } from "../behaviours/behaviour.ts";
import { kebab, nameRule } from "../behaviours/naming.ts";
import { arnName, partsOf } from "../behaviours/services.ts";
import type { ResourceEntry } from "../catalog/shape.ts";
import { Random } from "../naming/random.ts";
import { fill } from "../naming/template.ts";
import { text } from "../values.ts";

export interface Identity {
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  /** Whether another id can be drawn when this one is taken. */
  readonly drawn: boolean;
}

type Draft = Omit<Situation, "id" | "arn" | "name">;

/** Gives a new resource its name, id and ARN. */
export function identify(entry: ResourceEntry, behaviour: Behaviour, draft: Draft): Identity {
  const rule = nameRule(entry, behaviour);
  const given = rule
    ? (text(draft.inputs[rule.property]) ?? prefixed(draft, rule.property))
    : undefined;
  const template = behaviour.id ?? defaultId(entry, behaviour, draft, given);
  const random = draft.random;
  const known = { ...draft, account: draft.place.account, name: given ?? random.hex(17, "name") };
  if (typeof template === "function") {
    const id = template({ ...known, id: "", arn: "" });
    return {
      id,
      arn: arnOf(behaviour, { ...known, id, name: given ?? lastPart(id) }),
      name: given ?? lastPart(id),
      drawn: false,
    };
  }
  if (template.includes("{arn}")) {
    const arn = arnOf(behaviour, { ...known, id: "" });
    const drawn = typeof behaviour.arn === "string" && isDrawn(behaviour.arn);
    return { id: fill(template, { ...known, arn }), arn, name: known.name, drawn };
  }
  const id = fill(template, known);
  const name = given ?? lastPart(id);
  return { id, name, arn: arnOf(behaviour, { ...known, id, name }), drawn: isDrawn(template) };
}

function arnOf(
  behaviour: Behaviour,
  context: Draft & { account: string; id: string; name: string },
): string {
  if (typeof behaviour.arn === "function") {
    return behaviour.arn({ ...context, arn: "" });
  }
  const { module, name } = partsOf(context.type);
  const region = behaviour.global ? "" : context.region;
  const standard = `arn:{partition}:${arnName(module)}:${region}:{account}:${kebab(name)}/{name}`;
  return fill(behaviour.arn ?? standard, context);
}

/** Most things with a name are known by it; the rest get a hexadecimal id, in EC2 with the kind in front. */
function defaultId(
  entry: ResourceEntry,
  behaviour: Behaviour,
  draft: Draft,
  name: string | undefined,
): string {
  if (name !== undefined && nameRule(entry, behaviour)) {
    return "{name}";
  }
  const { module, name: kind } = partsOf(draft.type);
  const initials = kebab(kind)
    .split("-")
    .map((word) => (kebab(kind).includes("-") ? word[0] : word))
    .join("");
  return module === "ec2" ? `${initials}-0{hex:16}` : "{hex:17}";
}

function prefixed(draft: Draft, property: string): string | undefined {
  const prefix = text(draft.inputs[`${property}Prefix`]);
  return prefix === undefined ? undefined : prefix + draft.random.digits(26, "prefix");
}

function isDrawn(template: string): boolean {
  return /\{(hex|uuid|upper|lower|mixed|digits)/.test(template);
}

function lastPart(id: string): string {
  return id.slice(Math.max(id.lastIndexOf("/"), id.lastIndexOf(":")) + 1);
}

/** Two uses of chance: ids change with every new generation of a resource, the rest depends on the id only. */
export function idRandom(seed: string, urn: string, generation: number): Random {
  return new Random(seed, urn, generation);
}

export function outputRandom(seed: string, urn: string, id: string): Random {
  return new Random(seed, urn, "outputs", id);
}

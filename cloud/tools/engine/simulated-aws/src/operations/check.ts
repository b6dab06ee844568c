import { nameRule, type NameRule } from "../behaviours/naming.ts";
import type { ResourceEntry } from "../catalog/shape.ts";
import { validate, type Failure } from "../catalog/validate.ts";
import { idRandom } from "../resources/identity.ts";
import type { Simulation } from "../simulation.ts";
import { parseUrn } from "../urn.ts";
import { hasUnknown, isObject, list, type Properties } from "../values.ts";

export interface Checked {
  readonly inputs: Properties;
  readonly failures: readonly Failure[];
}

/** Holds the inputs against the type's declaration and gives the resource a name if it needs one. */
export function check(
  simulation: Simulation,
  account: string,
  urn: string,
  type: string,
  olds: Properties,
  news: Properties,
): Checked {
  const { entry, behaviour } = simulation.typeOf(type);
  const inputs: Properties = withDocumentsAsText(entry, news);
  const rule = nameRule(entry, behaviour);
  if (
    rule?.auto &&
    (inputs[rule.property] ?? null) === null &&
    !(`${rule.property}Prefix` in inputs)
  ) {
    const kept = list(olds.__defaults).includes(rule.property) ? olds[rule.property] : undefined;
    inputs[rule.property] = kept ?? autoName(simulation, account, urn, rule);
    inputs.__defaults = [rule.property];
  }
  return { inputs, failures: validate(simulation.catalog, inputs, entry.inputs) };
}

/** Policies and the like may be given as objects; AWS keeps them as JSON text. */
function withDocumentsAsText(entry: ResourceEntry, news: Properties): Properties {
  const inputs: Properties = { ...news };
  for (const [name, value] of Object.entries(news)) {
    const isDocument = entry.inputs[name]?.startsWith("a") && entry.outputs[name]?.startsWith("s");
    if (isDocument && isObject(value) && !hasUnknown(value)) {
      inputs[name] = JSON.stringify(value);
    }
  }
  return inputs;
}

/** `<logical name>-<7 hex>`, a new one for each replacement, cut where AWS allows less. */
function autoName(simulation: Simulation, account: string, urn: string, rule: NameRule): string {
  const { name } = parseUrn(urn);
  const generation = simulation.store.generation(account, urn);
  const ending = `-${idRandom(simulation.options.seed, urn, generation).hex(7, "autoname")}${rule.suffix}`;
  return (rule.prefix + name).slice(0, rule.max - ending.length) + ending;
}

import { nameRule } from "../behaviours/naming.ts";
import { validate, type Failure } from "../catalog/validate.ts";
import { idRandom } from "../resources/identity.ts";
import type { Simulation } from "../simulation.ts";
import { parseUrn } from "../urn.ts";
import { list, type Properties } from "../values.ts";

export interface Checked {
  readonly inputs: Properties;
  readonly failures: readonly Failure[];
}

/** Holds the inputs against the type's declaration and gives the resource a name if it needs one. */
export function check(simulation: Simulation, account: string, urn: string, type: string, olds: Properties, news: Properties): Checked {
  const { entry, behaviour } = simulation.typeOf(type);
  const inputs: Properties = { ...news };
  const rule = nameRule(entry, behaviour);
  const defaults: string[] = [];
  if (rule?.auto && (inputs[rule.property] ?? null) === null && !(`${rule.property}Prefix` in inputs)) {
    const kept = list(olds.__defaults).includes(rule.property) ? olds[rule.property] : undefined;
    inputs[rule.property] = kept ?? autoName(simulation, account, urn, rule.max, rule.suffix);
    defaults.push(rule.property);
  }
  inputs.__defaults = defaults;
  return { inputs, failures: validate(simulation.catalog, inputs, entry.inputs) };
}

/** `<logical name>-<7 hex>`, a new one for each replacement, cut where AWS allows less. */
function autoName(simulation: Simulation, account: string, urn: string, max: number, suffix: string): string {
  const { name } = parseUrn(urn);
  const generation = simulation.store.generation(account, urn);
  const ending = `-${idRandom(simulation.options.seed, urn, generation).hex(7, "autoname")}${suffix}`;
  return name.slice(0, max - ending.length) + ending;
}

import type { Situation } from "../behaviours/behaviour.ts";
import { plausibleOutputs } from "../behaviours/outputs.ts";
import { nameRule } from "../behaviours/naming.ts";
import { fill } from "../naming/template.ts";
import type { Simulation } from "../simulation.ts";
import { isObject, unknown, type Properties } from "../values.ts";
import { withoutWriteOnly } from "./writeOnly.ts";

/** Everything a resource shows: what was asked for, what AWS fills in, and what it works out. */
export function buildOutputs(
  simulation: Simulation,
  situation: Situation,
  defaultTags: Readonly<Record<string, string>>,
): Properties {
  const { entry, behaviour } = simulation.typeOf(situation.type);
  const given = withoutInternals(situation.inputs);
  const rule = nameRule(entry, behaviour);
  const named: Properties =
    rule && rule.property in entry.outputs && !(rule.property in given)
      ? { [rule.property]: situation.name }
      : {};
  const context = { ...situation, account: situation.place.account };
  const computed: Properties = {};
  for (const [name, template] of Object.entries(behaviour.computed ?? {})) {
    if (!(name in given)) {
      computed[name] = fill(template, context);
    }
  }
  const known: Properties = {
    ...behaviour.defaults,
    ...named,
    ...computed,
    ...given,
    ...standard(entry.outputs, situation, defaultTags),
  };
  const special = behaviour.outputs?.({ ...situation, inputs: given }) ?? {};
  const outputs = {
    ...plausibleOutputs(simulation.catalog, entry, situation, { ...known, ...special }),
    ...known,
    ...special,
  };
  return sorted(withoutWriteOnly(outputs, entry.inputs));
}

/** By name, so that people find their way in the files. */
function sorted(properties: Properties): Properties {
  return Object.fromEntries(
    Object.entries(properties).sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}

/** Outputs that nearly every type has. */
function standard(
  outputs: object,
  situation: Situation,
  defaultTags: Readonly<Record<string, string>>,
): Properties {
  const properties: Properties = {};
  if ("arn" in outputs) {
    properties.arn = situation.arn;
  }
  if ("region" in outputs) {
    properties.region = situation.region;
  }
  if ("tagsAll" in outputs) {
    properties.tagsAll = allTags(situation.inputs, defaultTags);
  }
  return properties;
}

/** A resource's own tags win over the provider's default tags. */
export function allTags(
  inputs: Properties,
  defaultTags: Readonly<Record<string, string>>,
): typeof unknown | Properties {
  if (inputs.tags === unknown) {
    return unknown;
  }
  return { ...defaultTags, ...(isObject(inputs.tags) ? inputs.tags : {}) };
}

/** Without Pulumi's own bookkeeping, such as `__defaults`. */
export function withoutInternals(inputs: Properties): Properties {
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => !name.startsWith("__")));
}

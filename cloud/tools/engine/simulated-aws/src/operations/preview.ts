import type { Behaviour } from "../behaviours/behaviour.ts";
import { isObject, unknown, type Properties } from "../values.ts";

/**
 * What AWS adds to an object that a program gives: as it was, or unknown while the resource does not
 * exist.
 */
export function withDecided(
  { decided = [] }: Behaviour,
  inputs: Properties,
  olds: Properties,
): Properties {
  const outputs = { ...inputs };
  for (const path of decided) {
    const [name = "", member = ""] = path.split(".");
    const given = outputs[name];
    if (isObject(given) && !(member in given)) {
      const old = olds[name];
      outputs[name] = { ...given, [member]: (isObject(old) ? old[member] : undefined) ?? unknown };
    }
  }
  return outputs;
}

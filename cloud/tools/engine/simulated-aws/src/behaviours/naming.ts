import type { ResourceEntry } from "../catalog/shape.ts";
import { isRequired, withoutMark } from "../catalog/shape.ts";
import type { Behaviour } from "./behaviour.ts";

export interface NameRule {
  readonly property: string;
  /** Whether a name is made up when none is given. */
  readonly auto: boolean;
  readonly max: number;
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * Which property names a resource. Without a rule of ours the AWS provider's own is used: an input called `name` that
 * may be left out although the output always has a value is made up.
 */
export function nameRule(entry: ResourceEntry, behaviour: Behaviour): NameRule | undefined {
  if (behaviour.name === false) {
    return undefined;
  }
  if (behaviour.name) {
    const { property, auto = true, max = 255, prefix = "", suffix = "" } = behaviour.name;
    return { property, auto, max, prefix, suffix };
  }
  const input = entry.inputs.name;
  if (input === undefined || withoutMark(input) !== "s") {
    return undefined;
  }
  const auto = !isRequired(input) && isRequired(entry.outputs.name ?? "");
  return { property: "name", auto, max: 255, prefix: "", suffix: "" };
}

/** `DhcpOptions` in a token is `dhcp-options` in an ARN. */
export function kebab(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
}

import type { Properties } from "../values.ts";

/**
 * Some values AWS takes and nobody ever gives back, such as `passwordWo`: neither the provider nor
 * this one keeps them. `passwordWoVersion` beside it tells when there is another one.
 */
export function isWriteOnly(name: string, known: (name: string) => boolean): boolean {
  return name.endsWith("Wo") && known(`${name}Version`);
}

export function withoutWriteOnly(
  properties: Properties,
  inputs: Readonly<Record<string, unknown>>,
): Properties {
  return Object.fromEntries(
    Object.entries(properties).filter(([name]) => !isWriteOnly(name, (other) => other in inputs)),
  );
}

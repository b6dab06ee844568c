import type { Sdk } from "./sdk.ts";

/**
 * In every text of `@cloud/shared` (`stand-ins.ts`) that stands for an output which is not known
 * yet, the range of addresses that stands for one, and what a program gets that reads its
 * configuration without `@cloud/shared`.
 */
const mark = /0dd5ca1ab1e[0-9a-f]{6}|\b198\.1[89]\.\d{1,3}\.\d{1,3}|\{\{UNKNOWN:[a-z]/;

/**
 * Makes Pulumi see an unknown value wherever a program passes a stand-in on: in properties, in
 * arguments of functions, which are then not called, and in outputs of the stack. In a preview only.
 */
export function hideStandIns(sdk: Sdk["rpc"]): void {
  const withoutStandIns = (name: string, hide: (serialized: unknown) => unknown): void => {
    const serialize = Reflect.get(sdk, name) as (...args: unknown[]) => Promise<unknown>;
    Reflect.set(sdk, name, async (...args: unknown[]) => hide(await serialize(...args)));
  };
  for (const name of ["serializeProperties", "serializeProperty"]) {
    withoutStandIns(name, (value) => hidden(value, sdk));
  }
  for (const name of ["serializePropertiesReturnDeps", "serializeResourceProperties"]) {
    withoutStandIns(name, (result) => {
      const [properties, dependencies] = result as [unknown, unknown];
      return [hidden(properties, sdk), dependencies];
    });
  }
}

/** The same as JSON, with the value that Pulumi reads as unknown for each text that has a mark. */
function hidden(value: unknown, sdk: Sdk["rpc"]): unknown {
  if (typeof value === "string") {
    return mark.test(value) ? sdk.unknownValue : value;
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((item) => hidden(item, sdk));
  }
  const record = value as Record<string, unknown>;
  const kind = record[sdk.specialSigKey];
  if (kind === sdk.specialAssetSig || kind === sdk.specialArchiveSig) {
    // No part of it can be unknown alone.
    return mark.test(JSON.stringify(value)) ? sdk.unknownValue : value;
  }
  return Object.fromEntries(
    Object.entries(record).map(([name, item]) => [name, hidden(item, sdk)]),
  );
}

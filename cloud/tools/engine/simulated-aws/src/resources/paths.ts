import { isObject, type Properties, type Value } from "../values.ts";

/** All values at a path such as `vpcConfig.subnetIds`; lists on the way and at the end are looked into. */
export function valuesAt(properties: Properties, path: string): Value[] {
  let values: Value[] = [properties];
  for (const name of path.split(".")) {
    values = values
      .flatMap(items)
      .flatMap((value) => (isObject(value) && name in value ? [value[name]!] : []));
  }
  return values.flatMap(items);
}

function items(value: Value): Value[] {
  return Array.isArray(value) ? value : [value];
}

import type { Catalog } from "../catalog/catalog.ts";
import { isRequired, withoutMark, type ResourceEntry, type Shape } from "../catalog/shape.ts";
import type { Properties, Value } from "../values.ts";
import type { Situation } from "./behaviour.ts";
import { kebab } from "./naming.ts";
import { arnName, partsOf } from "./services.ts";

/** A fixed moment: the same program must give the same outputs on every run. */
const someMoment = "2025-01-01T00:00:00Z";

/** Plausible values for the outputs that a type always has and that nobody has given. */
export function plausibleOutputs(
  catalog: Catalog,
  entry: ResourceEntry,
  situation: Situation,
  given: Properties,
): Properties {
  const outputs: Properties = {};
  for (const [name, shape] of Object.entries(entry.outputs)) {
    if (!isRequired(shape) || name in given) {
      continue;
    }
    const value =
      name in entry.inputs ? unsetValue(shape) : plausible(catalog, name, shape, situation, 0);
    if (value !== undefined) {
      outputs[name] = value;
    }
  }
  return outputs;
}

/** What AWS reports for something that may be set but was not. */
function unsetValue(shape: Shape): Value | undefined {
  switch (withoutMark(shape)[0]) {
    case "s":
      return "";
    case "n":
      return 0;
    case "b":
      return false;
    case "[":
      return [];
    case "{":
      return {};
    default:
      return undefined;
  }
}

function plausible(
  catalog: Catalog,
  name: string,
  shape: Shape,
  situation: Situation,
  depth: number,
): Value | undefined {
  const kind = withoutMark(shape);
  if (kind === "s") {
    return plausibleText(name, situation);
  }
  if (kind.startsWith("#") && depth < 3) {
    const nested = catalog.nested(kind.slice(1)) ?? {};
    const object: Properties = {};
    for (const [member, memberShape] of Object.entries(nested)) {
      const value = plausible(catalog, member, memberShape, situation, depth + 1);
      if (value !== undefined) {
        object[member] = value;
      }
    }
    return object;
  }
  return unsetValue(shape);
}

function plausibleText(name: string, situation: Situation): string {
  const { module } = partsOf(situation.type);
  const host = `${arnName(module)}.${situation.region}.amazonaws.com`;
  const label = situation.random.hex(10, name);
  if (name === "arn") {
    return situation.arn;
  }
  if (/^(ownerId|accountId|owner|registryId|catalogId)$/.test(name)) {
    return situation.place.account;
  }
  if (name === "region") {
    return situation.region;
  }
  if (/Arn$/.test(name)) {
    const kind = kebab(name.slice(0, -3));
    const { partition, region, place } = situation;
    return `arn:${partition}:${arnName(module)}:${region}:${place.account}:${kind}/${situation.name}`;
  }
  if (/(Date|Time|At|Timestamp)$/.test(name)) {
    return someMoment;
  }
  if (/(url|Url|Uri|uri)$/.test(name)) {
    return `https://${label}.${host}`;
  }
  if (/(endpoint|Endpoint|dnsName|DnsName|domainName|hostname|address)$/i.test(name)) {
    return `${situation.name.toLowerCase().replaceAll(/[^a-z0-9-]+/g, "-")}.${label}.${host}`;
  }
  if (/(state|status|State|Status)$/.test(name)) {
    return "ACTIVE";
  }
  return /(id|Id|Uid)$/.test(name) ? situation.random.hex(17, name) : label;
}

import { ConfigurationError, type ParametersOf } from "@cloud/shared";
import type { definition } from "./definition";

export type RecordParameter = ParametersOf<typeof definition>["records"][number];

export type ZoneKind = RecordParameter["zone"];

/** The names of the zones that exist. */
export type ZoneNames = Readonly<Record<ZoneKind, string | undefined>>;

/** A record whose every property is known and agrees with the others. */
export interface PlannedRecord {
  /** Zone, name and type, which together are unique. */
  readonly key: string;
  readonly zone: ZoneKind;
  readonly name: string;
  readonly type: RecordParameter["type"];
  readonly content:
    | { readonly ttl: number; readonly values: readonly string[] }
    | { readonly alias: NonNullable<RecordParameter["alias"]> };
}

/** Turns the records of the configuration into records with full names, or says what is wrong. */
export function planRecords(
  records: readonly RecordParameter[],
  zoneNames: ZoneNames,
): PlannedRecord[] {
  const planned = records.map((record, index) => planRecord(record, index, zoneNames));
  const keys = planned.map(({ key }) => key);
  keys.forEach((key, index) => {
    if (keys.indexOf(key) !== index) {
      throw new ConfigurationError(
        `${pathOf(index)} repeats ${pathOf(keys.indexOf(key))} (${key}), give one record all values`,
      );
    }
  });
  return planned;
}

function planRecord(record: RecordParameter, index: number, zoneNames: ZoneNames): PlannedRecord {
  const { zone, type } = record;
  const zoneName = zoneNames[zone];
  if (zoneName === undefined) {
    throw new ConfigurationError(
      `${pathOf(index)} is for the private zone, which needs dns:privateZoneVpcId to be made`,
    );
  }
  const name = fullName(record.name, zoneName);
  if (type === "CNAME" && name === zoneName) {
    throw new ConfigurationError(
      `${pathOf(index)} cannot be a CNAME of the zone itself, use an alias`,
    );
  }
  return { key: `${zone}-${name}-${type}`, zone, name, type, content: contentOf(record, index) };
}

function contentOf(record: RecordParameter, index: number): PlannedRecord["content"] {
  const { alias, values, ttl, type } = record;
  if (alias !== undefined && values === undefined) {
    return { alias };
  }
  if (alias === undefined && values !== undefined && values.length > 0) {
    return { ttl, values: type === "TXT" ? values.map(textValue) : values };
  }
  throw new ConfigurationError(`${pathOf(index)} must have either values or an alias`);
}

/** The name within the zone, where `@` stands for the zone itself. */
export function fullName(name: string, zoneName: string): string {
  return name === "@" ? zoneName : `${name}.${zoneName}`;
}

/** Longer texts than 255 characters, such as DKIM keys, travel as several quoted strings. */
export function textValue(text: string): string {
  return text.match(/.{1,255}/gsu)?.join('""') ?? text;
}

function pathOf(index: number): string {
  return `dns:records[${index}]`;
}

import { ConfigurationError, type ParametersOf } from "@cloud/shared";
import type { definition } from "./definition";

export type RecordParameter = ParametersOf<typeof definition>["records"][number];

export type ZoneKind = RecordParameter["zone"];

/** The names of the zones that exist. */
export type ZoneNames = Readonly<Record<ZoneKind, string | undefined>>;

/** A record whose every property is known and agrees with the others. */
export interface PlannedRecord {
  /** Zone, name and type, and with failover which of the two; together they are unique. */
  readonly key: string;
  readonly zone: ZoneKind;
  readonly name: string;
  readonly type: RecordParameter["type"];
  readonly content:
    | { readonly ttl: number; readonly values: readonly string[] }
    | { readonly alias: NonNullable<RecordParameter["alias"]> };
  readonly failover?: Failover;
}

export interface Failover {
  readonly role: NonNullable<RecordParameter["failover"]>;
  readonly healthCheck: string | undefined;
}

/** Turns the records of the configuration into records with full names, or says what is wrong. */
export function planRecords(
  records: readonly RecordParameter[],
  zoneNames: ZoneNames,
  healthChecks: readonly string[] = [],
): PlannedRecord[] {
  const planned = records.map((record, index) => planRecord(record, index, zoneNames));
  requireDistinct(planned);
  planned.forEach(({ failover }, index) => {
    const check = failover?.healthCheck;
    if (check !== undefined && !healthChecks.includes(check)) {
      throw new ConfigurationError(
        `${pathOf(index)} names the health check ${check}, which dns:healthChecks does not have`,
      );
    }
  });
  return planned;
}

/** AWS keeps one record of a name and type, or one a role of failover, and no mixture. */
function requireDistinct(planned: readonly PlannedRecord[]): void {
  const keys = planned.map(({ key }) => key);
  keys.forEach((key, index) => {
    if (keys.indexOf(key) !== index) {
      throw new ConfigurationError(
        `${pathOf(index)} repeats ${pathOf(keys.indexOf(key))} (${key}), give one record all values`,
      );
    }
    const { failover } = planned[index] ?? {};
    const plain = failover && keys.indexOf(key.slice(0, -failover.role.length - 1));
    if (plain !== undefined && plain >= 0) {
      throw new ConfigurationError(
        `${pathOf(index)} has failover and ${pathOf(plain)} of the same name and type has none`,
      );
    }
  });
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
  const key = `${zone}-${name}-${type}`;
  const content = contentOf(record, index);
  const failover = failoverOf(record, index);
  return failover === undefined
    ? { key, zone, name, type, content }
    : { key: `${key}-${failover.role}`, zone, name, type, content, failover };
}

/** A first answer that nothing can call unhealthy would be the only one ever given. */
function failoverOf(record: RecordParameter, index: number): Failover | undefined {
  const { failover: role, healthCheck, alias } = record;
  if (role === undefined) {
    if (healthCheck !== undefined) {
      throw new ConfigurationError(
        `${pathOf(index)} has a healthCheck, which has an effect only together with failover`,
      );
    }
    return undefined;
  }
  if (role === "primary" && healthCheck === undefined && alias?.evaluateTargetHealth !== true) {
    throw new ConfigurationError(
      `${pathOf(index)} is the primary of a failover and needs a healthCheck`,
    );
  }
  return { role, healthCheck };
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

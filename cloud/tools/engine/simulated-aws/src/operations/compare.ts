import { isEqual, isObject, unknown, type Properties, type Value } from "../values.ts";

export type ChangeKind = "add" | "delete" | "update";

/** Where two sets of inputs differ, by property path (`ingress[0].fromPort`). */
export function compare(olds: Properties, news: Properties): Map<string, ChangeKind> {
  const changes = new Map<string, ChangeKind>();
  compareObjects(olds, news, "", changes);
  return changes;
}

function compareObjects(
  olds: Properties,
  news: Properties,
  path: string,
  changes: Map<string, ChangeKind>,
): void {
  for (const name of new Set([...Object.keys(olds), ...Object.keys(news)])) {
    if (!name.startsWith("__")) {
      compareValues(
        olds[name],
        news[name],
        path ? `${path}.${quoted(name)}` : quoted(name),
        changes,
      );
    }
  }
}

function compareValues(
  old: Value | undefined,
  now: Value | undefined,
  path: string,
  changes: Map<string, ChangeKind>,
): void {
  if (isAbsent(old) && isAbsent(now)) {
    return;
  }
  if (isAbsent(old)) {
    changes.set(path, "add");
  } else if (isAbsent(now)) {
    changes.set(path, "delete");
  } else if (isObject(old) && isObject(now)) {
    compareObjects(old, now, path, changes);
  } else if (Array.isArray(old) && Array.isArray(now)) {
    for (let index = 0; index < Math.max(old.length, now.length); index++) {
      compareValues(old[index], now[index], `${path}[${index}]`, changes);
    }
  } else if (now === unknown || !isSameScalar(old!, now!)) {
    changes.set(path, "update");
  }
}

function isAbsent(value: Value | undefined): boolean {
  return value === undefined || value === null;
}

/** Configuration turns numbers and booleans into text on its way; AWS sees the same value. */
function isSameScalar(old: Value, now: Value): boolean {
  return (
    isEqual(old, now) ||
    (typeof old !== "object" && typeof now !== "object" && String(old) === String(now))
  );
}

/** Pulumi's property paths put names with dots in brackets. */
function quoted(name: string): string {
  return /^[A-Za-z0-9_:/-]+$/.test(name) ? name : `["${name.replaceAll('"', '\\"')}"]`;
}

/** `tags.Name` and `tags["a.b"]` belong to `tags`. */
export function topLevel(path: string): string {
  return /^[^.[]+/.exec(path)?.[0] ?? path;
}

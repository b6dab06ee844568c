/** Object.entries that keeps the type of the keys. Only for objects without further keys. */
export function entriesOf<Key extends string, Value>(
  record: Readonly<Record<Key, Value>>,
): [Key, Value][] {
  return Object.entries(record) as [Key, Value][];
}

/** The same keys with other values. */
export function mapValues<Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  transform: (value: From, key: Key) => To,
): Record<Key, To> {
  const entries = entriesOf(record).map(([key, value]) => [key, transform(value, key)]);
  return Object.fromEntries(entries) as Record<Key, To>;
}

/** One value a key, in the order of the keys. */
export function recordOf<Key extends string, Value>(
  keys: readonly Key[],
  value: (key: Key, index: number) => Value,
): Record<Key, Value> {
  const entries = keys.map((key, index) => [key, value(key, index)]);
  return Object.fromEntries(entries) as Record<Key, Value>;
}

/** The whole numbers from zero up to, but not including, `count`. */
export function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** Another stack exports "" for what it does not have, which is the same as not given here. */
export function given(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}

/** An address range; IPv4 and IPv6 alike are handled as whole numbers. */
export interface Cidr {
  readonly version: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
  readonly prefix: number;
}

/** Reads `10.0.0.0/16` or `2600:1f18::/56`; undefined when it is none, or when bits behind the prefix are set. */
export function parseCidr(cidr: string): Cidr | undefined {
  const [, address = "", length = ""] = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/.exec(cidr) ?? [];
  const version = address.includes(":") ? 6 : 4;
  const bits = version === 4 ? 32 : 128;
  const number = version === 4 ? parseIpv4(address) : parseIpv6(address);
  const prefix = Number(length);
  if (number === undefined || length === "" || prefix > bits) {
    return undefined;
  }
  const size = 1n << BigInt(bits - prefix);
  return number % size === 0n
    ? { version, first: number, last: number + size - 1n, prefix }
    : undefined;
}

export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.version === inner.version && outer.first <= inner.first && inner.last <= outer.last;
}

export function overlaps(left: Cidr, right: Cidr): boolean {
  return left.version === right.version && left.first <= right.last && right.first <= left.last;
}

export function formatCidr(cidr: Cidr): string {
  return `${cidr.version === 4 ? formatIpv4(cidr.first) : formatIpv6(cidr.first)}/${cidr.prefix}`;
}

/** The `index`-th range of the given prefix length inside another. */
export function subrange(outer: Cidr, prefix: number, index: number): Cidr | undefined {
  const bits = outer.version === 4 ? 32 : 128;
  const size = 1n << BigInt(bits - prefix);
  const first = outer.first + BigInt(index) * size;
  const last = first + size - 1n;
  return prefix < outer.prefix || last > outer.last
    ? undefined
    : { version: outer.version, first, last, prefix };
}

export function formatIpv4(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join(".");
}

export function parseIpv4(address: string): bigint | undefined {
  const parts = address.split(".");
  if (
    parts.length !== 4 ||
    !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)
  ) {
    return undefined;
  }
  return parts.reduce((number, part) => (number << 8n) | BigInt(part), 0n);
}

function parseIpv6(address: string): bigint | undefined {
  const halves = address.split("::");
  if (halves.length > 2) {
    return undefined;
  }
  const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) {
    return undefined;
  }
  const groups = [...head, ...Array<string>(missing).fill("0"), ...tail];
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) {
    return undefined;
  }
  return groups.reduce((number, group) => (number << 16n) | BigInt(`0x${group}`), 0n);
}

/** With the longest run of zero groups left out, as RFC 5952 wants it. */
function formatIpv6(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((address >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  );
  const runs = [...groups.join(":").matchAll(/(?:^|(?<=:))0(?::0)+(?=:|$)/g)].sort(
    (left, right) => right[0].length - left[0].length,
  );
  const longest = runs[0];
  if (!longest) {
    return groups.join(":");
  }
  const joined = groups.join(":");
  const before = joined.slice(0, longest.index).replace(/:$/, "");
  const after = joined.slice(longest.index + longest[0].length).replace(/^:/, "");
  return `${before}::${after}`;
}

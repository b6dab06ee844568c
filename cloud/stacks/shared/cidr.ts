import { type Family, formatAddress, parseAddress, widthOf } from "./ip-address";

/** A range of addresses whose size is a power of two. The host bits of `base` are always zero. */
export interface Cidr {
  readonly family: Family;
  readonly base: bigint;
  readonly prefix: number;
}

/** Throws with the right spelling where there is one, since `10.0.0.1/16` is a usual slip. */
export function parseCidr(text: string): Cidr {
  const [addressText = "", prefixText = "", ...rest] = text.split("/");
  const address = parseAddress(addressText);
  const prefix = /^(0|[1-9][0-9]{0,2})$/.test(prefixText) ? Number(prefixText) : NaN;
  if (address === undefined || rest.length > 0 || !(prefix <= widthOf(address.family))) {
    throw new Error(`"${text}" is not an address range such as 10.0.0.0/16 or 2001:db8::/56`);
  }
  const cidr = rangeOf(address.family, address.value, prefix);
  if (cidr.base !== address.value) {
    throw new Error(`"${text}" has bits set beyond its prefix, write ${formatCidr(cidr)}`);
  }
  return cidr;
}

export function formatCidr({ family, base, prefix }: Cidr): string {
  return `${formatAddress({ family, value: base })}/${prefix}`;
}

export function isCidr(text: string): boolean {
  try {
    parseCidr(text);
    return true;
  } catch {
    return false;
  }
}

/** How many addresses the range holds. */
export function sizeOf({ family, prefix }: Cidr): bigint {
  return 1n << BigInt(widthOf(family) - prefix);
}

/** How many ranges with `prefix` fit into `parent`, zero if even one is too large. */
export function capacityOf(parent: Cidr, prefix: number): bigint {
  const fits = prefix >= parent.prefix && prefix <= widthOf(parent.family);
  return fits ? 1n << BigInt(prefix - parent.prefix) : 0n;
}

/** The range number `index`, counted from zero, among the ranges with `prefix` inside `parent`. */
export function subrange(parent: Cidr, prefix: number, index: number): Cidr {
  if (!Number.isInteger(index) || index < 0 || BigInt(index) >= capacityOf(parent, prefix)) {
    throw new RangeError(`${formatCidr(parent)} has no range /${prefix} number ${index}`);
  }
  const { family } = parent;
  const base = parent.base + (BigInt(index) << BigInt(widthOf(family) - prefix));
  return { family, base, prefix };
}

export function contains(outer: Cidr, inner: Cidr): boolean {
  return (
    outer.family === inner.family &&
    outer.prefix <= inner.prefix &&
    rangeOf(outer.family, inner.base, outer.prefix).base === outer.base
  );
}

export function overlaps(a: Cidr, b: Cidr): boolean {
  return contains(a, b) || contains(b, a);
}

function rangeOf(family: Family, value: bigint, prefix: number): Cidr {
  const hostBits = BigInt(widthOf(family) - prefix);
  return { family, base: (value >> hostBits) << hostBits, prefix };
}

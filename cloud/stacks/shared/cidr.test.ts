import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  capacityOf,
  type Cidr,
  contains,
  formatCidr,
  isCidr,
  overlaps,
  parseCidr,
  sizeOf,
  subrange,
} from "./cidr";
import { type Family, formatAddress, parseAddress, widthOf } from "./ip-address";

const families = fc.constantFrom<Family>(4, 6);

const addresses = families.chain((family) =>
  fc.record({
    family: fc.constant(family),
    value: fc.bigInt({ min: 0n, max: (1n << BigInt(widthOf(family))) - 1n }),
  }),
);

const ranges: fc.Arbitrary<Cidr> = addresses.chain(({ family, value }) =>
  fc.integer({ min: 0, max: widthOf(family) }).map((prefix) => {
    const hostBits = BigInt(widthOf(family) - prefix);
    return { family, base: (value >> hostBits) << hostBits, prefix };
  }),
);

describe("addresses", () => {
  it("are read as they were written", () => {
    fc.assert(
      fc.property(addresses, (address) => {
        expect(parseAddress(formatAddress(address))).toEqual(address);
      }),
    );
  });

  it.each([
    ["10.0.255.1", "10.0.255.1"],
    ["2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
    ["0:0:0:0:0:0:0:0", "::"],
    ["::1", "::1"],
    ["fe80::", "fe80::"],
    ["2001:db8:1:2:3:4:5:0", "2001:db8:1:2:3:4:5:0"],
  ])("spell %s in the one usual way, %s", (text, usual) => {
    const address = parseAddress(text);

    expect(address && formatAddress(address)).toBe(usual);
  });

  it.each([
    "",
    "10.0.0",
    "10.0.0.256",
    "10.0.0.01",
    "1.2.3.4.5",
    "::1::",
    ":1",
    "12345::",
    "1:2:3",
    "g::",
  ])("refuse %j", (text) => {
    expect(parseAddress(text)).toBeUndefined();
  });
});

describe("ranges", () => {
  it("are read as they were written", () => {
    fc.assert(
      fc.property(ranges, (cidr) => {
        expect(parseCidr(formatCidr(cidr))).toEqual(cidr);
      }),
    );
  });

  it("offer the right spelling when host bits are set", () => {
    expect(() => parseCidr("10.0.0.1/16")).toThrow(
      new Error('"10.0.0.1/16" has bits set beyond its prefix, write 10.0.0.0/16'),
    );
  });

  it.each([
    "10.0.0.0",
    "10.0.0.0/33",
    "10.0.0.0/-1",
    "10.0.0.0/8/8",
    "::/129",
    "x/8",
    "10.0.0.0/08",
  ])("refuse %j", (text) => {
    expect(() => parseCidr(text)).toThrow(
      `"${text}" is not an address range such as 10.0.0.0/16 or 2001:db8::/56`,
    );
    expect(isCidr(text)).toBe(false);
  });

  it("contain their parts, which do not overlap and leave no gap", () => {
    fc.assert(
      fc.property(ranges, fc.integer({ min: 0, max: 6 }), fc.nat(), (parent, bits, seed) => {
        const prefix = parent.prefix + bits;
        const capacity = capacityOf(parent, prefix);
        fc.pre(capacity > 0n);
        const index = seed % Number(capacity);
        const part = subrange(parent, prefix, index);

        expect(contains(parent, part)).toBe(true);
        expect(sizeOf(part) * capacity).toBe(sizeOf(parent));
        expect(part.base - parent.base).toBe(sizeOf(part) * BigInt(index));
        if (index + 1 < Number(capacity)) {
          const next = subrange(parent, prefix, index + 1);
          expect(overlaps(part, next)).toBe(false);
          expect(part.base + sizeOf(part)).toBe(next.base);
        }
      }),
    );
  });

  it("overlap exactly when they share an address", () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const shared =
          a.family === b.family && a.base < b.base + sizeOf(b) && b.base < a.base + sizeOf(a);
        expect(overlaps(a, b)).toBe(shared);
        expect(overlaps(b, a)).toBe(shared);
      }),
    );
  });

  it.each([-1, 0.5, 4])("have no part number %d beyond their capacity", (index) => {
    expect(() => subrange(parseCidr("10.0.0.0/16"), 18, index)).toThrow(
      `10.0.0.0/16 has no range /18 number ${index}`,
    );
  });

  it("have no room for larger ones", () => {
    expect(capacityOf(parseCidr("10.0.0.0/16"), 15)).toBe(0n);
    expect(capacityOf(parseCidr("10.0.0.0/16"), 33)).toBe(0n);
  });
});

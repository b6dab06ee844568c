import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contains, formatCidr, overlaps, parseCidr, subrange, type Cidr } from "./cidr.ts";

/** Any range of either version. */
const cidrs = fc.boolean().chain((ipv4) => {
  const bits = ipv4 ? 32 : 128;
  return fc
    .tuple(
      fc.integer({ min: 0, max: bits }),
      fc.bigInt({ min: 0n, max: (1n << BigInt(bits)) - 1n }),
    )
    .map(([prefix, address]): Cidr => {
      const size = 1n << BigInt(bits - prefix);
      const first = (address / size) * size;
      return { version: ipv4 ? 4 : 6, first, last: first + size - 1n, prefix };
    });
});

describe("address ranges", () => {
  test("survive being written and read again", () => {
    fc.assert(
      fc.property(cidrs, (cidr) => {
        expect(parseCidr(formatCidr(cidr))).toEqual(cidr);
      }),
    );
  });

  test("overlap exactly when one contains the other, because they are aligned", () => {
    fc.assert(
      fc.property(cidrs, cidrs, (left, right) => {
        expect(overlaps(left, right)).toBe(contains(left, right) || contains(right, left));
      }),
    );
  });

  test("split into subranges that lie inside and do not overlap", () => {
    const outer = parseCidr("10.0.0.0/16")!;
    fc.assert(
      fc.property(
        fc.integer({ min: 16, max: 28 }),
        fc.nat(15),
        fc.nat(15),
        (prefix, one, other) => {
          const left = subrange(outer, prefix, one);
          const right = subrange(outer, prefix, other);
          fc.pre(left !== undefined && right !== undefined);
          expect(contains(outer, left!)).toBe(true);
          expect(overlaps(left!, right!)).toBe(one === other);
        },
      ),
    );
  });

  test.each([
    "10.0.0.1/16",
    "10.0.0.0/33",
    "10.0.0/16",
    "10.0.0.256/32",
    "010.0.0.0/8",
    "2600::1::/56",
    "2600:1f18::/129",
    "vpc",
    "",
  ])("refuse %j", (text) => expect(parseCidr(text)).toBeUndefined());

  test("are written in the short form of RFC 5952", () => {
    expect(formatCidr(parseCidr("2600:1f18:0:0:0:0:0:0/56")!)).toBe("2600:1f18::/56");
    expect(formatCidr(parseCidr("::/0")!)).toBe("::/0");
  });
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { capacityStrategy } from "./capacity";

it("tasks are shared as the percentage says, beyond those that are never on Spot", () => {
  expect(capacityStrategy(0, 2)).toEqual([{ capacityProvider: "FARGATE", weight: 100, base: 2 }]);
  expect(capacityStrategy(100, 0)).toEqual([{ capacityProvider: "FARGATE_SPOT", weight: 100 }]);
  expect(capacityStrategy(50, 1)).toEqual([
    { capacityProvider: "FARGATE", weight: 50, base: 1 },
    { capacityProvider: "FARGATE_SPOT", weight: 50 },
  ]);
});

it("some provider always has a weight, and only one a base, as AWS demands", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100 }), fc.nat(1000), (spot, base) => {
      const shares = capacityStrategy(spot, base);
      const weights = shares.map(({ weight }) => weight);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
      expect(shares.filter((share) => (share.base ?? 0) > 0).length).toBeLessThanOrEqual(1);
    }),
  );
});

import { expect, it } from "vitest";
import { memorySizes } from "./task-size";

it.each([
  [256, 512, 2048, 3],
  [512, 1024, 4096, 4],
  [1024, 2048, 8192, 7],
  [2048, 4096, 16_384, 13],
  [4096, 8192, 30_720, 23],
  [8192, 16_384, 61_440, 12],
  [16_384, 32_768, 122_880, 12],
])("with %i CPU, Fargate has memory from %i to %i MiB in %i sizes", (cpu, least, most, count) => {
  const sizes = memorySizes(cpu);

  expect([sizes[0], sizes.at(-1), sizes.length]).toEqual([least, most, count]);
});

it("with any other CPU, Fargate has none", () => {
  expect(memorySizes(300)).toEqual([]);
});

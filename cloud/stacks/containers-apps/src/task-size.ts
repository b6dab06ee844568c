import { range } from "@cloud/shared";

/** The sizes of memory, in MiB, that Fargate offers for an amount of CPU. */
export function memorySizes(cpu: number): number[] {
  const [least, most, step] = steps[cpu] ?? [1, 0, 1];
  const sizes = range(Math.floor((most - least) / step) + 1).map((index) => least + index * step);
  return cpu === 256 ? [512, ...sizes] : sizes;
}

/** From, to, and the steps in between. The smallest CPU has half a step before its first. */
const steps: Readonly<Record<number, readonly [number, number, number]>> = {
  256: [1024, 2048, 1024],
  512: [1024, 4096, 1024],
  1024: [2048, 8192, 1024],
  2048: [4096, 16_384, 1024],
  4096: [8192, 30_720, 1024],
  8192: [16_384, 61_440, 4096],
  16_384: [32_768, 122_880, 8192],
};

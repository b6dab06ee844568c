import { expect, it } from "vitest";
import { checkJobSize } from "./job-size";

it.each([
  ["0.25", 512],
  ["0.5", 4096],
  ["1", 2048],
  ["2", 5120],
  ["4", 30720],
  ["8", 20480],
  ["16", 122880],
])("Fargate has %s processors with %i MiB", (vcpus, memoryMib) => {
  expect(() => checkJobSize({ vcpus, memoryMib, maxVcpus: 16 })).not.toThrow();
});

it.each([
  ["0.25", 4096],
  ["1", 512],
  ["8", 17408],
  ["16", 131072],
])("Fargate does not have %s processors with %i MiB", (vcpus, memoryMib) => {
  expect(() => checkJobSize({ vcpus, memoryMib, maxVcpus: 16 })).toThrow(
    `compute-lambda:batch.memoryMib is ${memoryMib}, but with ${vcpus} processors Fargate offers`,
  );
});

it("one job fits at least", () => {
  expect(() => checkJobSize({ vcpus: "4", memoryMib: 8192, maxVcpus: 2 })).toThrow(
    "compute-lambda:batch.maxVcpus is 2, too few for one job with 4",
  );
});

import { ConfigurationError, range } from "@cloud/shared";

/** Memory in MiB that Fargate offers for a number of processors. */
const memoryFor: Readonly<Record<string, readonly number[]>> = {
  "0.25": [512, 1024, 2048],
  "0.5": steps(1024, 4096, 1024),
  "1": steps(2048, 8192, 1024),
  "2": steps(4096, 16384, 1024),
  "4": steps(8192, 30720, 1024),
  "8": steps(16384, 61440, 4096),
  "16": steps(32768, 122880, 8192),
};

export interface JobSize {
  readonly vcpus: string;
  readonly memoryMib: number;
  readonly maxVcpus: number;
}

/** AWS would find this out only when a job is submitted. */
export function checkJobSize({ vcpus, memoryMib, maxVcpus }: JobSize): void {
  const offered = memoryFor[vcpus] ?? [];
  if (!offered.includes(memoryMib)) {
    throw new ConfigurationError(
      `compute-lambda:batch.memoryMib is ${memoryMib}, but with ${vcpus} processors Fargate offers ` +
        offered.join(", "),
    );
  }
  if (Number(vcpus) > maxVcpus) {
    throw new ConfigurationError(
      `compute-lambda:batch.maxVcpus is ${maxVcpus}, too few for one job with ${vcpus}`,
    );
  }
}

function steps(first: number, last: number, step: number): number[] {
  return range((last - first) / step + 1).map((index) => first + index * step);
}

import { writeFileSync } from "node:fs";
import type { Platform, RunOptions } from "./platform.ts";

/** One entry of the faults file of simulated AWS. */
export interface Fault {
  readonly type?: string;
  readonly name?: string;
  readonly stack?: string;
  readonly operation?: "create" | "read" | "update" | "delete";
  /** Only this call, from 1. */
  readonly call?: number;
  readonly times?: number;
  readonly error:
    | "throttling"
    | "accessDenied"
    | "limitExceeded"
    | "hang"
    | { readonly code: string; readonly message: string };
}

/** The options of a run in which simulated AWS plays these faults. */
export function withFaults(platform: Platform, ...faults: readonly Fault[]): RunOptions {
  const file = platform.path("faults.json");
  writeFileSync(file, JSON.stringify({ faults }));
  return { environment: { CLOUD_SIMULATED_FAULTS: file } };
}

import { vi } from "vitest";
import { type ProgramRequest, type ProgramRun, recordProgram } from "./recorder";

export type { ProgramRun } from "./recorder";

/** Runs the program of a stack as a test needs it: without what an earlier test has imported. */
export async function runProgram(request: ProgramRequest): Promise<ProgramRun> {
  vi.resetModules();
  return recordProgram(request);
}

import { vi } from "vitest";
import {
  type ProgramRequest,
  type ProgramRun,
  recordProgram,
  recordRefusal,
  type Refusal,
} from "./recorder";

export type { ProgramRun } from "./recorder";

/** Runs the program of a stack as a test needs it: without what an earlier test has imported. */
export async function runProgram(request: ProgramRequest): Promise<ProgramRun> {
  vi.resetModules();
  return recordProgram(request);
}

/** The same for a program that has to refuse its configuration. */
export async function refusalOf(request: ProgramRequest): Promise<Refusal> {
  vi.resetModules();
  return recordRefusal(request);
}

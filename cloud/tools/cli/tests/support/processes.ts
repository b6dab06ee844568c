import { readdirSync, readFileSync } from "node:fs";
import { eventually } from "./waiting.ts";

export interface Process {
  readonly pid: number;
  readonly command: string;
}

/** Every process that was started for the platform at `root`, whoever its parent is by now. */
export function processesOf(root: string): Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({
      pid: Number(name),
      command: read(name, "cmdline"),
      all: read(name, "environ"),
    }))
    .filter(({ command, all }) => command !== "" && `${command}\0${all}`.includes(root))
    .map(({ pid, command }) => ({ pid, command: command.replaceAll("\0", " ").trim() }));
}

/** The first process of the platform whose command line holds these words. */
export function findProcess(root: string, words: string): Promise<Process> {
  return eventually(`a process with '${words}'`, () =>
    processesOf(root).find(({ command }) => command.includes(words)),
  );
}

/** Nothing may be left behind; a process that is just ending is waited for. */
export async function nothingLeft(root: string): Promise<void> {
  let left: Process[] = [];
  try {
    await eventually("the end of all processes", () => {
      left = processesOf(root);
      return left.length === 0 || undefined;
    });
  } catch {
    throw new Error(`still running: ${left.map(({ command }) => command).join("\n")}`);
  }
}

export function killAll(root: string): void {
  for (const { pid } of processesOf(root)) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has just ended.
    }
  }
}

export function variablesOf(pid: number): string {
  return read(String(pid), "environ");
}

/** Empty for a process that has ended, or that belongs to somebody else. */
function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "latin1");
  } catch {
    return "";
  }
}

/** The pid of the parent of the process with these words; nothing while there is no such process. */
export function parentOf(root: string, words: string): number | undefined {
  const child = processesOf(root).find(({ command }) => command.includes(words));
  const parent = child && /^PPid:\s*(\d+)$/m.exec(read(String(child.pid), "status"))?.[1];
  return parent ? Number(parent) : undefined;
}

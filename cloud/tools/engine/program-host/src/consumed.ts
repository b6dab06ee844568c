import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Under this key of the global object programs note which outputs of other stacks they read. */
const key = Symbol.for("cloud.consumedOutputs");

/** Where a program of ours may note `<stack>.<output>`; one that runs elsewhere finds nothing here. */
export function openNotes(): ReadonlySet<string> {
  const notes = new Set<string>();
  Reflect.set(globalThis, key, notes);
  return notes;
}

/**
 * Leaves the notes beside the other files of the step. Whoever decides whether a stack has to run
 * again must know what it depends on, and the checkpoint tells stacks only, not outputs.
 */
export function writeNotes(directory: string, notes: ReadonlySet<string>): void {
  const file = join(directory, "consumed.json");
  writeFileSync(`${file}.new`, `${JSON.stringify([...notes].sort())}\n`);
  renameSync(`${file}.new`, file);
}

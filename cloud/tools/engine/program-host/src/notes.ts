import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A place under `key` of the global object where a program of ours may note something about itself;
 * one that runs elsewhere finds nothing there.
 */
export function openNotes(key: string): ReadonlySet<string> {
  const notes = new Set<string>();
  Reflect.set(globalThis, Symbol.for(key), notes);
  return notes;
}

/**
 * Leaves what was noted beside the other files of the step. Whoever decides whether a stack has to
 * run again must know what it depends on, and the checkpoint tells stacks only, not outputs.
 */
export function writeNotes(directory: string, name: string, notes: unknown): void {
  const file = join(directory, name);
  writeFileSync(`${file}.new`, `${JSON.stringify(notes)}\n`);
  renameSync(`${file}.new`, file);
}

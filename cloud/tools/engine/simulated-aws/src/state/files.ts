import { closeSync, linkSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";

let counter = 0;

/** Replaces a file in one step: a reader sees the old text or the new one, never a part. */
export function replaceFile(path: string, text: string): void {
  const draft = writeDraft(path, text);
  renameSync(draft, path);
}

/** Makes a file that must not exist yet; false when somebody else has it, be it another process at this moment. */
export function createFile(path: string, text: string): boolean {
  const draft = writeDraft(path, text);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") {
      return false;
    }
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function writeDraft(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}-${counter++}.tmp`;
  const file = openSync(draft, "wx", 0o600);
  try {
    writeSync(file, text);
  } finally {
    closeSync(file);
  }
  return draft;
}

/** A name that is safe as one path component and can be read back by people; different texts give different names. */
export function fileSafe(text: string): string {
  const safe = text.replaceAll(
    /[^A-Za-z0-9._-]/g,
    (character) => `%${character.codePointAt(0)!.toString(16).padStart(2, "0")}`,
  );
  return safe.startsWith(".") ? `%2e${safe.slice(1)}` : safe;
}

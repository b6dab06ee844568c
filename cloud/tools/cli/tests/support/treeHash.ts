import { createHash, type Hash } from "node:crypto";
import { readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { join } from "node:path";

/** Names, modes and contents of everything below a folder; links count by where they point. */
export function treeHash(folder: string): string {
  const hash = createHash("sha256");
  add(folder, hash);
  return hash.digest("hex");
}

function add(folder: string, hash: Hash): void {
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) {
      hash.update(`${path} -> ${readlinkSync(path)}\n`);
      continue;
    }
    hash.update(`${path} ${statSync(path).mode}\n`);
    if (entry.isDirectory()) {
      add(path, hash);
    } else if (entry.isFile()) {
      hash.update(readFileSync(path));
    }
  }
}

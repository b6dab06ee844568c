import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { onTestFinished } from "vitest";

/** Whether this user may mount file systems, as root in a container sometimes may not. */
export function mayMount(): boolean {
  return spawnSync("unshare", ["--mount", "true"]).status === 0;
}

/** Whether a command can be run where no network is. */
export function mayCutNetwork(): boolean {
  return spawnSync("unshare", ["--net", "ip", "link", "set", "lo", "up"]).status === 0;
}

/** Puts a file system of its own under this folder, until the test ends. What is there is kept. */
export function mountOver(folder: string, size: string): void {
  const kept = `${folder}.kept`;
  mkdirSync(folder, { recursive: true });
  cpSync(folder, kept, { recursive: true, verbatimSymlinks: true });
  mount(["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder]);
  onTestFinished(() => {
    spawnSync("umount", ["--lazy", folder]);
  });
  cpSync(kept, folder, { recursive: true, verbatimSymlinks: true });
}

export function remountReadOnly(folder: string): void {
  mount(["-o", "remount,ro", folder]);
}

function mount(words: readonly string[]): void {
  const { status, stderr } = spawnSync("mount", words, { encoding: "utf8" });
  if (status !== 0) {
    throw new Error(stderr);
  }
}

import { accessSync, constants } from "node:fs";
import { join, resolve } from "node:path";

export const repository = resolve(import.meta.dirname, "../../../../..");
export const fixtures = resolve(import.meta.dirname, "../platform");

/** The program under test: CLOUD_BIN, else what the release preset builds. */
export const program = resolve(
  process.env["CLOUD_BIN"] ?? join(repository, "build/release/bin/cloud"),
);

/** What has to be built before the first test; vitest calls it once. */
export function setup(): void {
  need(program, "cmake --preset release && cmake --build build/release --target cloud");
  need(
    join(repository, "cloud/tools/engine/dist/simulated-aws.cjs"),
    "node cloud/tools/engine/build.mjs",
    constants.R_OK,
  );
}

function need(file: string, command: string, mode = constants.X_OK): void {
  try {
    accessSync(file, mode);
  } catch {
    throw new Error(`${file} is missing; make it with: ${command}`);
  }
}

import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { expect, it } from "vitest";
import { loadTemplates } from "./template.ts";

const stacks = resolve(import.meta.dirname, "..");
const longest = 300;

it(`no file of a stack has more than ${longest} lines`, () => {
  const sources = loadTemplates().map(({ metadata }) => join(stacks, metadata.name, "src"));
  const files = [...sources, join(stacks, "shared")].flatMap(filesIn);

  expect(files.length).toBeGreaterThan(sources.length);
  expect(
    files.filter((file) => linesOf(file) > longest).map((file) => relative(stacks, file)),
  ).toEqual([]);
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
    .map((entry) => join(entry.parentPath, entry.name));
}

function linesOf(file: string): number {
  return readFileSync(file, "utf8").trimEnd().split("\n").length;
}

import { relative } from "node:path";
import { expect, it } from "vitest";
import { definitionFiles } from "./definitions.ts";
import { functionCodeFiles } from "./function-code.ts";
import { type GeneratedFile, isCurrent } from "./output.ts";
import { loadTemplates } from "./template.ts";

it("the generated definitions are what the templates say today", async () => {
  expect(stale(await definitionFiles(loadTemplates())), "run `npm run generate`").toEqual([]);
});

it("the code of functions is what their sources say today", async () => {
  const files = await functionCodeFiles(loadTemplates());

  expect(files.map(({ path }) => relative(".", path))).toContain(
    "stacks/secrets/src/rotation/code.ts",
  );
  expect(stale(files), "run `npm run generate`").toEqual([]);
});

function stale(files: readonly GeneratedFile[]): string[] {
  return files.filter((file) => !isCurrent(file)).map(({ path }) => relative(".", path));
}

import { relative } from "node:path";
import { expect, it } from "vitest";
import { definitionFiles } from "./definitions.ts";
import { isCurrent } from "./output.ts";
import { loadTemplates } from "./template.ts";

it("the generated definitions are what the templates say today", async () => {
  const files = await definitionFiles(loadTemplates());
  const stale = files.filter((file) => !isCurrent(file)).map(({ path }) => relative(".", path));

  expect(stale, "run `npm run generate`").toEqual([]);
});

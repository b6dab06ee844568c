import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { describe, expect, it } from "vitest";
import {
  documentFiles,
  documentPath,
  hasProgram,
  readDocumentTemplate,
  writtenDocuments,
} from "./documents.ts";
import { isCurrent } from "./output.ts";
import { loadTemplates } from "./template.ts";

const templates = loadTemplates().filter(hasProgram);

describe.each(templates.map((template) => [template.metadata.name, template] as const))(
  "the documents of %s",
  (stack, template) => {
    it("that are generated are what template and program say today", async () => {
      const files = await documentFiles(template);
      const stale = files.filter((file) => !isCurrent(file)).map(({ path }) => relative(".", path));

      expect(stale, "run `npm run generate`").toEqual([]);
    });

    it.each(writtenDocuments)("have the headings of their template: %s", (name) => {
      const document = readFileSync(documentPath(stack, name), "utf8");

      expect(headingsOf(document)).toEqual(headingsOf(readDocumentTemplate(name)));
    });
  },
);

/** Headings of the second level. Those below may differ from stack to stack. */
function headingsOf(text: string): string[] {
  return text.split("\n").filter((line) => line.startsWith("## "));
}

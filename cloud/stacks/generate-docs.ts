import { documentFiles, hasProgram } from "./generate/documents.ts";
import { write } from "./generate/output.ts";
import { loadTemplates } from "./generate/template.ts";

for (const template of loadTemplates().filter(hasProgram)) {
  write(await documentFiles(template));
}

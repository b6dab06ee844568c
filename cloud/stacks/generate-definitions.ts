import { definitionFiles } from "./generate/definitions.ts";
import { write } from "./generate/output.ts";
import { loadTemplates } from "./generate/template.ts";

write(await definitionFiles(loadTemplates()));

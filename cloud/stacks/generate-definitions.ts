import { definitionFiles } from "./generate/definitions.ts";
import { functionCodeFiles } from "./generate/function-code.ts";
import { write } from "./generate/output.ts";
import { loadTemplates } from "./generate/template.ts";

const templates = loadTemplates();

write(await definitionFiles(templates));
write(await functionCodeFiles(templates));

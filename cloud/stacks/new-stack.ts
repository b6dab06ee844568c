import { makeFolders, newStackFiles } from "./generate/new-stack.ts";
import { write } from "./generate/output.ts";

const [name, description, ...rest] = process.argv.slice(2);
if (name === undefined || description === undefined || rest.length > 0) {
  console.error('usage: npm run new-stack -- <name> "<description>"');
  process.exit(2);
}
try {
  const files = await newStackFiles(name, description);
  makeFolders(files);
  write(files);
  console.log("next: npm install && npm run generate, then replace the example by your resources");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

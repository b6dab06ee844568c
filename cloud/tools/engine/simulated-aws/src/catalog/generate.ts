/**
 * Writes the catalog of everything that the installed `@pulumi/aws` declares. Run by the build of the engine programs:
 * `node src/catalog/generate.ts`. Does nothing when the catalog on disk was made from the same version.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { scanPackage } from "./scan.ts";
import { catalogFormat, type CatalogIndex } from "./shape.ts";

const target = join(import.meta.dirname, "..", "..", "catalog");
const packageFile = createRequire(import.meta.url).resolve("@pulumi/aws/package.json");
const { version } = JSON.parse(readFileSync(packageFile, "utf8")) as { version: string };

if (isCurrent()) {
  process.stdout.write(`catalog of @pulumi/aws ${version} is up to date\n`);
} else {
  write();
}

function isCurrent(): boolean {
  try {
    const index = JSON.parse(readFileSync(join(target, "index.json"), "utf8")) as CatalogIndex;
    return index.format === catalogFormat && index.version === version;
  } catch {
    return false;
  }
}

/** Into a new folder first: a reader never meets half a catalog, and two builds at once do no harm. */
function write(): void {
  const modules = scanPackage(dirname(packageFile));
  const draft = `${target}.${process.pid}`;
  mkdirSync(join(draft, "modules"), { recursive: true });
  let resources = 0;
  let functions = 0;
  for (const [name, entry] of modules) {
    resources += Object.keys(entry.resources).length;
    functions += Object.keys(entry.functions).length;
    writeFileSync(join(draft, "modules", `${name}.json`), JSON.stringify(entry));
  }
  const index: CatalogIndex = { format: catalogFormat, version, resources, functions };
  writeFileSync(join(draft, "index.json"), JSON.stringify(index));
  rmSync(target, { recursive: true, force: true });
  renameSync(draft, target);
  process.stdout.write(
    `catalog of @pulumi/aws ${version}: ${resources} resource types, ${functions} functions\n`,
  );
}

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { format, resolveConfig } from "prettier";

/** A generated file: its place and its whole text. */
export interface GeneratedFile {
  path: string;
  text: string;
}

/** Formats as the rest of the code is formatted, so that no check has to leave these files out. */
export async function formatted(path: string, text: string): Promise<GeneratedFile> {
  const options = await resolveConfig(path);
  return { path, text: await format(text, { ...options, filepath: path }) };
}

export function isCurrent({ path, text }: GeneratedFile): boolean {
  return existsSync(path) && readFileSync(path, "utf8") === text;
}

/** Writes what has changed and says so. */
export function write(files: readonly GeneratedFile[]): void {
  for (const file of files.filter((candidate) => !isCurrent(candidate))) {
    writeFileSync(file.path, file.text);
    console.log(`wrote ${relative(process.cwd(), file.path)}`);
  }
}

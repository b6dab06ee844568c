import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import {
  classShapes,
  interfaceShapes,
  parseDeclarations,
  replacingProperties,
} from "./declarations.ts";
import type { CatalogModule, FunctionEntry, ResourceEntry, Shapes } from "./shape.ts";

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
export type Modules = Map<
  string,
  {
    resources: Record<string, ResourceEntry>;
    functions: Record<string, FunctionEntry>;
    types: Record<string, Shapes>;
  }
>;

/** Reads the installed package into one entry a module. */
export function scanPackage(directory: string): Modules {
  const modules: Modules = new Map();
  for (const path of scriptFiles(directory)) {
    scanScript(directory, path, modules);
  }
  scanNestedTypes(join(directory, "types", "input.d.ts"), modules);
  return modules;
}

function scriptFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter(
      (path) =>
        path.endsWith(".js") && !path.startsWith("types/") && !path.includes("node_modules"),
    )
    .sort();
}

/** Tokens stand in the scripts only, types in the declarations beside them only. */
function scanScript(directory: string, path: string, modules: Modules): void {
  const script = readFileSync(join(directory, path), "utf8");
  const resource = /static __pulumiType = '(aws:[^']+)'/.exec(script)?.[1];
  const call = /pulumi\.runtime\.invoke\("(aws:[^"]+)"/.exec(script)?.[1];
  if (!resource && !call) {
    return;
  }
  const declarationPath = join(directory, path.replace(/\.js$/, ".d.ts"));
  const text = readFileSync(declarationPath, "utf8");
  const source = parseDeclarations(declarationPath, text);
  const interfaces = new Map(
    source.statements.filter(ts.isInterfaceDeclaration).map((node) => [node.name.text, node]),
  );
  if (resource) {
    moduleOf(modules, resource).resources[resource] = resourceEntry(
      source,
      interfaces,
      text,
      script,
    );
  } else if (call) {
    const name = call.slice(call.lastIndexOf(":") + 1);
    const args = interfaces.get(`${name[0]!.toUpperCase()}${name.slice(1)}Args`);
    moduleOf(modules, call).functions[call] = { args: args ? interfaceShapes(args) : {} };
  }
}

function resourceEntry(
  source: ts.SourceFile,
  interfaces: Map<string, ts.InterfaceDeclaration>,
  text: string,
  script: string,
): ResourceEntry {
  const type = source.statements.find(ts.isClassDeclaration)!;
  const args = interfaces.get(`${type.name!.text}Args`);
  const entry: Mutable<ResourceEntry> = {
    inputs: args ? interfaceShapes(args) : {},
    outputs: classShapes(type),
  };
  const replace = args ? replacingProperties(args, text) : [];
  const secrets = quoted(/additionalSecretOutputs: \[([^\]]*)\]/.exec(script)?.[1]);
  const aliases = quoted(/const aliasOpts = \{ aliases: \[([^\]]*)\]/.exec(script)?.[1]);
  if (replace.length > 0) {
    entry.replace = replace;
  }
  if (secrets.length > 0) {
    entry.secrets = secrets;
  }
  if (aliases.length > 0) {
    entry.aliases = aliases;
  }
  return entry;
}

function quoted(list: string | undefined): string[] {
  return [...(list ?? "").matchAll(/"([^"]+)"/g)].map((match) => match[1]!);
}

function scanNestedTypes(path: string, modules: Modules): void {
  const source = parseDeclarations(path, readFileSync(path, "utf8"));
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement)) {
      moduleNamed(modules, "index").types[statement.name.text] = interfaceShapes(statement);
    } else if (
      ts.isModuleDeclaration(statement) &&
      statement.body &&
      ts.isModuleBlock(statement.body)
    ) {
      const types = moduleNamed(modules, statement.name.text).types;
      for (const nested of statement.body.statements.filter(ts.isInterfaceDeclaration)) {
        types[nested.name.text] = interfaceShapes(nested);
      }
    }
  }
}

/** `aws:ec2/vpc:Vpc` belongs to `ec2`. */
function moduleOf(modules: Modules, token: string): CatalogModule & ReturnType<typeof moduleNamed> {
  return moduleNamed(modules, /^aws:([^/:]+)/.exec(token)![1]!);
}

function moduleNamed(modules: Modules, name: string) {
  let entry = modules.get(name);
  if (!entry) {
    entry = { resources: {}, functions: {}, types: {} };
    modules.set(name, entry);
  }
  return entry;
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CatalogIndex, CatalogModule, FunctionEntry, ResourceEntry, Shapes } from "./shape.ts";

const nothing: CatalogModule = { resources: {}, functions: {}, types: {} };

/** What the installed `@pulumi/aws` declares; a module is read when something of it is first asked for. */
export class Catalog {
  private readonly modules = new Map<string, CatalogModule>();
  private readonly directory: string;
  readonly version: string;

  constructor(directory: string) {
    this.directory = directory;
    this.version = (
      JSON.parse(readFileSync(join(directory, "index.json"), "utf8")) as CatalogIndex
    ).version;
  }

  resource(type: string): ResourceEntry | undefined {
    return this.moduleOf(type).resources[type];
  }

  function(token: string): FunctionEntry | undefined {
    return this.moduleOf(token).functions[token];
  }

  /** A nested object type by its full name: `ec2.SecurityGroupIngress`. */
  nested(name: string): Shapes | undefined {
    const dot = name.indexOf(".");
    return this.module(name.slice(0, dot)).types[name.slice(dot + 1)];
  }

  private moduleOf(token: string): CatalogModule {
    return this.module(/^aws:([^/:]+)/.exec(token)?.[1] ?? "");
  }

  private module(name: string): CatalogModule {
    let module = this.modules.get(name);
    if (!module) {
      module = this.load(name);
      this.modules.set(name, module);
    }
    return module;
  }

  private load(name: string): CatalogModule {
    try {
      return JSON.parse(
        readFileSync(join(this.directory, "modules", `${name}.json`), "utf8"),
      ) as CatalogModule;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") {
        return nothing;
      }
      throw error;
    }
  }
}

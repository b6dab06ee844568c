import { createRequire, isBuiltin } from "node:module";
import { sdkView } from "./assets.ts";
import { builtinView } from "./builtins.ts";
import { fleetingGlobals } from "./fleeting.ts";
import { networkGlobals } from "./network.ts";
import { processView, standIn } from "./process.ts";
import { external, Reads } from "./reads.ts";
import { noting } from "./views.ts";

/**
 * What a program is handed in place of the things through which it can read something: they do what
 * the real ones do, and note it. The SDK and this host keep the real ones, so nothing of what they
 * read is noted.
 */
export class Audit {
  readonly reads = new Reads();
  readonly #consumed: ReadonlySet<string>;
  readonly #views = new Map<unknown, unknown>();

  /** `consumed` has the outputs of other stacks that the program has noted itself. */
  constructor(consumed: ReadonlySet<string>) {
    this.#consumed = consumed;
  }

  /** By the name under which a program finds each of them. */
  globals(): Record<string, unknown> {
    const members = networkGlobals(this.reads);
    Object.assign(members, fleetingGlobals(this.reads));
    members["process"] = this.#builtin("process");
    const all = standIn(globalThis, members);
    members["globalThis"] = all;
    members["global"] = all;
    return members;
  }

  require(real: NodeJS.Require): NodeJS.Require {
    const resolve = (id: string, options?: { paths?: string[] }): string => {
      const file = real.resolve(id, options);
      this.#noteModule(file);
      return file;
    };
    const view = (id: string): unknown => {
      if (isBuiltin(id)) {
        return this.#builtin(id.replace(/^node:/, ""));
      }
      const file = real.resolve(id);
      this.#noteModule(file);
      if (!external.test(file) && !file.endsWith(".json")) {
        this.reads.unseen();
      }
      const exported: unknown = real(id);
      return /^@pulumi\/pulumi($|\/)/.test(id) ? this.#sdk(exported as object) : exported;
    };
    return Object.assign(view, { ...real, resolve: Object.assign(resolve, real.resolve) });
  }

  #noteModule(file: string): void {
    if (!isBuiltin(file)) {
      this.reads.file(file);
    }
  }

  #builtin(name: string): unknown {
    return this.#once(name, () => {
      if (name === "process") {
        return processView(this.reads, (id) => (isBuiltin(id) ? this.#builtin(id) : undefined));
      }
      const real: unknown = process.getBuiltinModule(name);
      return name === "module"
        ? this.#moduleView(real as object)
        : builtinView(name, real as object, this.reads);
    });
  }

  /** `node:module`, which is a class of which programs use `createRequire`. */
  #moduleView(real: object): unknown {
    const unseen = (): void => this.reads.unseen();
    const view = noting(real, unseen) as object;
    return Object.assign(view, {
      createRequire: (file: string | URL) => this.require(createRequire(file)),
      Module: view,
      _load: noting(Reflect.get(real, "_load"), unseen),
    });
  }

  #sdk(real: object): unknown {
    return this.#once(real, () => sdkView(real, this.reads, this.#consumed));
  }

  #once(key: unknown, make: () => unknown): unknown {
    if (!this.#views.has(key)) {
      this.#views.set(key, make());
    }
    return this.#views.get(key);
  }
}

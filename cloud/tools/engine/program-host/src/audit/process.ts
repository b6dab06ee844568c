import { noteFile } from "./files.ts";
import { clockMembers } from "./fleeting.ts";
import type { Reads } from "./reads.ts";
import { notingAll } from "./views.ts";

type Members = Readonly<Record<string | symbol, unknown>>;

/** An object that is used in place of another one, of which some members are replaced. */
export function standIn<Target extends object>(target: Target, members: Members): Target {
  return new Proxy(target, {
    get: (_, name) =>
      Object.hasOwn(members, name) ? members[name] : (Reflect.get(target, name) as unknown),
    set: (_, name, value) => Reflect.set(target, name, value),
  });
}

export function processView(
  reads: Reads,
  builtin: (name: string) => unknown,
): typeof globalThis.process {
  const runners = ["_linkedBinding", "binding", "dlopen"];
  return standIn(process, {
    ...notingAll(process, runners, () => reads.unseen()),
    ...clockMembers(reads),
    ...notingAll(process, ["loadEnvFile"], (path = ".env") => noteFile(reads)(path)),
    env: environmentView(reads),
    getBuiltinModule: builtin,
  });
}

function environmentView(reads: Reads): NodeJS.ProcessEnv {
  const note = (name: string | symbol): void => {
    // What every object has is no variable.
    if (typeof name === "string" && !(name in Object.prototype)) {
      reads.variable(name);
    }
  };
  return new Proxy(process.env, {
    get: (variables, name) => {
      note(name);
      return Reflect.get(variables, name) as unknown;
    },
    has: (variables, name) => {
      note(name);
      return Reflect.has(variables, name);
    },
    getOwnPropertyDescriptor: (variables, name) => {
      note(name);
      return Reflect.getOwnPropertyDescriptor(variables, name);
    },
    ownKeys: (variables) => {
      reads.allVariables();
      return Reflect.ownKeys(variables);
    },
    set: (variables, name, value) => Reflect.set(variables, name, value),
  });
}

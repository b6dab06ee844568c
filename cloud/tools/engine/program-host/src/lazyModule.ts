import Module from "node:module";

/**
 * Makes a module load when something of it is first used, instead of when it is first required. For
 * modules that export an object whose properties are looked up at the time of use.
 */
export function loadLazily(require: NodeJS.Require, id: string): void {
  const file = require.resolve(id);
  if (require.cache[file] !== undefined) {
    return;
  }
  let real: object | undefined;
  const load = (): object => {
    if (real === undefined) {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- how a module is forgotten
      delete require.cache[file];
      real = require(file) as object;
    }
    return real;
  };

  const placeholder = new Module(file);
  placeholder.loaded = true;
  placeholder.exports = new Proxy(
    {},
    {
      // Compiled `import * as` would copy everything out of a module that does not claim to be one.
      get: (_, name) => (name === "__esModule" ? true : (Reflect.get(load(), name) as unknown)),
    },
  );
  require.cache[file] = placeholder;
}

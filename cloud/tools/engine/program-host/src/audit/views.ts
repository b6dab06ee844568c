import { promisify } from "node:util";

type Callable = (...args: unknown[]) => unknown;

/** Is told the arguments of a call before it happens. */
export type Note = (...args: readonly unknown[]) => void;

/** What a program gets in place of the answer of a function. */
export type Answer = (value: unknown) => unknown;

/**
 * A function of Node, or class that is made like one, which tells of every call. Whether it answers
 * at once, by a promise or to a last argument that is called, `answer` has the last word.
 */
export function noting(original: unknown, note: Note, answer?: Answer): unknown {
  if (typeof original !== "function") {
    return original;
  }
  function view(this: unknown, ...args: unknown[]): unknown {
    note(...args);
    return new.target === undefined
      ? apply(original as Callable, this, args, answer)
      : Reflect.construct(
          original as Callable,
          args,
          (new.target as unknown) === view ? (original as Callable) : new.target,
        );
  }
  for (const key of Reflect.ownKeys(original)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(original, key)!;
    // These are the same function in another form.
    if (key === promisify.custom || key === "native") {
      descriptor.value =
        descriptor.value === original ? view : noting(descriptor.value, note, answer);
    }
    if (key === "prototype") {
      view.prototype = descriptor.value;
    } else {
      Object.defineProperty(view, key, descriptor);
    }
  }
  return view;
}

function apply(original: Callable, self: unknown, args: unknown[], answer?: Answer): unknown {
  if (answer === undefined) {
    return Reflect.apply(original, self, args);
  }
  const last = args.at(-1);
  const given =
    typeof last === "function"
      ? args.with(-1, (error: unknown, value: unknown) => (last as Callable)(error, answer(value)))
      : args;
  const result = Reflect.apply(original, self, given);
  return result instanceof Promise ? result.then(answer) : answer(result);
}

/**
 * A module with other members in the place of some of its own; the module itself stays as it is.
 * Members that a version of Node does not have stay missing.
 */
export function viewOf(module: object, members: Readonly<Record<string, unknown>>): object {
  const descriptors = Object.getOwnPropertyDescriptors(module) as Record<
    string,
    PropertyDescriptor
  >;
  for (const [name, value] of Object.entries(members)) {
    const descriptor = descriptors[name];
    if (descriptor !== undefined) {
      const enumerable = descriptor.enumerable === true;
      descriptors[name] = { value, enumerable, writable: true, configurable: true };
    }
  }
  return Object.create(Object.getPrototypeOf(module) as object | null, descriptors) as object;
}

/** The members of these names, each telling of its calls. */
export function notingAll(
  module: object,
  names: readonly string[],
  note: Note,
): Record<string, unknown> {
  return Object.fromEntries(
    names.map((name) => [name, noting(Reflect.get(module, name) as unknown, note)]),
  );
}

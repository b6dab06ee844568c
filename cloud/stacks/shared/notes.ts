/** The program host offers places for notes, so that `cloud` knows what a stack depends on. */
export function note(key: string, text: string): void {
  const notes: unknown = Reflect.get(globalThis, Symbol.for(key));
  if (notes instanceof Set) {
    notes.add(text);
  }
}

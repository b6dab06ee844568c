/**
 * Calls back when the program has nothing left to do, which is how Node itself finds the end of a
 * program: the event loop is empty. Resources that are created in a timer or a callback are waited
 * for, and a promise that never settles cannot hold up the run for ever.
 *
 * Other listeners of `beforeExit` may create resources (the event subscriptions of `aws.s3` do),
 * therefore only the second time counts.
 */
export function whenDrained(callback: () => void): void {
  process.once("beforeExit", () => {
    setImmediate(() => process.once("beforeExit", callback));
  });
}

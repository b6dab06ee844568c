import { setTimeout } from "node:timers/promises";

/** Generous, because a machine may be busy; a test that passes never waits this long. */
const limitMs = 60_000;

/** Asks again and again until the answer is there; fails with `what` when it never comes. */
export async function eventually<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const end = Date.now() + limitMs;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) {
      return answer;
    }
    await setTimeout(20);
  }
  throw new Error(`waited in vain: ${what}`);
}

import type { Reads } from "./reads.ts";
import { noting, type Note } from "./views.ts";

/** When something was changed says nothing about its content, by which files are compared. */
const times = /^([acm]|birth)time(Ms|Ns)?$/;

/** A function that tells what the file system knows of a file, and notes when a time is looked at. */
export function statView(original: unknown, note: Note, reads: Reads): unknown {
  return noting(original, note, (answer) => withTimes(answer, reads));
}

function withTimes(stats: unknown, reads: Reads): unknown {
  if (typeof stats !== "object" || stats === null) {
    return stats;
  }
  return new Proxy(stats, {
    get: (target, name, receiver) => {
      if (typeof name === "string" && times.test(name)) {
        reads.fleeting("the times of files");
      }
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
}

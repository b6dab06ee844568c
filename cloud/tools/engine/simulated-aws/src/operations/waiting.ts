import { CancelledError } from "../errors.ts";

/** Never returns by itself; ends with an error as soon as the operation is cancelled. */
export function untilCancelled(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => onAbort(signal, () => reject(new CancelledError())));
}

export function wait(seconds: number, signal: AbortSignal): Promise<void> {
  if (seconds <= 0) {
    return Promise.resolve();
  }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    onAbort(signal, () => {
      clearTimeout(timer);
      reject(new CancelledError());
    });
  });
}

function onAbort(signal: AbortSignal, action: () => void): void {
  if (signal.aborted) {
    action();
  } else {
    signal.addEventListener("abort", action, { once: true });
  }
}

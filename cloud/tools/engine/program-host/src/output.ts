export type Target = Pick<NodeJS.WriteStream, "write">;

/** Takes lines without the last line break, and the number of the stream they came from. */
export type Send = (text: string, stream: number) => void;

/**
 * Hands what the program prints to Pulumi, as whole lines, the way its own language hosts do. Lines
 * printed in one turn of the event loop travel together. Returns a function that sends what is
 * still waiting.
 */
export function captureOutput(targets: readonly Target[], send: Send): () => void {
  const flushes = targets.map((target, index) => capture(target, index + 1, send));
  return () => flushes.forEach((flush) => flush());
}

function capture(target: Target, stream: number, send: Send): () => void {
  let pending = "";
  let scheduled = false;

  const flush = (end: number): void => {
    const text = pending.slice(0, end);
    pending = pending.slice(end);
    if (text.trim() !== "") {
      // Pulumi ends each message with a line break of its own.
      send(text.replace(/\n$/, ""), stream);
    }
  };

  target.write = ((
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | ((error?: Error) => void),
    callback?: (error?: Error) => void,
  ): boolean => {
    pending += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
    if (!scheduled) {
      scheduled = true;
      setImmediate(() => {
        scheduled = false;
        flush(pending.lastIndexOf("\n") + 1);
      });
    }
    const done = typeof encoding === "function" ? encoding : callback;
    if (done !== undefined) {
      queueMicrotask(() => done());
    }
    return true;
  }) as typeof target.write;

  return () => flush(pending.length);
}

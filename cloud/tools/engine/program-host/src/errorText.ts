import { inspect } from "node:util";

const FRAME = /^\s+at .*$/;

/** Frames that say nothing about the program: Node, the SDK, the transport, and this host. */
const FOREIGN =
  /^\s+at (.*\()?(node:|<anonymous>)|[\\/]node_modules[\\/]@(pulumi[\\/]pulumi|grpc)[\\/]|[\\/]program-host(\.cjs|[\\/]src[\\/])/;

/**
 * An error as the person who wrote the program wants to read it: message, own stack frames, causes.
 */
export function errorText(error: unknown): string {
  return inspectSafely(error)
    .split("\n")
    .filter((line) => !FRAME.test(line) || !FOREIGN.test(line))
    .join("\n");
}

function inspectSafely(error: unknown): string {
  if (typeof error === "string") {
    return error;
  }
  try {
    return inspect(error);
  } catch {
    // Errors of some SDKs carry objects too large, or too hostile, to be printed.
    return error instanceof Error
      ? (error.stack ?? error.message)
      : "an error that cannot be shown";
  }
}

/**
 * Replaces `process.exit` for the program. Ending the process half-way would look to the engine as
 * if the program had declared all its resources, and the rest would be deleted. So the call throws
 * instead, and is reported even where the program catches that.
 */
export function trapExit(report: (text: string) => Error): void {
  process.exit = (code?: unknown): never => {
    const call = `process.exit(${code === undefined ? "" : String(code)})`;
    throw report(`the program called ${call} before it had ended`);
  };
}

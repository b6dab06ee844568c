import { errorText } from "./errorText.ts";
import type { Sdk } from "./sdk.ts";

/** Reports each error of a program to Pulumi, once, with the resource it belongs to. */
export class Failures {
  private readonly seen = new Set<unknown>();
  private readonly sdk: Sdk;
  private readonly program: string;

  constructor(sdk: Sdk, program: string) {
    this.sdk = sdk;
    this.program = program;
  }

  /** Errors that the program logged itself count, too: Pulumi would call the update a failure. */
  get any(): boolean {
    return this.seen.size > 0 || this.sdk.log.hasErrors();
  }

  /** One error often rejects several promises; it is shown once. */
  report = (error: unknown): void => {
    if (this.seen.has(error)) {
      return;
    }
    this.seen.add(error);

    const { log, errors } = this.sdk;
    if (errors.RunError.isInstance(error)) {
      this.send(log.error(error.message));
    } else if (errors.ResourceError.isInstance(error)) {
      const text = error.hideStack ? error.message : errorText(error);
      this.send(log.error(text, error.resource));
    } else if (!isEngineGone(error, this.sdk)) {
      const heading = `Running program '${this.program}' failed with an unhandled exception:`;
      this.send(log.error(`${heading}\n${errorText(error)}`));
    }
  };

  /** Reports what went wrong where there is no error object, and makes one. */
  reportText = (text: string): Error => {
    const error = new this.sdk.errors.RunError(text);
    this.report(error);
    return error;
  };

  private send(sent: Promise<void>): void {
    // The SDK writes a message that it cannot deliver to stderr.
    sent.catch(() => undefined);
  }
}

function isEngineGone(error: unknown, sdk: Sdk): boolean {
  return typeof error === "object" && error !== null && sdk.errors.isGrpcError(error);
}

import { RunError } from "@pulumi/pulumi";

/**
 * Something that whoever configures the stack can put right. Pulumi shows the message alone, which
 * says all there is to say; a stack trace would only hide it.
 */
export class ConfigurationError extends RunError {
  constructor(message: string) {
    super(message);
    // An error inside an output passes every property that depends on it, and Pulumi writes each of
    // their names in front of the message.
    Object.defineProperty(this, "message", { get: () => message, set: () => undefined });
  }
}

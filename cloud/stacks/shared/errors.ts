import { RunError } from "@pulumi/pulumi";

/**
 * Something that whoever configures the stack can put right. Pulumi shows the message alone, which
 * says all there is to say; a stack trace would only hide it.
 */
export class ConfigurationError extends RunError {}

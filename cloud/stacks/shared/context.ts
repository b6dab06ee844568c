import * as pulumi from "@pulumi/pulumi";
import { ConfigurationError } from "./errors";
import type { Environment, StackContext } from "./types";

const pattern = /^(D[A-Z0-9]{2,15})-([a-z][a-z0-9-]*)-(dev|stage|prod)$/;

/** Reads a Pulumi stack name of the form `<deployment>-<stack>-<environment>`. */
export function parseStackName(name: string): StackContext {
  const [, deployment, stack, environment] = pattern.exec(name) ?? [];
  if (deployment === undefined || stack === undefined || environment === undefined) {
    throw new ConfigurationError(
      `the Pulumi stack "${name}" must be named <deployment>-<stack>-<environment>, ` +
        `for example D1BRV40-network-dev`,
    );
  }
  return { deployment, stack, environment: environment as Environment };
}

export function formatStackName({ deployment, stack, environment }: StackContext): string {
  return `${deployment}-${stack}-${environment}`;
}

export function currentContext(): StackContext {
  return parseStackName(pulumi.getStack());
}

import * as pulumi from "@pulumi/pulumi";
import { formatStackName } from "./context";
import type { StackContext } from "./types";

/** The full name under which another stack of the same deployment and environment has its state. */
export function stackReferenceName(context: StackContext, stack: string): string {
  const name = formatStackName({ ...context, stack });
  return `${pulumi.getOrganization()}/${pulumi.getProject()}/${name}`;
}

/** Keeps Pulumi from deleting or replacing what cannot be made again, as long as `enabled`. */
export function deletionGuard(enabled: boolean): pulumi.CustomResourceOptions {
  return enabled ? { protect: true } : {};
}

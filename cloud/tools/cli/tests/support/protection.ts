import type { Deployment } from "./deployment.ts";

/** What `cloud` says of resources that must not be deleted. */
export interface Refusal {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly context: readonly string[];
    readonly hint: string;
  };
}

/** The stacks of resources as a refusal names them: "dns: aws:route53/zone:Zone public". */
export function stacksOf(resources: readonly string[]): string[] {
  return [...new Set(resources.map((line) => line.split(":")[0] ?? ""))];
}

/** Edits the manifest as the hint of a refusal says, for the environment that is looked at. */
export function liftProtection(deployment: Deployment, stacks: readonly string[]): void {
  for (const stack of stacks) {
    liftProtectionOf(deployment, stack);
  }
}

function liftProtectionOf(deployment: Deployment, stack: string): void {
  const { manifest, environment } = deployment;
  const block = new RegExp(`\n    ${stack}:\n(?: {6}.*\n)+`).exec(manifest)?.[0];
  if (block === undefined) {
    throw new Error(`the manifest has no stack '${stack}'`);
  }
  const ofEnvironment = `        ${environment}:\n          config:\n`;
  const off = "            deletionProtection: false\n";
  if (block.includes(ofEnvironment)) {
    deployment.edit(block, block.replace(ofEnvironment, ofEnvironment + off));
  } else {
    deployment.edit(block, `${block}      environments:\n${ofEnvironment}${off}`);
  }
}

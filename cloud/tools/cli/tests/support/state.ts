import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Deployment } from "./deployment.ts";

interface CheckpointResource {
  readonly urn: string;
  readonly type: string;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

/** What encrypts the secrets in the state of a stack. */
export interface SecretsProvider {
  readonly type: string;
  readonly state: { readonly url?: string; readonly encryptedkey?: string };
}

interface Checkpoint {
  readonly checkpoint: {
    readonly latest?: {
      readonly resources?: readonly CheckpointResource[];
      readonly pending_operations?: readonly { readonly type: string }[];
      readonly secrets_providers?: SecretsProvider;
    };
  };
}

/** Where Pulumi keeps what it knows of a stack. */
export function checkpointFile(deployment: Deployment, stack: string): string {
  return deployment.platform.path(
    ".cloud/state/.pulumi/stacks/ecommerce",
    `${deployment.id}-${stack}-${deployment.environment}.json`,
  );
}

function checkpointOf(deployment: Deployment, stack: string): Checkpoint["checkpoint"]["latest"] {
  const text = readFileSync(checkpointFile(deployment, stack), "utf8");
  return (JSON.parse(text) as Checkpoint).checkpoint.latest;
}

export function pendingOperations(deployment: Deployment, stack: string): number {
  return checkpointOf(deployment, stack)?.pending_operations?.length ?? 0;
}

export function secretsProviderOf(
  deployment: Deployment,
  stack: string,
): SecretsProvider | undefined {
  return checkpointOf(deployment, stack)?.secrets_providers;
}

/** What the program of a stack has exported, as Pulumi keeps it. */
export function exportsOf(deployment: Deployment, stack: string): Record<string, unknown> {
  const resources = checkpointOf(deployment, stack)?.resources ?? [];
  return { ...resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs };
}

/** The resources that simulated AWS holds, as paths below its folder. */
export function simulatedResources(deployment: Deployment): string[] {
  const folder = deployment.platform.path(".cloud/simulated-aws");
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => path.endsWith(".json") && !path.includes("/."))
    .sort();
}

/** The value of an SSM parameter in simulated AWS. */
export function simulatedValue(deployment: Deployment, name: string): string {
  const folder = deployment.platform.path(
    ".cloud/simulated-aws/111111111111/us-east-1/ssm.Parameter",
  );
  for (const file of readdirSync(folder)) {
    const resource = JSON.parse(readFileSync(join(folder, file), "utf8")) as {
      readonly inputs: { readonly name: string; readonly value: string };
    };
    if (resource.inputs.name === name) {
      return resource.inputs.value;
    }
  }
  throw new Error(`there is no parameter ${name}`);
}

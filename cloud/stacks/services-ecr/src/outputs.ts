import * as pulumi from "@pulumi/pulumi";
import type { StackOutputs } from "@cloud/shared";
import type { Registry } from "./registry";

/** What other stacks may use, as the template of the stack declares it. */
export function registryOutputs({ registryId, repositories, caches }: Registry) {
  const named = [...repositories.repositories];
  return {
    repositoryUrls: pulumi.output(
      Object.fromEntries(named.map(([name, repository]) => [name, repository.repositoryUrl])),
    ),
    repositoryArns: pulumi.output(
      Object.fromEntries(named.map(([name, repository]) => [name, repository.arn])),
    ),
    repositoryNames: pulumi.output(named.map(([, repository]) => repository.name)),
    registryId,
    pullThroughPrefixes: pulumi.output([...(caches?.prefixes ?? [])]),
  } satisfies Record<keyof StackOutputs["services-ecr"], pulumi.Output<unknown>>;
}

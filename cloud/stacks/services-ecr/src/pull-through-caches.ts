import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Account, nameTags, ServiceRole, type StackContext } from "@cloud/shared";
import { cacheLifecycle } from "./lifecycle";
import { cacheRolePolicy, cacheRoleTrust } from "./policies";
import type { PlannedCache } from "./pull-through-plan";

export interface PullThroughCachesArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly caches: readonly PlannedCache[];
  readonly cachedImageDays: number;
  readonly encryptionKeyArn: string;
}

/**
 * Caches of other registries. ECR makes a repository when an image is pulled for the first time; the
 * template says how, so that cached images are encrypted and expire like others.
 */
export class PullThroughCaches extends pulumi.ComponentResource {
  readonly prefixes: readonly pulumi.Output<string>[];
  readonly #role: ServiceRole;

  constructor(name: string, args: PullThroughCachesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:services-ecr:PullThroughCaches", name, {}, opts);
    const { context, account, caches, encryptionKeyArn } = args;
    const prefixes = caches.map(({ prefix }) => prefix);
    this.#role = new ServiceRole(
      "image-cache",
      {
        context,
        description: "ECR, to make repositories for cached images",
        trust: cacheRoleTrust,
        policy: account.apply((known) => cacheRolePolicy(known, prefixes, encryptionKeyArn)),
      },
      { parent: this },
    );
    this.prefixes = caches.map((cache) => this.#cache(cache, args));
    this.registerOutputs({ prefixes: this.prefixes });
  }

  #cache(cache: PlannedCache, args: PullThroughCachesArgs): pulumi.Output<string> {
    const template = new aws.ecr.RepositoryCreationTemplate(
      cache.name,
      {
        prefix: cache.prefix,
        description: `Images cached from ${cache.registry}`,
        appliedFors: ["PULL_THROUGH_CACHE"],
        customRoleArn: this.#role.role.arn,
        // The tags of the other registry move, and the cache has to follow.
        imageTagMutability: "MUTABLE",
        encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: args.encryptionKeyArn }],
        lifecyclePolicy: JSON.stringify(cacheLifecycle(args.cachedImageDays)),
        resourceTags: nameTags(args.context, cache.name),
      },
      { parent: this, dependsOn: [...this.#role.permissions] },
    );
    const rule = new aws.ecr.PullThroughCacheRule(
      cache.name,
      {
        ecrRepositoryPrefix: cache.prefix,
        upstreamRegistryUrl: cache.registry,
        ...(cache.repositoryPrefix === undefined
          ? {}
          : { upstreamRepositoryPrefix: cache.repositoryPrefix }),
        ...(cache.credentialSecretArn === undefined
          ? {}
          : { credentialArn: cache.credentialSecretArn }),
      },
      // A pull in between would make a repository without the template.
      { parent: this, dependsOn: [template] },
    );
    return rule.ecrRepositoryPrefix;
  }
}

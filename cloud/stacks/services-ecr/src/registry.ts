import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { currentAccount, namePrefix, type ParametersOf, type StackContext } from "@cloud/shared";
import type { definition } from "./definition";
import { PullThroughCaches } from "./pull-through-caches";
import { planCaches } from "./pull-through-plan";
import { Repositories } from "./repositories";
import { planRepositories } from "./repository-plan";

export type RegistryParameters = ParametersOf<typeof definition>;

export interface RegistryArgs {
  readonly context: StackContext;
  readonly parameters: RegistryParameters;
}

/** Where the images of an environment are kept. */
export class Registry extends pulumi.ComponentResource {
  readonly registryId: pulumi.Output<string>;
  readonly repositories: Repositories;
  readonly caches: PullThroughCaches | undefined;

  constructor(name: string, args: RegistryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:services-ecr:Registry", name, {}, opts);
    const { context, parameters } = args;
    const { encryptionKeyArn } = parameters;
    const repositories = planRepositories(parameters.repositories, parameters);
    const caches = planCaches(context, parameters.pullThroughCaches);
    const account = currentAccount({ parent: this });
    this.registryId = account.accountId;
    this.repositories = new Repositories(
      "repositories",
      {
        context,
        account,
        repositories,
        untaggedImageDays: parameters.untaggedImageDays,
        encryptionKeyArn,
        pullAccountIds: parameters.pullAccountIds,
        deletionProtection: parameters.deletionProtection,
      },
      { parent: this },
    );
    this.caches =
      caches.length === 0
        ? undefined
        : new PullThroughCaches(
            "caches",
            {
              context,
              account,
              caches,
              cachedImageDays: parameters.cachedImageDays,
              encryptionKeyArn,
            },
            { parent: this },
          );
    if (parameters.enhancedScanning) {
      this.#scanContinuously(context);
    }
    this.registerOutputs({ registryId: this.registryId });
  }

  /** With Amazon Inspector, whose rules here leave out what other deployments have. */
  #scanContinuously(context: StackContext): void {
    new aws.ecr.RegistryScanningConfiguration(
      "scanning",
      {
        scanType: "ENHANCED",
        rules: [
          {
            scanFrequency: "CONTINUOUS_SCAN",
            repositoryFilters: [{ filter: `${namePrefix(context)}-*`, filterType: "WILDCARD" }],
          },
        ],
      },
      { parent: this },
    );
  }
}

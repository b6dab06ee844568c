import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type Account,
  deletionGuard,
  nameLimits,
  nameTags,
  resourceName,
  type StackContext,
} from "@cloud/shared";
import { repositoryLifecycle } from "./lifecycle";
import { pullPolicy } from "./policies";
import { type PlannedRepository, tagMutability } from "./repository-plan";

export interface RepositoriesArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly repositories: readonly PlannedRepository[];
  readonly untaggedImageDays: number;
  readonly encryptionKeyArn: string;
  readonly pullAccountIds: readonly string[];
  readonly deletionProtection: boolean;
}

/** The repositories of the deployment's own images. */
export class Repositories extends pulumi.ComponentResource {
  readonly repositories: ReadonlyMap<string, aws.ecr.Repository>;

  constructor(name: string, args: RepositoriesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:services-ecr:Repositories", name, {}, opts);
    this.repositories = new Map(
      args.repositories.map((planned) => [planned.name, this.#repository(planned, args)]),
    );
    this.registerOutputs({ names: [...this.repositories.values()].map(({ name: full }) => full) });
  }

  #repository(planned: PlannedRepository, args: RepositoriesArgs): aws.ecr.Repository {
    const { context, deletionProtection } = args;
    const repository = new aws.ecr.Repository(
      planned.name,
      {
        name: resourceName(context, planned.name, nameLimits.repository),
        ...tagMutability(planned.mutableTags),
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: args.encryptionKeyArn }],
        // Without it, AWS keeps a repository as long as there are images in it.
        forceDelete: !deletionProtection,
        tags: nameTags(context, planned.name),
      },
      { parent: this, ...deletionGuard(deletionProtection) },
    );
    new aws.ecr.LifecyclePolicy(
      planned.name,
      {
        repository: repository.name,
        policy: JSON.stringify(repositoryLifecycle(args.untaggedImageDays, planned.keepImages)),
      },
      { parent: this },
    );
    if (args.pullAccountIds.length > 0) {
      new aws.ecr.RepositoryPolicy(
        planned.name,
        {
          repository: repository.name,
          policy: args.account.apply(({ partition }) =>
            JSON.stringify(pullPolicy(partition, args.pullAccountIds)),
          ),
        },
        { parent: this },
      );
    }
    return repository;
  }
}

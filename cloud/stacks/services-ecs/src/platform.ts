import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type Account,
  currentAccount,
  Entrance,
  namePrefix,
  type ParametersOf,
  ServiceRole,
  serviceTrust,
  type StackContext,
} from "@cloud/shared";
import { Cluster } from "./cluster";
import type { definition } from "./definition";
import { executionPolicy, sessionPolicy } from "./execution-policy";

export type PlatformParameters = ParametersOf<typeof definition>;

export interface PlatformArgs {
  readonly context: StackContext;
  readonly parameters: PlatformParameters;
}

/** Everything that containers of an environment run on. */
export class Platform extends pulumi.ComponentResource {
  readonly cluster: Cluster;
  readonly entrance: Entrance;
  readonly executionRole: ServiceRole;

  constructor(name: string, args: PlatformArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:services-ecs:Platform", name, {}, opts);
    const { context, parameters } = args;
    const account = currentAccount({ parent: this });
    this.cluster = new Cluster("cluster", { context, parameters }, { parent: this });
    this.entrance = new Entrance(
      "entrance",
      {
        context,
        label: "ecs",
        internal: parameters.internalLoadBalancer,
        defaultAction: notFound,
        parameters,
      },
      { parent: this },
    );
    this.executionRole = this.#executionRole(args, account);
    // The role belongs to the security stack, which does not know the log group.
    new aws.iam.RolePolicy(
      "task-sessions",
      {
        role: parameters.taskRoleName,
        policy: pulumi
          .all([account, this.cluster.sessionLog.name])
          .apply(([known, group]) => JSON.stringify(sessionPolicy(known, group))),
      },
      { parent: this },
    );
    this.registerOutputs({ clusterArn: this.cluster.cluster.arn });
  }

  #executionRole(
    { context, parameters }: PlatformArgs,
    account: pulumi.Output<Account>,
  ): ServiceRole {
    return new ServiceRole(
      "task-execution",
      {
        context,
        description: "ECS, to start tasks of the cluster",
        trust: account.apply(({ accountId }) => serviceTrust("ecs-tasks.amazonaws.com", accountId)),
        policy: account.apply((known) =>
          executionPolicy({
            ...known,
            prefix: namePrefix(context),
            repositoryArns: Object.values(parameters.repositoryArns).map(String),
            pullThroughPrefixes: parameters.pullThroughPrefixes,
            secretsKeyArn: parameters.secretsKeyArn,
          }),
        ),
      },
      { parent: this },
    );
  }
}

/** For a request that no rule of an application is for. */
const notFound = {
  type: "fixed-response",
  fixedResponse: { contentType: "text/plain", messageBody: "Not found", statusCode: "404" },
};

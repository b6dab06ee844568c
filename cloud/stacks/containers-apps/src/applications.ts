import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { currentAccount, namePrefix, type ParametersOf, type StackContext } from "@cloud/shared";
import { Application } from "./application";
import { type PlannedApplication, planApplications } from "./application-plan";
import type { definition } from "./definition";
import { foreignSecretArns, foreignSecretPolicy } from "./secret-policy";

export type ApplicationsParameters = ParametersOf<typeof definition>;

export interface ApplicationsArgs {
  readonly context: StackContext;
  readonly parameters: ApplicationsParameters;
}

/** All applications of an environment. */
export class Applications extends pulumi.ComponentResource {
  readonly applications: readonly Application[];

  constructor(name: string, args: ApplicationsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:containers-apps:Applications", name, {}, opts);
    const { context, parameters } = args;
    const { region } = currentAccount({ parent: this });
    const plans = planApplications(parameters);
    const permissions = this.#foreignSecrets(args, plans);
    this.applications = plans.map(
      (plan) =>
        new Application(
          plan.name,
          { context, region, plan, parameters, permissions },
          { parent: this },
        ),
    );
    this.registerOutputs({ serviceArns: this.applications.map(({ service }) => service.arn) });
  }

  /** The execution role belongs to services-ecs, which does not know who wants which secret. */
  #foreignSecrets(
    { context, parameters }: ApplicationsArgs,
    plans: readonly PlannedApplication[],
  ): pulumi.Resource[] {
    const arns = foreignSecretArns(
      plans.map(({ variables }) => variables),
      namePrefix(context),
    );
    return arns.length === 0
      ? []
      : [
          new aws.iam.RolePolicy(
            "foreign-secrets",
            {
              role: parameters.executionRoleArn.split("/").at(-1) ?? "",
              policy: JSON.stringify(foreignSecretPolicy(arns)),
            },
            { parent: this },
          ),
        ];
  }
}

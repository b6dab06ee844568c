import * as pulumi from "@pulumi/pulumi";
import { currentAccount, type ParametersOf, type StackContext } from "@cloud/shared";
import { Application } from "./application";
import { planApplications } from "./application-plan";
import type { definition } from "./definition";

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
    this.applications = planApplications(parameters).map(
      (plan) => new Application(plan.name, { context, region, plan, parameters }, { parent: this }),
    );
    this.registerOutputs({ serviceArns: this.applications.map(({ service }) => service.arn) });
  }
}

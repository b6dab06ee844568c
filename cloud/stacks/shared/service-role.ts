import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameLimits, resourceName } from "./naming";
import type { PolicyDocument } from "./policy";
import { nameTags } from "./tags";
import type { StackContext } from "./types";

export interface ServiceRoleArgs {
  readonly context: StackContext;
  /** What its name on AWS ends in; the name of the component when left out. */
  readonly label?: string;
  readonly description: string;
  readonly trust: pulumi.Input<PolicyDocument>;
  readonly policy?: pulumi.Input<PolicyDocument>;
  readonly managedPolicyArns?: Readonly<Record<string, pulumi.Input<string>>>;
  readonly permissionsBoundaryArn?: string | undefined;
}

/** A role that a service of AWS takes on, with its own policy and managed ones by short name. */
export class ServiceRole extends pulumi.ComponentResource {
  readonly role: aws.iam.Role;
  /** What whoever takes the role on has to wait for, and must still have when it is deleted. */
  readonly permissions: readonly pulumi.Resource[];

  constructor(name: string, args: ServiceRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super(`cloud:${args.context.stack}:ServiceRole`, name, {}, opts);
    const { context, label = name, permissionsBoundaryArn } = args;
    this.role = new aws.iam.Role(
      name,
      {
        name: resourceName(context, label, nameLimits.iamRole),
        description: args.description,
        assumeRolePolicy: pulumi.jsonStringify(args.trust),
        ...(permissionsBoundaryArn === undefined
          ? {}
          : { permissionsBoundary: permissionsBoundaryArn }),
        tags: nameTags(context, label),
      },
      { parent: this },
    );
    const inline =
      args.policy === undefined
        ? []
        : [
            new aws.iam.RolePolicy(
              name,
              { role: this.role.id, policy: pulumi.jsonStringify(args.policy) },
              { parent: this },
            ),
          ];
    const managed = Object.entries(args.managedPolicyArns ?? {}).map(
      ([shortName, policyArn]) =>
        new aws.iam.RolePolicyAttachment(
          `${name}-${shortName}`,
          { role: this.role.name, policyArn },
          { parent: this },
        ),
    );
    this.permissions = [...inline, ...managed];
    this.registerOutputs({ arn: this.role.arn });
  }
}

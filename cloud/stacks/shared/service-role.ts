import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameLimits, resourceName } from "./naming";
import type { PolicyDocument } from "./policy";
import { nameTags } from "./tags";
import type { StackContext } from "./types";

export interface ServiceRoleArgs {
  readonly context: StackContext;
  readonly description: string;
  readonly trust: pulumi.Input<PolicyDocument>;
  readonly policy?: pulumi.Input<PolicyDocument>;
  readonly managedPolicyArns?: Readonly<Record<string, pulumi.Input<string>>>;
  readonly permissionsBoundaryArn?: string | undefined;
}

/** A role that a service of AWS takes on, with its own policy and managed ones by short name. */
export class ServiceRole extends pulumi.ComponentResource {
  readonly role: aws.iam.Role;
  /** What must be there before anything works under the role. */
  readonly permissions: readonly pulumi.Resource[];

  constructor(name: string, args: ServiceRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super(`cloud:${args.context.stack}:ServiceRole`, name, {}, opts);
    const { context, permissionsBoundaryArn } = args;
    this.role = new aws.iam.Role(
      name,
      {
        name: resourceName(context, name, nameLimits.iamRole),
        description: args.description,
        assumeRolePolicy: pulumi.jsonStringify(args.trust),
        ...(permissionsBoundaryArn === undefined
          ? {}
          : { permissionsBoundary: permissionsBoundaryArn }),
        tags: nameTags(context, name),
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

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  nameLimits,
  nameTags,
  type PolicyDocument,
  resourceName,
  type StackContext,
} from "@cloud/shared";

export interface ServiceRoleArgs {
  readonly context: StackContext;
  readonly description: string;
  readonly trust: pulumi.Input<PolicyDocument>;
  readonly managedPolicyArns: Readonly<Record<string, pulumi.Input<string>>>;
  readonly policy?: pulumi.Input<PolicyDocument>;
  readonly permissionsBoundaryArn: string | undefined;
}

/** A role with managed policies by short name, and a policy of its own. */
export class ServiceRole extends pulumi.ComponentResource {
  readonly role: aws.iam.Role;
  readonly arn: pulumi.Output<string>;
  /** What whoever takes the role on has to wait for, and must still have when it is deleted. */
  readonly permissions: readonly pulumi.Resource[];

  constructor(name: string, args: ServiceRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:services-eks:ServiceRole", name, {}, opts);
    const { context, permissionsBoundaryArn, policy } = args;
    const fullName = `eks-${name}`;
    this.role = new aws.iam.Role(
      name,
      {
        name: resourceName(context, fullName, nameLimits.iamRole),
        description: args.description,
        assumeRolePolicy: pulumi.jsonStringify(args.trust),
        ...(permissionsBoundaryArn === undefined
          ? {}
          : { permissionsBoundary: permissionsBoundaryArn }),
        tags: nameTags(context, fullName),
      },
      { parent: this },
    );
    this.arn = this.role.arn;
    const attachments = Object.entries(args.managedPolicyArns).map(
      ([shortName, policyArn]) =>
        new aws.iam.RolePolicyAttachment(
          `${name}-${shortName}`,
          { role: this.role.name, policyArn },
          { parent: this },
        ),
    );
    const own =
      policy === undefined
        ? []
        : [
            new aws.iam.RolePolicy(
              name,
              { role: this.role.id, policy: pulumi.jsonStringify(policy) },
              { parent: this },
            ),
          ];
    this.permissions = [...attachments, ...own];
    this.registerOutputs({ arn: this.arn });
  }
}

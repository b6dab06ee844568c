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
  readonly policy?: pulumi.Input<PolicyDocument>;
  readonly managedPolicyArns?: Readonly<Record<string, pulumi.Input<string>>>;
  readonly permissionsBoundaryArn: string | undefined;
}

/** A role that a service of AWS takes on, with its own policy and managed ones by short name. */
export class ServiceRole extends pulumi.ComponentResource {
  readonly role: aws.iam.Role;

  constructor(name: string, args: ServiceRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:security:ServiceRole", name, {}, opts);
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
    if (args.policy !== undefined) {
      new aws.iam.RolePolicy(
        name,
        { role: this.role.id, policy: pulumi.jsonStringify(args.policy) },
        { parent: this },
      );
    }
    for (const [shortName, policyArn] of Object.entries(args.managedPolicyArns ?? {})) {
      new aws.iam.RolePolicyAttachment(
        `${name}-${shortName}`,
        { role: this.role.name, policyArn },
        { parent: this },
      );
    }
    this.registerOutputs({ arn: this.role.arn });
  }
}

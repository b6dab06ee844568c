import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface GroupsArgs {
  readonly userPool: aws.cognito.UserPool;
  /** The first has precedence where a user belongs to several. */
  readonly groups: readonly { readonly name: string; readonly description: string }[];
  /** By name, for the groups that have one. */
  readonly roles: Readonly<Record<string, aws.iam.Role>>;
}

/** Groups, whose names stand in the tokens of their members. */
export class Groups extends pulumi.ComponentResource {
  readonly groups: readonly aws.cognito.UserGroup[];

  constructor(name: string, args: GroupsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:authentication:Groups", name, {}, opts);
    this.groups = args.groups.map((group, index) => {
      const role = args.roles[group.name];
      return new aws.cognito.UserGroup(
        group.name,
        {
          userPoolId: args.userPool.id,
          name: group.name,
          description: group.description,
          precedence: index + 1,
          ...(role === undefined ? {} : { roleArn: role.arn }),
        },
        { parent: this },
      );
    });
    this.registerOutputs({});
  }
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameLimits, nameTags, resourceName, ServiceRole, type StackContext } from "@cloud/shared";
import { authenticatedTrust } from "./identity-policies";

export interface IdentityPoolArgs {
  readonly context: StackContext;
  readonly userPool: aws.cognito.UserPool;
  /** Clients whose users get credentials, by name. */
  readonly clients: Readonly<Record<string, aws.cognito.UserPoolClient>>;
  readonly groups: readonly { readonly name: string; readonly policyArns: readonly string[] }[];
  readonly authenticatedPolicyArns: readonly string[];
  readonly permissionsBoundaryArn: string | undefined;
}

/** Credentials for AWS: the role of a user's group, else that of all users. */
export class IdentityPool extends pulumi.ComponentResource {
  readonly identityPool: aws.cognito.IdentityPool;
  readonly authenticated: aws.iam.Role;
  readonly groupRoles: Readonly<Record<string, aws.iam.Role>>;

  constructor(name: string, args: IdentityPoolArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:authentication:IdentityPool", name, {}, opts);
    const { context, userPool } = args;
    const clients = Object.values(args.clients);
    this.identityPool = new aws.cognito.IdentityPool(
      name,
      {
        identityPoolName: resourceName(context, "users", nameLimits.identityPool),
        allowUnauthenticatedIdentities: false,
        allowClassicFlow: false,
        cognitoIdentityProviders: clients.map((client) => ({
          clientId: client.id,
          providerName: userPool.endpoint,
          // A user who was signed out gets no credentials for a token that is still valid.
          serverSideTokenCheck: true,
        })),
        tags: nameTags(context, "users"),
      },
      { parent: this },
    );
    this.authenticated = this.#role(
      "authenticated",
      "Users who have signed in",
      args.authenticatedPolicyArns,
      args,
    );
    this.groupRoles = Object.fromEntries(
      args.groups
        .filter(({ policyArns }) => policyArns.length > 0)
        .map((group) => [
          group.name,
          this.#role(
            `group-${group.name}`,
            `Users in the group ${group.name}`,
            group.policyArns,
            args,
          ),
        ]),
    );
    new aws.cognito.IdentityPoolRoleAttachment(
      name,
      {
        identityPoolId: this.identityPool.id,
        roles: { authenticated: this.authenticated.arn },
        roleMappings: clients.map((client) => ({
          identityProvider: pulumi.interpolate`${userPool.endpoint}:${client.id}`,
          // The token names the role of the group that has precedence.
          type: "Token",
          ambiguousRoleResolution: "AuthenticatedRole",
        })),
      },
      { parent: this },
    );
    this.registerOutputs({ id: this.identityPool.id });
  }

  #role(
    name: string,
    description: string,
    policyArns: readonly string[],
    { context, permissionsBoundaryArn }: IdentityPoolArgs,
  ): aws.iam.Role {
    const managedPolicyArns = Object.fromEntries(
      policyArns.map((arn) => [arn.slice(arn.lastIndexOf("/") + 1), arn]),
    );
    const { role } = new ServiceRole(
      name,
      {
        context,
        description,
        trust: this.identityPool.id.apply(authenticatedTrust),
        managedPolicyArns,
        permissionsBoundaryArn,
      },
      { parent: this },
    );
    return role;
  }
}

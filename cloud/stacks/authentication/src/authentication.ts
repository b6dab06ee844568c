import * as pulumi from "@pulumi/pulumi";
import { currentAccount, type ParametersOf, type StackContext } from "@cloud/shared";
import { planClients } from "./client-plan";
import { Clients } from "./clients";
import { combine } from "./combinations";
import type { definition } from "./definition";
import { Groups } from "./groups";
import { IdentityPool } from "./identity-pool";
import { LoginPage } from "./login-page";
import { UserPool } from "./user-pool";

export type AuthenticationParameters = ParametersOf<typeof definition>;

export interface AuthenticationArgs {
  readonly context: StackContext;
  readonly parameters: AuthenticationParameters;
}

/** Users of an environment, and how programs get to know who they are. */
export class Authentication extends pulumi.ComponentResource {
  readonly parameters: AuthenticationParameters;
  readonly userPool: UserPool;
  readonly loginPage: LoginPage;
  readonly clients: Clients;
  readonly identityPool: IdentityPool | undefined;
  readonly groups: Groups;

  constructor(name: string, args: AuthenticationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:authentication:Authentication", name, {}, opts);
    const { context, parameters } = args;
    const { tier, domainPrefix } = parameters;
    this.parameters = parameters;
    // Whatever is wrong is told before anything is made.
    const planned = planClients(parameters);
    const { identityProviders: providers, customDomain } = combine(parameters);
    const account = currentAccount({ parent: this });
    this.userPool = new UserPool(
      "user-pool",
      { context, parameters, identityProviders: providers },
      { parent: this },
    );
    const { userPool, resourceServer, identityProviders } = this.userPool;
    this.loginPage = new LoginPage(
      "login-page",
      { context, account, userPool, customDomain, tier, domainPrefix },
      { parent: this },
    );
    this.clients = new Clients(
      "clients",
      {
        context,
        userPool,
        planned,
        ...parameters,
        prerequisites: [
          ...(resourceServer === undefined ? [] : [resourceServer]),
          ...identityProviders,
        ],
      },
      { parent: this },
    );
    this.identityPool = parameters.enableIdentityPool
      ? new IdentityPool(
          "identity-pool",
          {
            context,
            userPool,
            clients: Object.fromEntries(
              Object.entries(this.clients.clients).filter(([client]) => isForUsers(args, client)),
            ),
            groups: parameters.groups,
            authenticatedPolicyArns: parameters.authenticatedPolicyArns,
            permissionsBoundaryArn: parameters.permissionsBoundaryArn,
          },
          { parent: this },
        )
      : undefined;
    this.groups = new Groups(
      "groups",
      { userPool, groups: parameters.groups, roles: this.identityPool?.groupRoles ?? {} },
      { parent: this },
    );
    this.registerOutputs({});
  }
}

function isForUsers({ parameters }: AuthenticationArgs, name: string): boolean {
  return parameters.clients.some((client) => client.name === name && client.kind !== "machine");
}

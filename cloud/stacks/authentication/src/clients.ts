import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameLimits, namePrefix, nameTags, resourceName, type StackContext } from "@cloud/shared";
import type { PlannedClient, Tier } from "./client-plan";

export interface ClientsArgs {
  readonly context: StackContext;
  readonly userPool: aws.cognito.UserPool;
  readonly planned: readonly PlannedClient[];
  readonly tier: Tier;
  readonly accessTokenMinutes: number;
  readonly refreshTokenDays: number;
  readonly secretsKeyArn: string;
  readonly secretRecoveryDays: number;
  /** Scopes and providers that clients speak of, and without which Cognito refuses them. */
  readonly prerequisites: readonly pulumi.Resource[];
}

/** How long a refresh token that was used up still works, for answers that got lost. */
const graceSeconds = 10;

/** The programs that get tokens, and the secrets of those that can keep one. */
export class Clients extends pulumi.ComponentResource {
  readonly clients: Readonly<Record<string, aws.cognito.UserPoolClient>>;
  readonly secrets: Readonly<Record<string, aws.secretsmanager.Secret>>;

  constructor(name: string, args: ClientsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:authentication:Clients", name, {}, opts);
    const clients = args.planned.map((plan) => [plan, this.#client(plan, args)] as const);
    this.clients = Object.fromEntries(clients.map(([plan, client]) => [plan.name, client]));
    this.secrets = Object.fromEntries(
      clients
        .filter(([plan]) => plan.generateSecret)
        .map(([plan, client]) => [plan.name, this.#secret(plan, client, args)]),
    );
    for (const [plan, client] of clients) {
      // The managed login page of a client without branding shows an error only.
      if (plan.usesLoginPage && args.tier !== "LITE") {
        this.#branding(plan, client, args);
      }
    }
    this.registerOutputs({});
  }

  #client(plan: PlannedClient, args: ClientsArgs): aws.cognito.UserPoolClient {
    const { name, usesLoginPage: _, rotatesRefreshTokens, ...differences } = plan;
    return new aws.cognito.UserPoolClient(
      name,
      {
        ...differences,
        name: resourceName(args.context, name, nameLimits.userPoolClient),
        userPoolId: args.userPool.id,
        accessTokenValidity: args.accessTokenMinutes,
        idTokenValidity: args.accessTokenMinutes,
        refreshTokenValidity: args.refreshTokenDays,
        tokenValidityUnits: { accessToken: "minutes", idToken: "minutes", refreshToken: "days" },
        enableTokenRevocation: true,
        // Whether a user exists is nobody's business.
        preventUserExistenceErrors: "ENABLED",
        ...(rotatesRefreshTokens
          ? { refreshTokenRotation: { feature: "ENABLED", retryGracePeriodSeconds: graceSeconds } }
          : {}),
      },
      { parent: this, dependsOn: [...args.prerequisites] },
    );
  }

  #secret(
    { name }: PlannedClient,
    client: aws.cognito.UserPoolClient,
    args: ClientsArgs,
  ): aws.secretsmanager.Secret {
    const { context } = args;
    const secret = new aws.secretsmanager.Secret(
      name,
      {
        name: `cloud/${namePrefix(context)}/authentication/${name}`,
        description: `Id and secret of the client ${name}`,
        kmsKeyId: args.secretsKeyArn,
        recoveryWindowInDays: args.secretRecoveryDays,
        tags: nameTags(context, `client-${name}`),
      },
      { parent: this },
    );
    new aws.secretsmanager.SecretVersion(
      name,
      {
        secretId: secret.id,
        secretString: pulumi.secret(
          pulumi.jsonStringify({ clientId: client.id, clientSecret: client.clientSecret }),
        ),
      },
      { parent: this },
    );
    return secret;
  }

  #branding(
    { name }: PlannedClient,
    client: aws.cognito.UserPoolClient,
    { userPool }: ClientsArgs,
  ): void {
    new aws.cognito.ManagedLoginBranding(
      name,
      { userPoolId: userPool.id, clientId: client.id, useCognitoProvidedValues: true },
      { parent: this },
    );
  }
}

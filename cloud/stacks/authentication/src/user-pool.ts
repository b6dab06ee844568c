import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  deletionGuard,
  nameLimits,
  nameTags,
  resourceName,
  type StackContext,
} from "@cloud/shared";
import type { AuthenticationParameters } from "./authentication";
import type { PlannedProvider } from "./combinations";

export interface UserPoolArgs {
  readonly context: StackContext;
  readonly parameters: AuthenticationParameters;
  readonly identityProviders: readonly PlannedProvider[];
}

const rememberedPasswords = 24;

/** Who the users are and how they prove it. */
export class UserPool extends pulumi.ComponentResource {
  readonly userPool: aws.cognito.UserPool;
  readonly resourceServer: aws.cognito.ResourceServer | undefined;
  readonly identityProviders: readonly aws.cognito.IdentityProvider[];

  constructor(name: string, args: UserPoolArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:authentication:UserPool", name, {}, opts);
    const { parameters } = args;
    this.userPool = this.#userPool(name, args);
    this.resourceServer =
      parameters.apiScopes.length === 0
        ? undefined
        : new aws.cognito.ResourceServer(
            "api",
            {
              userPoolId: this.userPool.id,
              identifier: parameters.apiIdentifier,
              name: "API",
              scopes: parameters.apiScopes.map((scope) => ({
                scopeName: scope.name,
                scopeDescription: scope.description,
              })),
            },
            { parent: this },
          );
    this.identityProviders = args.identityProviders.map((provider) =>
      this.#identityProvider(provider),
    );
    if (parameters.webAclArn !== undefined && parameters.webAclArn !== "") {
      new aws.wafv2.WebAclAssociation(
        name,
        { webAclArn: parameters.webAclArn, resourceArn: this.userPool.arn },
        { parent: this },
      );
    }
    this.registerOutputs({ id: this.userPool.id });
  }

  #userPool(name: string, { context, parameters }: UserPoolArgs): aws.cognito.UserPool {
    const { tier, mfa, threatProtection } = parameters;
    return new aws.cognito.UserPool(
      name,
      {
        name: resourceName(context, "users", nameLimits.userPool),
        userPoolTier: tier,
        usernameAttributes: ["email"],
        usernameConfiguration: { caseSensitive: false },
        autoVerifiedAttributes: ["email"],
        // A new address counts only once its owner has proven it; until then the old one does.
        userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdates: ["email"] },
        accountRecoverySetting: {
          recoveryMechanisms: [{ name: "verified_email", priority: 1 }],
        },
        adminCreateUserConfig: { allowAdminCreateUserOnly: !parameters.selfSignUp },
        passwordPolicy: {
          minimumLength: parameters.passwordLength,
          requireLowercase: true,
          requireNumbers: true,
          requireSymbols: true,
          requireUppercase: true,
          temporaryPasswordValidityDays: 7,
          ...(tier === "LITE" ? {} : { passwordHistorySize: rememberedPasswords }),
        },
        mfaConfiguration: mfa,
        ...(mfa === "OFF" ? {} : { softwareTokenMfaConfiguration: { enabled: true } }),
        ...(threatProtection === "OFF"
          ? {}
          : { userPoolAddOns: { advancedSecurityMode: threatProtection } }),
        emailConfiguration: mail(parameters),
        deletionProtection: parameters.deletionProtection ? "ACTIVE" : "INACTIVE",
        tags: nameTags(context, "users"),
      },
      { parent: this, ...deletionGuard(parameters.deletionProtection) },
    );
  }

  #identityProvider(provider: PlannedProvider): aws.cognito.IdentityProvider {
    const { secretString } = aws.secretsmanager.getSecretVersionOutput(
      { secretId: provider.secretArn },
      { parent: this },
    );
    return new aws.cognito.IdentityProvider(
      provider.name,
      {
        userPoolId: this.userPool.id,
        providerName: provider.name,
        providerType: "OIDC",
        providerDetails: {
          oidc_issuer: provider.issuer,
          client_id: provider.clientId,
          client_secret: pulumi.secret(secretString),
          authorize_scopes: provider.scopes,
          attributes_request_method: "GET",
          attributes_url_add_attributes: "false",
        },
        attributeMapping: { username: "sub", email: "email" },
      },
      { parent: this },
    );
  }
}

function mail({
  sesIdentityArn,
  fromEmail,
}: AuthenticationParameters): aws.types.input.cognito.UserPoolEmailConfiguration {
  if (sesIdentityArn === undefined) {
    return { emailSendingAccount: "COGNITO_DEFAULT" };
  }
  return {
    emailSendingAccount: "DEVELOPER",
    sourceArn: sesIdentityArn,
    ...(fromEmail === undefined ? {} : { fromEmailAddress: fromEmail }),
  };
}

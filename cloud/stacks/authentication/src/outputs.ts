import * as pulumi from "@pulumi/pulumi";
import { mapValues, type StackOutputs } from "@cloud/shared";
import type { Authentication } from "./authentication";
import { apiScopeNames } from "./client-plan";

/** What other stacks may use, as the template of the stack declares it. */
export function authenticationOutputs(authentication: Authentication) {
  const { parameters, loginPage, identityPool } = authentication;
  const { userPool } = authentication.userPool;
  const { clients, secrets } = authentication.clients;
  const none = pulumi.output("");
  return {
    userPoolId: userPool.id,
    userPoolArn: userPool.arn,
    userPoolEndpoint: userPool.endpoint,
    issuerUrl: pulumi.interpolate`https://${userPool.endpoint}`,
    clientIds: pulumi.output(mapValues(clients, ({ id }) => id)),
    clientSecretArns: pulumi.output(mapValues(secrets, ({ arn }) => arn)),
    apiAudiences: pulumi.output(Object.values(clients).map(({ id }) => id)),
    apiScopeNames: pulumi.output(apiScopeNames(parameters)),
    userPoolDomain: loginPage.hostName,
    loginUrl: pulumi.interpolate`https://${loginPage.hostName}`,
    groupNames: pulumi.output(authentication.groups.groups.map(({ name }) => name)),
    groupRoleArns: pulumi.output(mapValues(identityPool?.groupRoles ?? {}, ({ arn }) => arn)),
    identityPoolId: identityPool?.identityPool.id ?? none,
    authenticatedRoleArn: identityPool?.authenticated.arn ?? none,
  } satisfies Record<keyof StackOutputs["authentication"], pulumi.Output<unknown>>;
}

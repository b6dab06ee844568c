import { currentContext, readParameters } from "@cloud/shared";
import { Authentication } from "./authentication";
import { definition } from "./definition";
import { authenticationOutputs } from "./outputs";

const authentication = new Authentication("authentication", {
  context: currentContext(),
  parameters: readParameters(definition),
});

export const {
  userPoolId,
  userPoolArn,
  userPoolEndpoint,
  issuerUrl,
  clientIds,
  clientSecretArns,
  apiAudiences,
  apiScopeNames,
  userPoolDomain,
  loginUrl,
  groupNames,
  groupRoleArns,
  identityPoolId,
  authenticatedRoleArn,
} = authenticationOutputs(authentication);

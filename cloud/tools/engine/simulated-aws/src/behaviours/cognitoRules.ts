import { ServiceError } from "../errors.ts";
import { isObject, list, text, texts } from "../values.ts";
import type { Situation } from "./behaviour.ts";

const domain = "aws:cognito/userPoolDomain:UserPoolDomain";
const resourceServer = "aws:cognito/resourceServer:ResourceServer";
const identityProvider = "aws:cognito/identityProvider:IdentityProvider";

/** What Cognito knows without a resource server of one's own. */
const standardScopes = ["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"];

export function checkUserPool({ inputs }: Situation): void {
  const wanted = inputs.mfaConfiguration === "ON" || inputs.mfaConfiguration === "OPTIONAL";
  const token = isObject(inputs.softwareTokenMfaConfiguration)
    ? inputs.softwareTokenMfaConfiguration.enabled === true
    : false;
  if (
    wanted &&
    !token &&
    inputs.smsConfiguration === undefined &&
    inputs.emailMfaConfiguration === undefined
  ) {
    throw new ServiceError(
      "InvalidParameterException",
      "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.",
      { operation: "SetUserPoolMfaConfig" },
    );
  }
}

export function refuseWithDomain({ id, previous, list: all }: Situation): void {
  if (previous.deletionProtection === "ACTIVE") {
    throw invalidParameter(
      "The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.",
    );
  }
  if (all(domain).some(({ outputs }) => outputs.userPoolId === id)) {
    throw invalidParameter(
      "User pool cannot be deleted. It has a domain configured that should be deleted first.",
    );
  }
}

export function checkClient(situation: Situation): void {
  const { inputs, list: all } = situation;
  const pool = text(inputs.userPoolId) ?? "";
  const flows = texts(inputs.allowedOauthFlows);
  if (flows.includes("client_credentials")) {
    if (flows.length > 1) {
      throw new ServiceError(
        "InvalidOAuthFlowException",
        "client_credentials flow can not be selected along with code flow or implicit flow.",
      );
    }
    if (inputs.generateSecret !== true) {
      throw new ServiceError(
        "InvalidOAuthFlowException",
        "client_credentials flow can not be selected if client does not have a client secret.",
      );
    }
  }
  const ofPool = (type: string) => all(type).filter(({ outputs }) => outputs.userPoolId === pool);
  const scopes = ofPool(resourceServer).flatMap(({ outputs }) => texts(outputs.scopeIdentifiers));
  for (const scope of texts(inputs.allowedOauthScopes)) {
    if (![...standardScopes, ...scopes].includes(scope)) {
      throw new ServiceError("ScopeDoesNotExistException", `Invalid scope requested: ${scope}`);
    }
  }
  const providers = ofPool(identityProvider).map(({ outputs }) => text(outputs.providerName) ?? "");
  for (const provider of texts(inputs.supportedIdentityProviders)) {
    if (!["COGNITO", ...providers].includes(provider)) {
      throw invalidParameter(`The provider ${provider} does not exist for User Pool ${pool}.`);
    }
  }
  for (const url of [...texts(inputs.callbackUrls), ...texts(inputs.logoutUrls)]) {
    if (/^http:\/\/(?!localhost(:|\/|$))/.test(url)) {
      throw invalidParameter(`${url} cannot use the HTTP protocol.`);
    }
  }
}

export function checkDomain({ inputs }: Situation): void {
  const words = (text(inputs.domain) ?? "").split("-");
  const reserved = ["aws", "amazon", "cognito"].find((word) => words.includes(word));
  if (inputs.certificateArn === undefined && reserved !== undefined) {
    throw invalidParameter(`Domain cannot contain reserved word: ${reserved}`);
  }
}

export function checkRoles({ inputs }: Situation): void {
  for (const mapping of list(inputs.roleMappings).filter(isObject)) {
    if (mapping.ambiguousRoleResolution === undefined) {
      throw invalidParameter(
        "The ambiguous role resolution for role mapping cannot be empty/null for `Token/Rules` role mapping type",
      );
    }
  }
}

function invalidParameter(message: string): ServiceError {
  return new ServiceError("InvalidParameterException", message);
}

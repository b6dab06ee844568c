import { text } from "../values.ts";
import type { Behaviours, Reference } from "./behaviour.ts";
import {
  checkClient,
  checkDomain,
  checkRoles,
  checkUserPool,
  refuseWithDomain,
} from "./cognitoRules.ts";

const userPool = "aws:cognito/userPool:UserPool";
const identityPool = "aws:cognito/identityPool:IdentityPool";

const ofUserPool: Reference = {
  to: userPool,
  code: "ResourceNotFoundException",
  message: "User pool {value} does not exist.",
  holds: false,
};
const identityService = { service: "Cognito Identity" } as const;

/** Users, the programs they sign in with, and their credentials for AWS. */
export const cognito: Behaviours = {
  [userPool]: {
    noun: "User Pool",
    id: "{region}_{mixed:9}",
    arn: "arn:{partition}:cognito-idp:{region}:{account}:userpool/{id}",
    name: { property: "name", max: 128 },
    replace: ["aliasAttributes", "usernameAttributes", "usernameConfiguration"],
    defaults: {
      deletionProtection: "INACTIVE",
      mfaConfiguration: "OFF",
      userPoolTier: "ESSENTIALS",
    },
    computed: { endpoint: "cognito-idp.{region}.amazonaws.com/{id}", customDomain: "", domain: "" },
    check: checkUserPool,
    checkDelete: refuseWithDomain,
    seconds: { create: 2, update: 1, delete: 1 },
  },
  "aws:cognito/userPoolClient:UserPoolClient": {
    noun: "User Pool Client",
    // It can be renamed, and two may have the same name.
    name: false,
    id: "{lower:26}",
    replace: ["generateSecret", "userPoolId"],
    outputs: ({ inputs, random }) => ({
      clientSecret:
        inputs.generateSecret === true
          ? random.of("abcdefghijklmnopqrstuvwxyz0123456789", 51, "secret")
          : "",
    }),
    references: { userPoolId: ofUserPool },
    check: checkClient,
    seconds: { create: 1, update: 1, delete: 1 },
  },
  "aws:cognito/userPoolDomain:UserPoolDomain": {
    noun: "User Pool Domain",
    id: "{in.domain}",
    replace: ["domain", "userPoolId"],
    computed: {
      awsAccountId: "{account}",
      cloudfrontDistribution: "d{lower:13}.cloudfront.net",
      cloudfrontDistributionZoneId: "Z2FDTNDATAQYW2",
    },
    references: { userPoolId: ofUserPool },
    check: checkDomain,
    exists: {
      code: "InvalidParameterException",
      message: "Domain already associated with another user pool.",
      status: 400,
    },
    // A prefix; a name of one's own takes minutes.
    seconds: { create: 5, update: 5, delete: 5 },
  },
  "aws:cognito/userGroup:UserGroup": {
    noun: "Group",
    id: "{in.userPoolId}/{name}",
    name: { property: "name", max: 128 },
    replace: ["name", "userPoolId"],
    references: { userPoolId: ofUserPool },
    exists: {
      code: "GroupExistsException",
      message: "A group with the name already exists",
      status: 400,
    },
    seconds: { create: 1, update: 1, delete: 1 },
  },
  "aws:cognito/resourceServer:ResourceServer": {
    noun: "Resource Server",
    name: false,
    id: "{in.userPoolId}|{in.identifier}",
    replace: ["identifier", "userPoolId"],
    outputs: ({ inputs }) => ({
      scopeIdentifiers: scopesOf(inputs.scopes).map(
        (scope) => `${text(inputs.identifier) ?? ""}/${scope}`,
      ),
    }),
    references: { userPoolId: ofUserPool },
    exists: {
      code: "InvalidParameterException",
      message: "{in.identifier} already exists in user pool {in.userPoolId}.",
      status: 400,
    },
    seconds: { create: 1, update: 1, delete: 1 },
  },
  "aws:cognito/identityProvider:IdentityProvider": {
    noun: "Identity Provider",
    id: "{in.userPoolId}:{in.providerName}",
    replace: ["providerName", "providerType", "userPoolId"],
    references: { userPoolId: ofUserPool },
    exists: {
      code: "DuplicateProviderException",
      message: "The provider {in.providerName} is already supported by the user pool.",
      status: 400,
    },
    seconds: { create: 1, update: 1, delete: 1 },
  },
  "aws:cognito/managedLoginBranding:ManagedLoginBranding": {
    noun: "Managed Login Branding",
    id: ({ inputs, random }) => `${text(inputs.userPoolId) ?? ""},${random.uuid("branding")}`,
    replace: ["clientId", "userPoolId"],
    outputs: ({ id }) => ({ managedLoginBrandingId: id.slice(id.indexOf(",") + 1) }),
    references: {
      userPoolId: ofUserPool,
      clientId: {
        to: "aws:cognito/userPoolClient:UserPoolClient",
        code: "ResourceNotFoundException",
        message: "User pool client {value} does not exist.",
        holds: false,
      },
    },
    unique: [
      {
        properties: ["userPoolId", "clientId"],
        code: "ManagedLoginBrandingExistsException",
        message:
          "You attempted to apply a managed login branding style to an app client that already has an assigned style.",
      },
    ],
    seconds: { create: 1, update: 1, delete: 1 },
  },

  [identityPool]: {
    ...identityService,
    noun: "Identity Pool",
    name: false,
    id: "{region}:{uuid}",
    arn: "arn:{partition}:cognito-identity:{region}:{account}:identitypool/{id}",
    replace: ["developerProviderName"],
    defaults: { allowUnauthenticatedIdentities: false, allowClassicFlow: false },
    seconds: { create: 1, update: 1, delete: 1 },
  },
  "aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment": {
    ...identityService,
    noun: "Identity Pool Roles",
    id: "{in.identityPoolId}",
    replace: ["identityPoolId"],
    references: {
      identityPoolId: {
        to: identityPool,
        code: "ResourceNotFoundException",
        message: "IdentityPool '{value}' not found.",
        holds: false,
      },
    },
    check: checkRoles,
    adopts: () => true,
    seconds: { create: 1, update: 1, delete: 1 },
  },
};

function scopesOf(scopes: unknown): string[] {
  return Array.isArray(scopes)
    ? scopes.map((scope: { scopeName?: string }) => scope.scopeName ?? "")
    : [];
}

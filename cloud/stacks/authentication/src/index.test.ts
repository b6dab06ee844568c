import { documentIn, expectWellBehaved, find, namesOf } from "@cloud/shared/testing/expectations";
import { keyArn } from "@cloud/shared/testing/given";
import { mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";

const load = () => import("./index.js");

const secretsKeyArn = keyArn("secrets");
const partnerSecret = "arn:aws:secretsmanager:us-east-1:111111111111:secret:partner-AbCdEf";
const webAclArn = "arn:aws:wafv2:us-east-1:111111111111:regional/webacl/shop/1";
const given = { secretsKeyArn, secretArns: { partner: partnerSecret }, webAclArn: "" };
const everything = {
  ...given,
  webAclArn,
  tier: "PLUS",
  threatProtection: "ENFORCED",
  sesIdentityArn: "arn:aws:ses:us-east-1:111111111111:identity/example.com",
  fromEmail: "shop@example.com",
  identityProviders: [
    { name: "Partner", issuer: "https://id.example.com", clientId: "p1", secretName: "partner" },
  ],
  clients: [
    { name: "web", kind: "browser", callbackUrls: ["https://shop.example.com/in"] },
    { name: "office", kind: "server", callbackUrls: ["https://office.example.com/in"] },
    { name: "robot", kind: "machine", scopes: ["write"] },
  ],
};

let dev: ProgramRun;
let prod: ProgramRun;

beforeAll(async () => {
  dev = await runProgram({ stack: "authentication", config: given, load });
  prod = await runProgram({
    stack: "authentication",
    environment: "prod",
    config: everything,
    load,
  });
});

describe("the authentication program", () => {
  it("exports what its template declares, whatever is switched on", () => {
    expectWellBehaved("authentication", [dev, prod]);
    expect(dev.outputs).toMatchObject({
      userPoolId: "UserPool/user-pool",
      issuerUrl: "https://cognito.example.com/user-pool",
      clientIds: { web: "UserPoolClient/web" },
      clientSecretArns: {},
      apiAudiences: ["UserPoolClient/web"],
      apiScopeNames: ["api/read", "api/write"],
      userPoolDomain: "d1brv40-dev-111111111111.auth.us-east-1.amazoncognito.com",
      loginUrl: "https://d1brv40-dev-111111111111.auth.us-east-1.amazoncognito.com",
      groupNames: ["admin", "operator", "developer", "viewer"],
      identityPoolId: "",
      authenticatedRoleArn: "",
    });
    expect(prod.outputs["clientSecretArns"]).toEqual({
      office: mockArn("aws:secretsmanager/secret:Secret", "office"),
      robot: mockArn("aws:secretsmanager/secret:Secret", "robot"),
    });
  });

  it("keeps the names of all resources, which Pulumi knows them by", () => {
    expect(namesOf(prod, "")).toMatchSnapshot();
  });
});

describe("the user pool", () => {
  it("knows users by a proven address, in any case, and invites them", () => {
    expect(find(dev, "cognito/userPool:UserPool", "user-pool")).toMatchObject({
      inputs: {
        name: "d1brv40-dev-users",
        userPoolTier: "ESSENTIALS",
        usernameAttributes: ["email"],
        usernameConfiguration: { caseSensitive: false },
        autoVerifiedAttributes: ["email"],
        userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdates: ["email"] },
        adminCreateUserConfig: { allowAdminCreateUserOnly: true },
        passwordPolicy: { minimumLength: 12, passwordHistorySize: 24, requireSymbols: true },
        mfaConfiguration: "OPTIONAL",
        softwareTokenMfaConfiguration: { enabled: true },
        emailConfiguration: { emailSendingAccount: "COGNITO_DEFAULT" },
        deletionProtection: "INACTIVE",
      },
      parent: "cloud:authentication:UserPool user-pool",
      protect: false,
    });
  });

  it("needs a second factor in prod, and is protected there by Pulumi and by Cognito", () => {
    expect(find(prod, "cognito/userPool:UserPool", "user-pool")).toMatchObject({
      inputs: {
        mfaConfiguration: "ON",
        passwordPolicy: { minimumLength: 14 },
        userPoolAddOns: { advancedSecurityMode: "ENFORCED" },
        emailConfiguration: {
          emailSendingAccount: "DEVELOPER",
          sourceArn: everything.sesIdentityArn,
          fromEmailAddress: "shop@example.com",
        },
        deletionProtection: "ACTIVE",
      },
      protect: true,
    });
  });

  it("does without what a smaller tier or a switch leaves out", async () => {
    const run = await runProgram({
      stack: "authentication",
      config: { ...given, tier: "LITE", mfa: "OFF", apiScopes: [], selfSignUp: true },
      load,
    });
    const { inputs } = find(run, "cognito/userPool:UserPool", "user-pool");

    expect(inputs["passwordPolicy"]).not.toHaveProperty("passwordHistorySize");
    expect(inputs).not.toHaveProperty("softwareTokenMfaConfiguration");
    expect(inputs).not.toHaveProperty("userPoolAddOns");
    expect(inputs["adminCreateUserConfig"]).toEqual({ allowAdminCreateUserOnly: false });
    expect(namesOf(run, "ResourceServer")).toEqual([]);
    expect(find(run, "UserPoolDomain", "login-page").inputs["managedLoginVersion"]).toBe(1);
  });

  it("is behind the web ACL where there is one", () => {
    expect(namesOf(dev, "WebAclAssociation")).toEqual([]);
    expect(find(prod, "WebAclAssociation", "user-pool").inputs).toEqual({
      webAclArn,
      resourceArn: mockArn("aws:cognito/userPool:UserPool", "user-pool"),
    });
  });
});

describe("another identity provider", () => {
  it("is asked with the secret that the secrets stack keeps", () => {
    expect(find(prod, "IdentityProvider", "Partner").inputs).toMatchObject({
      providerType: "OIDC",
      providerDetails: {
        oidc_issuer: "https://id.example.com",
        client_id: "p1",
        client_secret: "from-the-secret",
        authorize_scopes: "openid email profile",
      },
      attributeMapping: { username: "sub", email: "email" },
    });
  });
});

describe("clients", () => {
  it("come after the scopes and providers that they speak of", () => {
    expect(find(prod, "UserPoolClient", "web")).toMatchObject({
      inputs: {
        name: "d1brv40-prod-web",
        userPoolId: "UserPool/user-pool",
        supportedIdentityProviders: ["COGNITO", "Partner"],
        accessTokenValidity: 60,
        refreshTokenValidity: 7,
        tokenValidityUnits: { accessToken: "minutes", idToken: "minutes", refreshToken: "days" },
        preventUserExistenceErrors: "ENABLED",
        enableTokenRevocation: true,
        refreshTokenRotation: { feature: "ENABLED", retryGracePeriodSeconds: 10 },
      },
      parent: "cloud:authentication:Clients clients",
      dependencies: expect.arrayContaining([
        "aws:cognito/resourceServer:ResourceServer api",
        "aws:cognito/identityProvider:IdentityProvider Partner",
      ]) as unknown,
    });
    expect(find(prod, "UserPoolClient", "robot").inputs).not.toHaveProperty("refreshTokenRotation");
  });

  it("have their secrets kept where roles of the environment find them", () => {
    expect(find(prod, "secret:Secret", "office").inputs).toMatchObject({
      name: "cloud/d1brv40-prod/authentication/office",
      kmsKeyId: secretsKeyArn,
      recoveryWindowInDays: 30,
    });
    expect(documentIn(find(prod, "SecretVersion", "office"), "secretString")).toEqual({
      clientId: "UserPoolClient/office",
      clientSecret: "secret-of-office",
    });
    expect(namesOf(dev, "secret:Secret")).toEqual([]);
  });

  it("have branding where users see the login page", () => {
    expect(namesOf(dev, "ManagedLoginBranding")).toEqual([]);
    expect(namesOf(prod, "ManagedLoginBranding")).toEqual(["office", "web"]);
  });
});

describe("groups", () => {
  it("have precedence in their order", () => {
    const precedence = ["admin", "operator", "developer", "viewer"].map(
      (name) => find(dev, "UserGroup", name).inputs["precedence"],
    );

    expect(precedence).toEqual([1, 2, 3, 4]);
    expect(find(dev, "UserGroup", "admin").inputs).not.toHaveProperty("roleArn");
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TestCloud } from "../testing.ts";
import type { Properties } from "../values.ts";

const poolType = "aws:cognito/userPool:UserPool";
const clientType = "aws:cognito/userPoolClient:UserPoolClient";
const domainType = "aws:cognito/userPoolDomain:UserPoolDomain";

let cloud: TestCloud;
let userPoolId: string;
beforeEach(async () => {
  cloud = new TestCloud();
  userPoolId = (await cloud.create(poolType, "users", { name: "users" })).id;
});
afterEach(() => cloud.remove());

const client = (args: Properties, name = "web") =>
  cloud.create(clientType, name, { userPoolId, name, ...args });

describe("a user pool", () => {
  test("is known by its region, and shows where its tokens come from", async () => {
    const { id, properties } = await cloud.create(poolType, "more", { name: "users" });

    expect(id).toMatch(/^us-east-1_[A-Za-z0-9]{9}$/);
    expect(properties).toMatchObject({
      arn: `arn:aws:cognito-idp:us-east-1:111111111111:userpool/${id}`,
      endpoint: `cognito-idp.us-east-1.amazonaws.com/${id}`,
    });
  });

  test("asks for a second factor only if there is one", async () => {
    const pool = (args: Properties) =>
      cloud.create(poolType, "strict", { mfaConfiguration: "ON", ...args });

    await expect(pool({})).rejects.toThrow(
      "api error InvalidParameterException: Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.",
    );
    await expect(pool({ softwareTokenMfaConfiguration: { enabled: true } })).resolves.toBeDefined();
  });

  test("is kept while it is protected or has a domain", async () => {
    const { id } = await cloud.create(poolType, "safe", { deletionProtection: "ACTIVE" });
    await expect(cloud.delete(poolType, "safe", id)).rejects.toThrow(
      "Deletion protection must be inactivated first.",
    );

    const domain = await cloud.create(domainType, "login", { userPoolId, domain: "shop" });
    await expect(cloud.delete(poolType, "users", userPoolId)).rejects.toThrow(
      "It has a domain configured that should be deleted first.",
    );
    await cloud.delete(domainType, "login", domain.id);
    await expect(cloud.delete(poolType, "users", userPoolId)).resolves.toBeUndefined();
  });
});

describe("the domain of a user pool", () => {
  test("is taken once, and has no words of AWS", async () => {
    const domain = (name: string) => cloud.create(domainType, name, { userPoolId, domain: name });

    await domain("shop");
    await expect(cloud.create(domainType, "twin", { userPoolId, domain: "shop" })).rejects.toThrow(
      "Domain already associated with another user pool.",
    );
    await expect(domain("my-cognito")).rejects.toThrow(
      "Domain cannot contain reserved word: cognito",
    );
  });
});

describe("a client", () => {
  test("has a secret only if it asks for one, and can be renamed", async () => {
    expect((await client({})).properties.clientSecret).toBe("");
    expect((await client({ generateSecret: true }, "office")).properties.clientSecret).toMatch(
      /^[a-z0-9]{51}$/,
    );
    expect(
      cloud.diff(clientType, { userPoolId, name: "web" }, { userPoolId, name: "shop" }).replaces,
    ).toEqual([]);
  });

  test("gets tokens for itself with a secret, and then in no other way", async () => {
    const flows = (...allowedOauthFlows: string[]) => ({ allowedOauthFlows });

    await expect(client(flows("client_credentials"))).rejects.toThrow(
      "api error InvalidOAuthFlowException: client_credentials flow can not be selected if client does not have a client secret.",
    );
    await expect(
      client({ generateSecret: true, ...flows("client_credentials", "code") }),
    ).rejects.toThrow("can not be selected along with code flow or implicit flow.");
    await expect(
      client({ generateSecret: true, ...flows("client_credentials") }),
    ).resolves.toBeDefined();
  });

  test("speaks of scopes and providers that are there", async () => {
    const scoped = () => client({ allowedOauthScopes: ["openid", "api/read"] });
    const federated = () => client({ supportedIdentityProviders: ["COGNITO", "Partner"] });

    await expect(scoped()).rejects.toThrow(
      "api error ScopeDoesNotExistException: Invalid scope requested: api/read",
    );
    await expect(federated()).rejects.toThrow(
      `The provider Partner does not exist for User Pool ${userPoolId}.`,
    );
    await cloud.create("aws:cognito/resourceServer:ResourceServer", "api", {
      userPoolId,
      identifier: "api",
      name: "API",
      scopes: [{ scopeName: "read", scopeDescription: "Read" }],
    });
    await cloud.create("aws:cognito/identityProvider:IdentityProvider", "Partner", {
      userPoolId,
      providerName: "Partner",
      providerType: "OIDC",
      providerDetails: { client_id: "p1" },
    });
    await expect(scoped()).resolves.toBeDefined();
    await expect(federated()).resolves.toBeDefined();
  });

  test("sends users back by HTTPS, but for localhost, and belongs to a pool that exists", async () => {
    await expect(client({ callbackUrls: ["http://shop.example.com/"] })).rejects.toThrow(
      "api error InvalidParameterException: http://shop.example.com/ cannot use the HTTP protocol.",
    );
    await expect(client({ callbackUrls: ["http://localhost:3000/"] })).resolves.toBeDefined();
    await expect(
      cloud.create(clientType, "lost", { name: "lost", userPoolId: "us-east-1_nowhere" }),
    ).rejects.toThrow(
      "api error ResourceNotFoundException: User pool us-east-1_nowhere does not exist.",
    );
  });

  test("has one branding", async () => {
    const { id: clientId } = await client({});
    const brand = (name: string) =>
      cloud.create("aws:cognito/managedLoginBranding:ManagedLoginBranding", name, {
        userPoolId,
        clientId,
        useCognitoProvidedValues: true,
      });

    expect((await brand("web")).id).toMatch(new RegExp(`^${userPoolId},[0-9a-f-]{36}$`));
    await expect(brand("twin")).rejects.toThrow("api error ManagedLoginBrandingExistsException");
  });
});

describe("a group", () => {
  test("has a name that no other of its pool has", async () => {
    const group = (name: string) =>
      cloud.create("aws:cognito/userGroup:UserGroup", name, { userPoolId, name: "admin" });

    expect((await group("admin")).id).toBe(`${userPoolId}/admin`);
    await expect(group("twin")).rejects.toThrow(
      "api error GroupExistsException: A group with the name already exists",
    );
  });
});

describe("the roles of an identity pool", () => {
  test("are for a pool that exists, and leave nothing open", async () => {
    const { id } = await cloud.create("aws:cognito/identityPool:IdentityPool", "users", {
      identityPoolName: "users",
    });
    const attach = (identityPoolId: string, mapping: Properties) =>
      cloud.create("aws:cognito/identityPoolRoleAttachment:IdentityPoolRoleAttachment", "users", {
        identityPoolId,
        roles: { authenticated: "arn:aws:iam::111111111111:role/users" },
        roleMappings: [{ identityProvider: "p", type: "Token", ...mapping }],
      });

    expect(id).toMatch(/^us-east-1:[0-9a-f-]{36}$/);
    await expect(attach(id, {})).rejects.toThrow(
      "The ambiguous role resolution for role mapping cannot be empty/null",
    );
    await expect(attach("us-east-1:0", { ambiguousRoleResolution: "Deny" })).rejects.toThrow(
      "api error ResourceNotFoundException: IdentityPool 'us-east-1:0' not found.",
    );
    await expect(attach(id, { ambiguousRoleResolution: "Deny" })).resolves.toMatchObject({ id });
  });
});

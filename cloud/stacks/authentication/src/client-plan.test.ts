import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ClientPlanRequest, type ClientRequest, planClients } from "./client-plan";

const client: ClientRequest = {
  name: "web",
  kind: "browser",
  callbackUrls: [],
  logoutUrls: [],
  scopes: [],
};
const back = ["https://shop.example.com/signed-in"];
const plain: ClientPlanRequest = {
  tier: "ESSENTIALS",
  apiIdentifier: "api",
  apiScopes: [{ name: "read" }, { name: "write" }],
  clients: [client],
  identityProviders: [{ name: "Partner" }],
};

function planned(change: Partial<ClientRequest>, request: Partial<ClientPlanRequest> = {}) {
  const [first] = planClients({ ...plain, ...request, clients: [{ ...client, ...change }] });
  return first;
}

describe("a browser", () => {
  it("signs users in by itself where nobody can be sent back to it", () => {
    expect(planned({})).toEqual({
      name: "web",
      generateSecret: false,
      usesLoginPage: false,
      allowedOauthFlowsUserPoolClient: false,
      allowedOauthFlows: [],
      allowedOauthScopes: [],
      explicitAuthFlows: ["ALLOW_USER_SRP_AUTH"],
      callbackUrls: [],
      logoutUrls: [],
      supportedIdentityProviders: ["COGNITO"],
      rotatesRefreshTokens: true,
    });
  });

  it("uses the login page with a code, the scopes it needs and all providers otherwise", () => {
    expect(planned({ callbackUrls: back, scopes: ["read"] })).toMatchObject({
      generateSecret: false,
      usesLoginPage: true,
      allowedOauthFlows: ["code"],
      allowedOauthScopes: ["openid", "email", "profile", "api/read"],
      supportedIdentityProviders: ["COGNITO", "Partner"],
    });
  });

  it("refreshes tokens in the old way where the tier knows no other", () => {
    expect(planned({}, { tier: "LITE" })).toMatchObject({
      explicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      rotatesRefreshTokens: false,
    });
  });
});

describe("a server", () => {
  it("keeps a secret", () => {
    expect(planned({ kind: "server", callbackUrls: back })?.generateSecret).toBe(true);
  });
});

describe("a machine", () => {
  it("gets tokens for itself, and lets nobody sign in", () => {
    expect(planned({ kind: "machine", scopes: ["write"] })).toMatchObject({
      generateSecret: true,
      usesLoginPage: false,
      allowedOauthFlows: ["client_credentials"],
      allowedOauthScopes: ["api/write"],
      explicitAuthFlows: ["ALLOW_REFRESH_TOKEN_AUTH"],
      supportedIdentityProviders: [],
    });
  });
});

describe("mistakes", () => {
  it("are all told at once", () => {
    const clients: ClientRequest[] = [
      client,
      client,
      { ...client, name: "shop", scopes: ["read"] },
      { ...client, name: "old", callbackUrls: ["http://shop.example.com"] },
      { ...client, name: "robot", kind: "machine", callbackUrls: back },
      { ...client, name: "lost", callbackUrls: back, scopes: ["delete"] },
    ];

    expect(() => planClients({ ...plain, clients })).toThrow(
      "authentication:clients cannot be used:\n" +
        "- there is more than one client web\n" +
        "- shop gets scopes on the login page only, and needs callbackUrls\n" +
        "- old has http://shop.example.com, but only localhost does without https\n" +
        "- robot is a machine and needs scopes of the API\n" +
        "- robot is a machine, which nobody is sent back to\n" +
        "- lost asks for delete, which is not among authentication:apiScopes",
    );
  });

  it("do not include localhost, where programs are tried out", () => {
    expect(planned({ callbackUrls: ["http://localhost:3000/"] })?.usesLoginPage).toBe(true);
    expect(() => planned({ callbackUrls: ["http://localhost.example.com/"] })).toThrow("https");
  });
});

describe("every plan", () => {
  const requests = fc.record({
    name: fc.constant("web"),
    kind: fc.constantFrom("browser", "server", "machine"),
    callbackUrls: fc.subarray(back),
    logoutUrls: fc.constant([]),
    scopes: fc.subarray(["read", "write"]),
  });
  const tiers = fc.constantFrom("LITE", "ESSENTIALS", "PLUS");

  it("is one that Cognito takes, or refused before", () => {
    fc.assert(
      fc.property(requests, tiers, (request, tier) => {
        let plan;
        try {
          plan = planned(request, { tier });
        } catch (error) {
          expect((error as Error).message).toContain("authentication:clients cannot be used");
          return;
        }
        const flows = plan?.allowedOauthFlows ?? [];

        expect(flows.length > 0).toBe(plan?.allowedOauthFlowsUserPoolClient);
        expect(flows.length > 0).toBe((plan?.allowedOauthScopes.length ?? 0) > 0);
        expect(flows.includes("code")).toBe((plan?.callbackUrls.length ?? 0) > 0);
        expect(flows.includes("client_credentials") && plan?.generateSecret === false).toBe(false);
        expect(
          plan?.rotatesRefreshTokens === true &&
            plan.explicitAuthFlows.includes("ALLOW_REFRESH_TOKEN_AUTH"),
        ).toBe(false);
      }),
    );
  });
});

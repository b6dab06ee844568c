import { documentIn, find, namesOf } from "@cloud/shared/testing/expectations";
import { boundaryArn, keyArn } from "@cloud/shared/testing/given";
import { mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";
import { authenticatedTrust } from "./identity-policies";

const load = () => import("./index.js");

const given = {
  secretsKeyArn: keyArn("secrets"),
  secretArns: {},
  webAclArn: "",
};
const certificate = "arn:aws:acm:us-east-1:111111111111:certificate/1";

describe("a configuration that does not fit", () => {
  it("is refused before anything is made", async () => {
    const config = { ...given, customDomain: "login.example.com" };

    await expect(runProgram({ stack: "authentication", config, load })).rejects.toThrow(
      "authentication:customDomain needs authentication:customDomainCertificateArn",
    );
  });
});

describe("the login page", () => {
  it("has a name of one's own, which is published in the zone", async () => {
    const run = await runProgram({
      stack: "authentication",
      config: {
        ...given,
        customDomain: "login.example.com",
        customDomainCertificateArn: certificate,
        customDomainZoneId: "Z1",
      },
      load,
    });

    expect(find(run, "UserPoolDomain", "login-page").inputs).toEqual({
      userPoolId: "UserPool/user-pool",
      domain: "login.example.com",
      certificateArn: certificate,
      managedLoginVersion: 2,
    });
    expect(find(run, "route53/record:Record", "login-page").inputs).toMatchObject({
      zoneId: "Z1",
      name: "login.example.com",
      type: "A",
      aliases: [
        {
          name: "login-page.cloudfront.example.com",
          zoneId: "zone-of-login-page",
          evaluateTargetHealth: false,
        },
      ],
    });
    expect(run.outputs["userPoolDomain"]).toBe("login.example.com");
  });

  it("has a prefix of one's own, published by Cognito", async () => {
    const run = await runProgram({
      stack: "authentication",
      config: { ...given, domainPrefix: "shop" },
      load,
    });

    expect(run.outputs["userPoolDomain"]).toBe("shop.auth.us-east-1.amazoncognito.com");
    expect(namesOf(run, "route53/record:Record")).toEqual([]);
  });
});

describe("the identity pool", () => {
  const policyArn = "arn:aws:iam::111111111111:policy/operate";
  let run: ProgramRun;

  beforeAll(async () => {
    run = await runProgram({
      stack: "authentication",
      config: {
        ...given,
        enableIdentityPool: true,
        groups: [
          { name: "operator", description: "Operates", policyArns: [policyArn] },
          { name: "viewer", description: "Reads" },
        ],
        clients: [
          { name: "web", kind: "browser" },
          { name: "robot", kind: "machine", scopes: ["read"] },
        ],
        permissionsBoundaryArn: boundaryArn,
      },
      load,
    });
  });

  it("takes users of the clients for users only, and nobody who has not signed in", () => {
    expect(find(run, "identityPool:IdentityPool", "identity-pool").inputs).toMatchObject({
      identityPoolName: "d1brv40-dev-users",
      allowUnauthenticatedIdentities: false,
      allowClassicFlow: false,
      cognitoIdentityProviders: [
        {
          clientId: "UserPoolClient/web",
          providerName: "cognito.example.com/user-pool",
          serverSideTokenCheck: true,
        },
      ],
    });
  });

  it("gives the role that the token names, else that of all users", () => {
    expect(find(run, "IdentityPoolRoleAttachment", "identity-pool").inputs).toEqual({
      identityPoolId: "IdentityPool/identity-pool",
      roles: { authenticated: mockArn("aws:iam/role:Role", "authenticated") },
      roleMappings: [
        {
          identityProvider: "cognito.example.com/user-pool:UserPoolClient/web",
          type: "Token",
          ambiguousRoleResolution: "AuthenticatedRole",
        },
      ],
    });
    expect(find(run, "UserGroup", "operator").inputs["roleArn"]).toBe(
      mockArn("aws:iam/role:Role", "group-operator"),
    );
    expect(find(run, "UserGroup", "viewer").inputs).not.toHaveProperty("roleArn");
    expect(run.outputs).toMatchObject({
      identityPoolId: "IdentityPool/identity-pool",
      authenticatedRoleArn: mockArn("aws:iam/role:Role", "authenticated"),
      groupRoleArns: { operator: mockArn("aws:iam/role:Role", "group-operator") },
    });
  });

  it.each(["authenticated", "group-operator"])("lets only its own users take on %s", (name) => {
    const role = find(run, "iam/role:Role", name);

    expect(role.inputs["permissionsBoundary"]).toBe(boundaryArn);
    expect(documentIn(role, "assumeRolePolicy")).toEqual(
      authenticatedTrust("IdentityPool/identity-pool"),
    );
  });

  it("lets a group do what its policies say, and users without one nothing", () => {
    expect(namesOf(run, "RolePolicyAttachment")).toEqual(["group-operator-operate"]);
    expect(find(run, "RolePolicyAttachment", "group-operator-operate").inputs).toEqual({
      role: "d1brv40-dev-group-operator",
      policyArn,
    });
  });

  it("binds the trust to one pool and to those who have signed in", () => {
    expect(authenticatedTrust("us-east-1:1").Statement).toEqual([
      {
        Sid: "AssumeByUsers",
        Effect: "Allow",
        Principal: { Federated: "cognito-identity.amazonaws.com" },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: { "cognito-identity.amazonaws.com:aud": "us-east-1:1" },
          "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" },
        },
      },
    ]);
  });
});

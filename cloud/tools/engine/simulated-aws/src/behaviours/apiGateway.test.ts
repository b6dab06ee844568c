import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { TestCloud } from "../testing.ts";
import type { Properties } from "../values.ts";

const types = {
  api: "aws:apigatewayv2/api:Api",
  authorizer: "aws:apigatewayv2/authorizer:Authorizer",
  integration: "aws:apigatewayv2/integration:Integration",
  route: "aws:apigatewayv2/route:Route",
  stage: "aws:apigatewayv2/stage:Stage",
  domainName: "aws:apigatewayv2/domainName:DomainName",
  apiMapping: "aws:apigatewayv2/apiMapping:ApiMapping",
  certificate: "aws:acm/certificate:Certificate",
};

let cloud: TestCloud;
let apiId: string;
beforeEach(async () => {
  cloud = new TestCloud();
  apiId = (await cloud.create(types.api, "api", { name: "api", protocolType: "HTTP" })).id;
});
afterEach(() => cloud.remove());

const make = (type: keyof typeof types, name: string, args: Properties) =>
  cloud.create(types[type], name, args);

describe("an HTTP API", () => {
  test("has an endpoint and an ARN that functions recognise", async () => {
    const { properties } = await make("api", "other", { name: "other", protocolType: "HTTP" });

    expect(properties.apiEndpoint).toMatch(/^https:\/\/[a-z0-9]{10}\.execute-api\.us-east-1\./);
    expect(properties.executionArn).toMatch(
      /^arn:aws:execute-api:us-east-1:111111111111:[a-z0-9]+$/,
    );
    await expect(make("stage", "lost", { apiId: "none", name: "$default" })).rejects.toThrow(
      "api error NotFoundException: Invalid API identifier specified none",
    );
  });
});

describe("an authorizer", () => {
  const jwt = (issuer: string, audiences: string[]) =>
    make("authorizer", "tokens", {
      apiId,
      authorizerType: "JWT",
      identitySources: ["$request.header.Authorization"],
      jwtConfiguration: { issuer, audiences },
    });

  test("needs an issuer that is there, and audiences", async () => {
    const pool = await cloud.create("aws:cognito/userPool:UserPool", "pool", { name: "pool" });
    const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${pool.id}`;

    await expect(jwt(`${issuer}x`, ["web"])).rejects.toThrow(
      `Invalid issuer: ${issuer}x. Issuer must have a valid discovery endpoint`,
    );
    await expect(jwt(issuer, [])).rejects.toThrow(
      "api error BadRequestException: Audience list must be specified for JWT Authorizer",
    );
    await expect(jwt(issuer, ["web"])).resolves.toBeDefined();
  });
});

describe("an integration over a link", () => {
  test("leads to a listener or a service, and needs the link", async () => {
    const args = { apiId, integrationType: "HTTP_PROXY", connectionType: "VPC_LINK" };

    await expect(make("integration", "lost", { ...args, connectionId: "abc123" })).rejects.toThrow(
      "api error NotFoundException: Invalid VpcLink identifier abc123",
    );
    await expect(
      make("integration", "url", { ...args, integrationUri: "https://internal.example.com" }),
    ).rejects.toThrow("integration uri should be a valid ELB listener ARN");
  });
});

describe("a route", () => {
  const target = async () => {
    const { id } = await make("integration", "answer", {
      apiId,
      integrationType: "HTTP_PROXY",
      integrationUri: "https://example.com",
      integrationMethod: "ANY",
    });
    return `integrations/${id}`;
  };

  test("has a key that is well-formed and nobody else's, and a target", async () => {
    const args = { apiId, target: await target() };
    await make("route", "orders", { ...args, routeKey: "GET /orders" });

    await expect(make("route", "twin", { ...args, routeKey: "GET /orders" })).rejects.toThrow(
      "api error ConflictException: Route with key GET /orders already exists for this API",
    );
    await expect(make("route", "odd", { ...args, routeKey: "get orders" })).rejects.toThrow(
      "api error BadRequestException: The provided route key is not formatted properly for HTTP protocol.",
    );
    await expect(
      make("route", "lost", { apiId, routeKey: "GET /", target: "integrations/none" }),
    ).rejects.toThrow("api error NotFoundException: Invalid Integration identifier specified");
    await expect(
      make("route", "locked", { ...args, routeKey: "GET /", authorizerId: "none" }),
    ).rejects.toThrow("Invalid authorizer ID specified: none");
  });

  test("must be there before a stage limits it", async () => {
    const stage = (name: string) =>
      make("stage", name, { apiId, name, routeSettings: [{ routeKey: "GET /orders" }] });

    await expect(stage("$default")).rejects.toThrow(
      "api error NotFoundException: Unable to find Route by key GET /orders within the provided RouteSettings",
    );
    await make("route", "orders", { apiId, routeKey: "GET /orders", target: await target() });
    const { properties } = await stage("$default");
    expect(properties.invokeUrl).toBe(`https://${apiId}.execute-api.us-east-1.amazonaws.com/`);
    expect((await stage("beta")).properties.invokeUrl).toMatch(/\.com\/beta$/);
  });
});

describe("a domain name", () => {
  const domain = (certificateArn: string, domainName = "api.example.com") =>
    make("domainName", "domain", {
      domainName,
      domainNameConfiguration: {
        certificateArn,
        endpointType: "REGIONAL",
        securityPolicy: "TLS_1_2",
      },
    });

  test("needs a certificate that is issued and covers it", async () => {
    const waiting = await make("certificate", "web", {
      domainName: "example.com",
      validationMethod: "DNS",
    });
    const { id: issued } = await make("certificate", "own", {
      domainName: "*.example.com",
      certificateBody: "…",
      privateKey: "…",
    });

    await expect(domain(`${issued}x`)).rejects.toThrow("Invalid certificate ARN");
    await expect(domain(waiting.id)).rejects.toThrow(
      `api error BadRequestException: Certificate ${waiting.id} in account 111111111111 not yet issued`,
    );
    await expect(domain(issued, "api.shop.example.com")).rejects.toThrow("is not covered");
    const { properties } = await domain(issued);
    expect(properties.domainNameConfiguration).toMatchObject({
      targetDomainName: expect.stringMatching(
        /^d-[a-z0-9]{10}\.execute-api\.us-east-1\./,
      ) as string,
    });
    await expect(domain(issued)).rejects.toThrow(
      "api error ConflictException: The domain name you provided already exists.",
    );
  });

  test("leads to a stage of an API", async () => {
    const { id } = await make("certificate", "own", {
      domainName: "*.example.com",
      certificateBody: "…",
      privateKey: "…",
    });
    await domain(id);
    const mapping = { apiId, domainName: "api.example.com", stage: "$default" };

    await expect(make("apiMapping", "early", mapping)).rejects.toThrow(
      "api error BadRequestException: Invalid stage identifier specified",
    );
    await make("stage", "stage", { apiId, name: "$default" });
    await expect(make("apiMapping", "domain", mapping)).resolves.toBeDefined();
  });
});

import { expectWellBehaved, find, namesOf } from "@cloud/shared/testing/expectations";
import { keyArn } from "@cloud/shared/testing/given";
import { mockArn } from "@cloud/shared/testing/mock-aws";
import { type ProgramRun, runProgram } from "@cloud/shared/testing/program";
import { beforeAll, describe, expect, it } from "vitest";

const load = () => import("./index.js");

const listener =
  "arn:aws:elasticloadbalancing:us-east-1:111111111111:listener/app/apps/0123456789abcdef/fedcba";
const lambda = "arn:aws:lambda:us-east-1:111111111111:function:d1brv40-dev-orders:live";
const invokeArn = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${lambda}/invocations`;
const certificate = "arn:aws:acm:us-east-1:111111111111:certificate/0f0f";

const upstream = {
  vpcId: "vpc-0a1b",
  subnetIds: ["subnet-0a", "subnet-0b"],
  loadBalancerSecurityGroupId: "sg-0aaa",
  logsKeyArn: keyArn("logs"),
  issuerUrl: "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc",
  audiences: ["web", "mobile"],
};

const everything = {
  ...upstream,
  functionInvokeArns: { orders: invokeArn },
  listenerArn: listener,
  loadBalancerNames: ["dev.example.com", "*.dev.example.com"],
  zoneName: "dev.example.com",
  zoneId: "Z123",
  certificateArn: certificate,
  disableDefaultEndpoint: true,
  corsOrigins: ["https://shop.example.com"],
  routes: [
    { name: "order", route: "GET /orders/{id}", function: "orders", scopes: ["orders/read"] },
    { name: "health", route: "GET /health", authorization: "none", timeoutSeconds: 2 },
    { name: "search", route: "ANY /search/{proxy+}", requestsPerSecond: 5 },
  ],
};

let bare: ProgramRun;
let full: ProgramRun;
let prod: ProgramRun;

beforeAll(async () => {
  bare = await runProgram({ stack: "services-api", config: upstream, load });
  full = await runProgram({ stack: "services-api", config: everything, load });
  prod = await runProgram({
    stack: "services-api",
    environment: "prod",
    config: { ...upstream, listenerArn: listener, certificateArn: "", loadBalancerNames: [] },
    load,
  });
});

describe("the services-api program", () => {
  it("exports what its template declares, whatever is switched on", () => {
    expectWellBehaved("services-api", [bare, full, prod]);
  });

  it("exports names and URLs of what is there, and nothing for what is not", () => {
    expect(full.outputs).toMatchObject({
      apiId: "Api/api",
      stageName: "$default",
      invokeUrl: "https://api.dev.example.com",
      customDomainName: "api.dev.example.com",
      authorizerId: "Authorizer/tokens",
      vpcLinkId: "VpcLink/link",
      accessLogGroupName: "/cloud/d1brv40-dev/services-api/access",
    });
    expect(bare.outputs).toMatchObject({
      invokeUrl: "https://api.execute-api.example",
      customDomainName: "",
      vpcLinkId: "",
    });
  });

  it("keeps the names of all resources, which Pulumi knows them by", () => {
    expect(namesOf(bare, "")).toMatchSnapshot();
    expect(namesOf(full, "")).toMatchSnapshot();
  });

  it("asks for audiences, without which no token could be right", async () => {
    const config = { ...upstream, audiences: [] };

    await expect(runProgram({ stack: "services-api", config, load })).rejects.toThrow(
      "services-api:audiences is empty, so no token could be right",
    );
  });
});

describe("the API", () => {
  it("answers under its own name only where it has one and that is wanted", () => {
    const disabled = (run: ProgramRun) =>
      find(run, "apigatewayv2/api:Api", "api").inputs["disableExecuteApiEndpoint"];

    expect([bare, full, prod].map(disabled)).toEqual([false, true, false]);
  });

  it("lets browsers in from named origins only", () => {
    expect(find(full, "apigatewayv2/api:Api", "api").inputs).toMatchObject({
      name: "d1brv40-dev-api",
      protocolType: "HTTP",
      corsConfiguration: { allowOrigins: ["https://shop.example.com"], allowMethods: ["*"] },
    });
    expect(Object.keys(find(bare, "apigatewayv2/api:Api", "api").inputs)).not.toContain(
      "corsConfiguration",
    );
  });

  it("checks tokens of the issuer for its audiences", () => {
    expect(find(bare, "Authorizer", "tokens").inputs).toEqual({
      apiId: "Api/api",
      name: "d1brv40-dev-tokens",
      authorizerType: "JWT",
      identitySources: ["$request.header.Authorization"],
      jwtConfiguration: { issuer: upstream.issuerUrl, audiences: ["web", "mobile"] },
    });
  });
});

describe("routes", () => {
  it("to functions invoke an alias, which lets in this route alone", () => {
    expect(find(full, "Integration", "order").inputs).toEqual({
      apiId: "Api/api",
      description: "Answers GET /orders/{id}",
      integrationType: "AWS_PROXY",
      integrationMethod: "POST",
      integrationUri: invokeArn,
      payloadFormatVersion: "2.0",
      timeoutMilliseconds: 30000,
    });
    expect(find(full, "lambda/permission:Permission", "order").inputs).toEqual({
      action: "lambda:InvokeFunction",
      principal: "apigateway.amazonaws.com",
      function: "d1brv40-dev-orders",
      qualifier: "live",
      sourceArn: "arn:aws:execute-api:us-east-1:111111111111:api/$default/GET/orders/*",
    });
    expect(find(full, "route:Route", "order")).toMatchObject({
      inputs: {
        routeKey: "GET /orders/{id}",
        target: "integrations/Integration/order",
        authorizationType: "JWT",
        authorizerId: "Authorizer/tokens",
        authorizationScopes: ["orders/read"],
      },
      parent: "cloud:services-api:Routes routes",
      dependencies: expect.arrayContaining(["aws:lambda/permission:Permission order"]),
    });
  });

  it("to the load balancer go over the link, and verify its name where it has one", () => {
    const { inputs } = find(full, "Integration", "health");

    expect(inputs).toMatchObject({
      integrationType: "HTTP_PROXY",
      integrationMethod: "ANY",
      integrationUri: listener,
      connectionType: "VPC_LINK",
      connectionId: "VpcLink/link",
      timeoutMilliseconds: 2000,
      tlsConfig: { serverNameToVerify: "dev.example.com" },
    });
    expect(Object.keys(find(prod, "Integration", "everything").inputs)).not.toContain("tlsConfig");
  });

  it("ask for a token unless they say otherwise", () => {
    expect(find(full, "route:Route", "health").inputs).toMatchObject({ authorizationType: "NONE" });
    expect(find(prod, "route:Route", "everything").inputs).toMatchObject({
      routeKey: "$default",
      authorizationType: "JWT",
    });
  });
});

describe("the link", () => {
  it("leads to the load balancer on its port and nowhere else", () => {
    expect(find(full, "VpcLink", "link").inputs).toMatchObject({
      name: "d1brv40-dev-api",
      securityGroupIds: ["SecurityGroup/link"],
      subnetIds: ["subnet-0a", "subnet-0b"],
    });
    const ends = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };
    expect(find(full, "EgressRule", "link-to-load-balancer-443").inputs).toMatchObject({
      ...ends,
      securityGroupId: "SecurityGroup/link",
      referencedSecurityGroupId: "sg-0aaa",
    });
    expect(find(full, "IngressRule", "load-balancer-from-link-443").inputs).toMatchObject({
      ...ends,
      securityGroupId: "sg-0aaa",
      referencedSecurityGroupId: "SecurityGroup/link",
    });
    expect(namesOf(prod, "EgressRule")).toEqual(["link-to-load-balancer-80"]);
  });

  it("is missing where no route goes over it", () => {
    expect(namesOf(bare, "VpcLink")).toEqual([]);
    expect(namesOf(bare, "ec2/securityGroup:SecurityGroup")).toEqual([]);
  });
});

describe("the stage", () => {
  it("limits requests, and single routes further", () => {
    expect(find(full, "stage:Stage", "stage").inputs).toMatchObject({
      name: "$default",
      autoDeploy: true,
      defaultRouteSettings: { throttlingRateLimit: 50, throttlingBurstLimit: 100 },
      routeSettings: [
        {
          routeKey: "ANY /search/{proxy+}",
          throttlingRateLimit: 5,
          throttlingBurstLimit: 100,
          detailedMetricsEnabled: true,
        },
      ],
    });
    expect(find(full, "stage:Stage", "stage").dependencies).toContain(
      "aws:apigatewayv2/route:Route search",
    );
    expect(find(prod, "stage:Stage", "stage").inputs["defaultRouteSettings"]).toMatchObject({
      throttlingRateLimit: 1000,
      throttlingBurstLimit: 2000,
    });
  });

  it("writes an encrypted access log, one JSON object a request", () => {
    const { accessLogSettings } = find(full, "stage:Stage", "stage").inputs as {
      accessLogSettings: { destinationArn: string; format: string };
    };

    expect(accessLogSettings.destinationArn).toBe(
      mockArn("aws:cloudwatch/logGroup:LogGroup", "stage"),
    );
    expect(JSON.parse(accessLogSettings.format)).toMatchObject({
      requestId: "$context.requestId",
      authorizerError: "$context.authorizer.error",
    });
    expect(find(prod, "LogGroup", "stage").inputs).toMatchObject({
      retentionInDays: 365,
      kmsKeyId: upstream.logsKeyArn,
    });
  });
});

describe("the domain", () => {
  it("has a mapping and a record that lead to the API", () => {
    expect(find(full, "DomainName", "domain").inputs).toMatchObject({
      domainName: "api.dev.example.com",
      domainNameConfiguration: {
        certificateArn: certificate,
        endpointType: "REGIONAL",
        securityPolicy: "TLS_1_2",
      },
    });
    expect(find(full, "ApiMapping", "domain").inputs).toEqual({
      apiId: "Api/api",
      domainName: "api.dev.example.com",
      stage: "$default",
    });
    expect(find(full, "route53/record:Record", "domain").inputs).toEqual({
      zoneId: "Z123",
      name: "api.dev.example.com",
      type: "A",
      aliases: [
        {
          name: "target-of-domain.example",
          zoneId: "zone-of-domain",
          evaluateTargetHealth: false,
        },
      ],
    });
  });

  it("is missing without a certificate, and where none is wanted", async () => {
    const config = { ...everything, customDomain: false };
    const without = await runProgram({ stack: "services-api", config, load });

    expect([namesOf(prod, "DomainName"), namesOf(without, "DomainName")]).toEqual([[], []]);
    expect(find(without, "apigatewayv2/api:Api", "api").inputs["disableExecuteApiEndpoint"]).toBe(
      false,
    );
  });
});

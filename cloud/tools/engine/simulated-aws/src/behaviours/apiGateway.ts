import { ServiceError } from "../errors.ts";
import { isObject, list, text, type Properties } from "../values.ts";
import type { Behaviours, Situation } from "./behaviour.ts";
import { securityGroup, subnet } from "./ec2/references.ts";

const api = "aws:apigatewayv2/api:Api";
const authorizer = "aws:apigatewayv2/authorizer:Authorizer";
const domainName = "aws:apigatewayv2/domainName:DomainName";
const integration = "aws:apigatewayv2/integration:Integration";
const route = "aws:apigatewayv2/route:Route";
const stage = "aws:apigatewayv2/stage:Stage";
const vpcLink = "aws:apigatewayv2/vpcLink:VpcLink";
const certificate = "aws:acm/certificate:Certificate";
const userPool = "aws:cognito/userPool:UserPool";

const notFound = { code: "NotFoundException", status: 404, holds: false } as const;
const apiId = {
  apiId: { ...notFound, to: api, message: "Invalid API identifier specified {value}" },
} as const;

/** HTTP APIs, and the root of REST APIs. What belongs to one goes with it when it is deleted. */
export const apiGateway: Behaviours = {
  [api]: {
    id: "{lower:10}",
    arn: "arn:{partition}:apigateway:{region}::/apis/{id}",
    replace: ["protocolType"],
    defaults: {
      apiKeySelectionExpression: "$request.header.x-api-key",
      disableExecuteApiEndpoint: false,
      ipAddressType: "ipv4",
      routeSelectionExpression: "$request.method $request.path",
    },
    computed: {
      apiEndpoint: "https://{id}.execute-api.{region}.amazonaws.com",
      executionArn: "arn:{partition}:execute-api:{region}:{account}:{id}",
    },
    seconds: { create: 1, update: 1, delete: 1 },
  },
  [authorizer]: {
    id: "{lower:6}",
    replace: ["apiId"],
    references: apiId,
    seconds: { create: 1, delete: 1 },
    check: checkIssuer,
  },
  [integration]: {
    id: "{lower:7}",
    replace: ["apiId", "integrationSubtype", "integrationType"],
    defaults: { connectionType: "INTERNET", payloadFormatVersion: "1.0" },
    references: {
      ...apiId,
      connectionId: { ...notFound, to: vpcLink, message: "Invalid VpcLink identifier {value}" },
    },
    seconds: { create: 1, delete: 1 },
    check: checkIntegration,
  },
  [route]: {
    id: "{lower:7}",
    replace: ["apiId"],
    defaults: { apiKeyRequired: false, authorizationType: "NONE" },
    references: {
      ...apiId,
      authorizerId: {
        to: authorizer,
        holds: false,
        code: "BadRequestException",
        message: "Invalid authorizer ID specified: {value}",
      },
    },
    unique: [
      {
        properties: ["apiId", "routeKey"],
        code: "ConflictException",
        message: "Route with key {in.routeKey} already exists for this API",
        status: 409,
      },
    ],
    seconds: { create: 1, delete: 1 },
    check: checkRoute,
  },
  [stage]: {
    // AWS knows it by name within its API; here ids of one type must differ.
    id: "{in.apiId}/{name}",
    arn: "arn:{partition}:apigateway:{region}::/apis/{in.apiId}/stages/{name}",
    replace: ["apiId", "name"],
    computed: { executionArn: "arn:{partition}:execute-api:{region}:{account}:{in.apiId}/{name}" },
    outputs: ({ inputs, region }) => {
      const path = inputs.name === "$default" ? "" : (text(inputs.name) ?? "");
      return {
        invokeUrl: `https://${text(inputs.apiId)}.execute-api.${region}.amazonaws.com/${path}`,
      };
    },
    references: apiId,
    exists: { code: "ConflictException", message: "Stage already exists" },
    seconds: { create: 1, delete: 1 },
    check: checkRouteSettings,
  },
  [vpcLink]: {
    id: "{lower:6}",
    arn: "arn:{partition}:apigateway:{region}::/vpclinks/{id}",
    replace: ["securityGroupIds", "subnetIds"],
    references: {
      subnetIds: { ...subnet, code: "BadRequestException" },
      securityGroupIds: { ...securityGroup, code: "BadRequestException" },
    },
    seconds: { create: 120, delete: 60 },
  },
  [domainName]: {
    noun: "Domain Name",
    name: { property: "domainName", max: 512 },
    arn: "arn:{partition}:apigateway:{region}::/domainnames/{name}",
    replace: ["domainName"],
    computed: { apiMappingSelectionExpression: "$request.basepath" },
    decided: ["domainNameConfiguration.hostedZoneId", "domainNameConfiguration.targetDomainName"],
    outputs: ({ inputs, region, random }) => ({
      domainNameConfiguration: {
        ipAddressType: "ipv4",
        ...(isObject(inputs.domainNameConfiguration) ? inputs.domainNameConfiguration : {}),
        hostedZoneId: "Z1UJRXOUMOOFQ8",
        targetDomainName: `d-${random.of("abcdefghijklmnopqrstuvwxyz0123456789", 10, "target")}.execute-api.${region}.amazonaws.com`,
      },
    }),
    exists: {
      code: "ConflictException",
      message: "The domain name you provided already exists.",
    },
    references: {
      "domainNameConfiguration.certificateArn": {
        to: certificate,
        code: "BadRequestException",
        message: "Invalid certificate ARN: {value}",
      },
    },
    seconds: { create: 20, update: 20, delete: 5 },
    check: checkCertificate,
  },
  "aws:apigatewayv2/apiMapping:ApiMapping": {
    id: "{lower:6}",
    replace: ["apiId", "domainName"],
    references: {
      ...apiId,
      domainName: {
        ...notFound,
        to: domainName,
        message: "Invalid domain name identifier specified",
      },
    },
    unique: [
      {
        properties: ["domainName", "apiMappingKey"],
        code: "ConflictException",
        message: "ApiMapping key already exists for this domain name",
        status: 409,
      },
    ],
    seconds: { create: 1, delete: 1 },
    check: checkMappedStage,
  },

  "aws:apigateway/restApi:RestApi": {
    id: "{lower:10}",
    arn: "arn:{partition}:apigateway:{region}::/restapis/{id}",
    computed: {
      executionArn: "arn:{partition}:execute-api:{region}:{account}:{id}",
      rootResourceId: "{lower:10}",
    },
  },
};

/** API Gateway reads the keys of the issuer, so it must be there and answer over HTTPS. */
function checkIssuer({ inputs, list: all }: Situation): void {
  if (inputs.authorizerType !== "JWT") {
    return;
  }
  const { issuer, audiences } = isObject(inputs.jwtConfiguration) ? inputs.jwtConfiguration : {};
  if (list(audiences).length === 0) {
    throw refused("Audience list must be specified for JWT Authorizer");
  }
  const url = text(issuer) ?? "";
  const [, pool] = /^https:\/\/cognito-idp\.[a-z0-9-]+\.amazonaws\.com\/(.+)$/.exec(url) ?? [];
  const isMissing = pool !== undefined && !all(userPool).some(({ id }) => id === pool);
  if (!url.startsWith("https://") || isMissing) {
    throw refused(
      `Caught exception when connecting to ${url}/.well-known/openid-configuration for issuer ${url}. Please try again later. Error: Invalid issuer: ${url}. Issuer must have a valid discovery endpoint ended with '/.well-known/openid-configuration'`,
    );
  }
}

function checkIntegration({ inputs }: Situation): void {
  const uri = text(inputs.integrationUri) ?? "";
  if (
    inputs.connectionType === "VPC_LINK" &&
    !/^arn:[^:]+:(elasticloadbalancing:.*:listener|servicediscovery:.*:service)\//.test(uri)
  ) {
    throw refused(
      "For VpcLink VPC_LINK, integration uri should be a valid ELB listener ARN or a valid Cloud Map service ARN.",
    );
  }
}

function checkRoute({ inputs, list: all }: Situation): void {
  const key = text(inputs.routeKey) ?? "";
  if (!/^(\$default|(ANY|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT) \/\S*)$/.test(key)) {
    throw refused(
      'The provided route key is not formatted properly for HTTP protocol. Format should be "[HTTP METHOD] /[RESOURCE PATH]" or "$default"',
    );
  }
  const [, target] = /^integrations\/(.+)$/.exec(text(inputs.target) ?? "") ?? [];
  const isMissing = !all(integration).some(
    ({ id, outputs }) => id === target && outputs.apiId === inputs.apiId,
  );
  if (inputs.target !== undefined && isMissing) {
    throw new ServiceError("NotFoundException", "Invalid Integration identifier specified", {
      status: 404,
    });
  }
}

function checkRouteSettings({ inputs, list: all }: Situation): void {
  const keys = all(route)
    .filter(({ outputs }) => outputs.apiId === inputs.apiId)
    .map(({ outputs }) => outputs.routeKey);
  for (const settings of list(inputs.routeSettings).filter(isObject)) {
    if (!keys.includes(settings.routeKey!)) {
      throw new ServiceError(
        "NotFoundException",
        `Unable to find Route by key ${text(settings.routeKey)} within the provided RouteSettings`,
        { status: 404 },
      );
    }
  }
}

function checkCertificate({ inputs, list: all, place }: Situation): void {
  const { certificateArn } = isObject(inputs.domainNameConfiguration)
    ? inputs.domainNameConfiguration
    : {};
  const found = all(certificate).find(({ arn }) => arn === certificateArn);
  if (found && found.outputs.status !== "ISSUED") {
    throw refused(`Certificate ${text(certificateArn)} in account ${place.account} not yet issued`);
  }
  const name = text(inputs.domainName) ?? "";
  if (found && !covers(found.outputs, name)) {
    throw refused(`The domain name to be created is not covered by the provided certificate.`);
  }
}

function covers({ domainName: main, subjectAlternativeNames }: Properties, name: string): boolean {
  const parent = name.slice(name.indexOf(".") + 1);
  return [main, ...list(subjectAlternativeNames)].some(
    (covered) => covered === name || covered === `*.${parent}`,
  );
}

function checkMappedStage({ inputs, list: all }: Situation): void {
  const isKnown = all(stage).some(
    ({ outputs }) => outputs.apiId === inputs.apiId && outputs.name === inputs.stage,
  );
  if (!isKnown) {
    throw refused("Invalid stage identifier specified");
  }
}

function refused(message: string): ServiceError {
  return new ServiceError("BadRequestException", message);
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type FunctionAlias, type Route, sourceArn, type Target } from "./route-plan";
import { stageName } from "./stage";

export interface RoutesArgs {
  readonly api: aws.apigatewayv2.Api;
  readonly authorizerId: pulumi.Output<string>;
  readonly linkId: pulumi.Output<string> | undefined;
  /** What the certificate of the load balancer must say; `undefined` where it has none. */
  readonly loadBalancerName: string | undefined;
  readonly routes: readonly Route[];
}

/** Routes, each with an integration of its own, so that one can change without the others. */
export class Routes extends pulumi.ComponentResource {
  readonly routes: readonly aws.apigatewayv2.Route[];
  readonly #args: RoutesArgs;

  constructor(name: string, args: RoutesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:services-api:Routes", name, {}, opts);
    this.#args = args;
    this.routes = args.routes.map((route) => this.#route(route));
    this.registerOutputs({});
  }

  #route(route: Route): aws.apigatewayv2.Route {
    const { api, authorizerId } = this.#args;
    const { name, routeKey, needsToken, scopes, target } = route;
    const integration = new aws.apigatewayv2.Integration(
      name,
      {
        apiId: api.id,
        description: `Answers ${routeKey}`,
        timeoutMilliseconds: route.timeoutSeconds * 1000,
        ...this.#answer(target),
      },
      { parent: this },
    );
    const permission =
      target.kind === "function" ? [this.#permission(name, routeKey, target.alias)] : [];
    return new aws.apigatewayv2.Route(
      name,
      {
        apiId: api.id,
        routeKey,
        target: pulumi.interpolate`integrations/${integration.id}`,
        ...(needsToken
          ? { authorizationType: "JWT", authorizerId, authorizationScopes: [...scopes] }
          : { authorizationType: "NONE" }),
      },
      // Without its permission, the first requests fail.
      { parent: this, dependsOn: permission },
    );
  }

  #answer(target: Target) {
    const { linkId, loadBalancerName } = this.#args;
    if (target.kind === "function") {
      return {
        integrationType: "AWS_PROXY",
        integrationMethod: "POST",
        integrationUri: target.invokeArn,
        payloadFormatVersion: "2.0",
      };
    }
    return {
      integrationType: "HTTP_PROXY",
      integrationMethod: "ANY",
      integrationUri: target.listenerArn,
      connectionType: "VPC_LINK",
      connectionId: linkId,
      payloadFormatVersion: "1.0",
      ...(loadBalancerName === undefined
        ? {}
        : { tlsConfig: { serverNameToVerify: loadBalancerName } }),
    };
  }

  #permission(name: string, routeKey: string, { functionName, qualifier }: FunctionAlias) {
    return new aws.lambda.Permission(
      name,
      {
        action: "lambda:InvokeFunction",
        principal: "apigateway.amazonaws.com",
        function: functionName,
        ...(qualifier === undefined ? {} : { qualifier }),
        sourceArn: this.#args.api.executionArn.apply((arn) => sourceArn(arn, stageName, routeKey)),
      },
      { parent: this },
    );
  }
}

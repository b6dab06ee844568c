import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  ConfigurationError,
  nameLimits,
  nameTags,
  type ParametersOf,
  resourceName,
  type StackContext,
} from "@cloud/shared";
import type { definition } from "./definition";
import { Domain, domainOf } from "./domain";
import { LoadBalancerLink } from "./load-balancer-link";
import { planRoutes, type Route } from "./route-plan";
import { Routes } from "./routes";
import { Stage } from "./stage";

export type HttpApiParameters = ParametersOf<typeof definition>;

export interface HttpApiArgs {
  readonly context: StackContext;
  readonly parameters: HttpApiParameters;
}

/** One API for everything that an environment offers, which checks tokens before anything else. */
export class HttpApi extends pulumi.ComponentResource {
  readonly api: aws.apigatewayv2.Api;
  readonly authorizer: aws.apigatewayv2.Authorizer;
  readonly link: LoadBalancerLink | undefined;
  readonly stage: Stage;
  readonly domain: Domain | undefined;

  constructor(name: string, args: HttpApiArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:services-api:HttpApi", name, {}, opts);
    const { context, parameters } = args;
    const routes = planRoutes(parameters);
    const domain = domainOf(parameters);
    this.api = this.#api(args, domain !== undefined);
    this.authorizer = this.#authorizer(args);
    const [loadBalancerName] = parameters.loadBalancerNames ?? [];
    this.link = this.#link(args, routes, loadBalancerName);
    const { routes: made } = new Routes(
      "routes",
      {
        api: this.api,
        authorizerId: this.authorizer.id,
        linkId: this.link?.link.id,
        loadBalancerName,
        routes,
      },
      { parent: this },
    );
    this.stage = new Stage(
      "stage",
      {
        context,
        apiId: this.api.id,
        requestsPerSecond: parameters.requestsPerSecond,
        burst: parameters.burst,
        limits: routes,
        logsKeyArn: parameters.logsKeyArn,
        logRetentionDays: parameters.accessLogRetentionDays,
        after: made,
      },
      { parent: this },
    );
    this.domain =
      domain &&
      new Domain(
        "domain",
        { context, api: this.api, stage: this.stage.stage, ...domain },
        { parent: this },
      );
    this.registerOutputs({});
  }

  #api({ context, parameters }: HttpApiArgs, hasDomain: boolean): aws.apigatewayv2.Api {
    const { corsOrigins, disableDefaultEndpoint } = parameters;
    return new aws.apigatewayv2.Api(
      "api",
      {
        name: resourceName(context, "api", nameLimits.httpApi),
        description: "Functions and load balancers of the environment",
        protocolType: "HTTP",
        // Without a name of its own, the API would not be reachable at all.
        disableExecuteApiEndpoint: disableDefaultEndpoint && hasDomain,
        ...(corsOrigins.length > 0
          ? {
              corsConfiguration: {
                allowOrigins: [...corsOrigins],
                allowMethods: ["*"],
                allowHeaders: ["authorization", "content-type"],
                maxAge: 600,
              },
            }
          : {}),
        tags: nameTags(context, "api"),
      },
      { parent: this },
    );
  }

  #authorizer({ context, parameters }: HttpApiArgs): aws.apigatewayv2.Authorizer {
    const { issuerUrl, audiences } = parameters;
    if (audiences.length === 0) {
      throw new ConfigurationError(
        "services-api:audiences is empty, so no token could be right; " +
          "give authentication a client, or name audiences",
      );
    }
    return new aws.apigatewayv2.Authorizer(
      "tokens",
      {
        apiId: this.api.id,
        name: resourceName(context, "tokens", nameLimits.httpApi),
        authorizerType: "JWT",
        identitySources: ["$request.header.Authorization"],
        jwtConfiguration: { issuer: issuerUrl, audiences: [...audiences] },
      },
      { parent: this },
    );
  }

  /** A link is charged by the hour, so there is one only when a route goes over it. */
  #link(
    { context, parameters }: HttpApiArgs,
    routes: readonly Route[],
    loadBalancerName: string | undefined,
  ): LoadBalancerLink | undefined {
    const { vpcId, subnetIds, loadBalancerSecurityGroupId } = parameters;
    return routes.some(({ target }) => target.kind === "loadBalancer")
      ? new LoadBalancerLink(
          "link",
          {
            context,
            vpcId,
            subnetIds,
            loadBalancerSecurityGroupId,
            port: loadBalancerName === undefined ? 80 : 443,
          },
          { parent: this },
        )
      : undefined;
  }
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { namePrefix, nameTags, type StackContext } from "@cloud/shared";
import type { Route } from "./route-plan";

/** A stage by any other name would stand in every path, and in what the load balancer is asked for. */
export const stageName = "$default";

export interface StageArgs {
  readonly context: StackContext;
  readonly apiId: pulumi.Output<string>;
  readonly requestsPerSecond: number;
  readonly burst: number;
  readonly limits: readonly Pick<Route, "routeKey" | "limits">[];
  readonly logsKeyArn: string;
  readonly logRetentionDays: number;
  /** Limits of single routes name them, so they must be there. */
  readonly after: readonly pulumi.Resource[];
}

/** What is said of each request. Errors of authorizer and integration tell whose fault a failure is. */
export const accessLogFormat = JSON.stringify({
  requestId: "$context.requestId",
  time: "$context.requestTime",
  ip: "$context.identity.sourceIp",
  routeKey: "$context.routeKey",
  path: "$context.path",
  status: "$context.status",
  responseLength: "$context.responseLength",
  latency: "$context.responseLatency",
  integrationLatency: "$context.integrationLatency",
  integrationStatus: "$context.integrationStatus",
  integrationError: "$context.integrationErrorMessage",
  authorizerError: "$context.authorizer.error",
  subject: "$context.authorizer.claims.sub",
  userAgent: "$context.identity.userAgent",
});

/** The one stage of the API, which takes on every change at once, with its limits and its log. */
export class Stage extends pulumi.ComponentResource {
  readonly logGroup: aws.cloudwatch.LogGroup;
  readonly stage: aws.apigatewayv2.Stage;

  constructor(name: string, args: StageArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:services-api:Stage", name, {}, opts);
    const { context } = args;
    this.logGroup = new aws.cloudwatch.LogGroup(
      name,
      {
        name: `/cloud/${namePrefix(context)}/services-api/access`,
        retentionInDays: args.logRetentionDays,
        kmsKeyId: args.logsKeyArn,
        tags: nameTags(context, "api-access"),
      },
      { parent: this },
    );
    this.stage = new aws.apigatewayv2.Stage(
      name,
      {
        apiId: args.apiId,
        name: stageName,
        autoDeploy: true,
        accessLogSettings: { destinationArn: this.logGroup.arn, format: accessLogFormat },
        defaultRouteSettings: {
          detailedMetricsEnabled: true,
          throttlingRateLimit: args.requestsPerSecond,
          throttlingBurstLimit: args.burst,
        },
        routeSettings: args.limits.flatMap(({ routeKey, limits }) =>
          limits === undefined
            ? []
            : [
                {
                  routeKey,
                  detailedMetricsEnabled: true,
                  throttlingRateLimit: limits.requestsPerSecond,
                  throttlingBurstLimit: limits.burst,
                },
              ],
        ),
        tags: nameTags(context, "api"),
      },
      { parent: this, dependsOn: [...args.after] },
    );
    this.registerOutputs({ logGroupName: this.logGroup.name });
  }
}

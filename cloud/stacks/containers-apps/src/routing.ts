import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { given, nameLimits, nameTags, resourceName, type StackContext } from "@cloud/shared";
import type { RequestedApplication } from "./application-plan";
import type { ApplicationsParameters } from "./applications";
import type { Route } from "./route-plan";

export interface RoutingArgs {
  readonly context: StackContext;
  readonly request: RequestedApplication;
  readonly route: Route;
  readonly parameters: ApplicationsParameters;
}

/** The way of requests from the load balancer to an application. */
export class Routing extends pulumi.ComponentResource {
  readonly targetGroup: aws.lb.TargetGroup;
  readonly rule: aws.lb.ListenerRule;

  constructor(name: string, args: RoutingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:containers-apps:Routing", name, {}, opts);
    const { context, route, parameters } = args;
    this.targetGroup = this.#targetGroup(name, args);
    this.rule = new aws.lb.ListenerRule(
      name,
      {
        listenerArn: parameters.listenerArn,
        priority: route.priority,
        conditions: [
          ...(route.hosts.length === 0 ? [] : [{ hostHeader: { values: [...route.hosts] } }]),
          ...(route.paths.length === 0 ? [] : [{ pathPattern: { values: [...route.paths] } }]),
        ],
        actions: [{ type: "forward", targetGroupArn: this.targetGroup.arn }],
        tags: nameTags(context, name),
      },
      { parent: this },
    );
    const zoneId = given(parameters.zoneId);
    if (zoneId !== undefined && route.recordName !== undefined) {
      new aws.route53.Record(
        name,
        {
          zoneId,
          name: route.recordName,
          type: "A",
          aliases: [
            {
              name: parameters.loadBalancerDnsName,
              zoneId: parameters.loadBalancerZoneId,
              evaluateTargetHealth: true,
            },
          ],
        },
        { parent: this },
      );
    }
    this.registerOutputs({ targetGroupArn: this.targetGroup.arn });
  }

  #targetGroup(name: string, { context, request, parameters }: RoutingArgs) {
    // A target group for another port has to stand beside this one for a while.
    const label = `app-${name}-${request.port}`;
    return new aws.lb.TargetGroup(
      name,
      {
        name: resourceName(context, label, nameLimits.targetGroup),
        vpcId: parameters.vpcId,
        targetType: "ip",
        protocol: "HTTP",
        port: request.port,
        deregistrationDelay: parameters.drainSeconds,
        healthCheck: {
          path: request.healthCheckPath,
          matcher: "200-399",
          interval: 15,
          timeout: 5,
          healthyThreshold: 2,
          unhealthyThreshold: 3,
        },
        tags: nameTags(context, label),
      },
      { parent: this },
    );
  }
}

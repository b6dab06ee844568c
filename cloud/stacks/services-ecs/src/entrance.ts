import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  deletionGuard,
  given,
  nameLimits,
  nameTags,
  resourceName,
  type StackContext,
} from "@cloud/shared";
import type { PlatformParameters } from "./platform";

export interface EntranceArgs {
  readonly context: StackContext;
  readonly parameters: Pick<
    PlatformParameters,
    | "accessLogsBucketName"
    | "certificateArn"
    | "deletionProtection"
    | "idleTimeoutSeconds"
    | "internalLoadBalancer"
    | "loadBalancerSecurityGroupId"
    | "privateSubnetIds"
    | "publicSubnetIds"
    | "webAclArn"
  >;
}

/** One load balancer for all applications, which attach rules to its listener. */
export class Entrance extends pulumi.ComponentResource {
  readonly loadBalancer: aws.lb.LoadBalancer;
  readonly httpListener: aws.lb.Listener;
  /** The one that applications attach rules to. */
  readonly listener: aws.lb.Listener;

  constructor(name: string, args: EntranceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:services-ecs:Entrance", name, {}, opts);
    const { context, parameters } = args;
    this.loadBalancer = this.#loadBalancer(args);
    const certificateArn = given(parameters.certificateArn);
    if (certificateArn === undefined) {
      this.httpListener = this.#listener(context, "http", 80, { defaultActions: [notFound] });
      this.listener = this.httpListener;
    } else {
      this.httpListener = this.#listener(context, "http", 80, { defaultActions: [toHttps] });
      this.listener = this.#listener(context, "https", 443, {
        certificateArn,
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
        defaultActions: [notFound],
      });
    }
    const webAclArn = given(parameters.webAclArn);
    if (webAclArn !== undefined) {
      new aws.wafv2.WebAclAssociation(
        "web-acl",
        { resourceArn: this.loadBalancer.arn, webAclArn },
        { parent: this },
      );
    }
    this.registerOutputs({ loadBalancerArn: this.loadBalancer.arn });
  }

  #loadBalancer({ context, parameters }: EntranceArgs): aws.lb.LoadBalancer {
    const { internalLoadBalancer: internal, deletionProtection } = parameters;
    // The kind is part of the name, because the other kind is made before this one is deleted.
    const label = internal ? "ecs-inside" : "ecs";
    const bucket = given(parameters.accessLogsBucketName);
    return new aws.lb.LoadBalancer(
      "load-balancer",
      {
        name: resourceName(context, label, nameLimits.loadBalancer),
        loadBalancerType: "application",
        internal,
        subnets: [...(internal ? parameters.privateSubnetIds : parameters.publicSubnetIds)],
        securityGroups: [parameters.loadBalancerSecurityGroupId],
        idleTimeout: parameters.idleTimeoutSeconds,
        dropInvalidHeaderFields: true,
        enableDeletionProtection: deletionProtection,
        ...(bucket === undefined
          ? {}
          : { accessLogs: { enabled: true, bucket, prefix: `load-balancers/${label}` } }),
        tags: nameTags(context, label),
      },
      { parent: this, ...deletionGuard(deletionProtection) },
    );
  }

  #listener(
    context: StackContext,
    label: "http" | "https",
    port: number,
    args: Omit<aws.lb.ListenerArgs, "loadBalancerArn" | "port" | "protocol" | "tags">,
  ): aws.lb.Listener {
    return new aws.lb.Listener(
      label,
      {
        loadBalancerArn: this.loadBalancer.arn,
        port,
        protocol: label.toUpperCase(),
        ...args,
        tags: nameTags(context, `ecs-${label}`),
      },
      { parent: this },
    );
  }
}

/** What no rule of an application is for. */
const notFound = {
  type: "fixed-response",
  fixedResponse: { contentType: "text/plain", messageBody: "Not found", statusCode: "404" },
};

const toHttps = {
  type: "redirect",
  redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" },
};

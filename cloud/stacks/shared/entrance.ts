import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameLimits, resourceName } from "./naming";
import { deletionGuard } from "./state";
import { nameTags } from "./tags";
import type { StackContext } from "./types";
import { given } from "./utils";

export interface EntranceArgs {
  readonly context: StackContext;
  /** What names on AWS end in. */
  readonly label: string;
  readonly internal: boolean;
  /** What the listener does with a request that no rule is for. */
  readonly defaultAction: aws.types.input.lb.ListenerDefaultAction;
  readonly parameters: {
    readonly publicSubnetIds: readonly string[];
    readonly privateSubnetIds: readonly string[];
    readonly loadBalancerSecurityGroupId: string;
    readonly idleTimeoutSeconds: number;
    readonly deletionProtection: boolean;
    readonly accessLogsBucketName: string | undefined;
    readonly certificateArn: string | undefined;
    readonly webAclArn: string | undefined;
  };
}

/**
 * A load balancer for HTTP and the ways into it: HTTPS where there is a certificate, to which HTTP
 * then only redirects.
 */
export class Entrance extends pulumi.ComponentResource {
  readonly scheme: "http" | "https";
  readonly loadBalancer: aws.lb.LoadBalancer;
  readonly httpListener: aws.lb.Listener;
  /** The one that does the default action, and that rules are attached to. */
  readonly listener: aws.lb.Listener;

  constructor(name: string, args: EntranceArgs, opts?: pulumi.ComponentResourceOptions) {
    super(`cloud:${args.context.stack}:Entrance`, name, {}, opts);
    const { defaultAction, parameters } = args;
    this.loadBalancer = this.#loadBalancer(args);
    const certificateArn = given(parameters.certificateArn);
    if (certificateArn === undefined) {
      this.scheme = "http";
      this.httpListener = this.#listener(args, "http", 80, { defaultActions: [defaultAction] });
      this.listener = this.httpListener;
    } else {
      this.scheme = "https";
      this.httpListener = this.#listener(args, "http", 80, { defaultActions: [toHttps] });
      this.listener = this.#listener(args, "https", 443, {
        certificateArn,
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
        defaultActions: [defaultAction],
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

  #loadBalancer({ context, label, internal, parameters }: EntranceArgs): aws.lb.LoadBalancer {
    const { deletionProtection, privateSubnetIds, publicSubnetIds } = parameters;
    // The kind is part of the name, because the other kind is made before this one is deleted.
    const fullLabel = internal ? `${label}-inside` : label;
    const bucket = given(parameters.accessLogsBucketName);
    return new aws.lb.LoadBalancer(
      "load-balancer",
      {
        name: resourceName(context, fullLabel, nameLimits.loadBalancer),
        loadBalancerType: "application",
        internal,
        subnets: [...(internal ? privateSubnetIds : publicSubnetIds)],
        securityGroups: [parameters.loadBalancerSecurityGroupId],
        idleTimeout: parameters.idleTimeoutSeconds,
        dropInvalidHeaderFields: true,
        enableDeletionProtection: deletionProtection,
        ...(bucket === undefined
          ? {}
          : { accessLogs: { enabled: true, bucket, prefix: `load-balancers/${fullLabel}` } }),
        tags: nameTags(context, fullLabel),
      },
      { parent: this, ...deletionGuard(deletionProtection) },
    );
  }

  #listener(
    { context, label }: EntranceArgs,
    name: "http" | "https",
    port: number,
    args: Omit<aws.lb.ListenerArgs, "loadBalancerArn" | "port" | "protocol" | "tags">,
  ): aws.lb.Listener {
    return new aws.lb.Listener(
      name,
      {
        loadBalancerArn: this.loadBalancer.arn,
        port,
        protocol: name.toUpperCase(),
        ...args,
        tags: nameTags(context, `${label}-${name}`),
      },
      { parent: this },
    );
  }
}

const toHttps = {
  type: "redirect",
  redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" },
};

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { given, nameLimits, nameTags, resourceName, type StackContext } from "@cloud/shared";
import type { ComputeParameters } from "./compute";

export interface EntranceArgs {
  readonly context: StackContext;
  readonly parameters: Pick<
    ComputeParameters,
    | "accessLogsBucketName"
    | "applicationPort"
    | "deletionProtection"
    | "drainSeconds"
    | "healthCheckPath"
    | "idleTimeoutSeconds"
    | "internal"
    | "loadBalancerSecurityGroupId"
    | "privateSubnetIds"
    | "publicSubnetIds"
    | "vpcId"
    | "webAclArn"
  >;
  readonly certificateArn: string | undefined;
}

/** The only way to the instances: a load balancer with its listeners and their target group. */
export class Entrance extends pulumi.ComponentResource {
  readonly scheme: "http" | "https";
  readonly loadBalancer: aws.lb.LoadBalancer;
  readonly targetGroup: aws.lb.TargetGroup;
  /** The one that forwards. */
  readonly listener: aws.lb.Listener;

  constructor(name: string, args: EntranceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:compute-ec2:Entrance", name, {}, opts);
    const { context, parameters, certificateArn } = args;
    this.scheme = certificateArn === undefined ? "http" : "https";
    this.loadBalancer = this.#loadBalancer(context, parameters);
    this.targetGroup = this.#targetGroup(context, parameters);
    const forward = { type: "forward", targetGroupArn: this.targetGroup.arn };
    if (certificateArn === undefined) {
      this.listener = this.#listener(context, "http", 80, { defaultActions: [forward] });
    } else {
      this.listener = this.#listener(context, "https", 443, {
        certificateArn,
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
        defaultActions: [forward],
      });
      this.#listener(context, "http", 80, { defaultActions: [toHttps] });
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

  #loadBalancer(context: StackContext, parameters: EntranceArgs["parameters"]) {
    const { internal, publicSubnetIds, privateSubnetIds } = parameters;
    // The kind is part of the name, because the other kind is made before this one is deleted.
    const label = internal ? "ec2-inside" : "ec2";
    const bucket = given(parameters.accessLogsBucketName);
    return new aws.lb.LoadBalancer(
      "application",
      {
        name: resourceName(context, label, nameLimits.loadBalancer),
        loadBalancerType: "application",
        internal,
        subnets: [...(internal ? privateSubnetIds : publicSubnetIds)],
        securityGroups: [parameters.loadBalancerSecurityGroupId],
        idleTimeout: parameters.idleTimeoutSeconds,
        dropInvalidHeaderFields: true,
        ...(bucket === undefined
          ? {}
          : { accessLogs: { enabled: true, bucket, prefix: `load-balancers/${label}` } }),
        enableDeletionProtection: parameters.deletionProtection,
        tags: nameTags(context, label),
      },
      { parent: this },
    );
  }

  #targetGroup(context: StackContext, parameters: EntranceArgs["parameters"]) {
    // As above: a target group for another port has to stand beside this one for a while.
    const label = `ec2-${parameters.applicationPort}`;
    return new aws.lb.TargetGroup(
      "application",
      {
        name: resourceName(context, label, nameLimits.targetGroup),
        vpcId: parameters.vpcId,
        targetType: "instance",
        protocol: "HTTP",
        port: parameters.applicationPort,
        deregistrationDelay: parameters.drainSeconds,
        healthCheck: {
          path: parameters.healthCheckPath,
          matcher: "200",
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
        tags: nameTags(context, `ec2-${label}`),
      },
      { parent: this },
    );
  }
}

const toHttps = {
  type: "redirect",
  redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" },
};

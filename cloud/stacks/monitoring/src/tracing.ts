import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameLimits, namePrefix, nameTags, resourceName, type StackContext } from "@cloud/shared";

export interface TracingArgs {
  readonly context: StackContext;
  readonly requestsPerSecond: number;
  readonly share: number;
  readonly slowSeconds: number;
}

/** Before the rule that every account has, which stands at 10000. */
const priority = 1000;

/** Which requests are traced, and which traces belong together. */
export class Tracing extends pulumi.ComponentResource {
  readonly rule: aws.xray.SamplingRule;
  readonly groups: readonly aws.xray.Group[];

  constructor(name: string, args: TracingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:monitoring:Tracing", name, {}, opts);
    const { context } = args;
    this.rule = new aws.xray.SamplingRule(
      "requests",
      {
        ruleName: resourceName(context, "requests", nameLimits.trace),
        version: 1,
        priority,
        reservoirSize: args.requestsPerSecond,
        fixedRate: args.share,
        // Services of this environment have names that begin so.
        serviceName: `${namePrefix(context)}-*`,
        serviceType: "*",
        host: "*",
        httpMethod: "*",
        urlPath: "*",
        resourceArn: "*",
        tags: nameTags(context, "requests"),
      },
      { parent: this },
    );
    this.groups = [
      this.#group(context, "failed", "fault = true OR error = true"),
      this.#group(context, "slow", `responsetime > ${args.slowSeconds}`),
    ];
    this.registerOutputs({});
  }

  #group(context: StackContext, name: string, filterExpression: string): aws.xray.Group {
    return new aws.xray.Group(
      name,
      {
        groupName: resourceName(context, name, nameLimits.trace),
        filterExpression,
        insightsConfiguration: { insightsEnabled: true, notificationsEnabled: false },
        tags: nameTags(context, name),
      },
      { parent: this },
    );
  }
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameLimits, nameTags, resourceName, type StackContext } from "@cloud/shared";

export interface WebAclArgs {
  readonly context: StackContext;
  readonly mode: "count" | "block";
  /** Requests from one address within five minutes. */
  readonly rateLimit: number;
}

type Rule = pulumi.Unwrap<aws.types.input.wafv2.WebAclRule>;

/** Rule groups that AWS maintains, in the order in which they are asked. */
const managedGroups = [
  "AWSManagedRulesAmazonIpReputationList",
  "AWSManagedRulesCommonRuleSet",
  "AWSManagedRulesKnownBadInputsRuleSet",
  "AWSManagedRulesSQLiRuleSet",
];

/** The cheapest rule comes first, since a request that it stops costs nothing further. */
export function webAclRules(mode: "count" | "block", rateLimit: number): Rule[] {
  return [
    {
      name: "rate-limit",
      priority: 0,
      action: mode === "block" ? { block: {} } : { count: {} },
      statement: { rateBasedStatement: { limit: rateLimit, aggregateKeyType: "IP" } },
      visibilityConfig: visibility("rate-limit"),
    },
    ...managedGroups.map((name, index) => ({
      name,
      priority: index + 1,
      // A group blocks by itself; counting has to be asked for.
      overrideAction: mode === "block" ? { none: {} } : { count: {} },
      statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
      visibilityConfig: visibility(name),
    })),
  ];
}

/** A firewall for load balancers, APIs and user pools of the region. */
export class WebAcl extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: WebAclArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:security:WebAcl", name, {}, opts);
    const { context, mode, rateLimit } = args;
    const aclName = resourceName(context, "web-acl", nameLimits.webAcl);
    const acl = new aws.wafv2.WebAcl(
      name,
      {
        name: aclName,
        description: "Managed rules and a rate limit",
        scope: "REGIONAL",
        defaultAction: { allow: {} },
        rules: webAclRules(mode, rateLimit),
        visibilityConfig: visibility(aclName),
        tags: nameTags(context, "web-acl"),
      },
      { parent: this },
    );
    this.arn = acl.arn;
    this.registerOutputs({ arn: this.arn });
  }
}

function visibility(metricName: string) {
  return { cloudwatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName };
}

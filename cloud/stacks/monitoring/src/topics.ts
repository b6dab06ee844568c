import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type Account,
  nameLimits,
  nameTags,
  recordOf,
  resourceName,
  type StackContext,
} from "@cloud/shared";
import type { MonitoringParameters } from "./monitoring";
import type { Severity } from "./signal";
import { topicPolicy } from "./topic-policy";

export const severities = ["alert", "critical"] as const;

export interface TopicsArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly keyArn: string | undefined;
  readonly subscriptions: MonitoringParameters["subscriptions"];
}

/** One topic a severity, so that each can wake other people. */
export class Topics extends pulumi.ComponentResource {
  readonly topics: Readonly<Record<Severity, aws.sns.Topic>>;

  constructor(name: string, args: TopicsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:monitoring:Topics", name, {}, opts);
    this.topics = recordOf(severities, (severity) => this.#topic(severity, args));
    for (const subscription of args.subscriptions) {
      this.#subscribe(subscription);
    }
    this.registerOutputs({ arns: recordOf(severities, (severity) => this.topics[severity].arn) });
  }

  #topic(severity: Severity, { context, account, keyArn }: TopicsArgs): aws.sns.Topic {
    const topic = new aws.sns.Topic(
      severity,
      {
        name: resourceName(context, severity, nameLimits.topic),
        ...(keyArn === undefined ? {} : { kmsMasterKeyId: keyArn }),
        tags: nameTags(context, severity),
      },
      { parent: this },
    );
    new aws.sns.TopicPolicy(
      severity,
      {
        arn: topic.arn,
        policy: pulumi
          .all([topic.arn, account])
          .apply(([arn, { accountId }]) => JSON.stringify(topicPolicy(arn, accountId))),
      },
      { parent: this },
    );
    return topic;
  }

  #subscribe({
    name,
    protocol,
    endpoint,
    severity,
  }: MonitoringParameters["subscriptions"][number]): void {
    for (const wanted of severities.filter((one) => severity === "all" || severity === one)) {
      new aws.sns.TopicSubscription(
        `${wanted}-${name}`,
        { topic: this.topics[wanted].arn, protocol, endpoint },
        { parent: this },
      );
    }
  }
}

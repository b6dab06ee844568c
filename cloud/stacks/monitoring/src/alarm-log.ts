import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  type Account,
  nameLimits,
  namePrefix,
  nameTags,
  type PolicyDocument,
  policyDocument,
  resourceName,
  type StackContext,
} from "@cloud/shared";

export interface AlarmLogArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly retentionDays: number;
  readonly keyArn: string | undefined;
}

/**
 * EventBridge has no role here: the log group itself must let it in, for this rule alone. Only when
 * it writes does it say for which rule it does, not when it makes the stream to write to.
 */
export function deliveryPolicy(logGroupArn: string, ruleArn: string): PolicyDocument {
  const fromEvents = {
    Effect: "Allow",
    Principal: { Service: ["delivery.logs.amazonaws.com", "events.amazonaws.com"] },
    Resource: `${logGroupArn}:*`,
  } as const;
  return policyDocument(
    { Sid: "MakeStreams", ...fromEvents, Action: "logs:CreateLogStream" },
    {
      Sid: "DeliverAlarms",
      ...fromEvents,
      Action: "logs:PutLogEvents",
      Condition: { ArnEquals: { "aws:SourceArn": ruleArn } },
    },
  );
}

/** Every change of an alarm of this environment. */
export function alarmPattern({ partition, region, accountId }: Account, prefix: string) {
  return {
    source: ["aws.cloudwatch"],
    "detail-type": ["CloudWatch Alarm State Change"],
    resources: [{ prefix: `arn:${partition}:cloudwatch:${region}:${accountId}:alarm:${prefix}-` }],
  };
}

/** CloudWatch forgets what its alarms did after a month; this log does not. */
export class AlarmLog extends pulumi.ComponentResource {
  readonly logGroup: aws.cloudwatch.LogGroup;

  constructor(name: string, args: AlarmLogArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:monitoring:AlarmLog", name, {}, opts);
    const { context, account, keyArn } = args;
    const prefix = namePrefix(context);
    this.logGroup = new aws.cloudwatch.LogGroup(
      name,
      {
        name: `/cloud/${prefix}/monitoring/alarms`,
        retentionInDays: args.retentionDays,
        ...(keyArn === undefined ? {} : { kmsKeyId: keyArn }),
        tags: nameTags(context, "alarm-log"),
      },
      { parent: this },
    );
    const rule = new aws.cloudwatch.EventRule(
      name,
      {
        name: resourceName(context, "alarm-log", nameLimits.eventRule),
        description: "Writes down every change of an alarm",
        eventPattern: account.apply((known) => JSON.stringify(alarmPattern(known, prefix))),
        tags: nameTags(context, "alarm-log"),
      },
      { parent: this },
    );
    const policy = new aws.cloudwatch.LogResourcePolicy(
      name,
      {
        policyName: resourceName(context, "alarm-log"),
        policyDocument: pulumi
          .all([this.logGroup.arn, rule.arn])
          .apply(([logGroupArn, ruleArn]) => JSON.stringify(deliveryPolicy(logGroupArn, ruleArn))),
      },
      { parent: this },
    );
    new aws.cloudwatch.EventTarget(
      name,
      { rule: rule.name, targetId: "log", arn: this.logGroup.arn },
      // Without its permission, the first events are lost.
      { parent: this, dependsOn: [policy] },
    );
    this.registerOutputs({ logGroupName: this.logGroup.name });
  }
}

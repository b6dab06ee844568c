import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Account, nameTags, resourceName, type StackContext } from "@cloud/shared";
import { TrailBucket } from "./trail-bucket";

export interface AuditArgs {
  readonly context: StackContext;
  readonly account: pulumi.Output<Account>;
  readonly logsKeyArn: pulumi.Output<string>;
  readonly guardDuty: { readonly features: readonly string[] } | undefined;
  readonly securityHub: boolean;
  readonly trail:
    { readonly bucketName: string | undefined; readonly retentionDays: number } | undefined;
  readonly deletionProtection: boolean;
}

/**
 * What watches over the account. GuardDuty and Security Hub exist once in an account and region, so
 * one environment of one deployment switches them on.
 */
export class Audit extends pulumi.ComponentResource {
  readonly detector: aws.guardduty.Detector | undefined;
  readonly hub: aws.securityhub.Account | undefined;
  readonly trail: aws.cloudtrail.Trail | undefined;
  readonly #context: StackContext;

  constructor(name: string, args: AuditArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:security:Audit", name, {}, opts);
    this.#context = args.context;
    this.detector = args.guardDuty ? this.#detector(args.guardDuty.features) : undefined;
    this.hub = args.securityHub ? this.#hub(args.account) : undefined;
    this.trail = args.trail ? this.#trail(args, args.trail) : undefined;
    this.registerOutputs({});
  }

  #detector(features: readonly string[]): aws.guardduty.Detector {
    const detector = new aws.guardduty.Detector(
      "guard-duty",
      {
        enable: true,
        findingPublishingFrequency: "FIFTEEN_MINUTES",
        tags: nameTags(this.#context, "guard-duty"),
      },
      { parent: this },
    );
    for (const feature of features) {
      new aws.guardduty.DetectorFeature(
        feature.toLowerCase().replaceAll("_", "-"),
        { detectorId: detector.id, name: feature, status: "ENABLED" },
        { parent: this },
      );
    }
    return detector;
  }

  #hub(account: pulumi.Output<Account>): aws.securityhub.Account {
    const hub = new aws.securityhub.Account(
      "security-hub",
      {
        // The standard is subscribed to below, where it can be seen and taken away.
        enableDefaultStandards: false,
        controlFindingGenerator: "SECURITY_CONTROL",
      },
      { parent: this },
    );
    new aws.securityhub.StandardsSubscription(
      "foundational-best-practices",
      {
        standardsArn: account.apply(
          ({ partition, region }) =>
            `arn:${partition}:securityhub:${region}::standards/` +
            "aws-foundational-security-best-practices/v/1.0.0",
        ),
      },
      { parent: this, dependsOn: [hub] },
    );
    return hub;
  }

  #trail(args: AuditArgs, trail: NonNullable<AuditArgs["trail"]>): aws.cloudtrail.Trail {
    const own =
      trail.bucketName === undefined
        ? new TrailBucket(
            "trail",
            {
              context: args.context,
              account: args.account,
              keyArn: args.logsKeyArn,
              retentionDays: trail.retentionDays,
              deletionProtection: args.deletionProtection,
            },
            { parent: this },
          )
        : undefined;
    return new aws.cloudtrail.Trail(
      "trail",
      {
        name: resourceName(args.context, "trail"),
        s3BucketName: own?.bucket.bucket ?? trail.bucketName ?? "",
        kmsKeyId: args.logsKeyArn,
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: true,
        enableLogFileValidation: true,
        tags: nameTags(args.context, "trail"),
      },
      { parent: this, dependsOn: own === undefined ? [] : [own.policy] },
    );
  }
}

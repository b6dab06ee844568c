import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { entriesOf, nameLimits, nameTags, resourceName } from "@cloud/shared";
import type { Entrance, StackContext, Tags } from "@cloud/shared";
import type { ComputeParameters } from "./compute";

export interface FleetArgs {
  readonly context: StackContext;
  readonly parameters: Pick<
    ComputeParameters,
    | "cpuTargetPercent"
    | "maxSize"
    | "minSize"
    | "privateSubnetIds"
    | "requestsPerTarget"
    | "warmupSeconds"
  >;
  readonly launchTemplate: aws.ec2.LaunchTemplate;
  readonly entrance: Entrance;
  readonly targetGroup: aws.lb.TargetGroup;
  readonly defaultTags: pulumi.Output<Tags>;
}

/** Metrics of the group cost nothing, unlike those of its instances. */
const groupMetrics = [
  "GroupDesiredCapacity",
  "GroupInServiceInstances",
  "GroupMaxSize",
  "GroupMinSize",
  "GroupPendingInstances",
  "GroupTerminatingInstances",
  "GroupTotalInstances",
] as const;

/** How many instances there are. The number itself is left to scaling and never set from here. */
export class Fleet extends pulumi.ComponentResource {
  readonly group: aws.autoscaling.Group;

  constructor(name: string, args: FleetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:compute-ec2:Fleet", name, {}, opts);
    this.group = this.#group(args);
    const { cpuTargetPercent, requestsPerTarget } = args.parameters;
    this.#track(args.context, "cpu", cpuTargetPercent, {
      predefinedMetricType: "ASGAverageCPUUtilization",
    });
    if (requestsPerTarget !== undefined) {
      const { targetGroup, entrance } = args;
      this.#track(args.context, "requests", requestsPerTarget, {
        predefinedMetricType: "ALBRequestCountPerTarget",
        resourceLabel: pulumi.interpolate`${entrance.loadBalancer.arnSuffix}/${targetGroup.arnSuffix}`,
      });
    }
    this.registerOutputs({ autoScalingGroupName: this.group.name });
  }

  #group({ context, parameters, launchTemplate, entrance, targetGroup, defaultTags }: FleetArgs) {
    const { minSize, maxSize, warmupSeconds } = parameters;
    return new aws.autoscaling.Group(
      "application",
      {
        name: resourceName(context, "ec2", nameLimits.autoScalingGroup),
        vpcZoneIdentifiers: [...parameters.privateSubnetIds],
        minSize,
        maxSize,
        launchTemplate: {
          id: launchTemplate.id,
          // A number and not $Latest: that is what starts a refresh, and what it can go back to.
          version: pulumi.interpolate`${launchTemplate.latestVersion}`,
        },
        targetGroupArns: [targetGroup.arn],
        healthCheckType: "ELB",
        healthCheckGracePeriod: warmupSeconds,
        defaultInstanceWarmup: warmupSeconds,
        // The first deployment has succeeded only when the load balancer finds them healthy.
        minElbCapacity: minSize,
        waitForCapacityTimeout: "15m",
        instanceRefresh: {
          strategy: "Rolling",
          preferences: {
            // New instances come before old ones go, even when there is only one.
            minHealthyPercentage: 100,
            maxHealthyPercentage: 200,
            instanceWarmup: String(warmupSeconds),
            autoRollback: true,
            skipMatching: true,
          },
        },
        enabledMetrics: [...groupMetrics],
        metricsGranularity: "1Minute",
        tags: defaultTags.apply((tags) => groupTags({ ...tags, ...nameTags(context, "ec2") })),
      },
      // Targets of a group without a listener are never found healthy.
      { parent: this, dependsOn: [entrance.listener] },
    );
  }

  #track(
    context: StackContext,
    label: string,
    targetValue: number,
    predefinedMetricSpecification: aws.types.input.autoscaling.PolicyTargetTrackingConfigurationPredefinedMetricSpecification,
  ): void {
    new aws.autoscaling.Policy(
      label,
      {
        name: resourceName(context, `ec2-${label}`, nameLimits.autoScalingGroup),
        autoscalingGroupName: this.group.name,
        policyType: "TargetTrackingScaling",
        targetTrackingConfiguration: { targetValue, predefinedMetricSpecification },
      },
      { parent: this },
    );
  }
}

/** Instances have their tags from the launch template, which tags volumes as well. */
export function groupTags(tags: Tags) {
  return entriesOf(tags)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => ({ key, value, propagateAtLaunch: false }));
}

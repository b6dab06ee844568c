import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { nameLimits, nameTags, resourceName, type StackContext } from "@cloud/shared";

export interface ScalingArgs {
  readonly context: StackContext;
  readonly clusterName: string;
  readonly serviceName: pulumi.Input<string>;
  readonly minTasks: number;
  readonly maxTasks: number;
  readonly cpuPercent: number;
  /** Requests a minute, and the metric that counts them. */
  readonly requests:
    { readonly perTask: number; readonly resourceLabel: pulumi.Input<string> } | undefined;
}

/** Adds tasks within a minute and takes them away slowly, whichever metric asks for more. */
export class Scaling extends pulumi.ComponentResource {
  constructor(name: string, args: ScalingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cloud:containers-apps:Scaling", name, {}, opts);
    const target = new aws.appautoscaling.Target(
      name,
      {
        serviceNamespace: "ecs",
        scalableDimension: "ecs:service:DesiredCount",
        resourceId: pulumi.interpolate`service/${args.clusterName}/${args.serviceName}`,
        minCapacity: args.minTasks,
        maxCapacity: args.maxTasks,
        tags: nameTags(args.context, `${name}-tasks`),
      },
      { parent: this },
    );
    const policy = (
      metric: string,
      targetValue: number,
      predefinedMetricSpecification: aws.types.input.appautoscaling.PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification,
    ) =>
      new aws.appautoscaling.Policy(
        `${name}-${metric}`,
        {
          name: resourceName(args.context, `${name}-${metric}`, nameLimits.scalingPolicy),
          policyType: "TargetTrackingScaling",
          serviceNamespace: target.serviceNamespace,
          scalableDimension: target.scalableDimension,
          resourceId: target.resourceId,
          targetTrackingScalingPolicyConfiguration: {
            targetValue,
            predefinedMetricSpecification,
            scaleOutCooldown: 60,
            scaleInCooldown: 300,
          },
        },
        { parent: this },
      );
    policy("cpu", args.cpuPercent, { predefinedMetricType: "ECSServiceAverageCPUUtilization" });
    if (args.requests !== undefined) {
      policy("requests", args.requests.perTask, {
        predefinedMetricType: "ALBRequestCountPerTarget",
        resourceLabel: args.requests.resourceLabel,
      });
    }
    this.registerOutputs({});
  }
}

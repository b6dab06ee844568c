import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { nameLimits, nameTags, resourceName, type StackContext } from "@cloud/shared";
import type { ComputeParameters } from "./compute";

/** The instances as the load balancer knows them, and how it asks for their health. */
export function targetGroup(
  context: StackContext,
  parameters: ComputeParameters,
  options: pulumi.CustomResourceOptions,
): aws.lb.TargetGroup {
  // The port is part of the name, because a group for another port is made before this one is deleted.
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
    options,
  );
}

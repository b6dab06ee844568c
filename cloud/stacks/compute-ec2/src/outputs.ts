import type * as pulumi from "@pulumi/pulumi";
import type { StackOutputs } from "@cloud/shared";
import type { Compute } from "./compute";

/** What other stacks may use, as the template of the stack declares it. */
export function computeOutputs({ instances, fleet, entrance, targetGroup, url }: Compute) {
  const { loadBalancer, listener } = entrance;
  return {
    autoScalingGroupName: fleet.group.name,
    autoScalingGroupArn: fleet.group.arn,
    launchTemplateId: instances.launchTemplate.id,
    imageId: instances.imageId,
    loadBalancerArn: loadBalancer.arn,
    loadBalancerArnSuffix: loadBalancer.arnSuffix,
    loadBalancerDnsName: loadBalancer.dnsName,
    loadBalancerZoneId: loadBalancer.zoneId,
    listenerArn: listener.arn,
    targetGroupArn: targetGroup.arn,
    targetGroupArnSuffix: targetGroup.arnSuffix,
    url,
  } satisfies Record<keyof StackOutputs["compute-ec2"], pulumi.Output<unknown>>;
}

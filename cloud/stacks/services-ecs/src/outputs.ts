import type * as pulumi from "@pulumi/pulumi";
import type { StackOutputs } from "@cloud/shared";
import type { Platform } from "./platform";

/** What other stacks may use, as the template of the stack declares it. */
export function platformOutputs({ cluster, entrance, executionRole }: Platform) {
  const { loadBalancer, listener, httpListener } = entrance;
  return {
    clusterArn: cluster.cluster.arn,
    clusterName: cluster.cluster.name,
    namespaceId: cluster.namespace.id,
    namespaceArn: cluster.namespace.arn,
    namespaceName: cluster.namespace.name,
    loadBalancerArn: loadBalancer.arn,
    loadBalancerArnSuffix: loadBalancer.arnSuffix,
    loadBalancerDnsName: loadBalancer.dnsName,
    loadBalancerZoneId: loadBalancer.zoneId,
    listenerArn: listener.arn,
    httpListenerArn: httpListener.arn,
    logGroupName: cluster.sessionLog.name,
    executionRoleArn: executionRole.role.arn,
    capacityProviders: cluster.capacityProviders,
  } satisfies Record<keyof StackOutputs["services-ecs"], pulumi.Output<unknown>>;
}

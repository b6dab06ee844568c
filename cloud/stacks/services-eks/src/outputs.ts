import * as pulumi from "@pulumi/pulumi";
import { mapValues, type StackOutputs } from "@cloud/shared";
import type { Kubernetes } from "./kubernetes";

/** What other stacks may use, as the template of the stack declares it. */
export function kubernetesOutputs(kubernetes: Kubernetes) {
  const { controlPlane, identityProvider, nodeGroups, workloads } = kubernetes;
  const { cluster, securityGroup, logGroup } = controlPlane;
  return {
    clusterName: cluster.name,
    clusterArn: cluster.arn,
    clusterEndpoint: cluster.endpoint,
    clusterSecurityGroupId: controlPlane.clusterSecurityGroupId,
    controlPlaneSecurityGroupId: securityGroup.id,
    certificateAuthority: cluster.certificateAuthority.data,
    oidcProviderArn: identityProvider.arn,
    oidcIssuerUrl: controlPlane.issuerUrl,
    nodeGroupNames: pulumi.output(nodeGroups.groups.map((group) => group.nodeGroupName)),
    nodeRoleArn: nodeGroups.role.role.arn,
    workloadRoleArns: pulumi.output(mapValues(workloads.roles, ({ role }) => role.arn)),
    logGroupName: logGroup.name,
  } satisfies Record<keyof StackOutputs["services-eks"], pulumi.Output<unknown>>;
}

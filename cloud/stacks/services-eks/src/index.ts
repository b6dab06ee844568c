import { currentContext, readParameters } from "@cloud/shared";
import { definition } from "./definition";
import { Kubernetes } from "./kubernetes";
import { kubernetesOutputs } from "./outputs";

const kubernetes = new Kubernetes("kubernetes", {
  context: currentContext(),
  parameters: readParameters(definition),
});

export const {
  clusterName,
  clusterArn,
  clusterEndpoint,
  clusterSecurityGroupId,
  controlPlaneSecurityGroupId,
  certificateAuthority,
  oidcProviderArn,
  oidcIssuerUrl,
  nodeGroupNames,
  nodeRoleArn,
  workloadRoleArns,
  logGroupName,
} = kubernetesOutputs(kubernetes);

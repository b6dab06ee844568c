import { currentContext, readParameters } from "@cloud/shared";
import { definition } from "./definition";
import { platformOutputs } from "./outputs";
import { Platform } from "./platform";

const platform = new Platform("platform", {
  context: currentContext(),
  parameters: readParameters(definition),
});

export const {
  clusterArn,
  clusterName,
  namespaceId,
  namespaceArn,
  namespaceName,
  loadBalancerArn,
  loadBalancerArnSuffix,
  loadBalancerDnsName,
  loadBalancerZoneId,
  listenerArn,
  httpListenerArn,
  logGroupName,
  executionRoleArn,
  capacityProviders,
} = platformOutputs(platform);

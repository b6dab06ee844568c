import { currentContext, readParameters } from "@cloud/shared";
import { Compute } from "./compute";
import { definition } from "./definition";
import { computeOutputs } from "./outputs";

const compute = new Compute("compute", {
  context: currentContext(),
  parameters: readParameters(definition),
});

export const {
  autoScalingGroupName,
  autoScalingGroupArn,
  launchTemplateId,
  imageId,
  loadBalancerArn,
  loadBalancerArnSuffix,
  loadBalancerDnsName,
  loadBalancerZoneId,
  listenerArn,
  targetGroupArn,
  targetGroupArnSuffix,
  url,
} = computeOutputs(compute);

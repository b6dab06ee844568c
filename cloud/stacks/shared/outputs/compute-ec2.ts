// Generated from templates/config/compute-ec2.yaml by `npm run generate`. Changes belong there.

export interface ComputeEc2Outputs {
  /** Name of the auto-scaling group. */
  readonly autoScalingGroupName: string;
  /** ARN of the auto-scaling group. */
  readonly autoScalingGroupArn: string;
  /** Id of the launch template. */
  readonly launchTemplateId: string;
  /** Image of the instances. */
  readonly imageId: string;
  /** ARN of the load balancer. */
  readonly loadBalancerArn: string;
  /** Part of that ARN that names the load balancer in metrics. */
  readonly loadBalancerArnSuffix: string;
  /** Name of the load balancer. */
  readonly loadBalancerDnsName: string;
  /** Zone of that name, for alias records. */
  readonly loadBalancerZoneId: string;
  /** Listener that forwards to the instances, HTTPS where there is a certificate. */
  readonly listenerArn: string;
  /** ARN of the target group of the instances. */
  readonly targetGroupArn: string;
  /** Part of that ARN that names the target group in metrics. */
  readonly targetGroupArnSuffix: string;
  /** Where the application is reached, by its record where there is one. */
  readonly url: string;
}

// Generated from templates/config/services-ecs.yaml by `npm run generate`. Changes belong there.

export interface ServicesEcsOutputs {
  /** ARN of the cluster. */
  readonly clusterArn: string;
  /** Name of the cluster. */
  readonly clusterName: string;
  /** Id of the namespace in which services find each other. */
  readonly namespaceId: string;
  /** ARN of that namespace. */
  readonly namespaceArn: string;
  /** Private domain of that namespace. */
  readonly namespaceName: string;
  /** ARN of the load balancer. */
  readonly loadBalancerArn: string;
  /** Part of that ARN by which metrics know the load balancer. */
  readonly loadBalancerArnSuffix: string;
  /** DNS name of the load balancer. */
  readonly loadBalancerDnsName: string;
  /** Hosted zone of that name, for alias records. */
  readonly loadBalancerZoneId: string;
  /** Listener that applications attach their rules to, HTTPS where there is a certificate. */
  readonly listenerArn: string;
  /** HTTP listener, which is the same without a certificate. */
  readonly httpListenerArn: string;
  /** Log group of sessions in containers. */
  readonly logGroupName: string;
  /** Role with which ECS starts tasks of this cluster. */
  readonly executionRoleArn: string;
  /** Capacity providers of the cluster. */
  readonly capacityProviders: readonly string[];
}

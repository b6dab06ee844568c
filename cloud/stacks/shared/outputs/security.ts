// Generated from templates/config/security.yaml by `npm run generate`. Changes belong there.

export interface SecurityOutputs {
  /** Security group of load balancers. */
  readonly loadBalancerSecurityGroupId: string;
  /** Security group of instances. */
  readonly applicationSecurityGroupId: string;
  /** Security group of containers. */
  readonly containerSecurityGroupId: string;
  /** Security group of functions. */
  readonly functionSecurityGroupId: string;
  /** Security group of databases. */
  readonly databaseSecurityGroupId: string;
  /** Security group of caches. */
  readonly cacheSecurityGroupId: string;
  /** Security group of interface endpoints made outside the network stack. */
  readonly endpointSecurityGroupId: string;
  /** Ids of all security groups by tier. */
  readonly securityGroupIds: {
    readonly loadBalancer: string;
    readonly application: string;
    readonly container: string;
    readonly function: string;
    readonly database: string;
    readonly cache: string;
    readonly endpoint: string;
  };
  /** Role of EC2 instances, reachable by Session Manager. */
  readonly instanceRoleArn: string;
  /** Name of that role, to attach further policies. */
  readonly instanceRoleName: string;
  /** Instance profile of that role. */
  readonly instanceProfileName: string;
  /** ARN of that instance profile. */
  readonly instanceProfileArn: string;
  /** Role with which ECS starts tasks. */
  readonly ecsExecutionRoleArn: string;
  /** Role of the containers in a task. */
  readonly ecsTaskRoleArn: string;
  /** Name of that role, to attach further policies. */
  readonly ecsTaskRoleName: string;
  /** Role of functions inside the VPC. */
  readonly lambdaRoleArn: string;
  /** Name of that role, to attach further policies. */
  readonly lambdaRoleName: string;
  /** Role with which RDS delivers enhanced monitoring. */
  readonly rdsMonitoringRoleArn: string;
  /** Key for queues, topics, images and all else. */
  readonly generalKeyArn: string;
  /** Key for buckets, volumes and file systems. */
  readonly storageKeyArn: string;
  /** Key for databases and caches. */
  readonly databaseKeyArn: string;
  /** Key for secrets and secure parameters. */
  readonly secretsKeyArn: string;
  /** Key for log groups. */
  readonly logsKeyArn: string;
  /** Ids of all keys by purpose. */
  readonly keyIds: {
    readonly general: string;
    readonly storage: string;
    readonly database: string;
    readonly secrets: string;
    readonly logs: string;
  };
  /** Aliases of all keys by purpose. */
  readonly keyAliases: {
    readonly general: string;
    readonly storage: string;
    readonly database: string;
    readonly secrets: string;
    readonly logs: string;
  };
  /** ARN of the web ACL, empty without one. */
  readonly webAclArn: string;
  /** Id of the detector of GuardDuty, empty without one. */
  readonly guardDutyDetectorId: string;
  /** ARN of Security Hub in the account, empty without it. */
  readonly securityHubArn: string;
  /** ARN of the trail, empty without one. */
  readonly trailArn: string;
  /** Bucket of the trail, empty without one. */
  readonly trailBucketName: string;
}

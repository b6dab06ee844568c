// Generated from templates/config/*.yaml by `npm run generate`. Changes belong there.

export interface StackOutputs {
  dns: {
    /** Ids of the health checks by name. */
    readonly healthCheckIds: Readonly<Record<string, unknown>>;
    /** Roles with which other accounts delegate zones to themselves, by name of the zone. */
    readonly delegationRoleArns: Readonly<Record<string, unknown>>;
    /** Name of the public zone. */
    readonly zoneName: string;
    /** Id of the public zone. */
    readonly publicZoneId: string;
    /** ARN of the public zone. */
    readonly publicZoneArn: string;
    /** Name servers to which the parent zone must delegate. */
    readonly nameServers: readonly string[];
    /** Id of the private zone, empty without one. */
    readonly privateZoneId: string;
    /** Name of the private zone, empty without one. */
    readonly privateZoneName: string;
    /** ARN of the certificate, issued where the stack waits for it, empty without one. */
    readonly certificateArn: string;
    /** All names of the certificate. */
    readonly certificateDomains: readonly string[];
    /** Full names of the records from configuration. */
    readonly recordNames: readonly string[];
  };
  network: {
    /** Id of the VPC. */
    readonly vpcId: string;
    /** ARN of the VPC. */
    readonly vpcArn: string;
    /** IPv4 range of the VPC. */
    readonly vpcCidr: string;
    /** IPv6 range of the VPC, empty without IPv6. */
    readonly vpcIpv6Cidr: string;
    /** Zones in use, in the order of the subnet lists. */
    readonly availabilityZones: readonly string[];
    /** Ids of the public subnets, one a zone. */
    readonly publicSubnetIds: readonly string[];
    /** IPv4 ranges of the public subnets. */
    readonly publicSubnetCidrs: readonly string[];
    /** Ids of the private subnets, one a zone. */
    readonly privateSubnetIds: readonly string[];
    /** IPv4 ranges of the private subnets. */
    readonly privateSubnetCidrs: readonly string[];
    /** Ids of the database subnets, one a zone, without a route to the internet. */
    readonly databaseSubnetIds: readonly string[];
    /** IPv4 ranges of the database subnets. */
    readonly databaseSubnetCidrs: readonly string[];
    /** Id of the internet gateway. */
    readonly internetGatewayId: string;
    /** Id of the egress-only gateway, empty without IPv6. */
    readonly egressOnlyInternetGatewayId: string;
    /** Ids of the NAT gateways, empty without NAT. */
    readonly natGatewayIds: readonly string[];
    /** Addresses from which private subnets reach the internet, for allow lists elsewhere. */
    readonly natPublicIps: readonly string[];
    /** Id of the route table of all public subnets. */
    readonly publicRouteTableId: string;
    /** Ids of the route tables of the private subnets, one a zone. */
    readonly privateRouteTableIds: readonly string[];
    /** Id of the route table of all database subnets. */
    readonly databaseRouteTableId: string;
    /** Id of the default security group, which lets nothing through. */
    readonly defaultSecurityGroupId: string;
    /** Ids of the network ACLs by tier, empty without them. */
    readonly networkAclIds: Readonly<Record<string, unknown>>;
    /** Ids of the connections to other VPCs by name. */
    readonly peeringConnectionIds: Readonly<Record<string, unknown>>;
    /** Id of the attachment to a transit gateway, empty without one. */
    readonly transitGatewayAttachmentId: string;
    /** Ids of the gateway endpoints by service. */
    readonly gatewayEndpointIds: { readonly s3: string; readonly dynamodb: string };
    /** Ids of the interface endpoints by service. */
    readonly interfaceEndpointIds: Readonly<Record<string, unknown>>;
    /** Id of the security group of the interface endpoints, empty without any. */
    readonly endpointSecurityGroupId: string;
    /** Name of the log group of the flow logs, empty without them. */
    readonly flowLogGroupName: string;
  };
  security: {
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
  };
  secrets: {
    /** ARNs of all secrets by name. */
    readonly secretArns: Readonly<Record<string, unknown>>;
    /** Names on AWS of all secrets by name. */
    readonly secretNames: Readonly<Record<string, unknown>>;
    /** Secret with username and password of the database, as JSON. */
    readonly databaseSecretArn: string;
    /** Name of that secret. */
    readonly databaseSecretName: string;
    /** Secret with the secretKey of the applications, as JSON. */
    readonly applicationSecretArn: string;
    /** Name of that secret. */
    readonly applicationSecretName: string;
    /** Function that renews secrets, empty when none is renewed. */
    readonly rotationFunctionArn: string;
    /** Log group of that function, empty without it. */
    readonly rotationFunctionLogGroupName: string;
    /** What the names of all secrets start with. */
    readonly secretNamePrefix: string;
    /** Names on AWS of all parameters by name. */
    readonly parameterNames: Readonly<Record<string, unknown>>;
    /** ARNs of all parameters by name. */
    readonly parameterArns: Readonly<Record<string, unknown>>;
    /** Path below which all parameters are. */
    readonly parameterPathPrefix: string;
  };
  storage: {
    /** Bucket for data of the applications. */
    readonly dataBucketName: string;
    /** ARN of that bucket. */
    readonly dataBucketArn: string;
    /** Bucket in the other region, empty without a replica. */
    readonly dataReplicaBucketArn: string;
    /** Bucket to which services of AWS deliver logs. */
    readonly logsBucketName: string;
    /** ARN of that bucket. */
    readonly logsBucketArn: string;
    /** Bucket for what web pages show. */
    readonly assetsBucketName: string;
    /** ARN of that bucket. */
    readonly assetsBucketArn: string;
    /** Host name of that bucket in its region, for CloudFront. */
    readonly assetsBucketDomainName: string;
    /** Id of the file system, empty without one. */
    readonly fileSystemId: string;
    /** ARN of the file system, empty without one. */
    readonly fileSystemArn: string;
    /** ARN of its access point, empty without one. */
    readonly fileSystemAccessPointArn: string;
    /** Id of its access point, empty without one. */
    readonly fileSystemAccessPointId: string;
    /** Group of its mount targets, empty without one. */
    readonly fileSystemSecurityGroupId: string;
    /** Catalog of the data lake, empty without one. */
    readonly glueDatabaseName: string;
    /** Crawler that fills the catalog, empty without one. */
    readonly glueCrawlerName: string;
    /** Workgroup for queries, empty without a data lake. */
    readonly athenaWorkgroupName: string;
  };
  authentication: {
    /** Id of the user pool. */
    readonly userPoolId: string;
    /** ARN of the user pool. */
    readonly userPoolArn: string;
    /** Host name and path of the user pool. */
    readonly userPoolEndpoint: string;
    /** Issuer of the tokens, below which their keys are published. */
    readonly issuerUrl: string;
    /** Ids of the clients by name. */
    readonly clientIds: Readonly<Record<string, unknown>>;
    /** Secrets with id and secret of servers and machines by name, as JSON. */
    readonly clientSecretArns: Readonly<Record<string, unknown>>;
    /** Ids of all clients, whose tokens an API accepts. */
    readonly apiAudiences: readonly string[];
    /** Full names of the scopes. */
    readonly apiScopeNames: readonly string[];
    /** Host name of the login page. */
    readonly userPoolDomain: string;
    /** URL below which the login page and the tokens are. */
    readonly loginUrl: string;
    /** Names of the groups, the first in order of precedence first. */
    readonly groupNames: readonly string[];
    /** Roles of the groups that have one, by name. */
    readonly groupRoleArns: Readonly<Record<string, unknown>>;
    /** Id of the identity pool, empty without one. */
    readonly identityPoolId: string;
    /** Role of users without a group that has one, empty without an identity pool. */
    readonly authenticatedRoleArn: string;
  };
  "database-rds": {
    /** Host for reading and writing. */
    readonly endpoint: string;
    /** Host for reading; the same one where there is no replica. */
    readonly readerEndpoint: string;
    /** Port of both. */
    readonly port: number;
    /** Database that was made at first. */
    readonly databaseName: string;
    /** Engine as RDS calls it. */
    readonly engine: string;
    /** Names of all instances, the first one writes. */
    readonly instanceIdentifiers: readonly string[];
    /** Name of the cluster, empty for an instance. */
    readonly clusterIdentifier: string;
    /** ARN of the cluster or of the instance. */
    readonly arn: string;
    /** Id for IAM policies of users who log in with their role. */
    readonly resourceId: string;
    /** Secret with username and password. */
    readonly credentialsSecretArn: string;
    /** Security group of the database. */
    readonly securityGroupId: string;
    /** Name of the parameter group. */
    readonly parameterGroupName: string;
    /** Name of the subnet group. */
    readonly subnetGroupName: string;
    /** Log groups of the engine. */
    readonly logGroupNames: readonly string[];
  };
  "services-ecr": {
    /** Addresses for docker push and pull by short name. */
    readonly repositoryUrls: Readonly<Record<string, unknown>>;
    /** ARNs by short name. */
    readonly repositoryArns: Readonly<Record<string, unknown>>;
    /** Names on AWS, in the order of the configuration. */
    readonly repositoryNames: readonly string[];
    /** Account whose registry holds the repositories. */
    readonly registryId: string;
    /** Prefixes of cached repositories, in the order of the configuration. */
    readonly pullThroughPrefixes: readonly string[];
  };
  "containers-images": {
    /** Names of the projects on AWS, in the order of the images. */
    readonly projectNames: readonly string[];
    /** ARNs of the projects by image. */
    readonly projectArns: Readonly<Record<string, unknown>>;
    /** Newest image by repository, under its moving tag; it is there after the first build. */
    readonly imageUris: Readonly<Record<string, unknown>>;
    /** Names of the log groups, in the order of the images. */
    readonly logGroupNames: readonly string[];
    /** Role of the builds, empty without images. */
    readonly buildRoleArn: string;
  };
  "services-ecs": {
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
  };
  "containers-apps": {
    /** Names of the services on AWS, in the order of the configuration. */
    readonly serviceNames: readonly string[];
    /** ARNs of the services by application. */
    readonly serviceArns: Readonly<Record<string, unknown>>;
    /** ARNs of the task definitions, with their revision, by application. */
    readonly taskDefinitionArns: Readonly<Record<string, unknown>>;
    /** ARNs of the target groups by application, of those that are public. */
    readonly targetGroupArns: Readonly<Record<string, unknown>>;
    /** Parts of those ARNs by which metrics know the target groups. */
    readonly targetGroupArnSuffixes: Readonly<Record<string, unknown>>;
    /** Where each application answers, inside the VPC where it is not public. */
    readonly urls: Readonly<Record<string, unknown>>;
    /** Names of the log groups, in the order of the configuration. */
    readonly logGroupNames: readonly string[];
  };
  "services-eks": {
    /** Name of the cluster. */
    readonly clusterName: string;
    /** ARN of the cluster. */
    readonly clusterArn: string;
    /** URL of the Kubernetes API. */
    readonly clusterEndpoint: string;
    /** Security group that EKS makes for nodes and control plane. */
    readonly clusterSecurityGroupId: string;
    /** Security group that lets clients reach the private endpoint. */
    readonly controlPlaneSecurityGroupId: string;
    /** Certificate of the API in base64, for kubeconfig. */
    readonly certificateAuthority: string;
    /** ARN of the identity provider for tokens of service accounts. */
    readonly oidcProviderArn: string;
    /** URL of the issuer of these tokens. */
    readonly oidcIssuerUrl: string;
    /** Names of the node groups. */
    readonly nodeGroupNames: readonly string[];
    /** Role of the nodes. */
    readonly nodeRoleArn: string;
    /** ARNs of the roles of workloads by their names. */
    readonly workloadRoleArns: Readonly<Record<string, unknown>>;
    /** Log group of the control plane. */
    readonly logGroupName: string;
  };
  "services-api": {
    /** Id of the API. */
    readonly apiId: string;
    /** URL that AWS gives the API. */
    readonly apiEndpoint: string;
    /** ARN with which functions recognise the API. */
    readonly apiExecutionArn: string;
    /** Name of the stage. */
    readonly stageName: string;
    /** URL under which clients call the API. */
    readonly invokeUrl: string;
    /** Name of the API, empty without one. */
    readonly customDomainName: string;
    /** Id of the authorizer that checks tokens. */
    readonly authorizerId: string;
    /** Id of the link to the load balancer, empty without one. */
    readonly vpcLinkId: string;
    /** Log group of the access log. */
    readonly accessLogGroupName: string;
  };
  "compute-ec2": {
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
  };
  "compute-lambda": {
    /** Names of the functions on AWS, in the order of the configuration. */
    readonly functionNames: readonly string[];
    /** ARNs of the aliases by short name, which is what is called. */
    readonly functionArns: Readonly<Record<string, unknown>>;
    /** ARNs for API Gateway to call the aliases, by short name. */
    readonly functionInvokeArns: Readonly<Record<string, unknown>>;
    /** Name of the aliases. */
    readonly aliasName: string;
    /** Queues by short name of their function. */
    readonly queueUrls: Readonly<Record<string, unknown>>;
    /** ARNs of the queues. */
    readonly queueArns: Readonly<Record<string, unknown>>;
    /** Names of the queues of what was put aside. */
    readonly deadLetterQueueNames: readonly string[];
    /** Log groups of functions, workflow and jobs. */
    readonly logGroupNames: readonly string[];
    /** ARN of the workflow, empty without one. */
    readonly stateMachineArn: string;
    /** ARN of the queue of jobs, empty without one. */
    readonly batchJobQueueArn: string;
    /** ARN of the definition of jobs, empty without one. */
    readonly batchJobDefinitionArn: string;
  };
  monitoring: {
    /** Names of the dashboards. */
    readonly dashboardNames: readonly string[];
    /** ARNs of the alarms by their short names. */
    readonly alarmArns: Readonly<Record<string, unknown>>;
    /** Topic of what somebody should look at. */
    readonly alertTopicArn: string;
    /** Topic of what somebody must look at now. */
    readonly criticalTopicArn: string;
    /** Log group with every change of an alarm. */
    readonly alarmLogGroupName: string;
    /** Namespace of the metrics that come from logs. */
    readonly metricNamespace: string;
    /** Rule that says which requests are traced. */
    readonly samplingRuleName: string;
    /** Groups of traces. */
    readonly traceGroupNames: readonly string[];
    /** Name of the budget, empty without one. */
    readonly budgetName: string;
  };
}

export const stackOutputs: { readonly [Stack in keyof StackOutputs]: readonly string[] } = {
  dns: [
    "healthCheckIds",
    "delegationRoleArns",
    "zoneName",
    "publicZoneId",
    "publicZoneArn",
    "nameServers",
    "privateZoneId",
    "privateZoneName",
    "certificateArn",
    "certificateDomains",
    "recordNames",
  ],
  network: [
    "vpcId",
    "vpcArn",
    "vpcCidr",
    "vpcIpv6Cidr",
    "availabilityZones",
    "publicSubnetIds",
    "publicSubnetCidrs",
    "privateSubnetIds",
    "privateSubnetCidrs",
    "databaseSubnetIds",
    "databaseSubnetCidrs",
    "internetGatewayId",
    "egressOnlyInternetGatewayId",
    "natGatewayIds",
    "natPublicIps",
    "publicRouteTableId",
    "privateRouteTableIds",
    "databaseRouteTableId",
    "defaultSecurityGroupId",
    "networkAclIds",
    "peeringConnectionIds",
    "transitGatewayAttachmentId",
    "gatewayEndpointIds",
    "interfaceEndpointIds",
    "endpointSecurityGroupId",
    "flowLogGroupName",
  ],
  security: [
    "loadBalancerSecurityGroupId",
    "applicationSecurityGroupId",
    "containerSecurityGroupId",
    "functionSecurityGroupId",
    "databaseSecurityGroupId",
    "cacheSecurityGroupId",
    "endpointSecurityGroupId",
    "securityGroupIds",
    "instanceRoleArn",
    "instanceRoleName",
    "instanceProfileName",
    "instanceProfileArn",
    "ecsExecutionRoleArn",
    "ecsTaskRoleArn",
    "ecsTaskRoleName",
    "lambdaRoleArn",
    "lambdaRoleName",
    "rdsMonitoringRoleArn",
    "generalKeyArn",
    "storageKeyArn",
    "databaseKeyArn",
    "secretsKeyArn",
    "logsKeyArn",
    "keyIds",
    "keyAliases",
    "webAclArn",
    "guardDutyDetectorId",
    "securityHubArn",
    "trailArn",
    "trailBucketName",
  ],
  secrets: [
    "secretArns",
    "secretNames",
    "databaseSecretArn",
    "databaseSecretName",
    "applicationSecretArn",
    "applicationSecretName",
    "rotationFunctionArn",
    "rotationFunctionLogGroupName",
    "secretNamePrefix",
    "parameterNames",
    "parameterArns",
    "parameterPathPrefix",
  ],
  storage: [
    "dataBucketName",
    "dataBucketArn",
    "dataReplicaBucketArn",
    "logsBucketName",
    "logsBucketArn",
    "assetsBucketName",
    "assetsBucketArn",
    "assetsBucketDomainName",
    "fileSystemId",
    "fileSystemArn",
    "fileSystemAccessPointArn",
    "fileSystemAccessPointId",
    "fileSystemSecurityGroupId",
    "glueDatabaseName",
    "glueCrawlerName",
    "athenaWorkgroupName",
  ],
  authentication: [
    "userPoolId",
    "userPoolArn",
    "userPoolEndpoint",
    "issuerUrl",
    "clientIds",
    "clientSecretArns",
    "apiAudiences",
    "apiScopeNames",
    "userPoolDomain",
    "loginUrl",
    "groupNames",
    "groupRoleArns",
    "identityPoolId",
    "authenticatedRoleArn",
  ],
  "database-rds": [
    "endpoint",
    "readerEndpoint",
    "port",
    "databaseName",
    "engine",
    "instanceIdentifiers",
    "clusterIdentifier",
    "arn",
    "resourceId",
    "credentialsSecretArn",
    "securityGroupId",
    "parameterGroupName",
    "subnetGroupName",
    "logGroupNames",
  ],
  "services-ecr": [
    "repositoryUrls",
    "repositoryArns",
    "repositoryNames",
    "registryId",
    "pullThroughPrefixes",
  ],
  "containers-images": [
    "projectNames",
    "projectArns",
    "imageUris",
    "logGroupNames",
    "buildRoleArn",
  ],
  "services-ecs": [
    "clusterArn",
    "clusterName",
    "namespaceId",
    "namespaceArn",
    "namespaceName",
    "loadBalancerArn",
    "loadBalancerArnSuffix",
    "loadBalancerDnsName",
    "loadBalancerZoneId",
    "listenerArn",
    "httpListenerArn",
    "logGroupName",
    "executionRoleArn",
    "capacityProviders",
  ],
  "containers-apps": [
    "serviceNames",
    "serviceArns",
    "taskDefinitionArns",
    "targetGroupArns",
    "targetGroupArnSuffixes",
    "urls",
    "logGroupNames",
  ],
  "services-eks": [
    "clusterName",
    "clusterArn",
    "clusterEndpoint",
    "clusterSecurityGroupId",
    "controlPlaneSecurityGroupId",
    "certificateAuthority",
    "oidcProviderArn",
    "oidcIssuerUrl",
    "nodeGroupNames",
    "nodeRoleArn",
    "workloadRoleArns",
    "logGroupName",
  ],
  "services-api": [
    "apiId",
    "apiEndpoint",
    "apiExecutionArn",
    "stageName",
    "invokeUrl",
    "customDomainName",
    "authorizerId",
    "vpcLinkId",
    "accessLogGroupName",
  ],
  "compute-ec2": [
    "autoScalingGroupName",
    "autoScalingGroupArn",
    "launchTemplateId",
    "imageId",
    "loadBalancerArn",
    "loadBalancerArnSuffix",
    "loadBalancerDnsName",
    "loadBalancerZoneId",
    "listenerArn",
    "targetGroupArn",
    "targetGroupArnSuffix",
    "url",
  ],
  "compute-lambda": [
    "functionNames",
    "functionArns",
    "functionInvokeArns",
    "aliasName",
    "queueUrls",
    "queueArns",
    "deadLetterQueueNames",
    "logGroupNames",
    "stateMachineArn",
    "batchJobQueueArn",
    "batchJobDefinitionArn",
  ],
  monitoring: [
    "dashboardNames",
    "alarmArns",
    "alertTopicArn",
    "criticalTopicArn",
    "alarmLogGroupName",
    "metricNamespace",
    "samplingRuleName",
    "traceGroupNames",
    "budgetName",
  ],
};

/** Which stacks are deployed before each, where they are enabled; `*` means all others. */
export const stackDependencies: { readonly [Stack in keyof StackOutputs]: readonly string[] } = {
  dns: [],
  network: [],
  security: ["network"],
  secrets: ["security"],
  storage: ["network", "security"],
  authentication: ["security", "secrets"],
  "database-rds": ["network", "security", "secrets"],
  "services-ecr": ["security"],
  "containers-images": ["security", "services-ecr"],
  "services-ecs": ["network", "security", "services-ecr", "dns", "storage"],
  "containers-apps": [
    "network",
    "security",
    "containers-images",
    "services-ecs",
    "dns",
    "secrets",
    "database-rds",
  ],
  "services-eks": ["network", "security"],
  "services-api": [
    "network",
    "security",
    "authentication",
    "compute-lambda",
    "dns",
    "services-ecs",
  ],
  "compute-ec2": ["network", "security", "storage", "secrets", "dns"],
  "compute-lambda": ["network", "security", "storage", "secrets"],
  monitoring: [
    "*",
    "dns",
    "network",
    "security",
    "secrets",
    "storage",
    "authentication",
    "database-rds",
    "services-ecr",
    "containers-images",
    "services-ecs",
    "containers-apps",
    "services-eks",
    "services-api",
    "compute-ec2",
    "compute-lambda",
  ],
};

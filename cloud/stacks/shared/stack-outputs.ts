// Generated from templates/config/*.yaml by `npm run generate`. Changes belong there.

import type { DnsOutputs } from "./outputs/dns";
import type { NetworkOutputs } from "./outputs/network";
import type { SecurityOutputs } from "./outputs/security";
import type { SecretsOutputs } from "./outputs/secrets";
import type { StorageOutputs } from "./outputs/storage";
import type { AuthenticationOutputs } from "./outputs/authentication";
import type { DatabaseRdsOutputs } from "./outputs/database-rds";
import type { ServicesEcrOutputs } from "./outputs/services-ecr";
import type { ContainersImagesOutputs } from "./outputs/containers-images";
import type { ServicesEcsOutputs } from "./outputs/services-ecs";
import type { ContainersAppsOutputs } from "./outputs/containers-apps";
import type { ServicesEksOutputs } from "./outputs/services-eks";
import type { ServicesApiOutputs } from "./outputs/services-api";
import type { ComputeEc2Outputs } from "./outputs/compute-ec2";
import type { ComputeLambdaOutputs } from "./outputs/compute-lambda";
import type { MonitoringOutputs } from "./outputs/monitoring";

export interface StackOutputs {
  dns: DnsOutputs;
  network: NetworkOutputs;
  security: SecurityOutputs;
  secrets: SecretsOutputs;
  storage: StorageOutputs;
  authentication: AuthenticationOutputs;
  "database-rds": DatabaseRdsOutputs;
  "services-ecr": ServicesEcrOutputs;
  "containers-images": ContainersImagesOutputs;
  "services-ecs": ServicesEcsOutputs;
  "containers-apps": ContainersAppsOutputs;
  "services-eks": ServicesEksOutputs;
  "services-api": ServicesApiOutputs;
  "compute-ec2": ComputeEc2Outputs;
  "compute-lambda": ComputeLambdaOutputs;
  monitoring: MonitoringOutputs;
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

import type { Operation } from "../errors.ts";

type Names = Readonly<Partial<Record<Operation, string>>>;

function putAndDelete(noun: string): Names {
  return {
    create: `Put${noun}`,
    read: `Get${noun}`,
    update: `Put${noun}`,
    delete: `Delete${noun}`,
  };
}

function pair(create: string, remove: string): Names {
  return { create, delete: remove };
}

/** One operation for everything, where there is always exactly one of a kind. */
function always(operation: string): Names {
  return { create: operation, update: operation, delete: operation };
}

/** Operations of the APIs that are not named by verb and noun, as `CreateVpc` is. */
const operations: Readonly<Record<string, Names>> = {
  "aws:acm/certificate:Certificate": { create: "RequestCertificate" },
  "aws:apigatewayv2/api:Api": { update: "UpdateApi" },
  "aws:apigatewayv2/apiMapping:ApiMapping": { update: "UpdateApiMapping" },
  "aws:apigatewayv2/authorizer:Authorizer": { update: "UpdateAuthorizer" },
  "aws:apigatewayv2/domainName:DomainName": { update: "UpdateDomainName" },
  "aws:apigatewayv2/integration:Integration": { update: "UpdateIntegration" },
  "aws:apigatewayv2/route:Route": { update: "UpdateRoute" },
  "aws:apigatewayv2/stage:Stage": { update: "UpdateStage" },
  "aws:apigatewayv2/vpcLink:VpcLink": { update: "UpdateVpcLink" },
  "aws:appautoscaling/policy:Policy": {
    create: "PutScalingPolicy",
    update: "PutScalingPolicy",
    delete: "DeleteScalingPolicy",
  },
  "aws:appautoscaling/target:Target": {
    create: "RegisterScalableTarget",
    update: "RegisterScalableTarget",
    delete: "DeregisterScalableTarget",
  },
  "aws:budgets/budget:Budget": { update: "UpdateBudget" },
  "aws:cloudwatch/eventRule:EventRule": {
    create: "PutRule",
    update: "PutRule",
    delete: "DeleteRule",
  },
  "aws:cloudwatch/eventTarget:EventTarget": pair("PutTargets", "RemoveTargets"),
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": putAndDelete("MetricFilter"),
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": putAndDelete("ResourcePolicy"),
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    create: "PutMetricAlarm",
    update: "PutMetricAlarm",
    delete: "DeleteAlarms",
  },
  "aws:cloudwatch/dashboard:Dashboard": {
    create: "PutDashboard",
    update: "PutDashboard",
    delete: "DeleteDashboards",
  },
  "aws:codebuild/project:Project": { update: "UpdateProject" },
  "aws:codebuild/sourceCredential:SourceCredential": pair(
    "ImportSourceCredentials",
    "DeleteSourceCredentials",
  ),
  "aws:codebuild/webhook:Webhook": { update: "UpdateWebhook" },
  "aws:ec2/eip:Eip": pair("AllocateAddress", "ReleaseAddress"),
  "aws:ec2/flowLog:FlowLog": pair("CreateFlowLogs", "DeleteFlowLogs"),
  "aws:ec2/instance:Instance": pair("RunInstances", "TerminateInstances"),
  "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation": pair(
    "ReplaceRouteTableAssociation",
    "ReplaceRouteTableAssociation",
  ),
  "aws:ec2/networkAclRule:NetworkAclRule": pair("CreateNetworkAclEntry", "DeleteNetworkAclEntry"),
  "aws:ec2/routeTableAssociation:RouteTableAssociation": pair(
    "AssociateRouteTable",
    "DisassociateRouteTable",
  ),
  "aws:ec2/vpcEndpoint:VpcEndpoint": pair("CreateVpcEndpoint", "DeleteVpcEndpoints"),
  "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation": pair(
    "AssociateVpcCidrBlock",
    "DisassociateVpcCidrBlock",
  ),
  "aws:ecr/lifecyclePolicy:LifecyclePolicy": putAndDelete("LifecyclePolicy"),
  "aws:ecr/registryPolicy:RegistryPolicy": putAndDelete("RegistryPolicy"),
  "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration": always(
    "PutRegistryScanningConfiguration",
  ),
  "aws:ecr/repositoryPolicy:RepositoryPolicy": {
    ...pair("SetRepositoryPolicy", "DeleteRepositoryPolicy"),
    update: "SetRepositoryPolicy",
  },
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders": always(
    "PutClusterCapacityProviders",
  ),
  "aws:ecs/service:Service": { update: "UpdateService" },
  "aws:ecs/taskDefinition:TaskDefinition": pair(
    "RegisterTaskDefinition",
    "DeregisterTaskDefinition",
  ),
  "aws:eks/accessEntry:AccessEntry": { update: "UpdateAccessEntry" },
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": pair(
    "AssociateAccessPolicy",
    "DisassociateAccessPolicy",
  ),
  "aws:eks/addon:Addon": { update: "UpdateAddon" },
  "aws:eks/cluster:Cluster": { update: "UpdateClusterConfig" },
  "aws:eks/nodeGroup:NodeGroup": { update: "UpdateNodegroupConfig" },
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
    update: "UpdatePodIdentityAssociation",
  },
  "aws:iam/rolePolicy:RolePolicy": putAndDelete("RolePolicy"),
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": pair("AttachRolePolicy", "DetachRolePolicy"),
  "aws:iam/userPolicyAttachment:UserPolicyAttachment": pair("AttachUserPolicy", "DetachUserPolicy"),
  "aws:kms/key:Key": { create: "CreateKey", delete: "ScheduleKeyDeletion" },
  "aws:lb/listenerRule:ListenerRule": { ...pair("CreateRule", "DeleteRule"), update: "ModifyRule" },
  "aws:rds/cluster:Cluster": pair("CreateDBCluster", "DeleteDBCluster"),
  "aws:rds/clusterInstance:ClusterInstance": pair("CreateDBInstance", "DeleteDBInstance"),
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": pair(
    "CreateDBClusterParameterGroup",
    "DeleteDBClusterParameterGroup",
  ),
  "aws:rds/instance:Instance": pair("CreateDBInstance", "DeleteDBInstance"),
  "aws:rds/parameterGroup:ParameterGroup": pair("CreateDBParameterGroup", "DeleteDBParameterGroup"),
  "aws:rds/subnetGroup:SubnetGroup": pair("CreateDBSubnetGroup", "DeleteDBSubnetGroup"),
  "aws:route53/record:Record": always("ChangeResourceRecordSets"),
  "aws:route53/zone:Zone": pair("CreateHostedZone", "DeleteHostedZone"),
  "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration": putAndDelete("BucketCors"),
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {
    ...putAndDelete("BucketLifecycleConfiguration"),
    delete: "DeleteBucketLifecycle",
  },
  "aws:s3/bucketLogging:BucketLogging": always("PutBucketLogging"),
  "aws:s3/bucketNotification:BucketNotification": always("PutBucketNotificationConfiguration"),
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": putAndDelete("BucketOwnershipControls"),
  "aws:s3/bucketPolicy:BucketPolicy": putAndDelete("BucketPolicy"),
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": putAndDelete("PublicAccessBlock"),
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": putAndDelete("BucketReplication"),
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
    putAndDelete("BucketEncryption"),
  "aws:s3/bucketVersioning:BucketVersioning": {
    ...always("PutBucketVersioning"),
    read: "GetBucketVersioning",
  },
  "aws:secretsmanager/secretVersion:SecretVersion": {
    create: "PutSecretValue",
    read: "GetSecretValue",
  },
  "aws:servicediscovery/httpNamespace:HttpNamespace": { delete: "DeleteNamespace" },
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": { delete: "DeleteNamespace" },
  "aws:servicediscovery/publicDnsNamespace:PublicDnsNamespace": { delete: "DeleteNamespace" },
  "aws:servicediscovery/service:Service": { update: "UpdateService" },
  "aws:sns/topic:Topic": { update: "SetTopicAttributes" },
  "aws:sns/topicPolicy:TopicPolicy": always("SetTopicAttributes"),
  "aws:sns/topicSubscription:TopicSubscription": pair("Subscribe", "Unsubscribe"),
  "aws:ssm/parameter:Parameter": {
    create: "PutParameter",
    read: "GetParameter",
    update: "PutParameter",
    delete: "DeleteParameter",
  },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": pair(
    "AuthorizeSecurityGroupEgress",
    "RevokeSecurityGroupEgress",
  ),
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": pair(
    "AuthorizeSecurityGroupIngress",
    "RevokeSecurityGroupIngress",
  ),
  "aws:xray/group:Group": { update: "UpdateGroup" },
  "aws:xray/samplingRule:SamplingRule": { update: "UpdateSamplingRule" },
};

const verbs: Readonly<Record<Operation, string>> = {
  create: "Create",
  read: "Describe",
  update: "Modify",
  delete: "Delete",
};

/** What the SDK calls the operation, `CreateVpc` for a noun that people write as `VPC`. */
export function apiOperation(type: string, operation: Operation, noun: string): string {
  return operations[type]?.[operation] ?? verbs[operation] + noun.split(" ").map(spelled).join("");
}

function spelled(word: string): string {
  return word === word.toUpperCase() ? word.charAt(0) + word.slice(1).toLowerCase() : word;
}

/** For the tests. */
export const typesWithOperations: readonly string[] = Object.keys(operations);

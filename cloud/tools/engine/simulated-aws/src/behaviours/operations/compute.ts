import type { OperationNames } from "./names.ts";

/** What runs programs, and what builds, starts and scales them. */
export const compute: OperationNames = {
  "aws:ec2/instance:Instance":
    "RunInstances ModifyInstanceAttribute TerminateInstances DescribeInstances",
  "aws:ec2/launchTemplate:LaunchTemplate":
    "CreateLaunchTemplate CreateLaunchTemplateVersion DeleteLaunchTemplate DescribeLaunchTemplates",
  "aws:ec2/keyPair:KeyPair": "ImportKeyPair CreateTags DeleteKeyPair DescribeKeyPairs",
  "aws:ec2/networkInterface:NetworkInterface":
    "CreateNetworkInterface ModifyNetworkInterfaceAttribute DeleteNetworkInterface DescribeNetworkInterfaces",
  "aws:ebs/volume:Volume": "CreateVolume ModifyVolume DeleteVolume DescribeVolumes",
  "aws:autoscaling/group:Group":
    "CreateAutoScalingGroup UpdateAutoScalingGroup DeleteAutoScalingGroup DescribeAutoScalingGroups",
  "aws:autoscaling/policy:Policy":
    "PutScalingPolicy PutScalingPolicy DeletePolicy DescribePolicies",
  "aws:autoscaling/schedule:Schedule":
    "PutScheduledUpdateGroupAction PutScheduledUpdateGroupAction DeleteScheduledAction DescribeScheduledActions",
  "aws:appautoscaling/target:Target":
    "RegisterScalableTarget RegisterScalableTarget DeregisterScalableTarget DescribeScalableTargets",
  "aws:appautoscaling/policy:Policy":
    "PutScalingPolicy PutScalingPolicy DeleteScalingPolicy DescribeScalingPolicies",
  "aws:batch/computeEnvironment:ComputeEnvironment":
    "CreateComputeEnvironment UpdateComputeEnvironment DeleteComputeEnvironment DescribeComputeEnvironments",
  "aws:batch/jobQueue:JobQueue": "CreateJobQueue UpdateJobQueue DeleteJobQueue DescribeJobQueues",
  "aws:batch/jobDefinition:JobDefinition":
    "RegisterJobDefinition RegisterJobDefinition DeregisterJobDefinition DescribeJobDefinitions",
  "aws:codebuild/project:Project": "CreateProject UpdateProject DeleteProject BatchGetProjects",
  "aws:codebuild/webhook:Webhook": "CreateWebhook UpdateWebhook DeleteWebhook BatchGetProjects",
  "aws:codebuild/sourceCredential:SourceCredential":
    "ImportSourceCredentials ImportSourceCredentials DeleteSourceCredentials ListSourceCredentials",
  "aws:ecr/repository:Repository":
    "CreateRepository PutImageTagMutability DeleteRepository DescribeRepositories",
  "aws:ecr/lifecyclePolicy:LifecyclePolicy":
    "PutLifecyclePolicy PutLifecyclePolicy DeleteLifecyclePolicy GetLifecyclePolicy",
  "aws:ecr/repositoryPolicy:RepositoryPolicy":
    "SetRepositoryPolicy SetRepositoryPolicy DeleteRepositoryPolicy GetRepositoryPolicy",
  "aws:ecr/pullThroughCacheRule:PullThroughCacheRule":
    "CreatePullThroughCacheRule UpdatePullThroughCacheRule DeletePullThroughCacheRule DescribePullThroughCacheRules",
  "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate":
    "CreateRepositoryCreationTemplate UpdateRepositoryCreationTemplate DeleteRepositoryCreationTemplate DescribeRepositoryCreationTemplates",
  "aws:ecr/registryScanningConfiguration:RegistryScanningConfiguration":
    "PutRegistryScanningConfiguration PutRegistryScanningConfiguration PutRegistryScanningConfiguration GetRegistryScanningConfiguration",
  "aws:ecr/registryPolicy:RegistryPolicy":
    "PutRegistryPolicy PutRegistryPolicy DeleteRegistryPolicy GetRegistryPolicy",
  "aws:ecs/cluster:Cluster": "CreateCluster UpdateCluster DeleteCluster DescribeClusters",
  "aws:ecs/capacityProvider:CapacityProvider":
    "CreateCapacityProvider UpdateCapacityProvider DeleteCapacityProvider DescribeCapacityProviders",
  "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders":
    "PutClusterCapacityProviders PutClusterCapacityProviders PutClusterCapacityProviders DescribeClusters",
  "aws:ecs/taskDefinition:TaskDefinition":
    "RegisterTaskDefinition TagResource DeregisterTaskDefinition DescribeTaskDefinition",
  "aws:ecs/service:Service": "CreateService UpdateService DeleteService DescribeServices",
  "aws:eks/cluster:Cluster": "CreateCluster UpdateClusterConfig DeleteCluster DescribeCluster",
  "aws:eks/nodeGroup:NodeGroup":
    "CreateNodegroup UpdateNodegroupConfig DeleteNodegroup DescribeNodegroup",
  "aws:eks/addon:Addon": "CreateAddon UpdateAddon DeleteAddon DescribeAddon",
  "aws:eks/accessEntry:AccessEntry":
    "CreateAccessEntry UpdateAccessEntry DeleteAccessEntry DescribeAccessEntry",
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation":
    "AssociateAccessPolicy AssociateAccessPolicy DisassociateAccessPolicy ListAssociatedAccessPolicies",
  "aws:eks/podIdentityAssociation:PodIdentityAssociation":
    "CreatePodIdentityAssociation UpdatePodIdentityAssociation DeletePodIdentityAssociation DescribePodIdentityAssociation",
  "aws:lambda/function:Function":
    "CreateFunction UpdateFunctionConfiguration DeleteFunction GetFunction",
  "aws:lambda/permission:Permission": "AddPermission AddPermission RemovePermission GetPolicy",
  "aws:lambda/alias:Alias": "CreateAlias UpdateAlias DeleteAlias GetAlias",
  "aws:lambda/eventSourceMapping:EventSourceMapping":
    "CreateEventSourceMapping UpdateEventSourceMapping DeleteEventSourceMapping GetEventSourceMapping",
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig":
    "PutFunctionEventInvokeConfig PutFunctionEventInvokeConfig DeleteFunctionEventInvokeConfig GetFunctionEventInvokeConfig",
  "aws:lambda/layerVersion:LayerVersion":
    "PublishLayerVersion PublishLayerVersion DeleteLayerVersion GetLayerVersion",
  "aws:scheduler/schedule:Schedule": "CreateSchedule UpdateSchedule DeleteSchedule GetSchedule",
  "aws:scheduler/scheduleGroup:ScheduleGroup":
    "CreateScheduleGroup TagResource DeleteScheduleGroup GetScheduleGroup",
  "aws:sfn/stateMachine:StateMachine":
    "CreateStateMachine UpdateStateMachine DeleteStateMachine DescribeStateMachine",
};

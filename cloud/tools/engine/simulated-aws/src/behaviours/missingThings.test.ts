import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { refusalOf, TestCloud } from "../testing.ts";
import type { Properties } from "../values.ts";

let cloud: TestCloud;
beforeEach(() => {
  cloud = new TestCloud();
});
afterEach(() => cloud.remove());

describe("what a service cannot find is refused in its own words, not in those of EC2 or KMS", () => {
  test.each<[string, Properties, string]>([
    [
      "aws:lambda/function:Function",
      { role: "x", vpcConfig: { subnetIds: ["subnet-0"], securityGroupIds: [] } },
      "CreateFunction, 400 InvalidParameterValueException: Error occurred while DescribeSubnets. EC2 Error Code: InvalidSubnetID.NotFound. EC2 Error Message: The subnet ID 'subnet-0' does not exist",
    ],
    [
      "aws:lambda/function:Function",
      { role: "x", vpcConfig: { subnetIds: [], securityGroupIds: ["sg-0"] } },
      "CreateFunction, 400 InvalidParameterValueException: Error occurred while DescribeSecurityGroups. EC2 Error Code: InvalidGroup.NotFound. EC2 Error Message: The security group 'sg-0' does not exist",
    ],
    [
      "aws:ecs/service:Service",
      { networkConfiguration: { subnets: ["subnet-0"] } },
      "CreateService, 400 InvalidParameterException: Error retrieving subnet information for [subnet-0]: The subnet ID 'subnet-0' does not exist (ErrorCode: InvalidSubnetID.NotFound)",
    ],
    [
      "aws:ecs/service:Service",
      { networkConfiguration: { subnets: [], securityGroups: ["sg-0"] } },
      "CreateService, 400 InvalidParameterException: Error retrieving security group information for [sg-0]: The security group 'sg-0' does not exist (ErrorCode: InvalidGroup.NotFound)",
    ],
    [
      "aws:ecs/cluster:Cluster",
      { serviceConnectDefaults: { namespace: "ns-0" } },
      "CreateCluster, 400 NamespaceNotFoundException: The specified namespace wasn't found.",
    ],
    [
      "aws:lb/loadBalancer:LoadBalancer",
      { subnets: ["subnet-0"] },
      "CreateLoadBalancer, 400 SubnetNotFound: The subnet ID 'subnet-0' does not exist",
    ],
    [
      "aws:lb/targetGroup:TargetGroup",
      { vpcId: "vpc-0" },
      "CreateTargetGroup, 400 ValidationError: The VPC ID 'vpc-0' is not found",
    ],
    [
      "aws:autoscaling/group:Group",
      { minSize: 0, maxSize: 1, vpcZoneIdentifiers: ["subnet-0"] },
      "CreateAutoScalingGroup, 400 ValidationError: The subnet ID 'subnet-0' does not exist",
    ],
    [
      "aws:rds/subnetGroup:SubnetGroup",
      { subnetIds: ["subnet-0"] },
      "CreateDBSubnetGroup, 400 InvalidParameterValue: Some input subnets in :[subnet-0] are invalid.",
    ],
    [
      "aws:rds/instance:Instance",
      { instanceClass: "db.t4g.micro", vpcSecurityGroupIds: ["sg-0"] },
      "CreateDBInstance, 400 InvalidParameterValue: Invalid security group , groupId= sg-0, groupName=.",
    ],
    [
      "aws:rds/instance:Instance",
      { instanceClass: "db.t4g.micro", kmsKeyId: "arn:aws:kms:us-east-1:111111111111:key/0" },
      "CreateDBInstance, 400 KMSKeyNotAccessibleFault: Specified KMS key [arn:aws:kms:us-east-1:111111111111:key/0] does not exist, is not enabled or you do not have permissions to access it.",
    ],
    [
      "aws:rds/instance:Instance",
      { instanceClass: "db.t4g.micro", replicateSourceDb: "gone" },
      "CreateDBInstanceReadReplica, 404 DBInstanceNotFound: DBInstance gone not found.",
    ],
    [
      "aws:cloudwatch/logGroup:LogGroup",
      { name: "/app", kmsKeyId: "arn:aws:kms:us-east-1:111111111111:key/0" },
      "CreateLogGroup, 400 AccessDeniedException: The specified KMS key does not exist or is not allowed to be used with Arn 'arn:aws:logs:us-east-1:111111111111:log-group:/app'",
    ],
    [
      "aws:iam/instanceProfile:InstanceProfile",
      { role: "nobody" },
      "AddRoleToInstanceProfile, 404 NoSuchEntity: The role with name nobody cannot be found.",
    ],
    [
      "aws:ec2/internetGateway:InternetGateway",
      { vpcId: "vpc-0" },
      "AttachInternetGateway, 400 InvalidVpcID.NotFound: The vpc ID 'vpc-0' does not exist",
    ],
    [
      "aws:sns/topicPolicy:TopicPolicy",
      { arn: "arn:aws:sns:us-east-1:111111111111:gone", policy: "{}" },
      "SetTopicAttributes, 404 NotFound: Topic does not exist",
    ],
    [
      "aws:eks/nodeGroup:NodeGroup",
      {
        clusterName: "gone",
        nodeRoleArn: "arn:aws:iam::111111111111:role/x",
        subnetIds: [],
        scalingConfig: { minSize: 1, maxSize: 1, desiredSize: 1 },
      },
      "CreateNodegroup, 404 ResourceNotFoundException: No cluster found for name: gone.",
    ],
    [
      "aws:efs/backupPolicy:BackupPolicy",
      { fileSystemId: "fs-0", backupPolicy: { status: "ENABLED" } },
      "PutBackupPolicy, 404 FileSystemNotFound: File system 'fs-0' does not exist.",
    ],
    [
      "aws:apigatewayv2/stage:Stage",
      { apiId: "gone" },
      "CreateStage, 404 NotFoundException: Invalid API identifier specified gone",
    ],
    [
      "aws:cognito/userPool:UserPool",
      { mfaConfiguration: "ON" },
      "SetUserPoolMfaConfig, 400 InvalidParameterException: Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.",
    ],
  ])("%s with %j", async (type, inputs, refusal) => {
    expect(await refusalOf(cloud.create(type, "wrong", inputs))).toBe(refusal);
  });
});

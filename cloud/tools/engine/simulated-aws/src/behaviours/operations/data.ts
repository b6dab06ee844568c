import type { OperationNames } from "./names.ts";

/** What keeps data, and what carries messages. */
export const data: OperationNames = {
  "aws:s3/bucket:Bucket": "CreateBucket PutBucketTagging DeleteBucket HeadBucket",
  "aws:s3/bucketAcl:BucketAcl": "PutBucketAcl PutBucketAcl PutBucketAcl GetBucketAcl",
  "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration":
    "PutBucketCors PutBucketCors DeleteBucketCors GetBucketCors",
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration":
    "PutBucketLifecycleConfiguration PutBucketLifecycleConfiguration DeleteBucketLifecycle GetBucketLifecycleConfiguration",
  "aws:s3/bucketLogging:BucketLogging":
    "PutBucketLogging PutBucketLogging PutBucketLogging GetBucketLogging",
  "aws:s3/bucketNotification:BucketNotification":
    "PutBucketNotificationConfiguration PutBucketNotificationConfiguration PutBucketNotificationConfiguration GetBucketNotificationConfiguration",
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls":
    "PutBucketOwnershipControls PutBucketOwnershipControls DeleteBucketOwnershipControls GetBucketOwnershipControls",
  "aws:s3/bucketPolicy:BucketPolicy":
    "PutBucketPolicy PutBucketPolicy DeleteBucketPolicy GetBucketPolicy",
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock":
    "PutPublicAccessBlock PutPublicAccessBlock DeletePublicAccessBlock GetPublicAccessBlock",
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig":
    "PutBucketReplication PutBucketReplication DeleteBucketReplication GetBucketReplication",
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration":
    "PutBucketEncryption PutBucketEncryption DeleteBucketEncryption GetBucketEncryption",
  "aws:s3/bucketVersioning:BucketVersioning":
    "PutBucketVersioning PutBucketVersioning PutBucketVersioning GetBucketVersioning",
  "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration":
    "PutBucketWebsite PutBucketWebsite DeleteBucketWebsite GetBucketWebsite",
  "aws:s3/bucketObjectv2:BucketObjectv2": "PutObject PutObject DeleteObject HeadObject",
  "aws:s3/bucketObject:BucketObject": "PutObject PutObject DeleteObject HeadObject",
  "aws:efs/fileSystem:FileSystem":
    "CreateFileSystem UpdateFileSystem DeleteFileSystem DescribeFileSystems",
  "aws:efs/mountTarget:MountTarget":
    "CreateMountTarget ModifyMountTargetSecurityGroups DeleteMountTarget DescribeMountTargets",
  "aws:efs/accessPoint:AccessPoint":
    "CreateAccessPoint TagResource DeleteAccessPoint DescribeAccessPoints",
  "aws:efs/backupPolicy:BackupPolicy":
    "PutBackupPolicy PutBackupPolicy PutBackupPolicy DescribeBackupPolicy",
  "aws:efs/fileSystemPolicy:FileSystemPolicy":
    "PutFileSystemPolicy PutFileSystemPolicy DeleteFileSystemPolicy DescribeFileSystemPolicy",
  "aws:backup/vault:Vault": "CreateBackupVault TagResource DeleteBackupVault DescribeBackupVault",
  "aws:backup/plan:Plan": "CreateBackupPlan UpdateBackupPlan DeleteBackupPlan GetBackupPlan",
  "aws:rds/instance:Instance":
    "CreateDBInstance ModifyDBInstance DeleteDBInstance DescribeDBInstances",
  "aws:rds/cluster:Cluster": "CreateDBCluster ModifyDBCluster DeleteDBCluster DescribeDBClusters",
  "aws:rds/clusterInstance:ClusterInstance":
    "CreateDBInstance ModifyDBInstance DeleteDBInstance DescribeDBInstances",
  "aws:rds/subnetGroup:SubnetGroup":
    "CreateDBSubnetGroup ModifyDBSubnetGroup DeleteDBSubnetGroup DescribeDBSubnetGroups",
  "aws:rds/parameterGroup:ParameterGroup":
    "CreateDBParameterGroup ModifyDBParameterGroup DeleteDBParameterGroup DescribeDBParameterGroups",
  "aws:rds/clusterParameterGroup:ClusterParameterGroup":
    "CreateDBClusterParameterGroup ModifyDBClusterParameterGroup DeleteDBClusterParameterGroup DescribeDBClusterParameterGroups",
  "aws:elasticache/replicationGroup:ReplicationGroup":
    "CreateReplicationGroup ModifyReplicationGroup DeleteReplicationGroup DescribeReplicationGroups",
  "aws:elasticache/subnetGroup:SubnetGroup":
    "CreateCacheSubnetGroup ModifyCacheSubnetGroup DeleteCacheSubnetGroup DescribeCacheSubnetGroups",
  "aws:dynamodb/table:Table": "CreateTable UpdateTable DeleteTable DescribeTable",
  "aws:glue/catalogDatabase:CatalogDatabase":
    "CreateDatabase UpdateDatabase DeleteDatabase GetDatabase",
  "aws:glue/crawler:Crawler": "CreateCrawler UpdateCrawler DeleteCrawler GetCrawler",
  "aws:glue/securityConfiguration:SecurityConfiguration":
    "CreateSecurityConfiguration CreateSecurityConfiguration DeleteSecurityConfiguration GetSecurityConfiguration",
  "aws:athena/workgroup:Workgroup": "CreateWorkGroup UpdateWorkGroup DeleteWorkGroup GetWorkGroup",
  "aws:sns/topic:Topic": "CreateTopic SetTopicAttributes DeleteTopic GetTopicAttributes",
  "aws:sns/topicPolicy:TopicPolicy":
    "SetTopicAttributes SetTopicAttributes SetTopicAttributes GetTopicAttributes",
  "aws:sns/topicSubscription:TopicSubscription":
    "Subscribe SetSubscriptionAttributes Unsubscribe GetSubscriptionAttributes",
  "aws:sqs/queue:Queue": "CreateQueue SetQueueAttributes DeleteQueue GetQueueAttributes",
  "aws:sqs/queuePolicy:QueuePolicy":
    "SetQueueAttributes SetQueueAttributes SetQueueAttributes GetQueueAttributes",
  "aws:sqs/redrivePolicy:RedrivePolicy":
    "SetQueueAttributes SetQueueAttributes SetQueueAttributes GetQueueAttributes",
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy":
    "SetQueueAttributes SetQueueAttributes SetQueueAttributes GetQueueAttributes",
};

#include "model/data_stores.hpp"

#include <algorithm>
#include <array>

namespace cloud {
namespace {

// Sorted.
constexpr std::array<std::string_view, 31> k_types{
    "aws:backup/vault:Vault",
    "aws:cloudwatch/logGroup:LogGroup",
    "aws:cognito/userPool:UserPool",
    "aws:docdb/cluster:Cluster",
    "aws:dynamodb/globalTable:GlobalTable",
    "aws:dynamodb/table:Table",
    "aws:ebs/volume:Volume",
    "aws:ec2/instance:Instance",
    "aws:ecr/repository:Repository",
    "aws:efs/fileSystem:FileSystem",
    "aws:elasticache/cluster:Cluster",
    "aws:elasticache/replicationGroup:ReplicationGroup",
    "aws:elasticache/serverlessCache:ServerlessCache",
    "aws:elasticsearch/domain:Domain",
    "aws:fsx/lustreFileSystem:LustreFileSystem",
    "aws:fsx/windowsFileSystem:WindowsFileSystem",
    "aws:kinesis/stream:Stream",
    "aws:kms/key:Key",
    "aws:memorydb/cluster:Cluster",
    "aws:msk/cluster:Cluster",
    "aws:neptune/cluster:Cluster",
    "aws:opensearch/domain:Domain",
    "aws:rds/cluster:Cluster",
    "aws:rds/instance:Instance",
    "aws:redshift/cluster:Cluster",
    "aws:s3/bucket:Bucket",
    "aws:s3/bucketV2:BucketV2",
    "aws:secretsmanager/secret:Secret",
    "aws:sqs/queue:Queue",
    "aws:ssm/parameter:Parameter",
    "aws:timestreamwrite/table:Table",
};
static_assert(std::is_sorted(k_types.begin(), k_types.end()));

} // namespace

bool holds_data(std::string_view resource_type) {
  return std::binary_search(k_types.begin(), k_types.end(), resource_type);
}

} // namespace cloud

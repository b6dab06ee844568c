#include "model/data_stores.hpp"

#include <gtest/gtest.h>

namespace cloud {
namespace {

TEST(DataStores, AreTheTypesWhoseContentIsGoneWithThem) {
  EXPECT_TRUE(holds_data("aws:rds/instance:Instance"));
  EXPECT_TRUE(holds_data("aws:s3/bucket:Bucket"));
  EXPECT_TRUE(holds_data("aws:kms/key:Key"));
  EXPECT_FALSE(holds_data("aws:ec2/vpc:Vpc"));
  EXPECT_FALSE(holds_data("aws:s3/bucketPolicy:BucketPolicy"));
  EXPECT_FALSE(holds_data(""));
}

} // namespace
} // namespace cloud

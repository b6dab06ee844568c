#include "store/sqlite/snapshots.hpp"
#include "test_support/fake_cipher.hpp"
#include "test_support/succeeded.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <gmock/gmock.h>

namespace cloud::store {
namespace {

using test_support::succeeded;
using testing::HasSubstr;
using testing::Not;

class SnapshotsTest : public testing::Test {
protected:
  SnapshotsTest() {
    snapshot_.key.code = "c0de";
    snapshot_.key.toolchain = "pulumi 3.259.0";
    snapshot_.key.target = "simulated 111111111111 us-east-1";
    snapshot_.key.config = Value::Map{{"db:size", 2, {}}, {"db:password", "hmac:0a", {}}};
    snapshot_.key.consumed = Value::Map{{"network.vpcId", "vpc-1", {}}};
    snapshot_.bundle = "b1.js";
    snapshot_.config =
        Value::Map{{"db:size", 2, {}},
                   {"db:password", as_secret("hunter2"), {}},
                   {"db:hosts", as_secret(Value::List{"a", Value::Map{{"port", 5432, {}}}}), {}}};
    snapshot_.unresolved = Value::Map{{"db:vpc", "{{RUNTIME:network:vpcId}}", {}}};
  }

  std::string file() { return read_file(folder_.path() / "cloud.db").value(); }

  test_support::TemporaryDirectory folder_;
  test_support::FakeCipher cipher_;
  StoreFile file_{folder_.path() / "cloud.db"};
  SqliteSnapshots snapshots_{file_, cipher_};
  Snapshot snapshot_;
};

TEST_F(SnapshotsTest, ComeBackAsTheyWereSecretsMarked) {
  const SnapshotId id = snapshots_.put(snapshot_).value();

  const Snapshot found = snapshots_.get(id).value();

  EXPECT_EQ(found.key, snapshot_.key);
  EXPECT_EQ(found.bundle, snapshot_.bundle);
  EXPECT_EQ(found.config, snapshot_.config);
  EXPECT_EQ(found.unresolved, snapshot_.unresolved);
  EXPECT_EQ(snapshots_.key(id).value(), snapshot_.key);
}

TEST_F(SnapshotsTest, OfEqualContentAreStoredOnceAndOthersApart) {
  const SnapshotId id = snapshots_.put(snapshot_).value();
  const int encryptions = cipher_.encryptions;

  EXPECT_EQ(snapshots_.put(snapshot_).value(), id);
  EXPECT_EQ(cipher_.encryptions, encryptions);

  snapshot_.bundle = "b2.js";
  EXPECT_NE(snapshots_.put(snapshot_).value(), id);
}

TEST_F(SnapshotsTest, KeepNothingOfAConfigurationInPlainText) {
  ASSERT_TRUE(succeeded(snapshots_.put(snapshot_)));
  ASSERT_TRUE(succeeded(snapshots_.put_manifest("password: hunter2")));

  EXPECT_THAT(file(), Not(HasSubstr("hunter2")));
}

TEST_F(SnapshotsTest, KeepTheTextsOfManifests) {
  const std::string name = snapshots_.put_manifest("kind: Deployment").value();

  EXPECT_EQ(snapshots_.put_manifest("kind: Deployment").value(), name);
  EXPECT_EQ(snapshots_.manifest(name).value(), "kind: Deployment");
}

TEST_F(SnapshotsTest, SayWhenThereIsNothingUnderAName) {
  const auto found = snapshots_.get(SnapshotId("s1"));

  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, ErrorCode::not_found);
  EXPECT_EQ(found.error().message, "what was deployed then is not kept any more");
}

} // namespace
} // namespace cloud::store

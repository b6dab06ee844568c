#include "deployment/folders.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace cloud;
using deployment::find_deployment;

namespace {

class Deployments : public testing::Test {
protected:
  void add(const std::string& name, const std::string& manifest) {
    std::filesystem::create_directories(directory_.path() / name);
    ASSERT_TRUE(write_file(directory_.path() / name / "Deployment_Manifest.yaml", manifest));
  }

  test_support::TemporaryDirectory directory_;
};

} // namespace

TEST_F(Deployments, AreNamedAfterIdOrganizationAndProject) {
  EXPECT_EQ(deployment::folder_name(DeploymentId("D1BRV40"), "Company-A, Inc.", "e_commerce"),
            "D1BRV40-company-a-inc-e-commerce");
}

TEST_F(Deployments, AreFoundInAnyCase) {
  add("D1BRV40-org-shop", "");

  const auto folder = find_deployment(directory_.path(), "d1brv40");

  ASSERT_TRUE(folder);
  EXPECT_EQ(folder->path, directory_.path() / "D1BRV40-org-shop");
  EXPECT_EQ(folder->manifest(), directory_.path() / "D1BRV40-org-shop/Deployment_Manifest.yaml");
}

TEST_F(Deployments, AreSuggestedByTheNearestId) {
  add("D1BRV40-org-shop", "");
  add(".D1BRV41", "");

  const auto folder = find_deployment(directory_.path(), "D1BRV4O");

  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error(), (Error{ErrorCode::not_found,
                                   "deployment 'D1BRV4O' does not exist (did you mean 'D1BRV40'?)",
                                   {},
                                   "`cloud list` shows the deployments there are"}));
}

TEST_F(Deployments, MustNotShareAnId) {
  add("D1A-org-blog", "");
  add("D1A-org-shop", "");

  const auto folder = find_deployment(directory_.path(), "D1A");

  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().code, ErrorCode::conflict);
  EXPECT_EQ(folder.error().message, (directory_.path() / "D1A-org-blog").string() + " and " +
                                        (directory_.path() / "D1A-org-shop").string() +
                                        " have the same deployment id");
}

TEST_F(Deployments, AreListedWithWhatTheirManifestSays) {
  add("D1B-org-shop", "metadata: { organization: Org, project: shop, createdAt: now }\n"
                      "spec:\n  target: simulated\n  environments:\n"
                      "    dev: { enabled: true, account: \"1\", region: us-east-1 }\n"
                      "  stacks:\n    this is never read: [\n");
  add("D1A-org-blog", "spec:\n  stacks: {}\n  environments:\n    prod: { enabled: false }\n");
  add("D1C-org-x", "a: [\n");
  add("not-a-deployment", "");

  const auto list = deployment::list_deployments(directory_.path());

  ASSERT_TRUE(list);
  ASSERT_EQ(list->size(), 3U);
  EXPECT_EQ((*list)[0].folder.id, DeploymentId("D1A"));
  EXPECT_EQ((*list)[0].environments.at(0).name, EnvironmentName("prod"));
  EXPECT_EQ((*list)[1].project, "shop");
  EXPECT_EQ((*list)[1].target, Target::simulated);
  EXPECT_EQ((*list)[1].environments.at(0).region, "us-east-1");
  EXPECT_EQ((*list)[2].problem,
            (directory_.path() / "D1C-org-x/Deployment_Manifest.yaml").string() +
                ":2:1: '[' is never closed");
}

TEST_F(Deployments, AreNoneWhereNothingWasMadeYet) {
  const auto list = deployment::list_deployments(directory_.path() / "deploy");

  ASSERT_TRUE(list);
  EXPECT_THAT(*list, testing::IsEmpty());
}

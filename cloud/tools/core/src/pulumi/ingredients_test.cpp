#include "pulumi/ingredients.hpp"
#include "test_support/succeeded.hpp"
#include "test_support/temporary_directory.hpp"

#include <gmock/gmock.h>

namespace cloud::pulumi {
namespace {

using test_support::succeeded;
using testing::ElementsAre;
using testing::IsEmpty;

Closure closure(std::string hash, std::vector<std::pair<std::string, std::string>> files,
                std::vector<LockedPackage> packages) {
  Closure closure;
  closure.hash = std::move(hash);
  for (auto& [path, content] : files) {
    closure.entries.push_back({path, {}, content});
  }
  closure.entries.push_back({"cloud/stacks/network/src", {}, {}}); // a folder
  closure.packages = std::move(packages);
  return closure;
}

class IngredientsTest : public ::testing::Test {
protected:
  void keep(const Closure& closure) {
    ASSERT_TRUE(succeeded(write_ingredients(installation_, closure)));
  }
  std::vector<std::string> differences(const std::string& before, const std::string& after) {
    return ingredient_differences(installation_, before, after);
  }

  test_support::TemporaryDirectory directory_;
  Installation installation_{directory_.path()};
};

TEST_F(IngredientsTest, NamesFilesAndPackagesThatDiffer) {
  keep(closure("a",
               {{"cloud/stacks/network/src/vpc.ts", "1"}, {"cloud/stacks/network/src/nat.ts", "1"}},
               {{"node_modules/zod", "3.22.0", ""}, {"node_modules/left", "1.0.0", ""}}));
  keep(closure(
      "b", {{"cloud/stacks/network/src/vpc.ts", "2"}, {"cloud/stacks/shared/tags.ts", "1"}},
      {{"node_modules/zod", "3.23.1", ""}, {"node_modules/a/node_modules/right", "2.0.0", ""}}));

  EXPECT_THAT(differences("a", "b"),
              ElementsAre("code: network/src/vpc.ts", "new code: shared/tags.ts",
                          "code removed: network/src/nat.ts", "new package right 2.0.0",
                          "package zod 3.22.0 → 3.23.1", "package left 1.0.0 removed"));
  EXPECT_THAT(differences("a", "a"), IsEmpty());
}

TEST_F(IngredientsTest, SaysNothingOfAClosureNobodyKept) {
  keep(closure("a", {{"cloud/stacks/network/src/vpc.ts", "1"}}, {}));

  EXPECT_THAT(differences("a", "unknown"), IsEmpty());
  EXPECT_THAT(differences("unknown", "a"), IsEmpty());
}

} // namespace
} // namespace cloud::pulumi

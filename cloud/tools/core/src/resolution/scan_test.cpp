#include "documents/yaml_reader.hpp"
#include "resolution/scan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cloud::resolution {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Scan scan_of(std::string yaml) {
  return scan(documents::parse_yaml(std::move(yaml), "compute.dev.yaml").value().root,
              "compute.dev.yaml");
}

TEST(Scan, FindsPlaceholdersWithKeyAndPlace) {
  const Scan found = scan_of("config:\n"
                             "  compute:vpcId: \"{{RUNTIME:network:vpcId}}\"\n"
                             "  compute:records:\n"
                             "    - name: 'a-{{RUNTIME:aws:region}}'\n");

  ASSERT_EQ(found.placeholders.size(), 2U);
  EXPECT_EQ(found.placeholders[0].key, "config.compute:vpcId");
  EXPECT_EQ(found.placeholders[0].mark, (Mark{2, 19}));
  EXPECT_TRUE(found.placeholders[0].alone);
  EXPECT_EQ(found.placeholders[1].key, "config.compute:records[0].name");
  EXPECT_EQ(found.placeholders[1].mark, (Mark{4, 16}));
  EXPECT_FALSE(found.placeholders[1].alone);
  EXPECT_THAT(found.problems, IsEmpty());
}

TEST(Scan, ReportsProblemsAtTheirPlace) {
  const Scan found = scan_of("a: \"x {{RUNTIME:calculate:uid}}\"\n"
                             "b:\n"
                             "  - |\n"
                             "    several lines with\n"
                             "    {{DOMAIN}}\n");

  EXPECT_THAT(found.problems,
              ElementsAre(documents::Finding{"compute.dev.yaml",
                                             {1, 7},
                                             "{{RUNTIME:calculate:uid}}: unknown calculation 'uid' "
                                             "(did you mean 'uuid'?)"},
                          documents::Finding{"compute.dev.yaml",
                                             {3, 5},
                                             "unknown placeholder '{{DOMAIN' ('{{{{' writes "
                                             "'{{')"}));
}

TEST(Scan, RefusesAPlaceholderAsAKey) {
  EXPECT_THAT(
      scan_of("\"{{RUNTIME:aws:region}}\": 1\n").problems,
      ElementsAre(documents::Finding{"compute.dev.yaml",
                                     {1, 1},
                                     "'{{RUNTIME:aws:region}}': a runtime value cannot be a key"}));
}

TEST(ReferencedStacks, AreThoseWhoseOutputsAreUsed) {
  const Scan found = scan_of("a: \"{{RUNTIME:network:vpcId}}\"\n"
                             "b: \"{{RUNTIME:network:vpcCidr}} {{RUNTIME:security:keyIds.logs}}\"\n"
                             "c: \"{{RUNTIME:aws:region}}\"\n");

  EXPECT_THAT(referenced_stacks(found), ElementsAre(StackName("network"), StackName("security")));
}

TEST(MarkInside, StaysUnknownForAValueThatIsFromNoFile) {
  EXPECT_EQ(mark_inside(Value("{{RUNTIME:aws:region}}"), 0), Mark{});
}

} // namespace
} // namespace cloud::resolution

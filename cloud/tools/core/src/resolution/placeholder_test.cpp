#include "resolution/placeholder.hpp"

#include <gtest/gtest.h>

namespace cloud::resolution {
namespace {

RuntimeSource parsed(std::string_view body) {
  return parse_placeholder(body).value();
}

std::string refusal_of(std::string_view body) {
  return parse_placeholder(body).error().message;
}

TEST(Placeholder, ReadsAnOutputOfAStack) {
  EXPECT_EQ(parsed("network:vpcId"),
            RuntimeSource(StackOutput{StackName("network"), {"vpcId", {}}}));
  EXPECT_EQ(
      parsed("database-rds:endpoints[0].host"),
      RuntimeSource(StackOutput{StackName("database-rds"), {"endpoints", {size_t{0}, "host"}}}));
}

TEST(Placeholder, ReadsAnOutputWhoseMemberHoldsAColon) {
  EXPECT_EQ(parsed("network:endpoints[\"a:b\"]"),
            RuntimeSource(StackOutput{StackName("network"), {"endpoints", {"a:b"}}}));
}

TEST(Placeholder, ReadsQueriesOfAws) {
  EXPECT_EQ(parsed("aws:latestAmiId:ubuntu2204"), RuntimeSource(LatestAmiId{"ubuntu2204"}));
  EXPECT_EQ(parsed("aws:availabilityZones"), RuntimeSource(AvailabilityZones{}));
  EXPECT_EQ(parsed("aws:availabilityZones:us-west-2"),
            RuntimeSource(AvailabilityZones{"us-west-2"}));
  EXPECT_EQ(parsed("aws:accountId"), RuntimeSource(AccountId{}));
  EXPECT_EQ(parsed("aws:region"), RuntimeSource(CurrentRegion{}));
}

TEST(Placeholder, TakesTheWholePathOfAParameter) {
  EXPECT_EQ(parsed("aws:ssm:/app/key:3"), RuntimeSource(SsmParameter{"/app/key:3"}));
}

TEST(Placeholder, TellsTheIdOfASecretFromAKeyInsideIt) {
  const std::string arn = "arn:aws:secretsmanager:us-east-1:111111111111:secret:db-AbCdEf";

  EXPECT_EQ(parsed("aws:secret:prod/db"), RuntimeSource(AwsSecret{"prod/db", ""}));
  EXPECT_EQ(parsed("aws:secret:prod/db:password"), RuntimeSource(AwsSecret{"prod/db", "password"}));
  EXPECT_EQ(parsed("aws:secret:" + arn), RuntimeSource(AwsSecret{arn, ""}));
  EXPECT_EQ(parsed("aws:secret:" + arn + ":a:b"), RuntimeSource(AwsSecret{arn, "a:b"}));
}

TEST(Placeholder, CalculatesSubnetsOfBothFamilies) {
  EXPECT_EQ(parsed("calculate:subnets:10.0.0.0/16:24:2"),
            RuntimeSource(Subnets{{"10.0.0.0/24", "10.0.1.0/24"}}));
  EXPECT_EQ(parsed("calculate:subnets:2001:db8::/56:64:2"),
            RuntimeSource(Subnets{{"2001:db8::/64", "2001:db8:0:1::/64"}}));
}

TEST(Placeholder, ReadsWhatIsGenerated) {
  EXPECT_EQ(parsed("calculate:uuid"), RuntimeSource(Uuid{}));
  EXPECT_EQ(parsed("calculate:password:24"), RuntimeSource(Password{24}));
  EXPECT_EQ(parsed("calculate:timestamp"), RuntimeSource(Timestamp{}));
  EXPECT_EQ(parsed("calculate:timestamp:%H:%M"),
            RuntimeSource(Timestamp{TimestampFormat::parse("%H:%M").value()}));
}

TEST(Placeholder, ReadsAVariableWithADefaultThatRunsToTheEnd) {
  EXPECT_EQ(parsed("env:CI_COMMIT"), RuntimeSource(EnvironmentVariable{"CI_COMMIT", std::nullopt}));
  EXPECT_EQ(parsed("env:PROXY:http://proxy:3128"),
            RuntimeSource(EnvironmentVariable{"PROXY", "http://proxy:3128"}));
  EXPECT_EQ(parsed("env:PROXY:"), RuntimeSource(EnvironmentVariable{"PROXY", ""}));
}

TEST(Placeholder, NamesAnUnknownKindAndItsNearestSpelling) {
  EXPECT_EQ(refusal_of("calcualte:subnets:10.0.0.0/16:24:3"),
            "unknown kind of runtime value 'calcualte' (did you mean 'calculate'?)");
  EXPECT_EQ(refusal_of("AWS:region"), "unknown kind of runtime value 'AWS' (did you mean 'aws'?)");
  EXPECT_EQ(refusal_of(""), "unknown kind of runtime value ''");
  EXPECT_EQ(refusal_of(" network:vpcId"), "unknown kind of runtime value ' network'");
}

TEST(Placeholder, NamesAnUnknownQueryOrCalculationAndItsNearestSpelling) {
  EXPECT_EQ(refusal_of("aws:latestAmi:x"), "unknown AWS query 'latestAmi' (did you mean "
                                           "'latestAmiId'?)");
  EXPECT_EQ(refusal_of("calculate:pasword:8"),
            "unknown calculation 'pasword' (did you mean 'password'?)");
  EXPECT_EQ(refusal_of("calculate"),
            "the calculation is missing (one of subnets, timestamp, password, uuid)");
  EXPECT_EQ(refusal_of("aws:"), "the AWS query is missing (one of latestAmiId, availabilityZones, "
                                "ssm, secret, accountId, region)");
}

TEST(Placeholder, SaysHowAParameterIsWritten) {
  EXPECT_EQ(refusal_of("network"), "wrong parameters (write {{RUNTIME:<stack>:<output>}})");
  EXPECT_EQ(refusal_of("network:"), "wrong parameters (write {{RUNTIME:<stack>:<output>}})");
  EXPECT_EQ(refusal_of("aws:region:x"), "wrong parameters (write {{RUNTIME:aws:region}})");
  EXPECT_EQ(refusal_of("aws:ssm"), "wrong parameters (write {{RUNTIME:aws:ssm:<path>}})");
  EXPECT_EQ(refusal_of("aws:secret:a:"),
            "wrong parameters (write {{RUNTIME:aws:secret:<id>[:<json key>]}})");
  EXPECT_EQ(refusal_of("aws:availabilityZones:"),
            "wrong parameters (write {{RUNTIME:aws:availabilityZones[:<region>]}})");
  EXPECT_EQ(refusal_of("calculate:subnets:10.0.0.0/16:24"),
            "wrong parameters (write {{RUNTIME:calculate:subnets:<cidr>:<prefix>:<count>}})");
  EXPECT_EQ(refusal_of("calculate:password:long"),
            "wrong parameters (write {{RUNTIME:calculate:password:<length>}})");
  EXPECT_EQ(refusal_of("env:1ST"), "wrong parameters (write {{RUNTIME:env:<NAME>[:<default>]}})");
}

TEST(Placeholder, RefusesParametersOutOfRange) {
  EXPECT_EQ(refusal_of("calculate:password:7"), "a password has from 8 to 128 characters, not 7");
  EXPECT_EQ(refusal_of("calculate:subnets:10.0.0.0/24:26:5"),
            "5 subnets of /26 do not fit into 10.0.0.0/24, which holds 4");
  EXPECT_EQ(refusal_of("calculate:subnets:10.0.0.1/24:26:1"),
            "'10.0.0.1/24' has host bits set (the range is 10.0.0.0/24)");
  EXPECT_EQ(refusal_of("calculate:timestamp:%Q"),
            "'%Q' is not one of %Y %m %d %H %M %S %F %T %j %s %%");
}

} // namespace
} // namespace cloud::resolution

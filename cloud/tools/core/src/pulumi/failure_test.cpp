#include "pulumi/failure.hpp"

#include <gmock/gmock.h>

namespace cloud::pulumi {
namespace {

constexpr const char* k_vpc_urn = "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main";

StepEvidence failed_with(const std::string& message, const std::string& operation = "create") {
  StepEvidence evidence;
  evidence.exit_code = 1;
  evidence.account = "111111111111";
  evidence.summary.outcome = UpdateOutcome::failed;
  evidence.summary.failures = {{k_vpc_urn, "aws:ec2/vpc:Vpc", operation, message, {}}};
  evidence.summary.errors = {{"error", message, k_vpc_urn}, {"error", "update failed", ""}};
  return evidence;
}

StepEvidence failed_without_resource(const std::string& message) {
  StepEvidence evidence;
  evidence.exit_code = 1;
  evidence.summary.outcome = UpdateOutcome::failed;
  evidence.summary.errors = {{"error", message, ""}};
  return evidence;
}

StepEvidence refused(const std::string& errors) {
  StepEvidence evidence;
  evidence.exit_code = 1;
  evidence.errors = errors;
  return evidence;
}

std::string aws(const std::string& call, int status, const std::string& rest) {
  return "creating EC2 VPC: operation error " + call +
         ", https response error StatusCode: " + std::to_string(status) +
         ", RequestID: 0d0398e2-e456, api error " + rest;
}

TEST(Failure, SaysWhichPermissionIsMissingAndWhere) {
  const std::string message =
      aws("EC2: CreateVpc", 403,
          "UnauthorizedOperation: You are not authorized to perform this operation.");

  EXPECT_EQ(classify(failed_with(message)),
            (Failure{FailureClass::critical, "UnauthorizedOperation", message, k_vpc_urn,
                     "give the role or user that deploys the permission ec2:CreateVpc in account "
                     "111111111111, then deploy again",
                     false}));
}

TEST(Failure, PrefersThePermissionThatAwsNames) {
  const Failure failure = classify(failed_with(
      aws("IAM: CreateRole", 403,
          "AccessDenied: User: arn:aws:sts::1:assumed-role/x is not authorized to perform: "
          "iam:PassRole on resource: y")));

  EXPECT_EQ(failure.code, "AccessDenied");
  EXPECT_THAT(failure.advice, testing::HasSubstr("the permission iam:PassRole in account"));
}

TEST(Failure, CallsAServiceAsPoliciesDo) {
  EXPECT_THAT(classify(failed_with(aws("Elastic Load Balancing v2: CreateLoadBalancer", 403,
                                       "AccessDenied: no")))
                  .advice,
              testing::HasSubstr("elasticloadbalancing:CreateLoadBalancer"));
  EXPECT_THAT(
      classify(failed_with(aws("Route 53: CreateHostedZone", 403, "AccessDenied: no"))).advice,
      testing::HasSubstr("route53:CreateHostedZone"));
}

TEST(Failure, RetriesThrottlingAndFaultsOfAwsOnly) {
  const auto retryable = [](const std::string& message) {
    return classify(failed_with(message)).retryable;
  };

  EXPECT_TRUE(
      retryable(aws("EC2: CreateVpc", 503, "RequestLimitExceeded: Request limit exceeded.")));
  EXPECT_TRUE(retryable(aws("SNS: CreateTopic", 400, "ThrottlingException: Rate exceeded")));
  EXPECT_TRUE(retryable(aws("S3: PutObject", 503, "SlowDown: Please reduce your request rate.")));
  EXPECT_TRUE(retryable("operation error EC2: CreateVpc, https response error StatusCode: 502, x"));
  EXPECT_TRUE(retryable("Post \"https://ec2.us-east-1.amazonaws.com/\": dial tcp: i/o timeout"));
  EXPECT_FALSE(retryable(aws("EC2: CreateVpc", 400, "VpcLimitExceeded: The maximum number")));
  EXPECT_FALSE(retryable(aws("EC2: CreateVpc", 403, "UnauthorizedOperation: no")));
  EXPECT_FALSE(retryable(aws("RDS: CreateDBInstance", 400, "InvalidParameterValue: no")));
  EXPECT_FALSE(retryable("a resource broke"));
}

TEST(Failure, IsNotRetriedWhenAnythingElseIsWrong) {
  StepEvidence evidence =
      failed_with(aws("EC2: CreateVpc", 503, "RequestLimitExceeded: Request limit exceeded."));
  const std::string denied = aws("EC2: CreateSubnet", 403, "UnauthorizedOperation: no");
  evidence.summary.failures.push_back({"urn:2", "aws:ec2/subnet:Subnet", "create", denied, {}});

  const Failure failure = classify(evidence);

  EXPECT_EQ(failure.code, "UnauthorizedOperation");
  EXPECT_EQ(failure.resource, "urn:2");
  EXPECT_FALSE(failure.retryable);
}

TEST(Failure, AdvisesByTheCodeOfAws) {
  const auto advice = [](const char* code) {
    return classify(failed_with(aws("EC2: Call", 400, std::string(code) + ": text"))).advice;
  };
  using testing::StartsWith;

  EXPECT_THAT(advice("VpcLimitExceeded"), StartsWith("ask for a higher quota"));
  EXPECT_THAT(advice("LimitExceededException"), StartsWith("ask for a higher quota"));
  EXPECT_THAT(advice("ExpiredToken"), StartsWith("sign in to account 111111111111 again"));
  EXPECT_THAT(advice("DependencyViolation"), StartsWith("something still uses the resource"));
  EXPECT_THAT(advice("InvalidSubnet.Conflict"), StartsWith("the address range overlaps"));
  EXPECT_THAT(advice("RequestLimitExceeded"), StartsWith("nothing is wrong with the deployment"));
  EXPECT_THAT(advice("InvalidVpc.Range"), StartsWith("a VPC takes /16 to /28"));
  EXPECT_THAT(advice("InvalidSubnetID.NotFound"), StartsWith("something that the stack relies on"));
  EXPECT_THAT(advice("EntityAlreadyExists"), StartsWith("something of this name exists"));
  EXPECT_THAT(advice("InvalidParameterValue"), StartsWith("read what AWS says"));
}

// The SDK says "api error" only of what the model of the service does not know.
TEST(Failure, ReadsTheCodeOfAnErrorThatTheServiceHasAModelOf) {
  const std::string bucket =
      "creating S3 Bucket (assets): operation error S3: CreateBucket, https response error "
      "StatusCode: 409, RequestID: 4f0c, HostID: aZ1/b+c=, BucketAlreadyExists: The requested "
      "bucket "
      "name is not available.";
  const std::string role =
      "creating IAM Role (web): operation error IAM: CreateRole, https response error StatusCode: "
      "409, RequestID: 9a3e, EntityAlreadyExists: Role with name web already exists.";
  const std::string table =
      "creating DynamoDB Table (t): operation error DynamoDB: CreateTable, https response error "
      "StatusCode: 400, RequestID: 1, ThrottlingException: Rate exceeded";

  EXPECT_EQ(classify(failed_with(bucket)).code, "BucketAlreadyExists");
  EXPECT_EQ(classify(failed_with(role)).code, "EntityAlreadyExists");
  EXPECT_THAT(classify(failed_with(role)).advice,
              testing::StartsWith("something of this name exists"));
  EXPECT_TRUE(classify(failed_with(table)).retryable);
}

TEST(Failure, TakesNoWordsForACode) {
  const std::string odd =
      "creating EC2 VPC: operation error EC2: CreateVpc, https response error StatusCode: 0, "
      "RequestID: , request send failed, Post https://ec2: dial tcp: lookup failed";

  EXPECT_NE(classify(failed_with(odd)).code, "request");
}

TEST(Failure, UnderstandsTheFirstSdkToo) {
  const Failure failure = classify(
      failed_with("error creating EC2 VPC: VpcLimitExceeded: The maximum number of VPCs has been "
                  "reached.\\n\\tstatus code: 400, request id: 1"));

  EXPECT_EQ(failure.code, "VpcLimitExceeded");
}

TEST(Failure, NamesTheLineOfTheProgram) {
  const Failure failure = classify(failed_without_resource(
      "Running program 'program.js' failed with an unhandled exception:\n"
      "TypeError: Cannot set properties of undefined (setting 'c')\n"
      "    at f (/srv/cloud/node_modules/x/y.js:1:1)\n"
      "    at f (/srv/cloud/stacks/network/src/vpc.ts:2:20)\n"
      "    at Object.<anonymous> (/srv/cloud/stacks/network/src/index.ts:3:1)\n"));

  EXPECT_EQ(
      failure,
      (Failure{FailureClass::pre_deployment, "program_error",
               "TypeError: Cannot set properties of undefined (setting 'c') "
               "(/srv/cloud/stacks/network/src/vpc.ts:2:20)",
               "", "correct the program at the place that the message names, then deploy again",
               false}));
}

TEST(Failure, NamesTheLineOfASyntaxError) {
  const Failure failure = classify(failed_without_resource(
      "Running program 'program.js' failed with an unhandled exception:\n"
      "/tmp/program.js:1\nconst a = ;\n          ^\n\nSyntaxError: Unexpected token ';'\n"));

  EXPECT_EQ(failure.message, "SyntaxError: Unexpected token ';' (/tmp/program.js:1)");
}

TEST(Failure, TellsWhatAProgramWasTold) {
  const Failure failure = classify(failed_without_resource(
      "Running program 'program.js' failed with an unhandled exception:\n"
      "<ref *1> Error: invocation of aws:index/getRegion:getRegion returned an error: AWS account "
      "ID not allowed: 222222222222\n"
      "  promise: Promise { <rejected> [Circular *1] }\n}"));

  EXPECT_EQ(failure.code, "wrong_account");
  EXPECT_EQ(failure.message, "Error: invocation of aws:index/getRegion:getRegion returned an "
                             "error: AWS account ID not allowed: 222222222222");
}

TEST(Failure, TellsOfTheResourceBeforeTheProgramThatFailedWithIt) {
  StepEvidence evidence = failed_without_resource(
      "Running program 'program.js' failed with an unhandled exception:\nError: no region\n");
  evidence.summary.errors.push_back({"error", "AWS account ID not allowed: 222222222222", "urn"});

  EXPECT_EQ(classify(evidence).resource, "urn");
  EXPECT_EQ(classify(evidence).message, "AWS account ID not allowed: 222222222222");
}

TEST(Failure, NamesTheMissingKey) {
  const Failure failure = classify(failed_without_resource(
      "Missing required configuration variable 'network:vpcCidr'\n\tplease set a value"));

  EXPECT_EQ(failure.code, "missing_configuration");
  EXPECT_EQ(failure.message, "Missing required configuration variable 'network:vpcCidr'");
  EXPECT_EQ(failure.kind, FailureClass::pre_deployment);
}

TEST(Failure, KnowsWhatPulumiSaysBeforeItStarts) {
  const auto code = [](const char* errors) {
    const Failure failure = classify(refused(errors));
    EXPECT_EQ(failure.kind, FailureClass::pre_deployment);
    EXPECT_FALSE(failure.retryable);
    return failure.code;
  };

  EXPECT_EQ(code("error: the stack is currently locked by 1 lock(s). Either wait"), "stack_locked");
  EXPECT_EQ(code("error: getting stack configuration: get stack secrets manager: incorrect "
                 "passphrase"),
            "wrong_passphrase");
  EXPECT_EQ(code("error: no resource plugin 'pulumi-resource-aws' found in the workspace"),
            "plugin_missing");
  EXPECT_EQ(code("error: AWS account ID not allowed: 222222222222"), "wrong_account");
  EXPECT_EQ(code("error: no stack named 'organization/shop/devx' found"), "stack_missing");
  EXPECT_EQ(code("error: stack has 2 pending operations"), "pending_operations");
  EXPECT_EQ(code("error: something new"), "engine_failed");
}

TEST(Failure, TakesTheWordsOfStandardErrorWithoutTheirPrefix) {
  EXPECT_EQ(classify(refused("error: something new\nmore\n")).message, "something new");
}

TEST(Failure, TakesABlankMessageForNone) {
  EXPECT_EQ(classify(failed_with(" \n")).message, "Pulumi ended with status 1 without saying why");
}

TEST(Failure, IsPartialWhenOnlyALeftoverCouldNotBeRemoved) {
  const std::string message = aws("EC2: DeleteVpc", 400, "DependencyViolation: in use");

  EXPECT_EQ(classify(failed_with(message, "delete-replaced")).kind, FailureClass::partial);
  EXPECT_EQ(classify(failed_with(message, "update")).kind, FailureClass::critical);
  StepEvidence destroy = failed_with(message, "delete");
  destroy.operation = EngineOperation::destroy;
  EXPECT_EQ(classify(destroy).kind, FailureClass::critical);
}

TEST(Failure, IsCriticalWhenAProgramFailsAfterItsFirstChange) {
  StepEvidence evidence = failed_without_resource(
      "Running program 'x' failed with an unhandled exception:\nError: no\n");
  evidence.summary.changes = {{"create", 3}};

  EXPECT_EQ(classify(evidence).kind, FailureClass::critical);
}

TEST(Conclusion, NeedsExitStatusAndSummaryForSuccess) {
  StepEvidence evidence;
  evidence.summary.outcome = UpdateOutcome::succeeded;
  evidence.summary.changes = {{"create", 2}};
  EXPECT_EQ(std::get<Succeeded>(conclude(evidence)).changes, evidence.summary.changes);

  evidence.exit_code = 1;
  EXPECT_TRUE(std::holds_alternative<Failed>(conclude(evidence)));

  evidence = StepEvidence();
  EXPECT_EQ(std::get<Failed>(conclude(evidence)).failure.code, "engine_lost");
}

TEST(Conclusion, IsCancelledByExitStatusOrSummary) {
  StepEvidence evidence;
  evidence.exit_code = 8;
  EXPECT_TRUE(std::holds_alternative<Cancelled>(conclude(evidence)));

  evidence.exit_code = 1;
  evidence.summary.outcome = UpdateOutcome::cancelled;
  EXPECT_TRUE(std::holds_alternative<Cancelled>(conclude(evidence)));
}

TEST(Conclusion, IsCancelledWhenPulumiSaysSoAndCallsItAFailure) {
  EXPECT_TRUE(
      std::holds_alternative<Cancelled>(conclude(failed_without_resource("update canceled"))));
}

TEST(Conclusion, IsCancelledWhenAllThatFailedIsWhatWasCutOff) {
  StepEvidence evidence =
      failed_with("creating EC2 VPC: operation error EC2: CreateVpc, context canceled");
  EXPECT_TRUE(std::holds_alternative<Failed>(conclude(evidence)));

  evidence.stop_asked = true;
  EXPECT_TRUE(std::holds_alternative<Cancelled>(conclude(evidence)));

  evidence.summary.failures.push_back(
      {"urn:pulumi:dev::shop::aws:ec2/eip:Eip::a", "aws:ec2/eip:Eip", "create", "no", {}});
  EXPECT_TRUE(std::holds_alternative<Failed>(conclude(evidence)));
}

TEST(Conclusion, TellsThatPulumiWasKilled) {
  StepEvidence evidence;
  evidence.signal = 9;

  const Failure failure = std::get<Failed>(conclude(evidence)).failure;

  EXPECT_EQ(failure.code, "engine_killed");
  EXPECT_EQ(failure.message, "Pulumi was ended by signal 9");
  EXPECT_EQ(failure.kind, FailureClass::critical);
}

TEST(Conclude, CountsAStopBeforePulumiListensForItAsCancelled) {
  StepEvidence evidence;
  evidence.signal = 2;
  evidence.stop_asked = true;
  EXPECT_TRUE(std::holds_alternative<Cancelled>(conclude(evidence)));

  evidence.stop_asked = false;
  EXPECT_TRUE(std::holds_alternative<Failed>(conclude(evidence)));
}

} // namespace
} // namespace cloud::pulumi

#include "aws/simulated_queries.hpp"
#include "documents/json.hpp"
#include "test_support/source_directory.hpp"
#include "test_support/temporary_directory.hpp"
#include "util/files.hpp"

#include <gtest/gtest.h>

#include <chrono>

namespace cloud::aws {
namespace {

class SimulatedQueriesTest : public testing::Test {
protected:
  // Writes a resource as the simulated AWS does.
  std::filesystem::path write(const std::string& folder, const std::string& file, Value outputs) {
    Value record;
    record.set("id", file);
    record.set("outputs", std::move(outputs));
    const auto directory = state_.path() / "111111111111" / "us-east-1" / folder;
    EXPECT_TRUE(make_directories(directory));
    const auto path = directory / (file + ".json");
    EXPECT_TRUE(write_file(path, documents::write_json(record)));
    return path;
  }

  void write_parameter(const std::string& name, const std::string& type, const std::string& value) {
    write("ssm.Parameter", std::to_string(parameters_++),
          Value::Map{{"name", name},
                     {"arn", "arn:aws:ssm:us-east-1:111111111111:parameter" + name},
                     {"type", type},
                     {"value", value},
                     {"version", 3}});
  }

  void write_secret(const std::string& name, const std::string& text) {
    const std::string arn = arn_of(name);
    write("secretsmanager.Secret", name, Value::Map{{"name", name}, {"arn", arn}});
    write("secretsmanager.SecretVersion", name + "-1",
          Value::Map{{"secretId", arn},
                     {"secretString", text},
                     {"versionStages", Value::List{"AWSCURRENT"}}});
  }

  static std::string arn_of(const std::string& name) {
    return "arn:aws:secretsmanager:us-east-1:111111111111:secret:" + name + "-AbCdEf";
  }

  const AwsScope scope_{"111111111111", "us-east-1", "", ""};
  test_support::TemporaryDirectory state_;
  SimulatedQueries queries_{
      test_support::source_directory() / "cloud/tools/engine/simulated-aws/data", state_.path()};
  int parameters_ = 0;
};

TEST_F(SimulatedQueriesTest, ListsTheZonesOfARegion) {
  EXPECT_EQ(queries_.availability_zones({"111111111111", "eu-west-1", "", ""}).value(),
            Value(Value::List{"eu-west-1a", "eu-west-1b", "eu-west-1c"}));
}

TEST_F(SimulatedQueriesTest, NamesAnUnknownRegionAndTheNearest) {
  EXPECT_EQ(
      queries_.availability_zones({"111111111111", "us-esat-1", "", ""}).error(),
      (Error{ErrorCode::not_found, "unknown region 'us-esat-1' (did you mean 'us-east-1'?)"}));
}

TEST_F(SimulatedQueriesTest, KnowsTheLatestImageOfARegion) {
  const Value here = queries_.latest_ami_id(scope_, "ubuntu2204").value();
  const Value elsewhere =
      queries_.latest_ami_id({"111111111111", "eu-west-1", "", ""}, "ubuntu2204").value();

  EXPECT_TRUE(here.as_string()->starts_with("ami-"));
  EXPECT_NE(here, elsewhere);
}

TEST_F(SimulatedQueriesTest, NamesAnUnknownImageAndTheNearest) {
  EXPECT_EQ(queries_.latest_ami_id(scope_, "ubuntu2205").error(),
            (Error{ErrorCode::not_found, "unknown image 'ubuntu2205' (did you mean "
                                         "'ubuntu2204'?)"}));
}

TEST_F(SimulatedQueriesTest, ReadsAPublicParameter) {
  EXPECT_EQ(queries_.ssm_parameter(scope_,
                                   "/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2"),
            queries_.latest_ami_id(scope_, "amazonLinux2"));
}

TEST_F(SimulatedQueriesTest, ReadsAParameterByNameVersionOrArn) {
  write_parameter("/app/size", "String", "large");

  EXPECT_EQ(queries_.ssm_parameter(scope_, "/app/size").value(), Value("large"));
  EXPECT_EQ(queries_.ssm_parameter(scope_, "/app/size:3").value(), Value("large"));
  EXPECT_EQ(
      queries_.ssm_parameter(scope_, "arn:aws:ssm:us-east-1:111111111111:parameter/app/size:3")
          .value(),
      Value("large"));
  EXPECT_EQ(queries_.ssm_parameter(scope_, "/app/size:4").error(),
            (Error{ErrorCode::not_found,
                   "parameter '/app/size' has no version '4', the current one is 3"}));
}

TEST_F(SimulatedQueriesTest, ReadsAParameterThatWasGivenAsInsecureValue) {
  write("ssm.Parameter", "open",
        Value::Map{{"name", "/app/open"}, {"value", ""}, {"insecureValue", "large"}});

  EXPECT_EQ(queries_.ssm_parameter(scope_, "/app/open").value(), Value("large"));
}

TEST_F(SimulatedQueriesTest, MarksASecureStringSecret) {
  write_parameter("/app/key", "SecureString", "hunter2");

  EXPECT_EQ(queries_.ssm_parameter(scope_, "/app/key").value(), as_secret("hunter2"));
}

TEST_F(SimulatedQueriesTest, LooksForParametersInTheAccountAndRegionAskedFor) {
  write_parameter("/app/size", "String", "large");

  EXPECT_EQ(queries_.ssm_parameter({"222222222222", "us-east-1", "", ""}, "/app/size").error(),
            (Error{ErrorCode::not_found,
                   "no parameter '/app/size' in account 222222222222, region us-east-1"}));
  EXPECT_EQ(queries_.ssm_parameter(scope_, "/app/sise").error(),
            (Error{ErrorCode::not_found, "no parameter '/app/sise' in account 111111111111, region "
                                         "us-east-1 (did you mean '/app/size'?)"}));
}

TEST_F(SimulatedQueriesTest, ReadsASecretByNameOrArn) {
  write_secret("db", "hunter2");
  const std::string arn = arn_of("db");

  EXPECT_EQ(queries_.secret(scope_, "db", "").value(), as_secret("hunter2"));
  EXPECT_EQ(queries_.secret(scope_, arn, "").value(), as_secret("hunter2"));
  EXPECT_EQ(queries_.secret(scope_, arn.substr(0, arn.size() - 7), "").value(),
            as_secret("hunter2"));
}

TEST_F(SimulatedQueriesTest, TakesTheVersionThatWasMadeLast) {
  write_secret("db", "hunter2");
  const auto newer = write("secretsmanager.SecretVersion", "db-0",
                           Value::Map{{"secretId", "db"},
                                      {"secretString", "hunter3"},
                                      {"versionStages", Value::List{"AWSCURRENT"}}});
  std::filesystem::last_write_time(newer, std::filesystem::file_time_type::clock::now() +
                                              std::chrono::hours(1));

  EXPECT_EQ(queries_.secret(scope_, "db", "").value(), as_secret("hunter3"));
}

TEST_F(SimulatedQueriesTest, TakesOneKeyOutOfASecret) {
  write_secret("db", R"({"user": "app", "port": 5432})");

  EXPECT_EQ(queries_.secret(scope_, "db", "port").value(), as_secret(5432));
  EXPECT_EQ(queries_.secret(scope_, "db", "prt").error(),
            (Error{ErrorCode::not_found, "secret 'db' has no key 'prt' (did you mean 'port'?)"}));
}

TEST_F(SimulatedQueriesTest, NeverQuotesASecretThatIsNoJson) {
  write_secret("db", "hunter2");

  EXPECT_EQ(
      queries_.secret(scope_, "db", "user").error(),
      (Error{ErrorCode::invalid_input, "secret 'db' is no JSON object, so it has no key 'user'"}));
}

TEST_F(SimulatedQueriesTest, TellsAMissingSecretFromOneWithoutAValue) {
  write("secretsmanager.Secret", "empty", Value::Map{{"name", "empty"}});

  EXPECT_EQ(queries_.secret(scope_, "empty", "").error(),
            (Error{ErrorCode::not_found, "secret 'empty' has no text value"}));
  EXPECT_EQ(queries_.secret(scope_, "emty", "").error(),
            (Error{ErrorCode::not_found, "no secret 'emty' in account 111111111111, region "
                                         "us-east-1 (did you mean 'empty'?)"}));
}

TEST_F(SimulatedQueriesTest, NamesAFileThatAPersonBroke) {
  const auto path = write("ssm.Parameter", "broken", Value::Map{});
  ASSERT_TRUE(write_file(path, "{ hunter2"));

  EXPECT_EQ(queries_.ssm_parameter(scope_, "/app/key").error(),
            (Error{ErrorCode::invalid_input,
                   path.string() + ": not a resource of the simulated AWS",
                   {},
                   "repair the file, or delete it and deploy again"}));
}

} // namespace
} // namespace cloud::aws

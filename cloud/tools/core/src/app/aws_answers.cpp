#include "app/aws_answers.hpp"

#include "aws/simulated_queries.hpp"

namespace cloud::app {
namespace {

class RefusedQueries : public AwsQueries {
public:
  Result<Value> latest_ami_id(const AwsScope&, const std::string&) override { return refuse(); }
  Result<Value> availability_zones(const AwsScope&) override { return refuse(); }
  Result<Value> ssm_parameter(const AwsScope&, const std::string&) override { return refuse(); }
  Result<Value> secret(const AwsScope&, const std::string&, const std::string&) override {
    return refuse();
  }

private:
  static Result<Value> refuse() {
    return fail(ErrorCode::unavailable,
                "runtime values from AWS are answered for simulated deployments only",
                "write the value itself into the manifest, or read it in the stack's program");
  }
};

} // namespace

std::unique_ptr<AwsQueries> aws_queries(App& app, Target target) {
  if (target == Target::simulated) {
    return std::make_unique<aws::SimulatedQueries>(app.installation().engine() / "simulated-aws" /
                                                       "data",
                                                   app.installation().simulated_state());
  }
  return std::make_unique<RefusedQueries>();
}

} // namespace cloud::app

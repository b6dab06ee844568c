#include "pulumi/failure.hpp"

#include "fuzz/require.hpp"
#include "fuzz/targets.hpp"

#include <string>

namespace cloud::fuzz {

// Providers and programs may say anything; people are always told something.
void failure(std::string_view bytes) {
  pulumi::StepEvidence evidence;
  evidence.exit_code = 1;
  evidence.account = "111111111111";
  evidence.errors = bytes;
  require(!pulumi::classify(evidence).message.empty());

  ResourceFailed failed;
  failed.urn = "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main";
  failed.type = "aws:ec2/vpc:Vpc";
  failed.operation = "create";
  failed.message = bytes;
  evidence.errors.clear();
  evidence.summary.failures.push_back(failed);
  require(!pulumi::classify(evidence).message.empty());
}

} // namespace cloud::fuzz

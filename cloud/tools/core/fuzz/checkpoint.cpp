#include "pulumi/checkpoint.hpp"

#include "fuzz/require.hpp"
#include "fuzz/targets.hpp"

namespace cloud::fuzz {

void checkpoint(std::string_view bytes) {
  const auto checkpoint = pulumi::parse_checkpoint(bytes, "dev.json");
  if (!checkpoint) {
    require(checkpoint.error().code == ErrorCode::invalid_input);
    require(checkpoint.error().message.find("dev.json") != std::string::npos);
    return;
  }
  require(checkpoint->resources >= 0);
  const auto outputs = pulumi::masked_outputs(*checkpoint);
  require(!outputs || outputs->is_map());
}

} // namespace cloud::fuzz

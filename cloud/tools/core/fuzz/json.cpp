#include "documents/json.hpp"

#include "fuzz/require.hpp"
#include "fuzz/targets.hpp"

namespace cloud::fuzz {

void json(std::string_view bytes) {
  const auto value = documents::parse_json(bytes, "fuzz.json");
  if (!value) {
    require(value.error().code == ErrorCode::invalid_input);
    require(value.error().message.starts_with("fuzz.json"));
    return;
  }
  for (const auto style : {documents::JsonStyle::compact, documents::JsonStyle::pretty}) {
    const auto again = documents::parse_json(documents::write_json(*value, style), "written.json");
    require(again && *again == *value);
  }
}

} // namespace cloud::fuzz

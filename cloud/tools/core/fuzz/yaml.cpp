#include "documents/text_edit.hpp"
#include "documents/yaml_reader.hpp"
#include "documents/yaml_writer.hpp"
#include "fuzz/require.hpp"
#include "fuzz/targets.hpp"

#include <string>
#include <vector>

namespace cloud::fuzz {
namespace {

// A key of more than 1024 bytes cannot be written on one line; no configuration has one.
constexpr size_t k_longest_key = 1000;

} // namespace

void yaml(std::string_view bytes) {
  const auto document = documents::parse_yaml(std::string(bytes), "fuzz.yaml");
  if (!document) {
    require(document.error().code == ErrorCode::invalid_input);
    require(document.error().message.starts_with("fuzz.yaml"));
    return;
  }
  if (bytes.size() <= k_longest_key) {
    const auto again = documents::parse_yaml(documents::write_yaml(document->root), "written.yaml");
    require(again && again->root == document->root);
  }
  const std::vector<std::string> path{"spec", "stacks"};
  const auto edited = documents::with_value(*document, path, Value{Value::Map{{"a", 1, {}}}});
  if (edited) {
    require(*edited->root.find("spec")->find("stacks")->find("a") == Value{1});
  }
}

} // namespace cloud::fuzz

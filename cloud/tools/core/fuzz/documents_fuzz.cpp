#include "documents/json.hpp"
#include "documents/text_edit.hpp"
#include "documents/yaml_reader.hpp"
#include "documents/yaml_writer.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace cloud;

void require(bool holds) {
  if (!holds) {
    std::abort();
  }
}

// A key of more than 1024 bytes cannot be written on one line; no configuration has one.
constexpr size_t k_longest_key = 1000;

void check_yaml(const std::string& text) {
  const auto document = documents::parse_yaml(text, "fuzz.yaml");
  if (!document) {
    require(document.error().code == ErrorCode::invalid_input);
    require(document.error().message.starts_with("fuzz.yaml"));
    return;
  }
  if (text.size() <= k_longest_key) {
    const auto again = documents::parse_yaml(documents::write_yaml(document->root), "written.yaml");
    require(again && again->root == document->root);
  }
  const std::vector<std::string> path{"spec", "stacks"};
  const auto edited = documents::with_value(*document, path, Value{Value::Map{{"a", 1, {}}}});
  if (edited) {
    require(*edited->root.find("spec")->find("stacks")->find("a") == Value{1});
  }
}

void check_json(const std::string& text) {
  const auto value = documents::parse_json(text, "fuzz.json");
  if (value) {
    const auto again = documents::parse_json(documents::write_json(*value), "written.json");
    require(again && *again == *value);
  }
}

} // namespace

// Whatever the bytes are: an answer, never a crash, and what was read can be written and edited.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  check_yaml(text);
  check_json(text);
  return 0;
}

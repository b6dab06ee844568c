#include "deployment/config_edits.hpp"

#include "deployment/sealing.hpp"
#include "documents/finding.hpp"
#include "documents/text_edit.hpp"
#include "documents/yaml_writer.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cloud::deployment {
namespace {

class Comparison {
public:
  Comparison(const StackName& stack, const EnvironmentName& environment)
      : stack_(stack), environment_(environment) {}

  // Maps are compared member by member, because the manifest is merged the same way.
  void compare(const Value& generated, const Value& found, const std::vector<std::string>& keys) {
    if (!generated.is_map() || !found.is_map()) {
      if (!equal_values(generated, found)) {
        add(keys, found);
      }
      return;
    }
    for (const ValueEntry& entry : *generated.as_map()) {
      const Value* other = found.find(entry.key);
      compare(entry.value, other == nullptr ? Value{} : *other, below(keys, entry.key));
    }
    for (const ValueEntry& entry : *found.as_map()) {
      if (generated.find(entry.key) == nullptr) {
        add(below(keys, entry.key), entry.value);
      }
    }
  }

  [[nodiscard]] std::vector<ConfigEdit> take() { return std::move(edits_); }

private:
  static std::vector<std::string> below(std::vector<std::string> keys, const std::string& key) {
    keys.push_back(key);
    return keys;
  }

  void add(const std::vector<std::string>& keys, const Value& value) {
    ConfigEdit edit{join(keys, "."), value, {}, {}};
    const std::string own = stack_.str() + ":";
    const std::string& first = keys.front();
    if (first.starts_with(own)) {
      edit.manifest_path = {"spec",         "stacks",           stack_.str(),
                            "environments", environment_.str(), "config"};
      edit.manifest_path.push_back(first.substr(own.size()));
      edit.manifest_path.insert(edit.manifest_path.end(), keys.begin() + 1, keys.end());
    } else if (first == "aws:region" && value.is_string()) {
      edit.manifest_path = {"spec", "environments", environment_.str(), "region"};
    } else if (first == "aws:allowedAccountIds" && value.is_list() &&
               value.as_list()->size() == 1) {
      edit.manifest_path = {"spec", "environments", environment_.str(), "account"};
      edit.value = value.as_list()->front();
    } else if (edit.key == "aws:defaultTags.tags.team" && value.is_string()) {
      edit.manifest_path = {"metadata", "team"};
    } else if (edit.key == "aws:defaultTags.tags.costCenter" && value.is_string()) {
      edit.manifest_path = {"metadata", "costCenter"};
    } else {
      edit.reason = first.starts_with("aws:")
                        ? "is derived from the manifest and cannot be set by itself"
                        : fmt::format("is no configuration of stack '{}'", stack_);
    }
    edits_.push_back(std::move(edit));
  }

  StackName stack_;
  EnvironmentName environment_;
  std::vector<ConfigEdit> edits_;
};

} // namespace

std::vector<ConfigEdit> config_edits(const Value& generated, const Value& found,
                                     const StackName& stack, const EnvironmentName& environment) {
  Comparison comparison(stack, environment);
  comparison.compare(generated, found, {});
  return comparison.take();
}

std::string manifest_line(const ConfigEdit& edit, const LoadedManifest& manifest) {
  if (edit.manifest_path.empty()) {
    return fmt::format("{} {}", edit.key, edit.reason);
  }
  return fmt::format(
      "{}: {}: {}",
      documents::location(manifest.document.source,
                          documents::nearest_place(manifest.document, edit.manifest_path)),
      join(edit.manifest_path, "."), documents::write_yaml_inline(edit.value));
}

} // namespace cloud::deployment

#include "pulumi/preview_reader.hpp"

#include "documents/json.hpp"
#include "pulumi/json_lines.hpp"
#include "pulumi/property.hpp"
#include "pulumi/property_paths.hpp"
#include "pulumi/resource_type.hpp"
#include "pulumi/unknown_outputs.hpp"
#include "pulumi/workspace.hpp"
#include "util/files.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace cloud::pulumi {
namespace {

constexpr size_t k_longest_line = size_t{16} << 20;
// Longer values are cut: they are for people.
constexpr size_t k_longest_shown = 60;
constexpr std::string_view k_not_known = "(not known yet)";
constexpr std::string_view k_hidden = R"("[secret]")";

// As Pulumi's summary counts: the halves of a replacement are one.
std::optional<std::string> operation_for_people(const std::string& operation) {
  if (operation == "replace" || operation == "create-replacement" ||
      operation == "delete-replaced") {
    return "replace";
  }
  if (operation == "create" || operation == "update" || operation == "delete" ||
      operation == "import") {
    return operation;
  }
  return std::nullopt;
}

// The inputs of a state before or after: what a program says, or would say.
const Value* inputs_in(const Value& metadata, std::string_view state) {
  const Value* found = metadata.find(state);
  return found == nullptr ? nullptr : found->find("inputs");
}

std::string shown(const Value* value, const Masker& masker) {
  if (value == nullptr || value->is_null()) {
    return {};
  }
  const auto plain = read_property(*value, nullptr);
  if (!plain) {
    return {};
  }
  std::string text = masker.mask(documents::write_json(*plain));
  if (text.find(k_unknown) != std::string::npos) {
    return std::string(k_not_known);
  }
  if (text.size() <= k_longest_shown) {
    return text;
  }
  size_t end = k_longest_shown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) {
    --end; // not within a character
  }
  return text.substr(0, end) + "…";
}

class PreviewReader {
public:
  PreviewReader(std::string_view stack, const Masker& masker, bool with_unknowns)
      : stack_(stack), masker_(masker), with_unknowns_(with_unknowns) {}

  void read_line(const std::string& line) {
    const auto event = documents::parse_json(line, "event");
    if (!event || !event->is_map()) {
      return;
    }
    for (const char* kind : {"resourcePreEvent", "resOutputsEvent"}) {
      const Value* found = event->find(kind);
      const Value* metadata = found == nullptr ? nullptr : found->find("metadata");
      if (metadata == nullptr) {
        continue;
      }
      if (metadata->text("type") == k_stack_type) {
        read_outputs(*metadata);
      } else if (!is_bookkeeping(metadata->text("type"))) {
        read_resource(*metadata);
      }
    }
  }

  StackPreview result() { return std::move(preview_); }

private:
  void read_resource(const Value& metadata) {
    const auto operation = operation_for_people(metadata.text("op"));
    if (!operation) {
      return;
    }
    const std::string urn = metadata.text("urn");
    const auto [known, is_new] = places_.emplace(urn, preview_.changes.size());
    if (is_new) {
      preview_.changes.push_back({urn, metadata.text("type"), *operation});
    }
    PreviewedChange& change = preview_.changes[known->second];
    if (*operation == "replace") {
      change.operation = *operation; // also where its old self came first, to be deleted
    }
    // Half of the events of a replacement know nothing of properties.
    if (*operation == "replace" || *operation == "update") {
      if (auto properties = properties_of(metadata); !properties.empty()) {
        change.properties = std::move(properties);
        const auto is_open = [this](const PropertyChange& property) {
          return property.after == k_not_known || (with_unknowns_ && property.after == k_hidden);
        };
        change.certainty = std::all_of(change.properties.begin(), change.properties.end(), is_open)
                               ? Certainty::conditional
                               : Certainty::certain;
      }
    }
  }

  std::vector<PropertyChange> properties_of(const Value& metadata) const {
    std::vector<PropertyChange> properties;
    const Value* detailed = metadata.find("detailedDiff");
    if (const Value::Map* map = detailed == nullptr ? nullptr : detailed->as_map()) {
      for (const ValueEntry& entry : *map) {
        properties.push_back(
            property(metadata, entry.key, entry.value.text("diffKind").ends_with("-replace")));
      }
    }
    const auto texts = [&metadata](std::string_view key) {
      const Value* list = metadata.find(key);
      return list == nullptr ? std::vector<std::string>()
                             : list->as_texts().value_or(std::vector<std::string>());
    };
    const std::vector<std::string> keys = texts("keys");
    if (properties.empty()) {
      for (const std::string& name : texts("diffs")) {
        properties.push_back(property(metadata, name, false));
      }
    }
    for (PropertyChange& changed : properties) {
      changed.replaces =
          changed.replaces || std::find(keys.begin(), keys.end(), changed.path) != keys.end();
    }
    return properties;
  }

  PropertyChange property(const Value& metadata, const std::string& path, bool replaces) const {
    const auto value = [&](std::string_view state) {
      const Value* inputs = inputs_in(metadata, state);
      return shown(inputs == nullptr ? nullptr : at_path(*inputs, path), masker_);
    };
    return {path, value("old"), value("new"), replaces};
  }

  // Told again when the program has ended: the last one counts.
  void read_outputs(const Value& metadata) {
    const Value* state = metadata.find("new");
    const Value* outputs = state == nullptr ? nullptr : state->find("outputs");
    if (outputs == nullptr) {
      return;
    }
    if (auto plain = read_property(*outputs, nullptr)) {
      preview_.outputs = with_unknown_marks(*plain, stack_);
    }
  }

  std::string stack_;
  const Masker& masker_;
  bool with_unknowns_;
  StackPreview preview_;
  std::map<std::string, size_t> places_; // of changes, by urn
};

} // namespace

StackPreview read_preview(std::string_view events, std::string_view stack, const Masker& masker,
                          bool with_unknowns) {
  PreviewReader reader(stack, masker, with_unknowns);
  JsonLines lines(k_longest_line);
  for (const JsonLines::Line& line : lines.feed(events)) {
    reader.read_line(line.text);
  }
  if (const auto last = lines.rest()) {
    reader.read_line(last->text);
  }
  return reader.result();
}

Result<StackPreview> preview_in(const std::filesystem::path& folder, std::string_view stack,
                                const Masker& masker, bool with_unknowns) {
  const Workspace workspace{folder};
  CLOUD_TRY(const std::string events, read_file(workspace.events()));
  StackPreview preview = read_preview(events, stack, masker, with_unknowns);
  // Not there when the program assumed nothing, or is none of ours.
  const std::string assumed = read_file(workspace.assumed()).value_or("[]");
  if (const auto names = documents::parse_json(assumed, "assumed.json")) {
    preview.assumed = names->as_texts().value_or(std::vector<std::string>());
  }
  if (!preview.assumed.empty()) {
    for (PreviewedChange& change : preview.changes) {
      if (change.certainty == Certainty::certain) {
        change.certainty = Certainty::assumed;
      }
    }
  }
  return preview;
}

} // namespace cloud::pulumi

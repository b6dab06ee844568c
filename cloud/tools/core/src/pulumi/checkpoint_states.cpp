#include "pulumi/checkpoint_states.hpp"

#include "documents/json.hpp"
#include "util/digest.hpp"

#include <utility>

namespace cloud::pulumi {
namespace {

// The plain outputs, marked as secret where the masked ones are.
Value marked_like(Value plain, const Value& masked) {
  plain.secret = masked.secret;
  if (Value::Map* members = plain.as_map()) {
    for (ValueEntry& member : *members) {
      if (const Value* counterpart = masked.find(member.key)) {
        member.value = marked_like(std::move(member.value), *counterpart);
      }
    }
  }
  const Value::List* counterparts = masked.as_list();
  if (Value::List* items = plain.as_list(); items != nullptr && counterparts != nullptr) {
    for (size_t i = 0; i < items->size() && i < counterparts->size(); ++i) {
      (*items)[i] = marked_like(std::move((*items)[i]), (*counterparts)[i]);
    }
  }
  return plain;
}

} // namespace

// Parsing takes much longer than reading: a state that is as it was is parsed once.
Result<const Checkpoint*> CheckpointStates::read(const StackReference& reference) {
  CLOUD_TRY(const auto text, backend_.read(reference));
  if (!text) {
    return nullptr;
  }
  const std::string identity = sha256_hex(*text);
  Checkpoint& known = parsed_[reference.text()];
  if (known.identity != identity) {
    CLOUD_TRY(known, parse_checkpoint(*text, reference.text()));
  }
  return &known;
}

Result<Value> CheckpointStates::outputs(const PulumiProject& project,
                                        const PulumiStackName& stack) {
  const StackReference reference{project.organization, project.name, stack};
  CLOUD_TRY(const Checkpoint* checkpoint, read(reference));
  if (checkpoint == nullptr) {
    return Value(Value::Map{});
  }
  CLOUD_TRY(Value masked, masked_outputs(*checkpoint));
  if (!masked.contains_secret()) {
    return masked;
  }
  if (checkpoint->secrets_provider == k_passphrase_provider) {
    return revealed_outputs(*checkpoint, keyring_);
  }
  CLOUD_TRY(const std::string revealed, backend_.outputs(reference));
  CLOUD_TRY(Value plain, documents::parse_json(revealed, reference.text()));
  return marked_like(std::move(plain), masked);
}

Result<StateSummary> CheckpointStates::state(const PulumiProject& project,
                                             const PulumiStackName& stack) {
  const StackReference reference{project.organization, project.name, stack};
  CLOUD_TRY(const Checkpoint* checkpoint, read(reference));
  if (checkpoint == nullptr) {
    return StateSummary{};
  }
  StateSummary summary;
  summary.identity = checkpoint->identity;
  summary.resources = checkpoint->resources;
  summary.pending_operations = static_cast<int>(checkpoint->pending_operations.size());
  summary.entries = checkpoint->entries;
  summary.protected_resources = checkpoint->protected_resources;
  summary.data_stores = checkpoint->data_stores;
  return summary;
}

} // namespace cloud::pulumi

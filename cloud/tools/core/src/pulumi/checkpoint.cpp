#include "pulumi/checkpoint.hpp"

#include "documents/json.hpp"
#include "model/data_stores.hpp"
#include "pulumi/property.hpp"
#include "pulumi/resource_type.hpp"
#include "util/digest.hpp"
#include "util/files.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cloud::pulumi {
namespace {

const Value::List& list_of(const Value& object, std::string_view key) {
  static const Value::List k_none;
  const Value* member = object.find(key);
  const Value::List* list = member == nullptr ? nullptr : member->as_list();
  return list == nullptr ? k_none : *list;
}

bool is_true(const Value& object, std::string_view key) {
  const Value* member = object.find(key);
  return member != nullptr && member->as_bool() != nullptr && *member->as_bool();
}

int count_resources(const Value& latest) {
  const Value::List& resources = list_of(latest, "resources");
  return static_cast<int>(
      std::count_if(resources.begin(), resources.end(), [](const Value& resource) {
        return !is_bookkeeping(resource.text("type")) && !is_true(resource, "delete");
      }));
}

// The URNs of the resources that are there to stay and of which `holds` says yes.
template <class Holds>
std::vector<std::string> urns_where(const Value& latest, Holds holds) {
  std::vector<std::string> urns;
  for (const Value& resource : list_of(latest, "resources")) {
    if (!is_true(resource, "delete") && holds(resource)) {
      urns.push_back(resource.text("urn"));
    }
  }
  return urns;
}

std::vector<PendingOperation> pending_operations(const Value& latest) {
  std::vector<PendingOperation> operations;
  for (const Value& pending : list_of(latest, "pending_operations")) {
    const Value* resource = pending.find("resource");
    if (resource != nullptr) {
      operations.push_back({resource->text("urn"), resource->text("type"), pending.text("type")});
    }
  }
  return operations;
}

Value stack_outputs(const Value& latest) {
  for (const Value& resource : list_of(latest, "resources")) {
    const Value* outputs = resource.find("outputs");
    if (resource.text("type") == k_stack_type && outputs != nullptr && outputs->is_map()) {
      return *outputs;
    }
  }
  return Value::Map{};
}

Error damaged(Error error, const std::filesystem::path& file) {
  error.code = ErrorCode::invalid_input;
  error.hint = fmt::format("Pulumi's state of this stack is damaged; the state before its last "
                           "change is in {}.bak",
                           file.string());
  return error;
}

} // namespace

std::filesystem::path checkpoint_file(const std::filesystem::path& state,
                                      const std::string& project, const PulumiStackName& stack) {
  return state / ".pulumi" / "stacks" / project / (stack.str() + ".json");
}

Result<std::optional<Checkpoint>> read_checkpoint(const std::filesystem::path& file) {
  const Result<std::string> text = read_file(file);
  if (!text) {
    if (text.error().code == ErrorCode::not_found) {
      return std::nullopt;
    }
    return fail(text.error());
  }
  auto checkpoint = parse_checkpoint(*text, file.string());
  if (!checkpoint) {
    return fail(damaged(checkpoint.error(), file));
  }
  return *std::move(checkpoint);
}

Result<Checkpoint> parse_checkpoint(std::string_view text, const std::string& source) {
  CLOUD_TRY(const Value root, documents::parse_json(text, source));
  // A file holds {checkpoint: {latest: …}}, an export {deployment: …}.
  const Value* content = root.find("checkpoint");
  const Value* latest =
      content != nullptr && content->is_map() ? content->find("latest") : root.find("deployment");
  if (latest == nullptr && (content == nullptr || !content->is_map())) {
    return fail(ErrorCode::invalid_input, fmt::format("{}: no checkpoint of Pulumi", source));
  }
  Checkpoint checkpoint;
  checkpoint.identity = sha256_hex(text);
  checkpoint.encoded_outputs = Value::Map{};
  if (latest != nullptr && latest->is_map()) {
    checkpoint.resources = count_resources(*latest);
    checkpoint.entries = static_cast<int>(list_of(*latest, "resources").size());
    checkpoint.pending_operations = pending_operations(*latest);
    checkpoint.protected_resources =
        urns_where(*latest, [](const Value& resource) { return is_true(resource, "protect"); });
    checkpoint.data_stores = urns_where(
        *latest, [](const Value& resource) { return holds_data(resource.text("type")); });
    checkpoint.encoded_outputs = stack_outputs(*latest);
    if (const Value* provider = latest->find("secrets_providers"); provider != nullptr) {
      checkpoint.secrets_provider = provider->text("type");
      if (const Value* state = provider->find("state"); state != nullptr) {
        checkpoint.salt = state->text("salt");
        checkpoint.key = {state->text("url"), state->text("encryptedkey")};
      }
    }
  }
  return checkpoint;
}

Result<Value> masked_outputs(const Checkpoint& checkpoint) {
  return read_property(checkpoint.encoded_outputs, nullptr);
}

Result<Value> revealed_outputs(const Checkpoint& checkpoint, Keyring& keyring) {
  CLOUD_TRY(Value masked, masked_outputs(checkpoint));
  if (!masked.contains_secret()) {
    return masked;
  }
  if (checkpoint.secrets_provider != "passphrase") {
    return fail(ErrorCode::unavailable,
                fmt::format("secret outputs are encrypted by '{}', not with a passphrase",
                            checkpoint.secrets_provider));
  }
  CLOUD_TRY(const PassphraseCipher* const cipher, keyring.cipher(checkpoint.salt));
  return read_property(checkpoint.encoded_outputs, cipher);
}

} // namespace cloud::pulumi

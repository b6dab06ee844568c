#include "pulumi/closure_index.hpp"

#include "documents/json.hpp"
#include "util/files.hpp"

namespace cloud::pulumi {
namespace {

constexpr std::int64_t k_format = 2;

std::int64_t integer(const Value& object, std::string_view key) {
  const Value* member = object.find(key);
  const std::int64_t* number = member == nullptr ? nullptr : member->as_integer();
  return number == nullptr ? 0 : *number;
}

Value to_value(const ClosureEntry& entry) {
  return Value::Map{{"path", entry.path, {}},
                    {"size", entry.stamp.size, {}},
                    {"modified", entry.stamp.modified, {}},
                    {"changed", entry.stamp.changed, {}},
                    {"inode", entry.stamp.inode, {}},
                    {"sha256", entry.sha256, {}}};
}

} // namespace

std::optional<ClosureIndex> read_index(const std::filesystem::path& file) {
  const Result<std::string> text = read_file(file);
  if (!text) {
    return std::nullopt;
  }
  const Result<Value> root = documents::parse_json(*text, file.string());
  const Value* entries = root ? root->find("entries") : nullptr;
  if (entries == nullptr || entries->as_list() == nullptr || integer(*root, "format") != k_format) {
    return std::nullopt;
  }
  ClosureIndex index;
  index.bundle = root->text("bundle");
  index.closure.hash = root->text("closure");
  for (const Value& entry : *entries->as_list()) {
    index.closure.entries.push_back({entry.text("path"),
                                     {integer(entry, "size"), integer(entry, "modified"),
                                      integer(entry, "changed"), integer(entry, "inode")},
                                     entry.text("sha256")});
  }
  return index;
}

Result<void> write_index(const std::filesystem::path& file, const ClosureIndex& index) {
  Value::List entries;
  for (const ClosureEntry& entry : index.closure.entries) {
    entries.push_back(to_value(entry));
  }
  const Value root = Value::Map{{"format", k_format, {}},
                                {"bundle", index.bundle, {}},
                                {"closure", index.closure.hash, {}},
                                {"entries", std::move(entries), {}}};
  CLOUD_CHECK(make_directories(file.parent_path()));
  return write_file(file, documents::write_json(root, documents::JsonStyle::pretty) + "\n");
}

} // namespace cloud::pulumi

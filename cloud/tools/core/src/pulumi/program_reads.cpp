#include "pulumi/program_reads.hpp"

#include "documents/json.hpp"
#include "pulumi/workspace.hpp"
#include "util/files.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cloud::pulumi {
namespace {

std::optional<std::vector<std::string>> texts_in(const Value& map, std::string_view key) {
  const Value* list = map.find(key);
  return list == nullptr ? std::nullopt : list->as_texts();
}

Value read_json(const std::filesystem::path& file) {
  const auto text = read_file(file);
  auto value = text ? documents::parse_json(*text, file.string()) : fail(text.error());
  return value ? *std::move(value) : Value();
}

// Below the root the same file has the same name wherever the platform lies.
std::string told(const std::string& path, const std::filesystem::path& root) {
  const std::string prefix = root.string() + "/";
  return path.starts_with(prefix) ? path.substr(prefix.size()) : path;
}

} // namespace

ProgramReads program_reads_in(const std::filesystem::path& folder,
                              const std::filesystem::path& root) {
  const Workspace workspace{folder};
  const Value consumed = read_json(workspace.consumed());
  const Value reads = read_json(workspace.reads());
  const auto outputs = consumed.as_texts();
  auto files = texts_in(reads, "files");
  const auto environment = texts_in(reads, "environment");
  const auto network = texts_in(reads, "network");
  const auto queries = texts_in(reads, "queries");
  const auto processes = texts_in(reads, "processes");
  const auto fleeting = texts_in(reads, "fleeting");
  if (!outputs || !files || !environment || !network || !queries || !processes || !fleeting) {
    return {};
  }
  for (std::string& file : *files) {
    file = told(file, root);
  }
  return {.noted = true,
          .outputs = *outputs,
          .files = *std::move(files),
          .environment = *environment,
          .network = *network,
          .queries = *queries,
          .processes = *processes,
          .fleeting = *fleeting};
}

} // namespace cloud::pulumi

#include "pulumi/program_reads.hpp"

#include "documents/json.hpp"
#include "pulumi/workspace.hpp"
#include "util/files.hpp"

#include <optional>

namespace cloud::pulumi {
namespace {

using Texts = std::vector<std::string>;

std::optional<Texts> texts_of(const Value* list) {
  if (list == nullptr || !list->is_list()) {
    return std::nullopt;
  }
  Texts texts;
  for (const Value& item : *list->as_list()) {
    if (!item.is_string()) {
      return std::nullopt;
    }
    texts.push_back(*item.as_string());
  }
  return texts;
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
  const auto outputs = texts_of(&consumed);
  auto files = texts_of(reads.find("files"));
  const auto environment = texts_of(reads.find("environment"));
  const auto network = texts_of(reads.find("network"));
  const auto queries = texts_of(reads.find("queries"));
  const auto processes = texts_of(reads.find("processes"));
  if (!outputs || !files || !environment || !network || !queries || !processes) {
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
          .processes = *processes};
}

} // namespace cloud::pulumi

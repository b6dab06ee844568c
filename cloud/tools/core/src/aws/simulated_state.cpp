#include "aws/simulated_state.hpp"

#include "documents/json.hpp"
#include "util/files.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

namespace cloud::aws {
namespace {

namespace fs = std::filesystem;

// aws:ssm/parameter:Parameter -> ssm.Parameter
std::string folder_of(const std::string& type) {
  const std::vector<std::string> parts = split(type, ':');
  return split(parts.at(1), '/').front() + "." + parts.at(2);
}

// Hidden files and drafts that are about to be renamed are none of ours.
bool is_record(const fs::path& path) {
  return path.extension() == ".json" && !path.filename().string().starts_with(".");
}

Result<std::vector<fs::path>> record_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (is_record(entry->path())) {
      files.push_back(entry->path());
    }
  }
  if (error && error != std::errc::no_such_file_or_directory) {
    return fail(ErrorCode::unavailable,
                fmt::format("cannot read {}: {}", folder.string(), error.message()));
  }
  std::sort(files.begin(), files.end());
  return files;
}

Result<std::optional<SimulatedRecord>> read_record(const fs::path& file) {
  std::error_code ignored;
  SimulatedRecord record;
  record.changed = fs::last_write_time(file, ignored);
  const auto text = read_file(file);
  if (!text) {
    if (text.error().code == ErrorCode::not_found) {
      return std::nullopt;
    }
    return fail(text.error());
  }
  const auto content = documents::parse_json(*text, file.string());
  const Value* outputs = content ? content->find("outputs") : nullptr;
  if (outputs == nullptr || !outputs->is_map()) {
    return fail(ErrorCode::invalid_input,
                fmt::format("{}: not a resource of the simulated AWS", file.string()),
                "repair the file, or delete it and deploy again");
  }
  record.id = content->text("id");
  record.outputs = *outputs;
  return record;
}

} // namespace

Result<std::vector<SimulatedRecord>> list_records(const fs::path& state, const std::string& account,
                                                  const std::string& region,
                                                  const std::string& type) {
  CLOUD_TRY(const auto files, record_files(state / account / region / folder_of(type)));
  std::vector<SimulatedRecord> records;
  for (const fs::path& file : files) {
    CLOUD_TRY(auto record, read_record(file));
    if (record) {
      records.push_back(std::move(*record));
    }
  }
  return records;
}

} // namespace cloud::aws

#include "aws/simulated_reference.hpp"

#include "documents/json.hpp"
#include "util/files.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace cloud::aws {
namespace {

const Value::Map& members(const Value& value) {
  static const Value::Map none;
  const Value::Map* map = value.as_map();
  return map == nullptr ? none : *map;
}

tl::unexpected<Error> unknown(const char* what, const std::string& name, const Value& known) {
  std::vector<std::string> names;
  for (const ValueEntry& entry : members(known)) {
    names.push_back(entry.key);
  }
  return fail(ErrorCode::not_found,
              fmt::format("unknown {} '{}'{}", what, name, did_you_mean(name, names)));
}

std::string id_in(const Value& image, const std::string& region) {
  const Value* ids = image.find("ids");
  return ids == nullptr ? std::string{} : ids->text(region);
}

bool is_published_as(const Value& image, const std::string& path) {
  const Value* paths = image.find("ssmParameters");
  const Value::List* list = paths == nullptr ? nullptr : paths->as_list();
  return list != nullptr && std::find(list->begin(), list->end(), Value(path)) != list->end();
}

} // namespace

Result<std::vector<std::string>> SimulatedReference::zones(const std::string& region) const {
  CLOUD_TRY(const Value regions, read("regions.json"));
  const Value* found = regions.find(region);
  if (found == nullptr) {
    return unknown("region", region, regions);
  }
  std::vector<std::string> names;
  if (const Value* zones = found->find("zones"); zones != nullptr && zones->as_list() != nullptr) {
    for (const Value& zone : *zones->as_list()) {
      names.push_back(zone.text("name"));
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

Result<std::string> SimulatedReference::image_id(const std::string& image,
                                                 const std::string& region) const {
  CLOUD_CHECK(zones(region));
  CLOUD_TRY(const Value images, read("images.json"));
  const Value* found = images.find(image);
  if (found == nullptr) {
    return unknown("image", image, images);
  }
  std::string id = id_in(*found, region);
  if (id.empty()) {
    return fail(ErrorCode::not_found,
                fmt::format("image '{}' is not published in {}", image, region));
  }
  return id;
}

Result<std::optional<std::string>>
SimulatedReference::public_parameter(const std::string& path, const std::string& region) const {
  CLOUD_TRY(const Value images, read("images.json"));
  for (const ValueEntry& image : members(images)) {
    if (is_published_as(image.value, path)) {
      std::string id = id_in(image.value, region);
      return id.empty() ? std::nullopt : std::optional(std::move(id));
    }
  }
  return std::nullopt;
}

Result<Value> SimulatedReference::read(const char* file) const {
  const std::filesystem::path path = data_ / file;
  CLOUD_TRY(const std::string text, read_file(path));
  return documents::parse_json(text, path.string());
}

} // namespace cloud::aws

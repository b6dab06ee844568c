#pragma once

#include "model/value.hpp"
#include "util/result.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cloud::aws {

// What AWS publishes to everybody: regions with their zones, and machine images. Read from the data
// files of the simulated AWS (regions.json, images.json).
class SimulatedReference {
public:
  explicit SimulatedReference(std::filesystem::path data) : data_(std::move(data)) {}

  // Sorted names. Errors: not_found for an unknown region.
  [[nodiscard]] Result<std::vector<std::string>> zones(const std::string& region) const;

  // Errors: not_found for an unknown image or region.
  [[nodiscard]] Result<std::string> image_id(const std::string& image,
                                             const std::string& region) const;

  // The value of a public parameter such as /aws/service/ami-amazon-linux-latest/…, if it is one.
  [[nodiscard]] Result<std::optional<std::string>>
  public_parameter(const std::string& path, const std::string& region) const;

private:
  [[nodiscard]] Result<Value> read(const char* file) const;

  std::filesystem::path data_;
};

} // namespace cloud::aws

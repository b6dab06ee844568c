#pragma once

#include "model/run.hpp"
#include "model/value.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cloud::store {

// How structured values are kept in a text column. A secret value is stored as a mark without its
// content and comes back as the text "[secret]", still marked: nothing that must be hidden can
// reach the file in plain text, whoever forgot to mask it.
[[nodiscard]] std::string to_column(const Value& value);
[[nodiscard]] std::string to_column(const Failure& failure);
[[nodiscard]] std::string to_column(const ResourceChanges& changes);
[[nodiscard]] std::string to_column(const std::vector<std::string>& texts);
[[nodiscard]] std::string to_column(const VersionContent& content);

// None when the text is not what `to_column` wrote.
[[nodiscard]] std::optional<Value> value_from_column(std::string_view text);
[[nodiscard]] std::optional<Failure> failure_from_column(std::string_view text);
[[nodiscard]] std::optional<std::vector<std::string>> texts_from_column(std::string_view text);
[[nodiscard]] std::optional<ResourceChanges> changes_from_column(std::string_view text);
[[nodiscard]] std::optional<VersionContent> version_content_from_column(std::string_view text);

} // namespace cloud::store

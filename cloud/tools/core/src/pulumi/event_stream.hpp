#pragma once

#include "model/step_result.hpp"
#include "ports/engine.hpp"
#include "pulumi/json_lines.hpp"
#include "pulumi/masker.hpp"

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace cloud::pulumi {

using StreamEvent = std::variant<ResourceStarted, ResourceCompleted, ResourceFailed, Diagnostic>;

enum class UpdateOutcome { unknown, succeeded, failed, cancelled };

// What an update has come to, as far as its events tell.
struct UpdateSummary {
  UpdateOutcome outcome = UpdateOutcome::unknown; // unknown: Pulumi ended without a summary
  // Without the stack itself and its providers. From Pulumi's summary, or what completed before
  // there was one.
  ResourceChanges changes;
  // Outputs of the stack that would be others; secret ones cannot be compared and count.
  int changed_outputs = 0;
  bool may_be_corrupt = false; // a provider failed in a way that leaves the state in doubt
  std::vector<ResourceFailed> failures;
  std::vector<Diagnostic> errors; // the first ones only
};

// Reads what `pulumi up --json` (or preview, destroy, refresh) writes to stdout, in pieces of any
// size. Leaves out what nobody waits for: resources that stay the same, the stack and its providers
// unless they fail, debug messages and status lines. A line that is no event is kept as a message.
class EventStream {
public:
  explicit EventStream(Masker masker = {}) : masker_(std::move(masker)) {}

  // `now` is the time of arrival on a steady clock; durations are told from it.
  [[nodiscard]] std::vector<StreamEvent> feed(std::string_view bytes,
                                              std::chrono::milliseconds now);
  // After the end of the stream: what a last line without a line break said.
  [[nodiscard]] std::vector<StreamEvent> finish(std::chrono::milliseconds now);

  [[nodiscard]] const UpdateSummary& summary() const { return summary_; }

private:
  using Key = std::pair<std::string, std::string>; // urn, operation
  struct Step;

  void read_line(const JsonLines::Line& line, std::chrono::milliseconds now);
  void on_resource_started(const Value& event, std::chrono::milliseconds now);
  void on_resource_completed(const Value& event, std::chrono::milliseconds now);
  void on_resource_failed(const Value& event, std::chrono::milliseconds now);
  void on_diagnostic(const Value& event);
  void on_summary(const Value& event);
  void tell(Diagnostic diagnostic);
  [[nodiscard]] bool holds_back(const Diagnostic& error) const;
  // Tells what was held back about a resource, except for what its failure says already.
  void release(const std::string& urn, const std::string& said = {});
  [[nodiscard]] std::chrono::milliseconds end_of(const Key& key, std::chrono::milliseconds now);

  Masker masker_;
  JsonLines lines_{k_longest_line};
  std::vector<StreamEvent> told_;
  std::map<Key, std::chrono::milliseconds> begun_;
  std::map<std::string, std::string> last_error_; // by urn
  // Errors about a resource that Pulumi is working on: its failure, which follows, is the news.
  std::map<std::string, std::vector<Diagnostic>> held_back_; // by urn
  ResourceChanges bookkeeping_; // what the summary counts but people do not
  UpdateSummary summary_;

  static constexpr size_t k_longest_line = size_t{16} << 20;
};

} // namespace cloud::pulumi

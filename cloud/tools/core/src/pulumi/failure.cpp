#include "pulumi/failure.hpp"

#include "pulumi/aws_error.hpp"
#include "pulumi/failure_advice.hpp"
#include "pulumi/known_failures.hpp"
#include "pulumi/plain_text.hpp"
#include "pulumi/program_error.hpp"
#include "pulumi/resource_type.hpp"
#include "util/strings.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cloud::pulumi {
namespace {

constexpr int k_exit_cancelled = 8;
constexpr size_t k_longest_message = 600;

struct Complaint {
  std::string text;
  std::string urn;
};

// What Pulumi adds to the messages that matter.
bool says_nothing(std::string_view text) {
  const std::string_view message = trim(text);
  return message == "update failed" || message == "preview failed" ||
         message == "resource creation failed" || message.empty();
}

std::vector<Complaint> complaints(const StepEvidence& evidence) {
  std::vector<Complaint> found;
  for (const ResourceFailed& failure : evidence.summary.failures) {
    if (!says_nothing(failure.message)) {
      found.push_back({failure.message, failure.urn});
    }
  }
  for (const Diagnostic& error : evidence.summary.errors) {
    const bool known = std::any_of(found.begin(), found.end(), [&error](const Complaint& other) {
      return other.text == error.message;
    });
    if (!known && !says_nothing(error.message)) {
      found.push_back({error.message, error.urn});
    }
  }
  // What a resource has met comes first: a program that was told of it may fail in consequence.
  std::stable_partition(found.begin(), found.end(),
                        [](const Complaint& complaint) { return !complaint.urn.empty(); });
  if (found.empty() && !trim(evidence.errors).empty()) {
    std::string_view text = trim(evidence.errors);
    if (text.starts_with("error: ")) {
      text.remove_prefix(std::string_view("error: ").size());
    }
    found.push_back({std::string(text), {}});
  }
  return found;
}

Failure explain(const Complaint& complaint, const StepEvidence& evidence) {
  Failure failure;
  failure.resource = complaint.urn;
  failure.message = shortened(is_program_error(complaint.text) ? program_error_line(complaint.text)
                                                               : first_line(complaint.text),
                              k_longest_message);
  if (const KnownFailure* known = find_known_failure(complaint.text)) {
    failure.code = known->code;
    failure.advice = known->advice;
    return failure;
  }
  if (const std::optional<AwsError> aws = find_aws_error(complaint.text)) {
    failure.code = aws->code.empty() ? fmt::format("HTTP{}", aws->status) : aws->code;
    failure.advice = advice_for(*aws, evidence.account);
    failure.retryable = is_transient(*aws);
    return failure;
  }
  if (is_transport_failure(complaint.text)) {
    failure.code = "network";
    failure.advice = "check the network of this machine, then deploy again";
    failure.retryable = true;
    return failure;
  }
  failure.code = complaint.urn.empty() ? "engine_failed" : "resource_error";
  failure.advice =
      "read the message and the log of the stack, correct the cause, then deploy again";
  return failure;
}

// For a process that left no word.
Failure without_words(const StepEvidence& evidence) {
  Failure failure;
  if (evidence.signal != 0) {
    failure.code = "engine_killed";
    failure.message = fmt::format("Pulumi was ended by signal {}", evidence.signal);
    failure.advice =
        "operations may have been cut off: deploy --refresh shows what became of them; "
        "if memory ran out, use a smaller --parallel";
  } else {
    failure.code = "engine_lost";
    failure.message =
        fmt::format("Pulumi ended with status {} without saying why", evidence.exit_code);
    failure.advice = "the log of the stack may say more; running again is safe";
  }
  return failure;
}

bool removes_only(const UpdateSummary& summary) {
  return std::all_of(
      summary.failures.begin(), summary.failures.end(), [](const ResourceFailed& failure) {
        return failure.operation == "delete" || failure.operation == "delete-replaced" ||
               failure.operation == "discard-replaced";
      });
}

FailureClass class_of(const StepEvidence& evidence) {
  const UpdateSummary& summary = evidence.summary;
  const bool touched =
      std::any_of(summary.failures.begin(), summary.failures.end(),
                  [](const ResourceFailed& failure) { return !is_bookkeeping(failure.type); }) ||
      std::any_of(summary.changes.begin(), summary.changes.end(),
                  [](const auto& change) { return change.first != "same" && change.second > 0; });
  if (!touched && evidence.signal == 0) {
    return FailureClass::pre_deployment;
  }
  const bool is_update = evidence.operation == EngineOperation::up;
  return is_update && !summary.failures.empty() && removes_only(summary) ? FailureClass::partial
                                                                         : FailureClass::critical;
}

// Pulumi counts an update as failed that it cancelled itself, and so it counts what a provider
// breaks off because it was told to.
bool was_cut_off(const StepEvidence& evidence) {
  // Stopped before any resource could fail: whatever else it says then comes from being stopped.
  // Pulumi may not even have begun to listen for the signal.
  if (evidence.stop_asked && evidence.summary.failures.empty()) {
    return true;
  }
  const std::vector<Complaint> all = complaints(evidence);
  return !all.empty() && std::all_of(all.begin(), all.end(), [&](const Complaint& complaint) {
    return complaint.text == "update canceled" || complaint.text == "preview canceled" ||
           (evidence.stop_asked && complaint.text.find("context canceled") != std::string::npos);
  });
}

} // namespace

Failure classify(const StepEvidence& evidence) {
  std::vector<Failure> failures;
  for (const Complaint& complaint : complaints(evidence)) {
    failures.push_back(explain(complaint, evidence));
  }
  if (failures.empty()) {
    failures.push_back(without_words(evidence));
  }
  // What a retry cannot cure is what people have to know about.
  const auto lasting = std::find_if(failures.begin(), failures.end(),
                                    [](const Failure& failure) { return !failure.retryable; });
  Failure failure = lasting == failures.end() ? failures.front() : *lasting;
  failure.kind = class_of(evidence);
  return failure;
}

StepResult conclude(const StepEvidence& evidence) {
  const UpdateSummary& summary = evidence.summary;
  const bool ended_well = evidence.exit_code == 0 && evidence.signal == 0;
  if (ended_well && summary.outcome == UpdateOutcome::succeeded) {
    return Succeeded{summary.changes};
  }
  if (evidence.exit_code == k_exit_cancelled || summary.outcome == UpdateOutcome::cancelled ||
      was_cut_off(evidence)) {
    return Cancelled{summary.changes};
  }
  return Failed{classify(evidence), summary.changes};
}

} // namespace cloud::pulumi

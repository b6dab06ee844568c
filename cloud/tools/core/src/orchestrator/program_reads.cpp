#include "orchestrator/program_reads.hpp"

#include "util/path_pattern.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace cloud::orchestrator {
namespace {

bool matches_any(const std::vector<std::string>& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [text](const std::string& pattern) { return matches_path(pattern, text); });
}

bool is_declared_host(const std::vector<std::string>& patterns, const std::string& address) {
  return matches_any(patterns, address) ||
         matches_any(patterns, std::string_view(address).substr(0, address.rfind(':')));
}

} // namespace

JudgedReads judge_reads(const ProgramReads& reads, const Reads& declared) {
  if (!reads.noted) {
    return {{}, {"nobody knows what its program read"}};
  }
  JudgedReads judged{reads.outputs, {}};
  judged.comparable.insert(judged.comparable.end(), reads.queries.begin(), reads.queries.end());
  for (const std::string& file : reads.files) {
    if (matches_any(declared.files, file)) {
      judged.comparable.push_back("file:" + file);
    } else {
      judged.unproven.push_back(
          fmt::format("it reads the file {}, which its definition does not declare", file));
    }
  }
  for (const std::string& variable : reads.environment) {
    const auto& names = declared.environment;
    if (std::find(names.begin(), names.end(), variable) != names.end()) {
      judged.comparable.push_back("environment:" + variable);
    } else {
      judged.unproven.push_back(
          variable == "*"
              ? std::string("it reads every environment variable")
              : fmt::format("it reads the environment variable {}, which its definition "
                            "does not declare",
                            variable));
    }
  }
  for (const std::string& address : reads.network) {
    if (!is_declared_host(declared.network, address)) {
      judged.unproven.push_back(
          fmt::format("it asks {}, which its definition does not declare", address));
    }
  }
  for (const std::string& process : reads.processes) {
    judged.unproven.push_back(process == "*" ? std::string("it runs code that nobody can follow")
                                             : fmt::format("it runs the command {}", process));
  }
  for (const std::string& source : reads.fleeting) {
    judged.unproven.push_back(fmt::format("it depends on {}", source));
  }
  return judged;
}

} // namespace cloud::orchestrator

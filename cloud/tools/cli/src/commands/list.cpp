#include "commands/commands.hpp"
#include "deployment/folders.hpp"
#include "deployment/manifest_reader.hpp"
#include "documents/json.hpp"
#include "render/table.hpp"
#include "util/strings.hpp"

#include <cstdio>

namespace cloud::cli {
namespace {

struct ListWords {
  std::string organization;
  std::string project;
};

std::string enabled_environments(const deployment::Summary& summary) {
  std::vector<std::string> names;
  for (const EnvironmentSettings& environment : summary.environments) {
    if (environment.enabled) {
      names.push_back(environment.name.str());
    }
  }
  return join(names, ", ");
}

Value json_of(const deployment::Summary& summary) {
  Value::List environments;
  for (const EnvironmentSettings& environment : summary.environments) {
    Value record;
    record.set("name", environment.name.str());
    record.set("enabled", environment.enabled);
    record.set("account", environment.account);
    record.set("region", environment.region);
    environments.push_back(std::move(record));
  }
  Value record;
  record.set("id", summary.folder.id.str());
  record.set("organization", summary.organization);
  record.set("project", summary.project);
  record.set("description", summary.description);
  record.set("target", deployment::to_string(summary.target));
  record.set("createdAt", summary.created_at);
  record.set("environments", Value(std::move(environments)));
  record.set("directory", summary.folder.path.string());
  if (!summary.problem.empty()) {
    record.set("problem", summary.problem);
  }
  return record;
}

bool is_wanted(const deployment::Summary& summary, const ListWords& words) {
  const auto matches = [](const std::string& wanted, const std::string& name) {
    return wanted.empty() || slug(wanted) == slug(name);
  };
  return matches(words.organization, summary.organization) &&
         matches(words.project, summary.project);
}

Result<ExitStatus> list(const ListWords& words, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_TRY(const auto summaries, deployment::list_deployments(app->places().deploy()));
  Value::List records;
  Table table({"id", "organization", "project", "target", "environments", "created"});
  for (const deployment::Summary& summary : summaries) {
    if (!is_wanted(summary, words)) {
      continue;
    }
    records.push_back(json_of(summary));
    table.add({summary.folder.id.str(), summary.organization, summary.project,
               summary.problem.empty() ? deployment::to_string(summary.target) : summary.problem,
               enabled_environments(summary), summary.created_at});
  }
  if (session.json) {
    Value result;
    result.set("deployments", Value(std::move(records)));
    std::printf("%s\n", documents::write_json(result, documents::JsonStyle::pretty).c_str());
  } else if (table.empty()) {
    std::printf("no deployments; make one with `cloud init`\n");
  } else {
    std::fputs(table.text(session.out).c_str(), stdout);
  }
  return ExitStatus::done;
}

} // namespace

void add_list(CommandLine& line, Session& session) {
  line.add<ListWords>(
      "list", "List all deployments", "  cloud list\n  cloud list --org Company-A --json",
      [&session](CLI::App& command, ListWords& words) {
        command.add_option("--org", words.organization, "only of this organization");
        command.add_option("--project", words.project, "only of this project");
        add_json(command, session);
      },
      list);
}

} // namespace cloud::cli

#include "app/environments.hpp"
#include "commands/commands.hpp"
#include "render/environments_view.hpp"

#include <cstdio>

namespace cloud::cli {
namespace {

struct ListEnvironmentsWords {
  std::string id;
};

Result<ExitStatus> show_environments(const ListEnvironmentsWords& words, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_TRY(const app::Environments environments, app::list_environments(*app, words.id));
  if (session.json) {
    std::printf("%s\n", environments_json(environments).c_str());
  } else {
    std::fputs(environments_text(environments, session.out).c_str(), stdout);
  }
  return ExitStatus::done;
}

} // namespace

void add_list_environments(CommandLine& line, Session& session) {
  line.add<ListEnvironmentsWords>(
      "list-environments", "List the environments of a deployment, and what is there",
      "  cloud list-environments D1BRV40",
      [&session](CLI::App& command, ListEnvironmentsWords& words) {
        command.add_option("id", words.id, "deployment")->required();
        add_json(command, session);
      },
      show_environments);
}

} // namespace cloud::cli

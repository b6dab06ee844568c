#include "app/configuring.hpp"
#include "commands/commands.hpp"
#include "documents/json.hpp"

#include <cstdio>

namespace cloud::cli {
namespace {

struct GenerateConfigWords {
  std::string id;
  bool adopt = false;
};

Value paths(const std::vector<std::filesystem::path>& files) {
  Value::List list;
  for (const auto& file : files) {
    list.emplace_back(file.string());
  }
  return Value(std::move(list));
}

void print_json(const app::Configuration& configuration) {
  const auto& lines = configuration.adopted;
  Value record;
  record.set("deployment", configuration.folder.id.str());
  record.set("written", paths(configuration.generation.written));
  record.set("removed", paths(configuration.generation.removed));
  record.set("leftOver", paths(configuration.generation.left_over));
  record.set("unchanged", static_cast<std::int64_t>(configuration.generation.unchanged));
  record.set("adopted", Value(Value::List(lines.begin(), lines.end())));
  std::printf("%s\n", documents::write_json(record, documents::JsonStyle::pretty).c_str());
}

void print(const app::Configuration& configuration) {
  const deployment::Generation& generation = configuration.generation;
  for (const std::string& line : configuration.adopted) {
    std::printf("set in the manifest: %s\n", line.c_str());
  }
  for (const auto& file : generation.written) {
    std::printf("written: %s\n", file.c_str());
  }
  for (const auto& file : generation.removed) {
    std::printf("removed: %s\n", file.c_str());
  }
  for (const auto& file : generation.left_over) {
    std::printf("kept, though nothing uses it any more: %s\n", file.c_str());
  }
  std::printf("%zu of %zu files were up to date\n", generation.unchanged,
              generation.unchanged + generation.written.size());
}

Result<ExitStatus> generate(const GenerateConfigWords& words, Session& session) {
  CLOUD_TRY(const auto app, session.open_app());
  CLOUD_TRY(const app::Configuration configuration, app::configure(*app, words.id, words.adopt));
  if (session.json) {
    print_json(configuration);
  } else {
    print(configuration);
  }
  return ExitStatus::done;
}

} // namespace

void add_generate_config(CommandLine& line, Session& session) {
  line.add<GenerateConfigWords>(
      "generate-config", "Bring the configuration files up to date with the manifest",
      "  cloud generate-config D1BRV40\n  cloud generate-config D1BRV40 --adopt",
      [&session](CLI::App& command, GenerateConfigWords& words) {
        command.add_option("id", words.id, "deployment")->required();
        command.add_flag("--adopt", words.adopt,
                         "move values edited by hand in a file into the manifest");
        add_json(command, session);
      },
      generate);
}

} // namespace cloud::cli

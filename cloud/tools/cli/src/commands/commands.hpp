#pragma once

#include "command_line.hpp"

namespace cloud::cli {

void add_deploy(CommandLine& line, Session& session);
void add_deploy_stack(CommandLine& line, Session& session);
void add_destroy(CommandLine& line, Session& session);
void add_destroy_stack(CommandLine& line, Session& session);
void add_diff(CommandLine& line, Session& session);
void add_disable_environment(CommandLine& line, Session& session);
void add_enable_environment(CommandLine& line, Session& session);
void add_explain(CommandLine& line, Session& session);
void add_generate_config(CommandLine& line, Session& session);
void add_history(CommandLine& line, Session& session);
void add_init(CommandLine& line, Session& session);
void add_list(CommandLine& line, Session& session);
void add_list_environments(CommandLine& line, Session& session);
void add_list_stacks(CommandLine& line, Session& session);
void add_list_templates(CommandLine& line, Session& session);
void add_lock(CommandLine& line, Session& session);
void add_logs(CommandLine& line, Session& session);
void add_plan(CommandLine& line, Session& session);
void add_resume(CommandLine& line, Session& session);
void add_promote(CommandLine& line, Session& session);
void add_rollback(CommandLine& line, Session& session);
void add_runs(CommandLine& line, Session& session);
void add_settings(CommandLine& line, Session& session);
void add_show_template(CommandLine& line, Session& session);
void add_status(CommandLine& line, Session& session);
void add_unlock(CommandLine& line, Session& session);
void add_validate(CommandLine& line, Session& session);

// Every command, in the order in which help lists them: as a deployment lives.
inline void add_commands(CommandLine& line, Session& session) {
  add_init(line, session);
  add_generate_config(line, session);
  add_validate(line, session);
  add_plan(line, session);
  add_explain(line, session);
  add_deploy(line, session);
  add_deploy_stack(line, session);
  add_resume(line, session);
  add_promote(line, session);
  add_rollback(line, session);
  add_status(line, session);
  add_logs(line, session);
  add_runs(line, session);
  add_history(line, session);
  add_diff(line, session);
  add_lock(line, session);
  add_unlock(line, session);
  add_list_environments(line, session);
  add_enable_environment(line, session);
  add_disable_environment(line, session);
  add_list(line, session);
  add_destroy(line, session);
  add_destroy_stack(line, session);
  add_list_stacks(line, session);
  add_list_templates(line, session);
  add_show_template(line, session);
  add_settings(line, session);
}

} // namespace cloud::cli

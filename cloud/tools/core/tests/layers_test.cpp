// Holds the #include lines of the sources against the table of layers in ARCHITECTURE.md.

#include "test_support/source_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Modules = std::set<std::string>;

const fs::path k_root = cloud::test_support::source_directory();

// What each module may include besides itself.
const std::map<std::string, Modules>& allowed() {
  static const Modules k_plain{"util", "model", "ports"};
  static const Modules k_documents{"util", "model", "ports", "documents"};
  static const Modules k_layer2{"util",      "model",      "ports",   "documents",
                                "templates", "deployment", "planner", "resolution"};
  static const Modules k_layer3{"util",       "model",   "ports",      "documents", "templates",
                                "deployment", "planner", "resolution", "validation"};
  static const Modules k_app{"util",       "model",   "ports",      "documents",  "templates",
                             "deployment", "planner", "resolution", "validation", "orchestrator",
                             "process",    "pulumi",  "store",      "aws"};
  static const std::map<std::string, Modules> table{
      {"util", {}},
      {"model", {"util"}},
      {"ports", {"util", "model"}},
      {"documents", k_plain},
      {"templates", k_documents},
      {"deployment", {"util", "model", "ports", "documents", "templates"}},
      {"planner", k_documents},
      {"resolution", {"util", "model", "ports", "documents", "planner"}},
      {"validation", k_layer2},
      {"orchestrator", k_layer3},
      {"process", k_documents},
      {"pulumi", {"util", "model", "ports", "documents", "process"}},
      {"store", k_documents},
      {"aws", k_documents},
      {"app", k_app},
  };
  return table;
}

Modules with_app() {
  Modules modules = allowed().at("app");
  modules.insert("app");
  return modules;
}

// The modules named by `#include "module/file.hpp"` lines of one file.
Modules included_modules(const fs::path& file) {
  static const std::regex include(R"rx(^\s*#include "([a-z_]+)/)rx");
  Modules modules;
  std::ifstream in(file);
  std::string line;
  while (std::getline(in, line)) {
    std::smatch match;
    if (std::regex_search(line, match, include)) {
      modules.insert(match[1]);
    }
  }
  return modules;
}

std::vector<std::string> violations(const fs::path& folder, const std::string& self,
                                    const Modules& may_include) {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".hpp" && extension != ".cpp") {
      continue;
    }
    for (const std::string& module : included_modules(entry.path())) {
      const bool known = allowed().contains(module) || module == "app";
      if (known && module != self && !may_include.contains(module)) {
        found.push_back(fs::relative(entry.path(), k_root).string() + " includes " + module);
      }
    }
  }
  return found;
}

TEST(Layers, EveryModuleIncludesOnlyWhatLiesBelowIt) {
  for (const auto& entry : fs::directory_iterator(k_root / "cloud/tools/core/src")) {
    const std::string module = entry.path().filename().string();
    ASSERT_TRUE(allowed().contains(module)) << module << " is missing in the table of layers";
    EXPECT_THAT(violations(entry.path(), module, allowed().at(module)), testing::IsEmpty());
  }
}

TEST(Layers, TheCommandLineIncludesNoOtherProgram) {
  EXPECT_THAT(violations(k_root / "cloud/tools/cli/src", "cli", with_app()), testing::IsEmpty());
}

TEST(Layers, OnlyOneModuleSpawnsOrSignals) {
  static const std::regex spawning(R"(\b(fork|execve?|posix_spawnp?|popen|system|kill)\s*\()");
  for (const auto& entry : fs::recursive_directory_iterator(k_root / "cloud/tools")) {
    const std::string path = entry.path().string();
    const bool ours =
        path.find("/core/src/") != std::string::npos || path.find("/cli/src/") != std::string::npos;
    if (!ours || entry.path().extension() != ".cpp" || path.ends_with("_test.cpp") ||
        path.find("/process/") != std::string::npos) {
      continue;
    }
    std::ifstream in(entry.path());
    std::string line;
    while (std::getline(in, line)) {
      EXPECT_FALSE(std::regex_search(line, spawning) && line.find("::") != std::string::npos &&
                   line.find("//") == std::string::npos)
          << path << ": " << line;
    }
  }
}

TEST(Layers, SqlIsWrittenInTheStoreOnly) {
  static const std::regex sql(R"(\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE)\b)");
  for (const auto& entry : fs::recursive_directory_iterator(k_root / "cloud/tools/core/src")) {
    const std::string path = entry.path().string();
    if (!fs::is_regular_file(entry.path()) || path.find("/store/") != std::string::npos) {
      continue;
    }
    std::ifstream in(entry.path());
    std::string line;
    while (std::getline(in, line)) {
      EXPECT_FALSE(std::regex_search(line, sql)) << path << ": " << line;
    }
  }
}

// Which is why one test program under ThreadSanitizer is enough.
TEST(Layers, OnlyTheLiveViewHasAThread) {
  const std::vector<std::string> starting{"std::thread", "std::jthread", "std::async",
                                          "pthread_create"};
  std::set<std::string> starts;
  for (const auto& entry : fs::recursive_directory_iterator(k_root / "cloud/tools")) {
    const std::string path = fs::relative(entry.path(), k_root / "cloud/tools").string();
    const std::string extension = entry.path().extension().string();
    if ((!path.starts_with("core/src/") && !path.starts_with("cli/src/")) ||
        (extension != ".hpp" && extension != ".cpp")) {
      continue;
    }
    std::ifstream in(entry.path());
    std::string line;
    while (std::getline(in, line)) {
      if (std::any_of(starting.begin(), starting.end(), [&line](const std::string& word) {
            return line.find(word) != std::string::npos;
          })) {
        starts.insert(path);
      }
    }
  }
  EXPECT_THAT(starts, testing::ElementsAre("cli/src/render/live_view.hpp"));
}

} // namespace

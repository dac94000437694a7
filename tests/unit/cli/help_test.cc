// Help and completions: made from one table, so complete by construction; shapes are checked here.
#include "cli/help.h"

#include <doctest/doctest.h>

#include "cli/completions.h"
#include "cli/message.h"
#include "cli/version.h"
#include "program.h"

namespace dossier {
namespace {

TEST_CASE("every command's help opens with what it does and examples") {
  for (const Command& command : commands()) {
    CAPTURE(command.name);
    const Ran r = ran({std::string(command.name), "--help"});
    CHECK(r.code == 0);
    CHECK(r.err.empty());
    CHECK(r.out.starts_with(std::string(command.summary) + "\n\n  $ "));
    CHECK(r.out.find("Usage: dossier " + std::string(command.name)) != std::string::npos);
    CHECK(r.out.find("-h, --help") != std::string::npos);
    CHECK(r.out == ran({"help", std::string(command.name)}).out);
  }
}

TEST_CASE("the overview lists every command and topic") {
  const Ran r = ran({"--help"});
  CHECK(r.code == 0);
  for (const Command& command : commands()) {
    CHECK(r.out.find("\n  " + std::string(command.name) + " ") != std::string::npos);
  }
  for (const std::string_view topic : help_topics()) {
    CHECK(r.out.find("\n  " + std::string(topic) + " ") != std::string::npos);
    CHECK(ran({"help", std::string(topic)}).code == 0);
  }
  CHECK(ran({"help"}).out == r.out);
  const Ran bare = ran({});
  CHECK(bare.code == 2);
  CHECK(bare.out.empty());
  CHECK(bare.err == r.out);
}

TEST_CASE("the version is the build's") {
  CHECK(ran({"--version"}).out.starts_with("dossier " + std::string(kVersion) + " (rules "));
  const MemoryFile none;
  std::string cmake;
  if (FILE* file = std::fopen(DOSSIER_ROOT "/CMakeLists.txt", "r"); file != nullptr) {
    cmake.resize(4096);
    cmake.resize(std::fread(cmake.data(), 1, cmake.size(), file));
    std::fclose(file);
  }
  CHECK(cmake.find("VERSION " + std::string(kVersion) + " ") != std::string::npos);
}

TEST_CASE("completions know every command and long option") {
  for (const std::string& script : {bash_completions(), zsh_completions(), fish_completions()}) {
    for (const Command& command : commands()) {
      CAPTURE(command.name);
      CHECK(script.find(command.name) != std::string::npos);
      for (const OptionSpec& option : options_of(command)) {
        for (const std::string& name : option.names) {
          CHECK(script.find(name.substr(name.starts_with("--") ? 2 : 1)) != std::string::npos);
        }
      }
    }
    CHECK(script.find("table tsv csv json ndjson") != std::string::npos);
  }
}

TEST_CASE("errors say where, what, and what to do") {
  CHECK(error_text({ErrorKind::io, "no such file", "", "a.txt"}) ==
        "dossier: error: a.txt: no such file\n");
  CHECK(error_text({ErrorKind::usage, "unknown key 'activ'", "did you mean 'active'?",
                    "  activ:2012\n  ^^^^^\n"}) ==
        "dossier: error: unknown key 'activ'\n  activ:2012\n  ^^^^^\n  did you mean 'active'?\n");
  CHECK(counted(1, "page", "pages") == "1 page");
  CHECK(counted(0, "page", "pages") == "0 pages");
}

}  // namespace
}  // namespace dossier

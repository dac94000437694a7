// Which command is meant, what is proposed where none is, and options in any place.
#include "cli/arguments.h"

#include <doctest/doctest.h>

#include "cli/ask.h"
#include "cli/file_line.h"
#include "cli/shell_word.h"
#include "program.h"

namespace dossier {
namespace {

const std::string kFile = std::string(DOSSIER_ROOT) + "/CMakeLists.txt";

TEST_CASE("options may stand before the command") {
  const Result<Invocation> invocation =
      find_invocation({"--format", "csv", "-q", "--color=never", "find", "x", "--limit", "3"});
  REQUIRE(invocation.ok());
  CHECK(invocation->command->name == "find");
  CHECK(invocation->arguments ==
        std::vector<std::string>{"--format", "csv", "-q", "--color=never", "x", "--limit", "3"});
}

TEST_CASE("what is no command gets the most useful proposal") {
  const auto hint = [](const std::string& word) {
    const Result<Invocation> invocation = find_invocation({word});
    REQUIRE_FALSE(invocation.ok());
    CHECK(invocation.error().what == "unknown command '" + word + "'");
    return invocation.error().hint;
  };
  CHECK(hint("lst") == "did you mean 'list'?");
  CHECK(hint("actve") == "did you mean 'active'?");
  CHECK(hint(kFile) == "to see every record in it: dossier list " + kFile);
  CHECK(hint("active in 2012") == "to ask a question: dossier find 'active in 2012' PATH");
  CHECK(hint("zzzzzz").starts_with("the commands are list, find, active"));
  CHECK(find_invocation({}).error().what == "no command");
  CHECK(find_invocation({"--quiet"}).error().what == "no command");
}

TEST_CASE("every mistake in usage is exit code 2, with a proposal") {
  const auto check = [](const std::vector<std::string>& arguments, const std::string& message) {
    CAPTURE(arguments);
    const Ran r = ran(arguments, "text");
    CHECK(r.code == 2);
    CHECK(r.out.empty());
    CHECK(r.err == message);
  };
  check({"list", "--fromat", "csv"},
        "dossier: error: unknown option '--fromat'\n  did you mean '--format'?\n");
  check({"list", "--format", "cvs"},
        "dossier: error: unknown format 'cvs'\n  did you mean 'csv'?\n");
  check({"list", "--columns", "title,contries"},
        "dossier: error: unknown column 'contries'\n  did you mean 'countries'?\n");
  check({"list", "--sort", "-budgte"},
        "dossier: error: unknown column 'budgte'\n  did you mean 'budget'?\n");
  check({"list", "--limit", "many"}, "dossier: error: --limit wants a whole number, not 'many'\n");
  check({"list", "--in", "line"},
        "dossier: error: unknown value for --in 'line'\n  did you mean 'lines'?\n");
  check(
      {"list", "--color", "alway"},
      "dossier: error: unknown value for --color 'alway'\n  choose one of: auto, always, never\n");
  check({"find"},
        "dossier: error: too few arguments for 'find'\n  usage: dossier find QUERY [PATH…]\n");
  check({"find", "x", "--kind:news"},
        "dossier: error: unknown option '--kind:news'\n"
        "  a query that begins with '-' goes after '--', or write 'not …'\n");
  check({"version", "now"},
        "dossier: error: unexpected argument 'now'\n"
        "  usage: dossier version\n");
  check({"completions", "fih"},
        "dossier: error: unknown shell 'fih'\n  choose one of: bash, zsh, fish\n");
  check({"help", "querry"},
        "dossier: error: unknown command or topic 'querry'\n  did you mean 'query'?\n");
}

TEST_CASE("a query is told from paths") {
  CHECK_FALSE(split_query({}).query.has_value());
  CHECK(split_query({kFile}).paths == std::vector<std::string>{kFile});
  CHECK(split_query({"-"}).paths == std::vector<std::string>{"-"});
  const OptionalQuery both = split_query({"in:VN", kFile});
  CHECK(both.query.value_or("") == "in:VN");
  CHECK(both.paths == std::vector<std::string>{kFile});
}

TEST_CASE("a path or loose words where the query should be") {
  const Result<Query> path = read_query(kFile, {}, {});
  REQUIRE_FALSE(path.ok());
  CHECK(path.error().hint == "to see every record in it: dossier list " + kFile);
  const Result<Query> words = read_query("active", {"in", "2012"}, {});
  REQUIRE_FALSE(words.ok());
  CHECK(words.error().what == "no such file or folder");
  CHECK(words.error().hint == "a query is one argument: dossier find 'active in 2012'");
  const Result<Query> missing = read_query("no/such/folder", {}, {});
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().what == "no such file or folder");
  CHECK(missing.error().hint.empty());
  CHECK(read_query("in:VN", {"no/such/folder"}, {}).ok());  // said when it is read
  CHECK(read_query(kFile, {kFile}, {}).ok());               // words to search for, then
}

TEST_CASE("a path that is not there, where the query may be left out") {
  const auto read = [](const std::vector<std::string>& words) {
    const Result<Query> result = read_optional(split_query(words), {});
    return result ? canonical(*result)
                  : result.error().where + ": " + result.error().what + "; " + result.error().hint;
  };
  const std::string missing =
      "nosuch.txt: no such file or folder; to search for the words: '\"nosuch.txt\"'";
  CHECK(read({"nosuch.txt", kFile}) == missing);
  CHECK(read({"nosuch.txt", "neither/this"}) == missing);
  CHECK(read({"nosuch.txt"}) == "nosuch.txt: no such file or folder; ");
  CHECK(read({"\"nosuch.txt\"", kFile}) == "text:\"nosuch txt\"");
  CHECK(read({"2012-03", kFile}) == "text:\"2012 03\"");
  CHECK(read({"source:nosuch.txt", kFile}) == "source:\"nosuch txt\"");
  CHECK(read({"in 2012, nosuch.txt", kFile}) == "active:2012 text:\"nosuch txt\"");
  CHECK(read({kFile}).empty());
}

TEST_CASE("hints can be pasted into a shell") {
  CHECK(shell_word("pages/a-b_1.txt") == "pages/a-b_1.txt");
  CHECK(shell_word("Ünal.txt") == "Ünal.txt");
  CHECK(shell_word("active in 2012") == "'active in 2012'");
  CHECK(shell_word("a$HOME") == "'a$HOME'");
  CHECK(shell_word("~user") == "'~user'");
  CHECK(shell_word("it's") == "'it'\\''s'");
  CHECK(shell_word("a\nb") == "'a\nb'");
  CHECK(shell_word("") == "''");
}

TEST_CASE("a query of which nothing is left") {
  const auto read = [](std::string_view query, const std::vector<std::string>& paths) {
    const Result<Query> result = read_query(query, paths, {});
    return result ? canonical(*result) : result.error().what + "; " + result.error().hint;
  };
  CHECK(read("in", {"Kenya", kFile}) ==
        "'in' asks for nothing; a query is one argument: dossier find 'in Kenya'");
  CHECK(read("the", {kFile}) ==
        "'the' asks for nothing; dossier list prints every record; to search for the words: "
        "dossier find '\"the\"'");
  CHECK(read("", {}) == "'' asks for nothing; dossier list prints every record");
  CHECK(read(" , ", {kFile}).starts_with("' , ' asks for nothing"));
  CHECK(read("\"the\"", {kFile}) == "text:the");
  CHECK(read("all projects", {kFile}) == "kind:project");
}

TEST_CASE("WHEN is a value or a phrase") {
  const auto read = [](std::string_view when) {
    const Result<Query> query = read_when(when, {}, {});
    return query ? canonical(*query) : query.error().what;
  };
  CHECK(read("2012") == "active:2012");
  CHECK(read("2012..2014") == "active:2012..2014");
  CHECK(read("March 2012") == "active:2012-03");
  CHECK(read("since 2012") == "active:2012..");
  CHECK(read("between 2012 and 2014") == "active:2012..2014");
}

TEST_CASE("PATH:LINE") {
  const std::optional<FileLine> spot = read_file_line(kFile + ":12");
  REQUIRE(spot.has_value());
  CHECK(spot->path == kFile);
  CHECK(spot->line == 12);
  CHECK_FALSE(read_file_line(kFile).has_value());
  CHECK_FALSE(read_file_line(kFile + ":0").has_value());
  CHECK_FALSE(read_file_line("no/such/file:12").has_value());
  CHECK_FALSE(read_file_line("active:2012").has_value());
}

}  // namespace
}  // namespace dossier

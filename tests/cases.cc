// Runs the cases: files that hold pages, commands, and what each command must print; and the
// examples of the documentation. A bug report becomes a test by pasting it into such a file.
//
//   cases --program build/dossier tests/cases/*.test     each file in a fresh temporary folder
//   cases --program build/dossier --docs . README.md     the examples of a page, run in folder "."
//   cases … --accept                                     rewrites what was expected; review by
//                                                        git diff
//
// A case file holds, in any order:
//
//   # a comment
//   page NAME                   lines up to "end page" become the file NAME
//   page-escaped NAME           likewise, with \n \r \t \\ \xNN; a "\" at a line's end takes its
//                               LF away
//   $ COMMAND                   run by sh -c with the program as `dossier`; lines "> more"
//                               continue it
//   expected standard output
//   ! expected standard error   after the output, each line with "! " before it
//   end [EXIT]                  the expected exit code, 0 where none is given
//
// In an expected line [..] stands for any text, and a line "..." for any lines. Control characters
// are shown as their Unicode pictures (NUL is ␀, escape is ␛), tabs as they are, and output that
// does not end its last line has a last line "(no newline at end)". Files in a folder named "known"
// hold what is known to be broken: every case in them must fail, and one that passes is reported.
//
// In a documentation page every fenced block that begins "$ " and calls dossier is a series of
// commands, each with what a terminal would show under it (both streams, exit code not tested).
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <ranges>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

struct Setup {
  fs::path program;
  std::optional<fs::path> docs;  // run the examples of documentation pages in this folder
  bool accept = false;
};

// One command and what must come of it. Lines are indexes into the file.
struct Case {
  std::string command;
  std::size_t at = 0;      // the line of the command
  std::size_t expect = 0;  // [expect, end): the expected output
  std::size_t end = 0;
  int exit = 0;
};

struct Outcome {
  Lines lines;  // as they would be written down
  int exit = 0;
};

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

void write_file(const fs::path& path, std::string_view bytes) {
  if (path.has_parent_path()) fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

Lines split_lines(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return lines;
}

std::string join_lines(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

// Control characters but tab as U+2400 and up.
std::string visible(std::string_view line) {
  std::string out;
  for (const char c : line) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 || c == '\t') {
      out += c;
    } else {
      out += "\xE2\x90";
      out += static_cast<char>(0x80 + byte);
    }
  }
  return out;
}

Lines shown(const std::string& output, std::string_view prefix) {
  Lines lines = split_lines(output);
  for (std::string& line : lines) line = std::string(prefix) + visible(line);
  if (!output.empty() && output.back() != '\n') {
    lines.push_back(std::string(prefix) + "(no newline at end)");
  }
  return lines;
}

// The bytes that a line of a page-escaped block stands for.
std::string unescape(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\') {
      out += line[i];
      continue;
    }
    if (++i == line.size()) return out;  // no line end
    switch (line[i]) {
      case 'n':
        out += '\n';
        break;
      case 'r':
        out += '\r';
        break;
      case 't':
        out += '\t';
        break;
      case 'x':
        out += static_cast<char>(std::stoi(std::string(line.substr(i + 1, 2)), nullptr, 16));
        i += 2;
        break;
      default:
        out += line[i];
    }
  }
  return out + '\n';
}

// Whether text is the pattern, in which [..] stands for anything.
bool line_matches(std::string_view pattern, std::string_view text) {
  constexpr std::string_view kAny = "[..]";
  const std::size_t any = pattern.find(kAny);
  if (any == pattern.npos) return pattern == text;
  if (text.substr(0, any) != pattern.substr(0, any)) return false;
  const std::string_view rest = pattern.substr(any + kAny.size());
  for (std::size_t skip = any; skip <= text.size(); ++skip) {
    if (line_matches(rest, text.substr(skip))) return true;
  }
  return false;
}

// Whether the lines from `a` on are what is written from `e` on; "..." stands for any lines.
bool lines_match(const Lines& expected, const Lines& actual, std::size_t e = 0, std::size_t a = 0) {
  for (; e < expected.size(); ++e, ++a) {
    if (expected[e] == "...") {
      for (std::size_t from = a; from <= actual.size(); ++from) {
        if (lines_match(expected, actual, e + 1, from)) return true;
      }
      return false;
    }
    if (a >= actual.size() || !line_matches(expected[e], actual[a])) return false;
  }
  return a == actual.size();
}

// "end" or "end N".
bool is_end(std::string_view line) {
  if (!line.starts_with("end")) return false;
  line.remove_prefix(3);
  if (line.empty()) return true;
  return line.size() > 1 && line[0] == ' ' && line.find_first_not_of("0123456789", 1) == line.npos;
}

// Runs a shell command in `folder` with a clean environment, its streams going to two files (or
// one).
int run_shell(const Setup& setup, const std::string& command, const fs::path& folder,
              const fs::path& out, const std::optional<fs::path>& err) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  constexpr int kWrite = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), kWrite, 0600);
  if (err) {
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err->c_str(), kWrite, 0600);
  } else {
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
  }
  posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
  std::string path =
      "PATH=" + setup.program.parent_path().string() + ":/usr/local/bin:/usr/bin:/bin";
  std::array<std::string, 6> words = {"timeout", "-k5", "60", "sh", "-c", command};
  std::array<std::string, 3> settings = {path, "HOME=/nonexistent", "LC_ALL=C"};
  std::array<char*, 7> argv{};
  std::array<char*, 4> envp{};
  for (std::size_t i = 0; i < words.size(); ++i) argv[i] = words[i].data();
  for (std::size_t i = 0; i < settings.size(); ++i) envp[i] = settings[i].data();
  pid_t child = 0;
  const int failed = posix_spawnp(&child, "timeout", &actions, nullptr, argv.data(), envp.data());
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  if (failed != 0 || waitpid(child, &status, 0) != child) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// A folder of its own, gone with the object.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "dossier-cases-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Outcome run_case(const Setup& setup, const Case& test, const fs::path& folder,
                 const fs::path& streams) {
  const fs::path out = streams / "stdout";
  if (setup.docs) {
    const int code = run_shell(setup, test.command, folder, out, std::nullopt);
    return {shown(read_file(out), ""), code};
  }
  const fs::path err = streams / "stderr";
  const int code = run_shell(setup, test.command, folder, out, err);
  Outcome outcome{shown(read_file(out), ""), code};
  for (std::string& line : shown(read_file(err), "! ")) outcome.lines.push_back(std::move(line));
  return outcome;
}

// One file: its lines, and the cases in them.
class Script {
 public:
  Script(fs::path path, const Setup& setup) : path_(std::move(path)), setup_(setup) {
    lines_ = split_lines(read_file(path_));
    known_broken_ = path_.parent_path().filename() == "known";
  }

  // How many cases went wrong.
  int run();

 private:
  Lines slice(std::size_t begin, std::size_t end) const {
    return {lines_.begin() + static_cast<std::ptrdiff_t>(begin),
            lines_.begin() + static_cast<std::ptrdiff_t>(end)};
  }
  void read_cases();
  void read_docs();
  std::size_t write_page(std::size_t at);
  std::size_t add_case(std::size_t at);
  std::size_t read_command(std::size_t at, std::string& command) const;
  void complain(std::size_t at, const char* what);
  bool check(const Case& test);
  void report(const Case& test, const Lines& expected, const Outcome& got) const;

  fs::path path_;
  const Setup& setup_;
  Lines lines_;
  std::vector<Case> cases_;
  bool known_broken_ = false;
  int wrong_ = 0;
  std::vector<std::pair<Case, Outcome>> accepted_;
  TemporaryFolder work_;
  TemporaryFolder streams_;
};

// The file itself is wrong.
void Script::complain(std::size_t at, const char* what) {
  std::printf("%s:%zu: %s\n", path_.c_str(), at + 1, what);
  ++wrong_;
}

std::size_t Script::write_page(std::size_t at) {
  const bool escaped = lines_[at].starts_with("page-escaped ");
  const std::string name = lines_[at].substr(lines_[at].find(' ') + 1);
  std::string text;
  for (++at; at < lines_.size() && lines_[at] != "end page"; ++at) {
    text += escaped ? unescape(lines_[at]) : lines_[at] + '\n';
  }
  write_file(work_.path() / name, text);
  return at + 1;
}

// Reads "$ …" and what continues it; returns the line after.
std::size_t Script::read_command(std::size_t at, std::string& command) const {
  command = lines_[at++].substr(2);
  for (; at < lines_.size(); ++at) {
    if (lines_[at].starts_with("> ")) {
      command += '\n' + lines_[at].substr(2);
    } else if (command.ends_with('\\')) {
      command += '\n' + lines_[at];
    } else {
      break;
    }
  }
  return at;
}

std::size_t Script::add_case(std::size_t at) {
  Case test;
  test.at = at;
  test.expect = test.end = read_command(at, test.command);
  while (test.end < lines_.size() && !is_end(lines_[test.end])) ++test.end;
  if (test.end == lines_.size()) {
    complain(at, "no \"end\" line");
  } else {
    test.exit = std::atoi(lines_[test.end].substr(3).c_str());
  }
  cases_.push_back(test);
  return test.end + 1;
}

void Script::read_cases() {
  for (std::size_t at = 0; at < lines_.size();) {
    if (lines_[at].starts_with("page ") || lines_[at].starts_with("page-escaped ")) {
      at = write_page(at);
    } else if (lines_[at].starts_with("$ ")) {
      at = add_case(at);
    } else {
      if (!lines_[at].empty() && !lines_[at].starts_with('#'))
        complain(at, "neither block nor comment");
      ++at;
    }
  }
  if (cases_.empty()) complain(0, "no cases");
}

void Script::read_docs() {
  const auto fence = [&](std::size_t at) { return lines_[at].starts_with("```"); };
  for (std::size_t at = 0; at + 1 < lines_.size(); ++at) {
    if (!fence(at)) continue;
    std::size_t end = ++at;
    while (end < lines_.size() && !fence(end)) ++end;
    const bool ours =
        lines_[at].starts_with("$ ") && lines_[at].find("dossier ") != std::string::npos;
    while (ours && at < end) {
      Case test;
      test.at = at;
      test.expect = test.end = read_command(at, test.command);
      while (test.end < end && !lines_[test.end].starts_with("$ ")) ++test.end;
      at = test.end;
      cases_.push_back(test);
    }
    at = end;
  }
}

// Prints the two, without the lines that they share at both ends.
void Script::report(const Case& test, const Lines& expected, const Outcome& got) const {
  std::printf("%s:%zu: $ %s\n", path_.c_str(), test.at + 1, test.command.c_str());
  std::size_t head = 0;
  std::size_t e = expected.size();
  std::size_t a = got.lines.size();
  while (head < e && head < a && line_matches(expected[head], got.lines[head])) ++head;
  while (e > head && a > head && line_matches(expected[e - 1], got.lines[a - 1])) --e, --a;
  for (std::size_t i = head; i < e; ++i) std::printf("  - %s\n", expected[i].c_str());
  for (std::size_t i = head; i < a; ++i) std::printf("  + %s\n", got.lines[i].c_str());
  if (got.exit != test.exit) std::printf("  exit %d, expected %d\n", got.exit, test.exit);
}

bool Script::check(const Case& test) {
  const Outcome got =
      run_case(setup_, test, setup_.docs ? *setup_.docs : work_.path(), streams_.path());
  const Lines expected = slice(test.expect, test.end);
  const bool right = lines_match(expected, got.lines) && (setup_.docs || got.exit == test.exit);
  if (known_broken_) {
    if (right) std::printf("%s:%zu: known to be broken, but passes\n", path_.c_str(), test.at + 1);
    return !right;
  }
  if (right) return true;
  report(test, expected, got);
  if (setup_.accept) accepted_.emplace_back(test, got);
  return false;
}

int Script::run() {
  setup_.docs ? read_docs() : read_cases();
  for (const Case& test : cases_) wrong_ += check(test) ? 0 : 1;
  // From the last to the first, so that line numbers stay right.
  for (const auto& [test, got] : accepted_ | std::views::reverse) {
    const auto begin = lines_.begin();
    if (!setup_.docs && test.end < lines_.size()) {
      lines_[test.end] = got.exit == 0 ? "end" : "end " + std::to_string(got.exit);
    }
    lines_.erase(begin + static_cast<std::ptrdiff_t>(test.expect),
                 begin + static_cast<std::ptrdiff_t>(test.end));
    lines_.insert(begin + static_cast<std::ptrdiff_t>(test.expect), got.lines.begin(),
                  got.lines.end());
  }
  if (!accepted_.empty()) write_file(path_, join_lines(lines_));
  std::printf("%s: %zu cases, %d wrong\n", path_.c_str(), cases_.size(), wrong_);
  return wrong_;
}

}  // namespace

int main(int argc, char** argv) {
  Setup setup;
  std::vector<fs::path> files;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--accept") {
      setup.accept = true;
    } else if (word == "--program" && i + 1 < argc) {
      setup.program = fs::absolute(argv[++i]);
    } else if (word == "--docs" && i + 1 < argc) {
      setup.docs = fs::absolute(argv[++i]);
    } else {
      files.emplace_back(word);
    }
  }
  if (!fs::exists(setup.program) || files.empty()) {
    std::fputs("usage: cases --program PROGRAM [--docs FOLDER] [--accept] FILE...\n", stderr);
    return 2;
  }
  int wrong = 0;
  for (const fs::path& file : files) wrong += Script(file, setup).run();
  return wrong == 0 ? 0 : 1;
}

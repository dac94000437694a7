// No word stands twice: in an alternation of an expression, or in a list of words. A word written
// again says that somebody looked for it and did not find it.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {
namespace {

// The words that an alternative stands for: "costs?" is "cost" and "costs"; one with other
// operators is itself.
std::vector<std::string> words_of(std::string_view alternative) {
  std::vector<std::string> words{""};
  for (std::size_t i = 0; i < alternative.size(); ++i) {
    const char c = alternative[i];
    if (std::string_view("\\^$.|*+()[]{}?").find(c) != std::string_view::npos)
      return {std::string(alternative)};
    const bool optional = i + 1 < alternative.size() && alternative[i + 1] == '?';
    const std::size_t without = optional ? words.size() : 0;
    for (std::size_t k = 0; k < without; ++k) words.push_back(words[k]);
    const std::size_t with = optional ? without : words.size();
    for (std::size_t k = 0; k < with; ++k) words[k] += c;
    i += optional ? 1 : 0;
  }
  return words;
}

// Reads an expression's groups; what stands twice in one is kept.
class Repeats {
 public:
  explicit Repeats(std::string_view expression) : text_(expression) { group(); }
  const std::set<std::string>& found() const { return found_; }

 private:
  // From behind a "(" to its ")", or all of it.
  void group() {
    std::set<std::string> seen;
    std::size_t begin = at_;
    const auto end_alternative = [&] {
      for (std::string& word : words_of(text_.substr(begin, at_ - begin))) {
        if (const auto [at, fresh] = seen.insert(std::move(word)); !fresh) found_.insert(*at);
      }
      begin = at_ + 1;
    };
    for (; at_ < text_.size() && text_[at_] != ')'; ++at_) {
      if (text_[at_] == '|') end_alternative();
      step();
    }
    end_alternative();
  }
  // Over a character, a class or a group, to its last byte.
  void step() {
    if (text_[at_] == '\\') {
      ++at_;
    } else if (text_[at_] == '[') {
      character_class();
    } else if (text_[at_] == '(') {
      ++at_;
      if (text_.substr(at_).starts_with('?')) at_ = text_.find_first_of(":>)", at_);
      if (text_.substr(at_).starts_with(')')) return;  // "(?i)"
      if (text_.substr(at_).starts_with(':') || text_.substr(at_).starts_with('>')) ++at_;
      group();
    }
  }
  void character_class() {
    ++at_;
    if (text_.substr(at_).starts_with('^')) ++at_;
    if (text_.substr(at_).starts_with(']')) ++at_;
    for (; at_ < text_.size() && text_[at_] != ']'; ++at_) at_ += text_[at_] == '\\' ? 1 : 0;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::set<std::string> found_;
};

// Words in their order, parted by " / ".
std::string shown(const std::set<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : " / ").append(word);
  return out;
}

std::string repeats_in(std::string_view expression) {
  return shown(Repeats(expression).found());
}

// A string literal of a source, and what of the code stands between it and the one before.
struct Literal {
  std::string text;
  std::string gap;
  bool raw = false;
};

std::vector<Literal> literals_of(std::string_view source) {
  std::vector<Literal> out;
  std::string gap;
  const auto take = [&](std::size_t begin, std::size_t end, bool raw) {
    out.push_back({std::string(source.substr(begin, end - begin)), std::exchange(gap, ""), raw});
  };
  for (std::size_t at = 0; at < source.size(); ++at) {
    const std::string_view rest = source.substr(at);
    if (rest.starts_with("//")) {
      at = source.find('\n', at);
    } else if (rest.starts_with("R\"(")) {
      const std::size_t end = source.find(")\"", at);
      take(at + 3, end, true);
      at = end + 1;
    } else if (rest.starts_with("'\"'") || rest.starts_with("'\\''")) {
      at += rest.find('\'', 2);  // a character
    } else if (rest.starts_with('"')) {
      std::size_t end = at + 1;
      while (source[end] != '"') end += source[end] == '\\' ? 2 : 1;
      take(at + 1, end, false);
      at = end;
    } else if (source[at] != ' ' && source[at] != '\n') {
      gap += source[at];
    }
  }
  return out;
}

// The expressions of a source: raw strings that stand behind one another are one.
std::vector<std::string> expressions_of(const std::vector<Literal>& literals) {
  std::vector<std::string> out;
  bool open = false;
  for (const Literal& literal : literals) {
    if (literal.raw && open && literal.gap.empty()) out.back() += literal.text;
    if (literal.raw && !(open && literal.gap.empty())) out.push_back(literal.text);
    open = literal.raw;
  }
  return out;
}

// What stands twice in a list of at least four strings. Shorter ones are arguments.
std::string repeats_in_lists(const std::vector<Literal>& literals) {
  constexpr std::size_t kFewest = 4;
  std::set<std::string> found;
  std::vector<std::string> list;
  const auto end_list = [&] {
    std::ranges::sort(list);
    for (std::size_t i = 1; list.size() >= kFewest && i < list.size(); ++i) {
      if (list[i] == list[i - 1]) found.insert(list[i]);
    }
    list.clear();
  };
  for (const Literal& literal : literals) {
    if (literal.raw || literal.gap != ",") end_list();
    if (!literal.raw) list.push_back(literal.text);
  }
  end_list();
  return shown(found);
}

TEST_CASE("a word that stands twice in an alternation is found") {
  CHECK(repeats_in("a|b|c").empty());
  CHECK(repeats_in("a|b|a") == "a");
  CHECK(repeats_in("x(?:per|pro|per) y") == "per");
  CHECK(repeats_in("(costs?|price|costs|cost)") == "cost / costs");
  CHECK(repeats_in("(?P<n>a|b)|(?P<m>a|b)").empty());
  CHECK(repeats_in(R"([|a|]|\||(?:[^]|]|x)|(?:\(|\)|\())") == "\\(");
  CHECK(repeats_in("(?i)a(?:b|(?:c|d|c))") == "c");
  const auto in_code = [](std::string_view code) { return repeats_in_lists(literals_of(code)); };
  CHECK(in_code(R"({"a", "b", "c", "a"})") == "a");
  CHECK(in_code("{\"a\", \"b\",  // \"c\"\n \"c\"}").empty());
  CHECK(in_code(R"(f("a", "b", "a"))").empty());
}

TEST_CASE("no alternation and no list of words says a word twice") {
  std::size_t expressions = 0;
  for (const auto& entry : std::filesystem::directory_iterator(DOSSIER_ROOT "/src/extract")) {
    if (entry.path().extension() != ".cc") continue;
    CAPTURE(entry.path().filename().string());
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string source{std::istreambuf_iterator<char>(in), {}};
    const std::vector<Literal> literals = literals_of(source);
    CHECK(repeats_in_lists(literals) == "");
    for (const std::string& expression : expressions_of(literals)) {
      CAPTURE(expression);
      CHECK(repeats_in(expression) == "");
      ++expressions;
    }
  }
  CHECK(expressions > 300);
}

}  // namespace
}  // namespace dossier

// Runs the cue table: a machine for each field and side of a mention, and before it, once there is
// much to ask, one of the words without which no row fits.
#include "extract/cues.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/text.h"
#include "extract/line_shape.h"
#include "regex/machine.h"
#include "regex/required.h"

namespace dossier {
namespace {

constexpr std::uint32_t kReach = 90;  // bytes of text on either side that a cue may use

// A machine for the rows of one field and one side.
class CueSide {
 public:
  CueSide(Field field, bool before)
      : field_(field), before_(before), nearest_(before && field == Field::date) {
    regex::Parser parser({.bytes = true});
    std::vector<regex::NodeId> roots;
    // A cue begins at a word's start.
    const regex::NodeId edge = parser.parse(before ? "^|[^a-z0-9]" : "");
    for_each_row([&](std::size_t row, std::string_view pattern) {
      roots.push_back(parser.sequence_of(edge, parser.parse(pattern)));
      rows_.push_back(row);
    });
    if (!parser.error().empty()) std::abort();  // a programmer's error
    // What stands before a mention is read from the mention on: most cues end there.
    const regex::Shape shape{.bytes = true, .backward = before, .floating = before};
    dfa_.emplace(make_nfa(parser.tree(), roots, shape), regex::Dfa::Keep::all);
  }

  // The lowest row of one of the roles that fits the text, if it is lower than `best`; or, of what
  // stands before a date, the row that begins nearest to it: "since 2012 …, and ends in [2015]".
  std::size_t find(std::string_view text, CueMask roles, std::size_t best) {
    if (text.empty() || !may_fit(text)) return best;
    const std::size_t before_all = best;
    const auto take = [&](std::size_t, regex::Dfa::State state) {
      for (const std::uint32_t root : dfa_->matches(state)) {
        const std::size_t row = rows_[root];
        if (row < best && (roles & cue(cue_table()[row].role)) != 0) best = row;
      }
      return nearest_ && best < before_all;
    };
    if (before_) {
      dfa_->backward(text, 0, take);
    } else {
      dfa_->forward(text, 0, text.size(), take);
    }
    return best;
  }

 private:
  template <class Take>
  void for_each_row(Take take) const {
    const auto table = cue_table();
    for (std::size_t i = 0; i < table.size(); ++i) {
      if (table[i].before == before_ && table[i].rule.info.field == field_)
        take(i, table[i].rule.info.pattern);
    }
  }

  static regex::NodeId sequence_of(regex::Parser& parser, const regex::Run& run) {
    regex::NodeId all = run.front();
    for (const regex::NodeId next : std::span(run).subspan(1)) all = parser.sequence_of(all, next);
    return all;
  }

  // A machine of words of which every text that a row fits holds one; none where a row needs none.
  void make_words() {
    regex::Parser parser({.bytes = true});
    std::vector<regex::NodeId> words;
    bool all_have_words = true;
    for_each_row([&](std::size_t, std::string_view pattern) {
      const auto required = regex::required_parts(parser.tree(), parser.parse(pattern));
      for (const regex::Run& run : required) words.push_back(sequence_of(parser, run));
      all_have_words = all_have_words && !required.empty();
    });
    const regex::Shape anywhere{.bytes = true, .floating = true};
    if (all_have_words)
      words_.emplace(make_nfa(parser.tree(), words, anywhere), regex::Dfa::Keep::all);
  }

  // Most texts hold none of the words that rows need, and the rows' own machine has far more
  // states. For a few texts the words' machine is not worth making.
  bool may_fit(std::string_view text) {
    constexpr std::size_t kFewTexts = 256;
    if (++texts_ == kFewTexts) make_words();
    if (!words_) return true;
    bool found = false;
    words_->forward(text, 0, text.size(), [&](std::size_t, auto) { return found = true; });
    return found;
  }

  std::optional<regex::Dfa> dfa_;
  std::optional<regex::Dfa> words_;
  std::size_t texts_ = 0;  // asked so far
  std::vector<std::size_t> rows_;
  Field field_;
  bool before_;
  bool nearest_;
};

struct CueSides {
  explicit CueSides(Field field) : before(field, true), after(field, false) {}
  CueSide before;
  CueSide after;
};

std::string_view word_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && is_word_byte(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

// Cuts a window at the sentence that the mention stands in.
std::string_view sentence_before(std::string_view text) {
  for (std::size_t i = text.size(); i-- > 1;) {
    const bool stop = (text[i - 1] == '.' || text[i - 1] == '!' || text[i - 1] == '?') &&
                      (text[i] == ' ' || text[i] == '\n');
    if (stop && i >= 3 && text[i - 3] != ' ' && text[i - 3] != '.' &&
        !is_abbreviation(word_before(text, i - 1)))
      return text.substr(i);
    if (text[i] == '\n' && text[i - 1] == '\n') return text.substr(i);
  }
  return text;
}
std::string_view sentence_after(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    const bool stop = (text[i] == '.' && !is_abbreviation(word_before(text, i))) || text[i] == ';';
    if (stop && (text[i + 1] == ' ' || text[i + 1] == '\n')) return text.substr(0, i);
    if (text[i] == '\n' && text[i + 1] == '\n') return text.substr(0, i);
  }
  return text;
}

// fold() trims; whether a space stood at the edge matters to the patterns.
std::string folded_edge(std::string_view text, bool before) {
  std::string out = fold(text);
  if (text.empty()) return out;
  const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
  if (before && is_space(text.back())) out += ' ';
  if (!before && is_space(text.front())) out.insert(out.begin(), ' ');
  return out;
}

}  // namespace

// The lowest row of one of the roles, which are a field's, that fits either side. Each question is
// about one field; a page that never asks it does not pay.
std::size_t find_cue_row(std::string_view before, std::string_view after, CueMask roles) {
  thread_local std::map<Field, CueSides> sides;
  const auto table = cue_table();
  const auto first = std::find_if(table.begin(), table.end(),
                                  [roles](const Cue& row) { return (roles & cue(row.role)) != 0; });
  const Field field = first->rule.info.field;
  CueSides& both = sides.try_emplace(field, field).first->second;
  return both.after.find(after, roles, both.before.find(before, roles, table.size()));
}

CueHit find_cue(const Layout& layout, Span mention, Span limits, CueMask roles) {
  const std::uint32_t from =
      std::max(limits.begin, mention.begin > kReach ? mention.begin - kReach : 0);
  const std::uint32_t to = std::min(limits.end, mention.end + kReach);
  const std::string before =
      from < mention.begin ? folded_edge(sentence_before(layout.text({from, mention.begin})), true)
                           : std::string();
  const std::string after = mention.end < to
                                ? folded_edge(sentence_after(layout.text({mention.end, to})), false)
                                : std::string();
  const std::size_t row = find_cue_row(before, after, roles);
  if (row == cue_table().size()) return {};
  return {rule_id(cue_table()[row].rule.info.id), cue_table()[row].role, true};
}

}  // namespace dossier

// Runs the cue table, by field and side of a mention.
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
#include "extract/word_gate.h"
#include "regex/machine.h"

namespace dossier {
namespace {

constexpr std::uint32_t kReach = 90;  // bytes of text on either side that a cue may use

// A row's machine, for texts that stand before a mention or after it.
regex::Dfa make_row_machine(std::size_t row, bool before) {
  regex::Parser parser({.bytes = true});
  // A cue begins at a word's start.
  const regex::NodeId edge = parser.parse(before ? "^|[^a-z0-9]" : "");
  const regex::NodeId pattern = parser.parse(cue_table()[row].rule.info.pattern);
  const regex::NodeId root = parser.sequence_of(edge, pattern);
  if (!parser.error().empty()) std::abort();  // a programmer's error
  // What stands before a mention is read from the mention on: most cues end there.
  const regex::Shape shape{.bytes = true, .backward = before, .floating = before};
  return {make_nfa(parser.tree(), std::span(&root, 1), shape), regex::Dfa::Keep::all};
}

// The rows of one field and one side, each with its own machine: one for all rows would have a
// state for every way in which some of them have begun.
class CueSide {
 public:
  CueSide(Field field, bool before) : before_(before), nearest_(before && field == Field::date) {
    const auto table = cue_table();
    for (std::size_t i = 0; i < table.size(); ++i) {
      if (table[i].before == before && table[i].rule.info.field == field) rows_.push_back(i);
    }
    row_machines_.resize(rows_.size());
  }

  // The lowest row of one of the roles that fits the text, if it is lower than `best`; or, of what
  // stands before a date, the row that begins nearest to it: "since 2012 …, and ends in [2015]".
  std::size_t find(std::string_view text, CueMask roles, std::size_t best) {
    if (text.empty()) return best;
    const auto may_fit = cue_rows_of(text);
    std::size_t nearest = 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (rows_[i] >= best && !nearest_) break;
      if (!may_fit[rows_[i]] || !plays(rows_[i], roles)) continue;
      const auto begin = begin_of(i, text);
      if (!begin) continue;
      const bool nearer = *begin > nearest || cue_table()[rows_[i]].outranks;
      if (nearest_ && best < cue_table().size() && (!nearer || cue_table()[best].outranks))
        continue;
      best = rows_[i];
      nearest = *begin;
    }
    return best;
  }

 private:
  static bool plays(std::size_t row, CueMask roles) {
    return (roles & cue(cue_table()[row].role)) != 0;
  }

  // Where the nearest match of the side's row number i begins.
  std::optional<std::size_t> begin_of(std::size_t i, std::string_view text) {
    auto& machine = row_machines_[i];
    if (!machine) machine.emplace(make_row_machine(rows_[i], before_));
    std::optional<std::size_t> begin;
    const auto take = [&](std::size_t at, regex::Dfa::State) {
      begin = at;
      return true;
    };
    if (before_) {
      machine->backward(text, 0, take);
    } else {
      machine->forward(text, 0, text.size(), take);
    }
    return begin;
  }

  std::vector<std::size_t> rows_;                        // in the cue table
  std::vector<std::optional<regex::Dfa>> row_machines_;  // by the side's rows, as they are asked
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

// "Donor: [[Sweden]]", "Donor: **Sweden**": without what a wiki or Markdown marks a value with.
std::string_view without_marks(std::string_view before) {
  for (const std::string_view mark : {"[[", "**", "__"}) {
    if (before.ends_with(mark)) before.remove_suffix(mark.size());
  }
  return before;
}

// "paid by the Govern-" over "ment of Ireland"
std::string joined(std::string_view text) {
  std::string out(text);
  for (std::size_t at = out.find("-\n"); at != std::string::npos; at = out.find("-\n", at)) {
    const bool word = at > 0 && is_ascii_letter(out[at - 1]) && at + 2 < out.size() &&
                      out[at + 2] >= 'a' && out[at + 2] <= 'z';
    out.replace(at, 2, word ? "" : "- ");
  }
  return out;
}

// fold() trims; whether a space stood at the edge matters to the patterns.
std::string folded_edge(std::string_view text, bool before) {
  if (before) text = without_marks(text);
  std::string out = text.find("-\n") == std::string_view::npos ? fold(text) : fold(joined(text));
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

static CueHit hit_of(std::string_view before, std::string_view after, CueMask roles) {
  const std::size_t row = find_cue_row(folded_edge(sentence_before(before), true),
                                       folded_edge(sentence_after(after), false), roles);
  if (row == cue_table().size()) return {};
  return {rule_id(cue_table()[row].rule.info.id), cue_table()[row].role, true};
}

CueHit find_cue(const Layout& layout, Span mention, std::span<const Span> pieces, CueMask roles) {
  std::string before;
  std::string after;
  for (const Span piece : pieces) {
    const Span left{piece.begin, std::clamp(mention.begin, piece.begin, piece.end)};
    const Span right{std::clamp(mention.end, piece.begin, piece.end), piece.end};
    if (!left.empty()) before.append(layout.text(left)) += left.end < mention.begin ? " " : "";
    if (!right.empty()) (after += right.begin > mention.end ? " " : "").append(layout.text(right));
  }
  if (before.size() > kReach) before.erase(0, before.size() - kReach);
  return hit_of(before, std::string_view(after).substr(0, kReach), roles);
}

CueHit find_cue(const Layout& layout, Span mention, Span limits, CueMask roles) {
  const std::uint32_t from =
      std::max(limits.begin, mention.begin > kReach ? mention.begin - kReach : 0);
  const std::uint32_t to = std::min(limits.end, mention.end + kReach);
  const std::string_view before =
      from < mention.begin ? layout.text({from, mention.begin}) : std::string_view();
  const std::string_view after =
      mention.end < to ? layout.text({mention.end, to}) : std::string_view();
  return hit_of(before, after, roles);
}

}  // namespace dossier

// Runs the cue table: two RE2 sets, one for each side of a mention.
#include "extract/cues.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/text.h"
#include "extract/byte_regex.h"

namespace dossier {
namespace {

constexpr std::uint32_t kReach = 90;  // bytes of text on either side that a cue may use

// The rows of some roles, compiled.
class CueSets {
 public:
  explicit CueSets(CueMask roles)
      : before_(byte_options(), RE2::UNANCHORED), after_(byte_options(), RE2::ANCHOR_START) {
    const auto table = cue_table();
    for (std::size_t i = 0; i < table.size(); ++i) {
      if ((roles & cue(table[i].role)) == 0) continue;
      const std::string_view pattern = table[i].rule.info.pattern;
      RE2::Set& set = table[i].before ? before_ : after_;
      // A cue begins at a word's start.
      std::string whole(table[i].before ? "(?:^|[^a-z0-9])(?:" : "(?:");
      whole.append(pattern).append(")");
      set.Add(whole, nullptr);
      (table[i].before ? before_rows_ : after_rows_).push_back(i);
    }
    before_.Compile();
    after_.Compile();
  }

  // The lowest row that fits either side.
  std::size_t find(const std::string& before, const std::string& after) const {
    std::size_t best = cue_table().size();
    std::vector<int> hits;
    const auto take = [&](const std::vector<std::size_t>& rows) {
      for (int hit : hits) best = std::min(best, rows[static_cast<std::size_t>(hit)]);
    };
    if (before_.Match(before, &hits)) take(before_rows_);
    hits.clear();
    if (after_.Match(after, &hits)) take(after_rows_);
    return best;
  }

 private:
  RE2::Set before_;
  RE2::Set after_;
  std::vector<std::size_t> before_rows_;
  std::vector<std::size_t> after_rows_;
};

// Each question asks for one of a few sets of roles; a page that never asks does not pay.
const CueSets& sets_for(CueMask roles) {
  thread_local std::map<CueMask, CueSets> sets;
  return sets.try_emplace(roles, roles).first->second;
}

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
  const std::size_t row = sets_for(roles).find(before, after);
  if (row == cue_table().size()) return {};
  return {rule_id(cue_table()[row].rule.info.id), cue_table()[row].role, true};
}

}  // namespace dossier

// Finds sums of money: reads runs of tokens at the anchors, matches the rules of rules_money.cc
// against them, and makes amounts of what matched. Which of two readings of "3.350" is meant is
// settled at the end, when the page's other sums are known.
#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "extract/money_token.h"
#include "extract/pattern.h"
#include "extract/rules.h"
#include "extract/rules_money.h"
#include "extract/scan.h"

namespace dossier {
namespace {

using Kind = MoneyToken::Kind;
using Gap = MoneyToken::Gap;

bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// ---------------------------------------------------------------- the rules, compiled

// A pattern's <names> as marks of money_token.h.
std::string marks_pattern(std::string_view pattern) {
  struct Name {
    std::string_view name;
    std::string_view marks;
  };
  constexpr auto kNames = std::to_array<Name>({{"<number>", "#"},
                                               {"<spelled>", "@"},
                                               {"<any>", "[#@]"},
                                               {"<sum>", R"([#@](?: ?\*)?(?: ?\*)?)"},
                                               {"<scale>", R"(\*)"},
                                               {"<cur>", R"(\$)"},
                                               {"<bracket>", "="},
                                               {"<minor>", "%"},
                                               {"<to>", "~"},
                                               {"<and>", "&"},
                                               {"<of>", ":"}});
  std::string out(pattern);
  for (const Name& n : kNames) {
    for (auto at = out.find(n.name); at != std::string::npos; at = out.find(n.name, at)) {
      out.replace(at, n.name.size(), n.marks);
      at += n.marks.size();
    }
  }
  return "(?:" + out + ")";
}

struct Compiled {
  const Rule* rule;
  RuleId id;
  Pattern pattern;
};

// One set for each thread that scans: see pattern.h.
const std::vector<Compiled>& compiled_rules() {
  thread_local const std::vector<Compiled> kCompiled = [] {
    std::vector<Compiled> all;
    for (const Rule& rule : money_rules()) {
      all.push_back({&rule, rule_id(rule.info.id), Pattern(marks_pattern(rule.info.pattern))});
    }
    return all;
  }();
  return kCompiled;
}

// Asked before a rule's machine is made: most sums are one number, and a question has just one.
bool needs_two_numbers(const Rule& rule) {
  return static_cast<MoneyBuild>(rule.build) != MoneyBuild::sum;
}

bool can_start(const Rule& rule, Kind kind) {
  switch (kind) {
    case Kind::number:
      return (rule.starts & kDigits) != 0;
    case Kind::spelled:
      return (rule.starts & kNumberWord) != 0;
    case Kind::currency:
      return (rule.starts & kCurrency) != 0;
    default:
      return false;
  }
}

// Whether numbers in the language are grouped by dots: "1.020 millones" may be a thousand of them.
bool writes_dots(std::string_view lang) {
  return lang == "es" || lang == "pt" || lang == "de";
}

// ---------------------------------------------------------------- what a match says

// One number of a match with the power of ten of its scales.
struct Part {
  const MoneyToken* token = nullptr;
  int power = 0;
  std::string_view scale_lang;
};

// A match taken apart.
struct Reading {
  std::vector<Part> parts;
  std::vector<const MoneyToken*> currencies;
  bool tight_to = false;  // the range's dash touches its numbers
  bool word_to = false;   // the range has a word for its dash
};

Reading take_apart(std::span<const MoneyToken> tokens) {
  Reading reading;
  int leading = 0;  // of a scale that stands before its number: "USDm 5"
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const MoneyToken& t = tokens[i];
    if (t.numeric()) {
      reading.parts.push_back({&t, leading, {}});
    } else if (t.is(Kind::scale)) {
      if (reading.parts.empty()) {
        leading += t.power;
      } else {
        reading.parts.back().power += t.power;
        if (t.entry != nullptr) reading.parts.back().scale_lang = t.entry->lang;
      }
    } else if (t.is(Kind::currency) || (t.is(Kind::bracket) && i + 1 == tokens.size())) {
      reading.currencies.push_back(&t);
    } else if (t.is(Kind::to)) {
      reading.tight_to =
          t.gap == Gap::none && i + 1 < tokens.size() && tokens[i + 1].gap == Gap::none;
      reading.word_to = t.is_word;
    }
  }
  return reading;
}

bool has_flag(const MoneyToken& token, LexFlag flag) {
  return token.entry != nullptr && (token.entry->flags & flag) != 0;
}

bool is_word(const MoneyToken& currency) {
  return currency.entry != nullptr && currency.entry->cls == LexClass::currency_word;
}

bool is_bare_dollar(const MoneyToken& currency) {
  return currency.entry != nullptr && currency.entry->folded() == "$";
}

// "$" and words may be of several countries: a code beside them says which.
bool is_generic(const MoneyToken& currency) {
  return is_word(currency) || is_bare_dollar(currency) || has_flag(currency, kCommonWord);
}

// Whether the number alone looks like a sum: a scale, grouping, decimals, or many digits.
bool looks_like_sum(const Part& part) {
  if (part.power > 0 || part.token->is(Kind::spelled))
    return part.power > 0 || part.token->spelled_scaled;
  const Number& n = part.token->number;
  if (n.group_mark != 0) return true;
  if (n.decimal_mark != 0) return n.decimals == 2;
  return n.digits >= 1000 && !looks_like_year(n);
}

bool is_year(const Part& part) {
  return part.token->is(Kind::number) && part.power == 0 && looks_like_year(part.token->number);
}

// The amount as a number with a scale reads it: "1.250 million" has decimals, "1,250 million" in
// English is grouped.
std::optional<Amount> amount_of_part(const Part& part) {
  if (part.token->is(Kind::spelled)) return scaled(part.token->spelled, part.power);
  const Number& n = part.token->number;
  const bool foreign = !part.scale_lang.empty() && part.scale_lang != "en";
  constexpr int kThousand = 3;  // "1.250 T€" is grouped
  const bool decimals = n.either && part.power > kThousand && (n.group_mark == '.' || foreign);
  return amount_of(decimals ? as_decimals(n) : n, part.power);
}

// ---------------------------------------------------------------- judgement on a match

// A currency that is also a word, or that stands on the line above, needs a number that is clearly
// a sum.
bool is_plausible(const Reading& reading) {
  const MoneyToken& currency = *reading.currencies.front();
  const Part& first = reading.parts.front();
  const bool before = currency.span.begin < first.token->span.begin;
  const Gap gap = before ? first.token->gap : currency.gap;
  if (looks_like_sum(first) || (reading.parts.size() > 1 && looks_like_sum(reading.parts.back()))) {
    return true;
  }
  if (gap == Gap::line || gap == Gap::wide || currency.is(Kind::bracket)) return false;
  if (!before) return !has_flag(currency, kCommonWord) || is_word(currency);
  if (has_flag(currency, kCommonWord)) return false;
  return !is_word(currency) || first.token->is(Kind::number);
}

// "constant 2011 US$": a year's prices, not a sum.
bool is_price_base(std::string_view text, const Reading& reading) {
  if (!is_year(reading.parts.front())) return false;
  const std::uint32_t begin = reading.parts.front().token->span.begin;
  if (reading.currencies.front()->span.begin < begin) return false;
  constexpr std::size_t kLongest = 12;
  const std::size_t from = begin > kLongest ? begin - kLongest : 0;
  const std::string before = fold(text.substr(from, begin - from));
  return std::ranges::any_of(
      std::to_array<std::string_view>({"constant", "current", "real", "constants"}),
      [&](std::string_view word) { return before.ends_with(word); });
}

bool follows_between(std::string_view text, std::uint32_t begin) {
  constexpr std::size_t kLongest = 12;
  const std::size_t from = begin > kLongest ? begin - kLongest : 0;
  const std::string before = fold(text.substr(from, begin - from));
  return std::ranges::any_of(std::to_array<std::string_view>({"between", "entre", "zwischen"}),
                             [&](std::string_view word) { return before.ends_with(word); });
}

// Whether a clause ends at text[end]: what follows cannot be counted by the last number.
bool ends_clause(std::string_view text, std::uint32_t end) {
  if (end == text.size()) return true;
  if (std::string_view(".,;:!?)").find(text[end]) == std::string_view::npos) return false;
  return end + 1 == text.size() || text[end + 1] == ' ' || text[end + 1] == '\n';
}

// A currency between two numbers belongs to one of them. REQUIRES: the tokens around `currency` are
// numbers or scales.
bool binds_left(const MoneyRun& run, std::size_t left, std::size_t currency, std::size_t right) {
  const MoneyToken& c = run.tokens[currency];
  const MoneyToken& r = run.tokens[right];
  if ((c.gap == Gap::none) != (r.gap == Gap::none)) return c.gap == Gap::none;
  if ((c.gap == Gap::line) != (r.gap == Gap::line)) return r.gap == Gap::line;
  if (currency > 0 && run.tokens[currency - 1].is(Kind::scale)) return true;
  const Part l{&run.tokens[left], 0, {}};
  const bool right_scaled = right + 1 < run.tokens.size() && run.tokens[right + 1].is(Kind::scale);
  const Part rp{&r, right_scaled ? 1 : 0, {}};
  if (is_year(l)) return false;
  if (is_year(rp)) return true;
  if (is_word(c)) return true;
  if (!right_scaled && right + 1 < run.tokens.size() && run.tokens[right + 1].is(Kind::currency)) {
    return right + 2 >= run.tokens.size() || !run.tokens[right + 2].numeric();
  }
  return false;
}

// ---------------------------------------------------------------- the marks of a page's numbers

// Which marks group and which divide in the sums of a page that leave no doubt.
struct Style {
  int dot_groups = 0;
  int comma_groups = 0;
  int dot_decimals = 0;
  int comma_decimals = 0;
  int dot_threes = 0;
  int comma_threes = 0;

  void see(const Number& n) {
    if (n.either) {
      ++(n.group_mark == '.' ? dot_threes : comma_threes);
      return;
    }
    dot_groups += n.group_mark == '.';
    comma_groups += n.group_mark == ',';
    dot_decimals += n.decimal_mark == '.';
    comma_decimals += n.decimal_mark == ',';
  }
};

// A number of a mention that could be read in two ways.
struct Doubt {
  std::size_t mention = 0;
  bool upper = false;  // amount_max
  Number number;
  int power = 0;  // of its scale: "1.020 millones"
};

constexpr std::int64_t kSurelyGrouped = 10'000;  // units

void set_amount(const Doubt& doubt, const Number& number, MoneyMention& mention) {
  const auto amount = amount_of(number, doubt.power);
  if (!amount) return;
  if (doubt.upper) {
    mention.money.amount_max = *amount;
  } else {
    mention.money.amount = *amount;
  }
}

void settle(const Doubt& doubt, const Style& style, MoneyMention& mention) {
  if (doubt.power > 0) {  // read with decimals, unless the page groups by dots
    const bool dots_group = style.dot_groups + style.comma_decimals > 0 || style.dot_threes > 1;
    if (dots_group && style.dot_decimals == 0) set_amount(doubt, doubt.number, mention);
    return;
  }
  if (doubt.number.group_mark == ',') {
    const bool commas_group = style.comma_groups > 0 || style.dot_decimals > 0;
    mention.ambiguous |= !commas_group && (style.comma_decimals > 0 || style.dot_groups > 0);
    return;
  }
  const bool commas_group = style.comma_groups + style.comma_threes > 0;
  if (style.dot_groups > 0 || style.comma_decimals > 0) return;
  if (style.dot_threes > 1 && style.dot_decimals == 0 && !commas_group) return;
  mention.ambiguous = true;
  // Sums have no three decimals: "92.500" is taken for some only where it would be small otherwise.
  const auto grouped = amount_of(doubt.number, 0);
  if (commas_group && grouped && *grouped < Amount::units(kSurelyGrouped))
    set_amount(doubt, as_decimals(doubt.number), mention);
}

// ---------------------------------------------------------------- the scanner

class Scanner {
 public:
  Scanner(std::string_view text, Mentions& out)
      : text_(text), out_(out), first_(out.money.size()) {}

  // Reads the run at `pos`; returns where the next may begin.
  std::uint32_t scan_run(std::uint32_t pos) {
    read_run(text_, pos, run_);
    if (!run_.has(Kind::currency) && !run_.has(Kind::bracket)) {
      const std::uint32_t end = run_.end;
      if (!read_lettered_before(pos)) return end;
    }
    for (std::size_t i = 0; i < run_.tokens.size();) {
      const std::size_t next = match_at(i);
      i = next > i ? next : i + 1;
    }
    return run_.end;
  }

  // Where the page says once whose "$" it means, "$ 2.100 millones de pesos colombianos", its other
  // bare ones are the same.
  void settle_dollars() {
    if (peso_ == Currency::none) return;
    for (const std::size_t i : bare_dollars_) out_.money[i].money.currency = peso_;
  }

  void settle_doubts() {
    for (const Doubt& doubt : doubts_) settle(doubt, style_, out_.money[doubt.mention]);
  }

  // The one reading of the whole text, for read_money(). Nothing unless the run and the match take
  // all.
  std::optional<MoneyMention> read_whole() {
    read_run(text_, 0, run_);
    if (run_.tokens.empty() || run_.end != text_.size()) return std::nullopt;
    if (match_at(0) != run_.tokens.size() || out_.money.size() != first_ + 1) return std::nullopt;
    settle_doubts();
    return out_.money.back();
  }

 private:
  struct Candidate {
    const Compiled* compiled = nullptr;
    std::size_t last = 0;  // one past the last token
  };

  // "USDm 5", "TEUR 450": the word is no name, so no anchor stands at it. Reads the run from there.
  bool read_lettered_before(std::uint32_t pos) {
    constexpr std::uint32_t kShortest = 4;
    constexpr std::uint32_t kLongest = 6;
    const std::uint32_t end = pos > 0 && text_[pos - 1] == ' ' ? pos - 1 : pos;
    std::uint32_t begin = end;
    while (begin > 0 && end - begin <= kLongest && is_ascii_letter(text_[begin - 1])) --begin;
    if (end - begin < kShortest || end - begin > kLongest) return false;
    if (!std::ranges::all_of(text_.substr(begin + 1, 2), is_capital)) return false;
    read_run(text_, begin, run_);
    return run_.has(Kind::currency) && run_.end > pos;
  }

  // Whether two numbers stand as near token i as any rule reaches.
  bool two_numbers_at(std::size_t i) const {
    constexpr std::size_t kMostTokens = 16;
    const std::size_t count = std::min(kMostTokens, run_.tokens.size() - i);
    const auto near = std::span(run_.tokens).subspan(i, count);
    return std::ranges::count_if(near, &MoneyToken::numeric) > 1;
  }

  // Tries the rules at token i, the longest match first; returns the token after the sum, or i.
  std::size_t match_at(std::size_t i) {
    candidates_.clear();
    const bool two = two_numbers_at(i);
    for (const Compiled& c : compiled_rules()) {
      if (!can_start(*c.rule, run_.tokens[i].kind) || (needs_two_numbers(*c.rule) && !two))
        continue;
      Match match;
      if (!c.pattern.match_at(run_.marks, run_.mark_of[i], match)) continue;
      const auto end = std::ranges::lower_bound(run_.mark_of, match.end());
      candidates_.push_back({&c, static_cast<std::size_t>(end - run_.mark_of.begin())});
    }
    std::ranges::stable_sort(candidates_, [](const Candidate& a, const Candidate& b) {
      if (a.last != b.last) return a.last > b.last;
      return a.compiled->rule->beats.find(b.compiled->rule->info.id) != std::string_view::npos;
    });
    for (const Candidate& c : candidates_) {
      if (const std::size_t next = build(i, c); next > i) return next;
    }
    return i;
  }

  // Makes the mention of a candidate; returns the token after it, or i where the candidate is
  // refused.
  std::size_t build(std::size_t i, const Candidate& c) {
    const auto tokens = std::span(run_.tokens).subspan(i, c.last - i);
    const Reading reading = take_apart(tokens);
    if (reading.parts.empty() || reading.currencies.empty()) return i;
    if (!one_currency(reading) || !is_plausible(reading) || is_price_base(text_, reading)) return i;
    if (is_of_years(i, c.last, reading)) return i;
    if (tokens.back().is(Kind::currency) && !owns_last_currency(i, c.last, reading)) return i;

    MoneyMention mention;
    mention.rule = c.compiled->id;
    mention.span = {tokens.front().span.begin, tokens.back().span.end};
    const auto kind = static_cast<MoneyBuild>(c.compiled->rule->build);
    const Outcome outcome = fill(kind, reading, mention);
    if (outcome == Outcome::refused) return i;
    const std::size_t next = absorb_tail(c.last, reading, mention);
    if (outcome == Outcome::too_large) {
      out_.rejected.push_back(
          {mention.span, mention.rule, Field::money, "a sum that does not fit", true});
      return next;
    }
    note_marks(kind, reading);
    if (is_bare_dollar(*reading.currencies.front())) {
      if (mention.money.currency == reading.currencies.front()->currency) {
        bare_dollars_.push_back(out_.money.size());
      } else {
        peso_ = mention.money.currency;
      }
    }
    out_.money.push_back(mention);
    return next;
  }

  // "2012-2015 EUR", "EUR 2012-2015": the one number is an end of a range of years.
  bool is_of_years(std::size_t i, std::size_t last, const Reading& reading) const {
    const auto year_at = [this](std::size_t at) {
      return at < run_.tokens.size() && run_.tokens[at].is(Kind::number) &&
             looks_like_year(run_.tokens[at].number);
    };
    if (reading.parts.size() != 1 || !is_year(reading.parts.front())) return false;
    const bool before = i >= 2 && run_.tokens[i - 1].is(Kind::to) && year_at(i - 2);
    return before ||
           (last < run_.tokens.size() && run_.tokens[last].is(Kind::to) && year_at(last + 1));
  }

  enum class Outcome : std::uint8_t { made, refused, too_large };

  Outcome fill(MoneyBuild kind, const Reading& reading, MoneyMention& mention) {
    mention.money.currency = reading.currencies.front()->currency;
    mention.shared_name = std::ranges::all_of(
        reading.currencies, [](const MoneyToken* c) { return has_flag(*c, kShared); });
    switch (kind) {
      case MoneyBuild::sum:
        return fill_sum(reading, mention);
      case MoneyBuild::minor:
        return fill_minor(reading, mention);
      case MoneyBuild::minor_at_end:
        // "US$ 1,650,000" / "9. Letters": the next line's number is no cents.
        if (!ends_clause(text_, mention.span.end) || spans_lines(mention.span))
          return Outcome::refused;
        return fill_minor(reading, mention);
      case MoneyBuild::between:
        if (!follows_between(text_, mention.span.begin)) return Outcome::refused;
        return fill_range(reading, mention);
      case MoneyBuild::range:
        return fill_range(reading, mention);
    }
    return Outcome::refused;
  }

  bool spans_lines(Span span) const {
    return text_.substr(span.begin, span.size()).find('\n') != std::string_view::npos;
  }

  static Outcome fill_sum(const Reading& reading, MoneyMention& mention) {
    const auto amount = amount_of_part(reading.parts.front());
    if (!amount) return Outcome::too_large;
    mention.money.amount = *amount;
    return Outcome::made;
  }

  static Outcome fill_minor(const Reading& reading, MoneyMention& mention) {
    if (reading.parts.size() != 2) return Outcome::refused;
    const auto whole = amount_of_part(reading.parts[0]);
    const auto hundredths = amount_of_part(reading.parts[1]);
    if (!whole || !hundredths) return Outcome::refused;
    const bool bare = reading.parts[1].token->is(Kind::number);
    if (bare && (reading.parts[1].token->number.decimals != 0 || reading.parts[1].power != 0)) {
      return Outcome::refused;
    }
    constexpr std::int64_t kGreatest = std::numeric_limits<std::int64_t>::max() - 1000;
    const bool even = whole->mills % 1000 == 0 && hundredths->mills % 1000 == 0;
    if (!even || whole->mills > kGreatest || hundredths->mills >= Amount::units(100).mills)
      return Outcome::refused;
    mention.money.amount = {whole->mills + hundredths->mills / 100};
    return Outcome::made;
  }

  static Outcome fill_range(Reading reading, MoneyMention& mention) {
    if (reading.parts.size() != 2) return Outcome::refused;
    Part& low = reading.parts[0];
    Part& high = reading.parts[1];
    // "rose from 10 dollars to 20 dollars" tells of two sums.
    if (reading.word_to && reading.currencies.size() > 1) return Outcome::refused;
    // "2012-2015", and "EUR 500 - 2012": years, not the ends of a range.
    if (is_year(high) && (is_year(low) || !reading.tight_to)) return Outcome::refused;
    // "11 mai 2017 – 2,6 milliards": a date's year, then a sum.
    if (is_year(low) && !reading.tight_to && high.power > 0) return Outcome::refused;
    // "2018 – 90 000 €": a year, then a sum that is grouped as the year is not.
    if (is_year(low) && !reading.tight_to && high.token->is(Kind::number) &&
        high.token->number.group_mark != '\0')
      return Outcome::refused;
    const auto high_amount = amount_of_part(high);
    auto low_amount = amount_of_part(low);
    if (!low_amount || !high_amount) return Outcome::too_large;
    if (low.power == 0 && high.power > 0 && low.token->is(high.token->kind)) {  // "2-3 million"
      const Part as_scaled{low.token, high.power, high.scale_lang};
      const auto amount = amount_of_part(as_scaled);
      if (amount && amount->mills <= high_amount->mills) low_amount = amount;
    }
    if (low_amount->mills > high_amount->mills) return Outcome::refused;
    mention.money.amount = *low_amount;
    mention.money.amount_max = *high_amount;
    return Outcome::made;
  }

  static bool one_currency(const Reading& reading) {
    return std::ranges::all_of(reading.currencies, [&](const MoneyToken* c) {
      return c->currency == reading.currencies.front()->currency;
    });
  }

  // Whether the currency that ends tokens [i, last) is not the next number's.
  bool owns_last_currency(std::size_t i, std::size_t last, const Reading& reading) const {
    if (last >= run_.tokens.size()) return true;
    const MoneyToken& next = run_.tokens[last];
    if (!next.numeric() ||
        (next.gap != Gap::none && next.gap != Gap::space && next.gap != Gap::line)) {
      return true;
    }
    const auto left = static_cast<std::size_t>(reading.parts.back().token - run_.tokens.data());
    return left < i || binds_left(run_, left, last - 1, last);
  }

  // Takes in a currency named once more after the sum: "(GTQ)", "$5 million CAD".
  std::size_t absorb_tail(std::size_t last, const Reading& reading, MoneyMention& mention) const {
    const bool generic = is_generic(*reading.currencies.front());
    while (last < run_.tokens.size()) {
      // "$ 2.100 millones de pesos colombianos"
      const bool of = run_.tokens[last].is(Kind::of) && last + 1 < run_.tokens.size() &&
                      is_bare_dollar(*reading.currencies.front());
      const MoneyToken& t = run_.tokens[of ? last + 1 : last];
      if (!t.is(Kind::bracket) && !t.is(Kind::currency)) break;
      if (t.gap == Gap::line || t.gap == Gap::wide) break;
      const bool precise =
          t.is(Kind::bracket) || of || (!is_word(t) && !is_word(*reading.currencies.front()));
      const bool open = generic || mention.shared_name;
      if (t.currency != mention.money.currency && !(open && precise)) break;
      const bool next_is_number = last + 1 < run_.tokens.size() && run_.tokens[last + 1].numeric();
      if (t.is(Kind::currency) && next_is_number) break;
      mention.money.currency = t.currency;
      mention.shared_name &= has_flag(t, kShared);
      mention.span.end = t.span.end;
      last += of ? 2 : 1;
    }
    return last;
  }

  // Remembers how the mention's numbers are written, for settle().
  void note_marks(MoneyBuild kind, const Reading& reading) {
    const bool range = kind == MoneyBuild::range || kind == MoneyBuild::between;
    for (std::size_t i = 0; i < reading.parts.size(); ++i) {
      const Part& part = reading.parts[i];
      if (!part.token->is(Kind::number)) continue;
      if (!part.token->number.either || part.power == 0) style_.see(part.token->number);
      const bool scaled_by_range = range && i == 0 && reading.parts.back().power > 0;
      const bool scaled =
          part.power > 0 && part.token->number.group_mark == '.' && writes_dots(part.scale_lang);
      if (part.token->number.either && ((part.power == 0 && !scaled_by_range) || scaled)) {
        doubts_.push_back({out_.money.size(), i > 0 && range, part.token->number, part.power});
      }
    }
  }

  std::string_view text_;
  Mentions& out_;
  std::size_t first_;
  MoneyRun run_;
  std::vector<Candidate> candidates_;
  std::vector<Doubt> doubts_;
  std::vector<std::size_t> bare_dollars_;  // mentions
  Currency peso_ = Currency::none;         // what the page's bare "$" is, where it says so
  Style style_;
};

bool is_relevant(const Anchor& anchor) {
  constexpr LexMask kMoney = mask(LexClass::currency_code) | mask(LexClass::currency_symbol) |
                             mask(LexClass::currency_word) | mask(LexClass::number_word) |
                             mask(LexClass::scale);
  return anchor.kind != Anchor::Kind::word || (anchor.classes & kMoney) != 0;
}

// ---------------------------------------------------------------- values on their own

// A number with its scales and nothing else.
std::optional<Part> whole_part(std::string_view text, const MoneyRun& run) {
  if (run.tokens.empty() || run.end != text.size()) return std::nullopt;
  if (!run.tokens.front().numeric()) return std::nullopt;
  Part part{&run.tokens.front(), 0, {}};
  for (const MoneyToken& t : std::span(run.tokens).subspan(1)) {
    if (!t.is(Kind::scale)) return std::nullopt;
    part.power += t.power;
    if (t.entry != nullptr) part.scale_lang = t.entry->lang;
  }
  return part;
}

Error no_sum(std::string_view text) {
  return {ErrorKind::usage, "not a sum of money: '" + std::string(text) + "'",
          "a number with or without a scale and a currency: EUR 1.5M, 2 million, 800 000 €", ""};
}

Error too_large(std::string_view text) {
  return {ErrorKind::range, "a sum that does not fit: '" + std::string(text) + "'",
          "sums go up to 9 * 10^15 units, with three decimals", ""};
}

// The text with a currency's code in small letters written large, as people type it.
std::string capitalise_codes(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size();) {
    std::size_t end = i;
    while (end < out.size() && out[end] >= 'a' && out[end] <= 'z') ++end;
    if (end - i == 3 && find_currency(text.substr(i, 3))) {
      for (std::size_t j = i; j < end; ++j) out[j] = static_cast<char>(out[j] - 'a' + 'A');
    }
    i = end + 1;
  }
  return out;
}

}  // namespace

std::vector<std::string> money_patterns() {
  std::vector<std::string> out;
  for (const Rule& rule : money_rules()) out.push_back(marks_pattern(rule.info.pattern));
  return out;
}

void scan_money(std::string_view text, std::span<const Anchor> anchors, Mentions& out) {
  Scanner scanner(text, out);
  std::uint32_t free = 0;
  for (const Anchor& anchor : anchors) {
    if (anchor.begin < free || !is_relevant(anchor)) continue;
    free = scanner.scan_run(anchor.begin);
  }
  scanner.settle_doubts();
  scanner.settle_dollars();
  scan_shares(text, out);
}

std::optional<MoneyMention> read_bare_amount(std::string_view text, Currency currency, int power) {
  const std::string_view bare = trim(text);
  if (bare.empty()) return std::nullopt;
  MoneyRun run;
  read_run(bare, 0, run);
  auto part = whole_part(bare, run);
  if (!part) return std::nullopt;
  // Under "TEUR" a "3.500" is grouped, under "EUR million" a "1.250" has decimals.
  constexpr int kMillion = 6;
  if (power >= kMillion) part->power += power;
  auto amount = amount_of_part(*part);
  if (amount && power < kMillion) amount = scaled(*amount, power);
  if (!amount) return std::nullopt;
  MoneyMention mention;
  const auto offset = static_cast<std::uint32_t>(bare.data() - text.data());
  mention.span = {offset, offset + static_cast<std::uint32_t>(bare.size())};
  mention.rule = rule_id("money.number-first");
  mention.money = {*amount, std::nullopt, currency};
  mention.ambiguous = part->token->number.either && part->token->number.group_mark == '.';
  return mention;
}

Result<Money> read_money(std::string_view text) {
  const std::string written = capitalise_codes(trim(text));
  if (written.empty()) return no_sum(text);
  Mentions found;
  if (const auto mention = Scanner(written, found).read_whole()) return mention->money;
  if (!found.rejected.empty()) return too_large(text);
  MoneyRun run;
  read_run(written, 0, run);
  const auto part = whole_part(written, run);
  if (!part) return no_sum(text);
  const auto amount = amount_of_part(*part);
  if (!amount) return too_large(text);
  return Money{*amount, std::nullopt, Currency::none};
}

}  // namespace dossier

// What the parser says when it does not understand: the spot, what is wrong, the nearest right
// thing.
#include <algorithm>

#include "base/text.h"
#include "query/excerpt.h"
#include "query/parser.h"

namespace dossier {
namespace {

std::string quote(std::string_view word) {
  return "'" + std::string(word) + "'";
}

std::string did_you_mean(std::string_view name) {
  return name.empty() ? std::string() : "did you mean " + quote(name) + "?";
}

// What such a value looks like, for a hint.
std::string_view form_of(ValueType type) {
  switch (type) {
    case ValueType::window:
      return "write a date such as 2012, 2012-03, \"March 2012\" or 2012..2015";
    case ValueType::amount:
      return "write a sum such as 1M, EUR 250000 or 1M..5M";
    case ValueType::place:
      return "write a country's name or code, or a region's name";
    case ValueType::words:
      return "write a word, or several in quotes";
    case ValueType::kind:
      return "write project or news";
    case ValueType::currency:
      return "write a code such as EUR";
  }
  return "";
}

std::string_view noun_of(ValueType type) {
  switch (type) {
    case ValueType::window:
      return "a date";
    case ValueType::amount:
      return "a sum";
    case ValueType::place:
      return "a country or region";
    case ValueType::words:
      return "words";
    case ValueType::kind:
      return "a kind of record";
    case ValueType::currency:
      return "a currency";
  }
  return "";
}

}  // namespace

std::string nearest_place(std::string_view word) {
  std::vector<std::string> folded;
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < country_count(); ++i) {
    names.push_back(english_name(static_cast<Country>(i)));
    folded.push_back(fold(names.back()));
  }
  const std::vector<std::string_view> candidates(folded.begin(), folded.end());
  const std::string wanted = fold(word);
  const std::string_view found = nearest(wanted, candidates);
  if (found.empty()) return "";
  const auto at = std::ranges::find(candidates, found) - candidates.begin();
  return std::string(names[static_cast<std::size_t>(at)]);
}

Error Parser::fail(Spot spot, std::string what, std::string hint) const {
  return {ErrorKind::usage, std::move(what), std::move(hint), excerpt(text_, spot.begin, spot.end)};
}

Error Parser::unknown_key(std::string_view name, Spot spot) const {
  const std::string near(proposed_key(fold(name)));
  std::string hint = did_you_mean(near);
  if (near.empty()) {
    const bool dotted = name.find('.') != std::string_view::npos;
    if (!dotted)
      hint = "what a page labels so is asked for with field." + std::string(name) + ":…; ";
    hint += "to search for these words, put them in quotes";
  }
  return fail(spot, "unknown key " + quote(name), hint);
}

Error Parser::no_value(const KeyRow& row, std::size_t pos) const {
  const std::string example = "as in " + std::string(row.example);
  const bool spaced = spaces(pos) != pos && spaces(pos) < text_.size();
  return fail({pos, pos}, quote(row.name) + " has no value",
              spaced ? "leave no space after the colon, " + example : "write one, " + example);
}

// What is wrong with "x..y": its second side, or that nothing lies between the two.
template <class Reader>
std::optional<Error> Parser::bad_range(const KeyRow& row, std::size_t pos, Reader read) const {
  const auto from = read(pos);
  if (!from || !text_.substr(from->end).starts_with("..")) return std::nullopt;
  const std::size_t second = from->end + 2;
  const auto to = read(second);
  if (!to) {
    const Spot spot{second, std::max(word_end(text_, second), second)};
    const std::string_view word = text_.substr(spot.begin, spot.end - spot.begin);
    return fail(spot, "cannot read " + quote(word) + " as " + std::string(noun_of(row.type)),
                std::string(form_of(row.type)));
  }
  return fail({pos, to->end}, "nothing lies in " + quote(text_.substr(pos, to->end - pos)),
              row.type == ValueType::window ? "write the earlier date first"
                                            : "write the smaller sum first, and one currency");
}

Error Parser::bad_value(const KeyRow& row, std::size_t pos) const {
  const auto quoted = quoted_at(text_, pos);
  if (quoted && !quoted->closed)
    return fail({pos, pos + 1}, "unbalanced quotes: nothing closes this one",
                "add the missing quote");
  if (row.type == ValueType::place) return unknown_place(pos, row.name);
  if (row.type == ValueType::window) {
    const auto read = [&](std::size_t at) { return reader_.date(at); };
    if (auto error = bad_range(row, pos, read)) return *error;
  }
  if (row.type == ValueType::amount && row.compare == Compare::equal) {
    const auto read = [&](std::size_t at) { return reader_.money(at); };
    if (auto error = bad_range(row, pos, read)) return *error;
  }
  const Spot spot{pos, quoted ? quoted->end : std::max(word_end(text_, pos), pos)};
  const std::string_view word = text_.substr(spot.begin, spot.end - spot.begin);
  return fail(spot, "cannot read " + quote(word) + " as " + std::string(noun_of(row.type)),
              std::string(form_of(row.type)));
}

Error Parser::unknown_place(std::size_t pos, std::string_view key) const {
  const auto quoted = quoted_at(text_, pos);
  Spot spot{pos, quoted ? quoted->end : word_end(text_, pos)};
  // A name of several words: as long as they are capitalised.
  for (std::size_t next = spot.end; !quoted && next < text_.size() && text_[next] == ' ';) {
    std::size_t after = ++next;
    if (next >= text_.size() || !is_upper(decode(text_, next, after))) break;
    next = spot.end = word_end(text_, next);
  }
  const std::string_view word =
      quoted ? quoted->inside : text_.substr(spot.begin, spot.end - spot.begin);
  std::string hint = did_you_mean(nearest_place(word));
  if (hint.empty() && reader_.whole_date(word)) {
    hint = "a time is asked for with active:" + std::string(word);
  } else if (hint.empty()) {
    hint = key == "donor" ? "donors are countries; to search for other names, quote them"
                          : std::string(form_of(ValueType::place));
  }
  return fail(spot, "unknown country or region " + quote(word), hint);
}

}  // namespace dossier

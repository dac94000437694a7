// The one spelling of a query: keys only, values at their shortest. It parses to the same tree.
#include <algorithm>
#include <string>

#include "query/node.h"

namespace dossier {
namespace {

using Node = Query::Node;

// How much of a date has to be written so that it rounds to the same day: the year, the month as
// well, or the day as well.
enum class Precision : std::uint8_t { year, month, day };

Date cut(Day day, Precision precision) {
  Date date = civil_from_day(day);
  if (precision != Precision::day) date.day = 0;
  if (precision == Precision::year) date.month = 0;
  return date;
}

template <class Rounded>
Precision needed(Day day, Rounded rounded) {
  for (const Precision precision : {Precision::year, Precision::month}) {
    if (rounded(cut(day, precision)) == day) return precision;
  }
  return Precision::day;
}

Precision needed_from(Day day) {
  return needed(day, [](Date date) { return first_day(date); });
}

Precision needed_to(Day day) {
  return needed(day, [](Date date) { return last_day(date); });
}

// A year, month or day when the window is just that.
std::optional<Date> as_one_date(const Window& window) {
  if (!window.from || !window.to) return std::nullopt;
  for (const Precision precision : {Precision::year, Precision::month, Precision::day}) {
    const Date date = cut(*window.from, precision);
    if (first_day(date) == *window.from && last_day(date) == *window.to) return date;
  }
  return std::nullopt;
}

std::string quoted_if_needed(std::string_view text, bool needed) {
  return needed ? "\"" + std::string(text) + "\"" : std::string(text);
}

bool has_space(std::string_view text) {
  return text.find(' ') != std::string_view::npos;
}

std::string spell(const Window& window) {
  if (const auto date = as_one_date(window)) return to_edtf(*date);
  // Both ends at the precision that the finer one needs: "2012-01..2012-03".
  Precision precision = Precision::year;
  if (window.from) precision = std::max(precision, needed_from(*window.from));
  if (window.to) precision = std::max(precision, needed_to(*window.to));
  std::string text;
  if (window.from) text += to_edtf(cut(*window.from, precision));
  text += "..";
  if (window.to) text += to_edtf(cut(*window.to, precision));
  return text;
}

std::string spell(const AmountRange& range) {
  // "1.255" could be 1255: a fourth decimal makes the point a decimal point.
  const auto sum = [](const AmountBound& bound) {
    return to_decimal(bound.amount) + (bound.amount.mills % 10 != 0 ? "0" : "");
  };
  std::string text;
  if (!range.max && !range.min) {
    text = "..";
  } else if (!range.max) {
    text = (range.min->inclusive ? ">=" : ">") + sum(*range.min);
  } else if (!range.min) {
    text = (range.max->inclusive ? "<=" : "<") + sum(*range.max);
  } else if (range.min == range.max) {
    text = sum(*range.min);
  } else {
    text = sum(*range.min) + ".." + sum(*range.max);
  }
  text += code(range.currency);
  return text;
}

std::string spell(const Place& place) {
  if (!place.region) return std::string(code(*place.country));
  std::string_view name = english_name(*place.region);
  // "Northern Africa" is M49's 015 and an informal region's name: only the number tells them apart.
  if (find_region(name) != place.region) name = code(*place.region);
  const bool plain = name.find_first_of(" ,.'()") == std::string_view::npos;
  return quoted_if_needed(name, !plain);
}

std::string spell(const Words& words) {
  return quoted_if_needed(words.folded + (words.prefix ? "*" : ""), has_space(words.folded));
}

std::string spell(Kind kind) {
  return std::string(name(kind));
}
std::string spell(Currency currency) {
  return std::string(code(currency));
}

std::string spell(const Term& term) {
  std::string text(row_of(term.key).name);
  if (term.key == Key::field) text += "." + quoted_if_needed(term.field, has_space(term.field));
  char separator = ':';
  for (const Value& value : term.any) {
    text += separator;
    text += std::visit([](const auto& v) { return spell(v); }, value);
    separator = ',';
  }
  return text;
}

std::string spell(const Node& node);

std::string joined(const std::vector<Node>& operands, std::string_view separator) {
  std::string text;
  for (const Node& operand : operands) {
    if (!text.empty()) text += separator;
    text += spell(operand);
  }
  return text;
}

std::string spell(const Node& node) {
  switch (node.op) {
    case Node::Op::term:
      return spell(node.term);
    case Node::Op::all_of:
      return joined(node.operands, " ");
    case Node::Op::any_of:
      return "(" + joined(node.operands, " or ") + ")";
    case Node::Op::negate:
      break;
  }
  const Node& operand = node.operands.front();
  const bool grouped = operand.op == Node::Op::all_of;
  return grouped ? "not (" + spell(operand) + ")" : "not " + spell(operand);
}

}  // namespace

std::string canonical(const Query& query) {
  return query.root() == nullptr ? std::string() : spell(*query.root());
}

}  // namespace dossier

// See mentions.h.
#include "cli/mentions.h"

#include <fmt/format.h>

#include "base/text.h"
#include "dossier/country.h"
#include "dossier/rule.h"
#include "render/columns.h"
#include "render/json.h"

namespace dossier {
namespace {

std::string_view rule_name(RuleId rule) {
  return rule == RuleId::none ? "" : info(rule).id;
}

MentionText located(const Page& page, Span span, RuleId rule, std::string_view field) {
  MentionText text;
  text.field = field;
  text.text = squeeze(page.slice(span));
  text.rule = rule_name(rule);
  text.path = page.origin().path;
  text.line = page.source_line(span.begin);
  text.begin = page.original(span.begin);
  text.end = page.original(span.end);
  text.json = "{";
  append_json_key("field", text.json);
  append_json_string(field, text.json);
  return text;
}

void add_key(MentionText& text, std::string_view key, std::string_view value) {
  append_json_key(key, text.json);
  append_json_text_or_null(value, text.json);
}

void add_flag(MentionText& text, std::string_view key, bool value) {
  append_json_key(key, text.json);
  append_json_bool(value, text.json);
}

// What every object has, after the value itself.
void add_text_and_rule(MentionText& text) {
  append_json_key("text", text.json);
  append_json_string(text.text, text.json);
  add_key(text, "rule", text.rule);
}

void close(MentionText& text) {
  append_json_key("source", text.json);
  text.json += '{';
  append_json_key("path", text.json);
  append_json_string(text.path, text.json);
  fmt::format_to(std::back_inserter(text.json), R"(,"line":{},"begin":{},"end":{}}}}})", text.line,
                 text.begin, text.end);
}

}  // namespace

std::string place_text(const MentionText& mention) {
  return fmt::format("{}:{}", mention.path, mention.line);
}

std::string start_day(const Period& period) {
  const std::optional<Day> day = first_day(period);
  return day ? to_iso_day(*day) : std::string{};
}

std::string end_day(const Period& period) {
  const std::optional<Day> day = last_day(period);
  return day ? to_iso_day(*day) : std::string{};
}

std::string length_text(const DurationMention& mention) {
  std::string text;
  if (mention.months > 0 || mention.days == 0) {
    text = fmt::format("{} {}", mention.months, mention.months == 1 ? "month" : "months");
  }
  if (mention.days > 0) {
    text += fmt::format("{}{} {}", text.empty() ? "" : " ", mention.days,
                        mention.days == 1 ? "day" : "days");
  }
  return text;
}

MentionText describe(const Page& page, const DateMention& mention) {
  MentionText text = located(page, mention.span, mention.rule, "date");
  text.value = to_edtf(mention);
  add_key(text, "edtf", text.value);
  add_key(text, "start", start_day(mention.period));
  add_key(text, "end", end_day(mention.period));
  add_text_and_rule(text);
  add_flag(text, "ambiguous", mention.ambiguous);
  close(text);
  return text;
}

MentionText describe(const Page& page, const MoneyMention& mention) {
  MentionText text = located(page, mention.span, mention.rule, "money");
  text.value = money_text(mention.money, CellStyle::plain);
  append_json_key("amount", text.json);
  append_json_amount(mention.money.amount, text.json);
  append_json_key("amount_max", text.json);
  append_json_amount(mention.money.amount_max, text.json);
  add_key(text, "currency", code(mention.money.currency));
  add_text_and_rule(text);
  add_flag(text, "ambiguous", mention.ambiguous);
  close(text);
  return text;
}

MentionText describe(const Page& page, const PlaceMention& mention) {
  const bool region = mention.form == PlaceMention::Form::region;
  MentionText text = located(page, mention.span, mention.rule, region ? "region" : "country");
  text.value = region ? english_name(mention.region) : code(mention.country);
  add_key(text, region ? "name" : "code", text.value);
  add_text_and_rule(text);
  close(text);
  return text;
}

MentionText describe(const Page& page, const DurationMention& mention) {
  MentionText text = located(page, mention.span, mention.rule, "duration");
  text.value = length_text(mention);
  fmt::format_to(std::back_inserter(text.json), R"(,"months":{},"days":{})", mention.months,
                 mention.days);
  add_text_and_rule(text);
  close(text);
  return text;
}

}  // namespace dossier

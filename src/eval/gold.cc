// Labels out of JSON. A slip of the labeller's would count against the program, so that every key
// and value is checked, and the first that is wrong is reported.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <limits>

#include "base/text.h"
#include "dossier/eval.h"
#include "source/simdjson_later.h"

namespace dossier {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::array<std::string_view, kAspects> kNames = {
    "records", "kind", "title", "period", "date", "budgets", "countries", "donors"};

// What a record may hold. Keys that are like none of them are the labeller's own notes.
const std::vector<std::string_view>& known_keys() {
  static const std::vector<std::string_view> keys = {
      "kind",      "title",  "period",          "date",    "budgets", "other_money",
      "countries", "donors", "other_countries", "regions", "line",    "unsure"};
  return keys;
}

// By the digits that the label has: a double holds no sum of 0.1.
std::optional<Amount> amount_of(element number) {
  if (!number.is_number()) return std::nullopt;
  const Result<Amount> amount = parse_decimal(simdjson::to_string(number));
  return amount ? std::optional(*amount) : std::nullopt;
}

std::string did_you_mean(std::string_view word) {
  const std::string_view near = nearest(word, known_keys());
  return near.empty() ? "" : fmt::format("did you mean '{}'?", near);
}

bool is_known(std::string_view key) {
  const auto& keys = known_keys();
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

// Reads one record. Of all that is wrong with it the first is kept.
class RecordReader {
 public:
  explicit RecordReader(const object& from) : from_(from) {}

  GoldRecord read() {
    GoldRecord gold;
    check_keys();
    gold.kind = kind();
    gold.title = text("title");
    gold.period = edtf("period");
    gold.date = edtf("date");
    gold.budgets = sums("budgets");
    gold.countries = countries("countries");
    gold.donors = countries("donors");
    gold.other_countries = countries("other_countries");
    gold.unsure = unsure();
    gold.line = line();
    return gold;
  }

  // Set where something is wrong; `where` is empty.
  const std::optional<Error>& problem() const { return problem_; }

 private:
  void complain(std::string what, std::string hint) {
    if (!problem_) problem_ = Error{ErrorKind::format, std::move(what), std::move(hint), ""};
  }

  void check_keys() {
    for (const std::string_view key : {"kind", "title"}) {
      if (from_[key].error() != simdjson::SUCCESS) {
        complain(fmt::format("no \"{}\"", key),
                 "a record has a kind (project or news) and a title (null for none)");
      }
    }
    for (const auto& [key, value] : from_) {
      const std::string hint = is_known(key) ? "" : did_you_mean(key);
      if (!hint.empty()) complain(fmt::format("unknown key \"{}\"", key), hint);
    }
  }

  // Nothing for null or a missing key.
  std::optional<element> value(std::string_view key) const {
    element found;
    if (from_[key].get(found) != simdjson::SUCCESS || found.is_null()) return std::nullopt;
    return found;
  }

  std::string text(std::string_view key) {
    const std::optional<element> found = value(key);
    std::string_view text;
    if (found && found->get(text) != simdjson::SUCCESS) {
      complain(fmt::format("\"{}\" is no text", key), "write it in quotes, or null");
    }
    return std::string(text);
  }

  Kind kind() {
    const std::string word = text("kind");
    if (word != name(Kind::project) && word != name(Kind::news)) {
      complain(fmt::format("unknown kind '{}'", word), "a record is a project or news");
    }
    return word == name(Kind::news) ? Kind::news : Kind::project;
  }

  std::string edtf(std::string_view key) {
    std::string written = text(key);
    if (!written.empty() && !parse_edtf(written)) {
      complain(fmt::format("{} '{}' cannot be read", key, written),
               "ISO 8601-2 (EDTF): 2012-01-31, 2012-01/2015, 2012/.. (runs on), 2012/ (end "
               "unknown)");
    }
    return written;
  }

  std::vector<element> list(std::string_view key) {
    std::vector<element> items;
    const std::optional<element> found = value(key);
    if (!found) return items;
    array values;
    if (found->get(values) != simdjson::SUCCESS) {
      complain(fmt::format("\"{}\" is no list", key), "write it in [brackets]");
      return items;
    }
    for (const element item : values) items.push_back(item);
    return items;
  }

  std::vector<std::string> texts(std::string_view key) {
    std::vector<std::string> texts;
    for (const element item : list(key)) {
      std::string_view text;
      if (item.get(text) != simdjson::SUCCESS) {
        complain(fmt::format("\"{}\" holds something that is no text", key), "");
      }
      texts.emplace_back(text);
    }
    return texts;
  }

  std::vector<std::string> countries(std::string_view key) {
    std::vector<std::string> codes = texts(key);
    for (const std::string& written : codes) {
      const auto country = find_country_code(written);
      if (!country || code(*country) != written) {
        complain(fmt::format("{}: unknown country '{}'", key, written),
                 "codes are those of ISO 3166-1 (AL, VN), EU and XK");
      }
    }
    return codes;
  }

  std::vector<GoldSum> sums(std::string_view key) {
    std::vector<GoldSum> sums;
    for (const element item : list(key)) {
      element number;
      std::string_view currency;
      const bool both = item["amount"].get(number) == simdjson::SUCCESS &&
                        item["currency"].get(currency) == simdjson::SUCCESS;
      const std::optional<Amount> amount = both ? amount_of(number) : std::nullopt;
      if (!amount) {
        complain(fmt::format("{} holds something that is no sum", key),
                 R"(a sum is {"amount": 3000000, "currency": "EUR"}, with up to three decimals)");
        continue;
      }
      const auto known = find_currency(currency);
      if (!known || code(*known) != currency) {
        complain(fmt::format("{}: unknown currency '{}'", key, currency),
                 "codes are those of ISO 4217: EUR, USD");
      }
      sums.emplace_back(*amount, currency);
    }
    return sums;
  }

  // Fields that are labelled but not scored (regions, other_money) are passed over.
  std::vector<Aspect> unsure() {
    std::vector<Aspect> aspects;
    for (const std::string& field : texts("unsure")) {
      const auto* const at = std::find(kNames.begin(), kNames.end(), field);
      if (at != kNames.end()) aspects.push_back(static_cast<Aspect>(at - kNames.begin()));
      if (!is_known(field)) {
        complain(fmt::format("unsure: unknown field '{}'", field), did_you_mean(field));
      }
    }
    return aspects;
  }

  std::uint32_t line() {
    const std::optional<element> found = value("line");
    std::uint64_t number = 0;
    constexpr std::uint64_t kMostLines = std::numeric_limits<std::uint32_t>::max();
    if (found && (found->get(number) != simdjson::SUCCESS || number == 0 || number > kMostLines)) {
      complain("\"line\" is no line", "lines are counted from 1");
    }
    return static_cast<std::uint32_t>(number);
  }

  const object& from_;
  std::optional<Error> problem_;
};

Error format_error(std::string what, std::string hint) {
  return {ErrorKind::format, std::move(what), std::move(hint), ""};
}

Result<std::vector<GoldRecord>> records_of(const array& items) {
  std::vector<GoldRecord> gold;
  for (const element item : items) {
    object record;
    if (item.get(record) != simdjson::SUCCESS) {
      return format_error(fmt::format("record {} is no object", gold.size() + 1),
                          R"(a record is {"kind": "project", "title": "…", …})");
    }
    RecordReader reader(record);
    gold.push_back(reader.read());
    if (reader.problem()) {
      return format_error(fmt::format("record {}: {}", gold.size(), reader.problem()->what),
                          reader.problem()->hint);
    }
  }
  return gold;
}

}  // namespace

std::string_view name(Aspect aspect) {
  return kNames[static_cast<std::size_t>(aspect)];
}

bool GoldRecord::is_unsure(Aspect aspect) const {
  return std::find(unsure.begin(), unsure.end(), aspect) != unsure.end();
}

Result<Gold> parse_gold(std::string_view json) {
  if (std::optional<Error> missing = simdjson_is_missing()) return *std::move(missing);
  simdjson::dom::parser parser;
  element top;
  if (const auto failed = parser.parse(json.data(), json.size()).get(top)) {
    return format_error(fmt::format("no JSON: {}", simdjson_message(failed)),
                        "jq . on the file names the line");
  }
  array items;
  if (top["records"].get(items) != simdjson::SUCCESS) {
    return format_error("no list of \"records\"",
                        R"(labels are {"layout": "…", "records": […]}; the list may be empty)");
  }
  Result<std::vector<GoldRecord>> records = records_of(items);
  if (!records) return records.error();
  std::string_view layout;
  if (top["layout"].get(layout) != simdjson::SUCCESS) layout = "";
  return Gold{std::string(layout), std::move(*records)};
}

}  // namespace dossier

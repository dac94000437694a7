// Makes a saved store of synthetic records, and the same rows as tab-separated text for sqlite3, so
// that questions can be measured on millions of records without reading the pages of millions.
// Deterministic: the same arguments give the same bytes.
//
//   make_store RECORDS STORE [--words LOW HIGH] [--facts FILE] [--texts FILE]
//              [--places FILE]
//
// --words   how long descriptions are (default 30 60)
// --facts   a line for each record, country and counted sum: row, country, currency, amount, first
//           day, last day, title. An open end is 9999-12-31, what is not known is empty
// --texts   row, title, description
// --places  row, country, and the sums of the record, "" where it states none: what `stats` groups
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/record.h"
#include "dossier/saved_store.h"
#include "dossier/store.h"
#include "fmt/format.h"

namespace {

using namespace dossier;

constexpr std::size_t kRecordsPerPage = 20;
constexpr std::size_t kVocabulary = 40'000;
constexpr std::uint32_t kRecordBytes = 600;

// A random number in [0, limit), the same on every machine (the standard's distributions are not).
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}
  std::uint64_t below(std::uint64_t limit) { return (engine_() >> 11U) % limit; }
  int between(int low, int high) {
    return low + static_cast<int>(below(static_cast<std::uint64_t>(high - low + 1)));
  }
  double unit() { return static_cast<double>(engine_() >> 11U) * 0x1.0p-53; }
  bool chance(double p) { return unit() < p; }

 private:
  std::mt19937_64 engine_;
};

// Numbers below `size`, the i-th as often as 1 / (i + shift): as words and countries are spread.
class Zipf {
 public:
  Zipf(std::size_t size, double shift) {
    double sum = 0;
    for (std::size_t i = 0; i < size; ++i)
      sums_.push_back(sum += 1.0 / (static_cast<double>(i) + shift));
  }
  std::size_t draw(Random& random) const {
    const double at = random.unit() * sums_.back();
    return static_cast<std::size_t>(std::upper_bound(sums_.begin(), sums_.end(), at) -
                                    sums_.begin());
  }

 private:
  std::vector<double> sums_;
};

// Words of one to four syllables; a few real ones, which questions ask for, among the first.
std::vector<std::string> make_words(Random& random) {
  constexpr std::array<std::string_view, 20> kBegin{"b",  "c",  "d",  "f",  "g",  "l", "m",
                                                    "n",  "p",  "r",  "s",  "t",  "v", "w",
                                                    "st", "tr", "pl", "gr", "sh", "th"};
  constexpr std::array<std::string_view, 8> kMiddle{"a", "e", "i", "o", "u", "ea", "io", "ou"};
  constexpr std::array<std::string_view, 8> kEnd{"", "", "n", "r", "s", "t", "l", "nd"};
  std::vector<std::string> words{"the",     "of",    "and",         "to",    "in",     "a",
                                 "for",     "with",  "on",          "by",    "is",     "project",
                                 "support", "rural", "development", "water", "supply", "health"};
  while (words.size() < kVocabulary) {
    std::string word;
    for (int n = random.between(1, 4); n > 0; --n) {
      word += kBegin.at(random.below(kBegin.size()));
      word += kMiddle.at(random.below(kMiddle.size()));
      word += kEnd.at(random.below(kEnd.size()));
    }
    words.push_back(std::move(word));
  }
  return words;
}

struct Options {
  std::size_t records = 0;
  std::string store;
  int fewest_words = 30;
  int most_words = 60;
  std::string facts;
  std::string texts;
  std::string places;
};

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
// A text file written line by line; where no name was given, nothing is.
class Lines {
 public:
  explicit Lines(const std::string& path) {
    if (!path.empty()) file_.reset(std::fopen(path.c_str(), "w"));
  }
  template <class... Args>
  void print(fmt::format_string<Args...> format, Args&&... args) {
    if (file_ != nullptr) fmt::print(file_.get(), format, std::forward<Args>(args)...);
  }

 private:
  std::unique_ptr<std::FILE, CloseFile> file_;
};

class Maker {
 public:
  explicit Maker(const Options& options)
      : options_(options),
        words_(make_words(random_)),
        facts_(options.facts),
        texts_(options.texts),
        places_(options.places) {
    for (std::size_t i = 0; i < country_count(); ++i)
      countries_.push_back(Country{static_cast<std::uint8_t>(i)});
    for (std::size_t i = countries_.size() - 1; i > 0; --i)
      std::swap(countries_[i], countries_[random_.below(i + 1)]);
    // Viet Nam is one of those with many projects.
    std::iter_swap(std::find(countries_.begin(), countries_.end(), *find_country_code("VN")),
                   countries_.begin() + 20);
  }

  Status run() {
    StoreBuilder builder;
    std::string text(kRecordsPerPage * kRecordBytes, 'x');
    for (std::size_t i = kRecordBytes - 1; i < text.size(); i += 60) text[i] = '\n';
    for (std::size_t page = 0; builder.size() < options_.records; ++page) {
      std::vector<Record> records;
      for (std::uint32_t i = 0;
           i < kRecordsPerPage && builder.size() + records.size() < options_.records; ++i) {
        records.push_back(record());
        records.back().span = {i * kRecordBytes, (i + 1) * kRecordBytes};
        write(builder.size() + records.size() - 1, records.back());
      }
      builder.add(Page({fmt::format("pages/{:03}/p{:06}.txt", page / 1000, page), ""}, text),
                  records);
    }
    return save_store(std::move(builder).build(), options_.store);
  }

 private:
  std::string sentence(int words) {
    std::string text;
    for (int i = 0; i < words; ++i) {
      const std::string& word = words_[word_.draw(random_)];
      text += i == 0 ? "" : random_.chance(0.08) ? ", " : " ";
      text += word;
      if (i == 0) text[0] = static_cast<char>(text[0] - 'a' + 'A');
    }
    return text;
  }

  Date date(int year) {
    if (random_.chance(0.3)) return {static_cast<std::int16_t>(year), 0, 0};
    const auto month = static_cast<std::uint8_t>(random_.between(1, 12));
    const auto day = static_cast<std::uint8_t>(random_.chance(0.5) ? 0 : random_.between(1, 28));
    return {static_cast<std::int16_t>(year), month, day};
  }

  // Ends are mostly stated; some are open, some not known.
  Period period() {
    const int year = random_.between(1990, 2024);
    Period period{Edge::at(date(year)), Edge::at(date(year + random_.between(1, 6)))};
    if (random_.chance(0.02)) period.from = Edge::unknown();
    if (random_.chance(0.05)) period.to = random_.chance(0.5) ? Edge::open() : Edge::unknown();
    return period;
  }

  Budget budget(Role role) {
    const auto exponent = 4.0 + 4.0 * random_.unit();  // 10 thousand to 100 million
    const auto thousands = static_cast<std::int64_t>(std::pow(10.0, exponent - 3.0));
    Budget budget{{Amount::units(thousands * 1000), std::nullopt,
                   *find_currency(kCurrencies.at(currency_.draw(random_)))},
                  role,
                  ""};
    budget.text = fmt::format("{} {},000", code(budget.money.currency), thousands);
    return budget;
  }

  Record record() {
    Record record;
    record.title = sentence(random_.between(5, 9));
    record.description =
        sentence(random_.between(options_.fewest_words, options_.most_words)) + '.';
    if (random_.chance(0.04)) {
      record.kind = Kind::news;
      record.date = date(random_.between(2005, 2024));
      return record;
    }
    if (random_.chance(0.97)) record.period = period();
    const int places = random_.chance(0.1) ? random_.between(2, 4) : 1;
    for (int i = 0; i < places; ++i) record.countries.add(countries_[country_.draw(random_)]);
    if (random_.chance(0.3)) record.donors.add(countries_[country_.draw(random_)]);
    if (random_.chance(0.85)) record.budgets.push_back(budget(Role::total));
    if (random_.chance(0.05)) record.budgets.push_back(budget(Role::share));
    return record;
  }

  static std::string day(const std::optional<Period>& period, bool first) {
    if (!period) return "";
    if (const auto day = first ? first_day(*period) : last_day(*period)) return to_iso_day(*day);
    const Edge& edge = first ? period->from : period->to;
    return edge.kind == Edge::Kind::open ? (first ? "0001-01-01" : "9999-12-31") : "";
  }

  void write(std::size_t row, const Record& record) {
    texts_.print("{}\t{}\t{}\n", row, record.title, record.description);
    const std::string start = day(record.period, true);
    const std::string end = day(record.period, false);
    const bool has_total = !record.budgets.empty() && record.budgets.front().role == Role::total;
    for (const Country country : record.countries.list()) {
      bool any = false;
      for (const Budget& budget : record.budgets) {
        if (budget.role != (has_total ? Role::total : Role::share)) continue;
        any = true;
        facts_.print("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", row, code(country),
                     code(budget.money.currency), to_decimal(budget.money.amount), start, end,
                     record.title);
        places_.print("{}\t{}\t{}\t{}\n", row, code(country), code(budget.money.currency),
                      to_decimal(budget.money.amount));
      }
      if (!any) {
        facts_.print("{}\t{}\t\t\t{}\t{}\t{}\n", row, code(country), start, end, record.title);
        places_.print("{}\t{}\t\t\n", row, code(country));
      }
    }
  }

  static constexpr std::array<std::string_view, 12> kCurrencies{
      "USD", "EUR", "GBP", "JPY", "CHF", "SEK", "NOK", "AUD", "CAD", "KRW", "DKK", "CNY"};

  const Options& options_;
  Random random_{20120101};
  std::vector<std::string> words_;
  Zipf word_{kVocabulary, 3.0};
  Zipf country_{200, 12.0};
  Zipf currency_{kCurrencies.size(), 1.0};
  std::vector<Country> countries_;
  Lines facts_;
  Lines texts_;
  Lines places_;
};

int usage() {
  fmt::print(stderr,
             "usage: make_store RECORDS STORE [--words LOW HIGH] [--facts FILE] [--texts FILE] "
             "[--places FILE]\n");
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() < 2) return usage();
  Options options;
  options.records = std::strtoull(args[0].c_str(), nullptr, 10);
  options.store = args[1];
  for (std::size_t i = 2; i < args.size(); ++i) {
    if (args[i] == "--words" && i + 2 < args.size()) {
      options.fewest_words = std::atoi(args[++i].c_str());
      options.most_words = std::atoi(args[++i].c_str());
    } else if (args[i] == "--facts" && i + 1 < args.size()) {
      options.facts = args[++i];
    } else if (args[i] == "--texts" && i + 1 < args.size()) {
      options.texts = args[++i];
    } else if (args[i] == "--places" && i + 1 < args.size()) {
      options.places = args[++i];
    } else {
      return usage();
    }
  }
  const Status status = Maker(options).run();
  if (!status) fmt::print(stderr, "make_store: {}\n", status.error().what);
  return status ? 0 : 1;
}

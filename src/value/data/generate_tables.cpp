// Turns the TSV files beside it into C++ tables (src/value/tables.h). A host program that the build
// compiles and runs:
//
//   generate_tables DATA_FOLDER OUT.cc
//
// Anything wrong with a row ends it with the file and line, and so ends the build.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/text.h"
#include "value/lexicon.h"
#include "value/name.h"
#include "value/tables.h"

namespace {

using dossier::LexClass;
using dossier::LexMask;
using dossier::mask;

[[noreturn]] void fail(const std::string& where, const std::string& what) {
  std::cerr << where << ": " << what << '\n';
  std::exit(1);
}

struct Line {
  std::string where;
  std::vector<std::string> cells;
  // An absent cell at the end is an empty one.
  const std::string& operator[](std::size_t i) const {
    static const std::string kEmpty;
    return i < cells.size() ? cells[i] : kEmpty;
  }
};

std::vector<Line> read_tsv(const std::string& folder, const std::string& name) {
  std::ifstream in(folder + "/" + name);
  if (!in) fail(folder + "/" + name, "cannot be read");
  std::vector<Line> lines;
  std::string text;
  for (int number = 1; std::getline(in, text); ++number) {
    if (text.empty() || text[0] == '#') continue;
    Line line{name + ":" + std::to_string(number), {}};
    for (const std::string_view cell : dossier::split(text, '\t')) line.cells.emplace_back(cell);
    lines.push_back(std::move(line));
  }
  return lines;
}

// "{St,Saint} Lucia" is "St Lucia" and "Saint Lucia"; groups may not nest.
std::vector<std::string> expand_braces(const std::string& text) {
  const std::size_t open = text.find('{');
  if (open == std::string::npos) return {text};
  const std::size_t close = text.find('}', open);
  std::vector<std::string> out;
  const std::vector<std::string> rests = expand_braces(text.substr(close + 1));
  const std::string inside = text.substr(open + 1, close - open - 1);
  for (const std::string_view choice : dossier::split(inside, ',')) {
    for (const std::string& rest : rests) {
      out.push_back(text.substr(0, open) + std::string(choice) + rest);
    }
  }
  return out;
}

struct Word {
  std::string folded;
  LexClass cls{};
  std::uint16_t value = 0;
  std::uint16_t flags = 0;
  std::string lang;
};

struct RegionData {
  std::string id;
  std::string name;
  std::vector<std::string> members;
  std::set<std::uint16_t> countries;
};

class Tables {
 public:
  explicit Tables(std::string folder) : folder_(std::move(folder)) {}

  void read() {
    read_abbreviations();
    read_countries();
    read_regions();
    read_currencies();
    for (const auto& [file, cls] : kNumberFiles) read_words(file, cls, number_value);
    read_currency_words();
    read_currency_kin();
    for (const char* file : {"country_names.tsv", "subdivisions.tsv", "second_readings.tsv",
                             "country_names_iso.tsv", "country_names_cldr.tsv"}) {
      read_country_names(file);
    }
    read_demonyms();
    for (const char* file : {"region_names.tsv", "region_names_cldr.tsv"}) read_region_names(file);
    for (const auto& [file, cls] : kWordFiles) read_words(file, cls, number_value);
  }

  void write(std::ostream& out) {
    out << "// Generated from src/value/data/*.tsv by generate_tables.cpp.\n"
           "#include \"value/tables.h\"\n\nnamespace dossier::tables {\nnamespace {\n\n";
    write_lexicon(out);
    write_countries(out);
    write_regions(out);
    write_currencies(out);
    out << "}  // namespace\n\nconstinit const std::string_view kNames = kAllNames;\n";
    for (const auto& [name, type] :
         std::vector<std::pair<std::string, std::string>>{{"Entries", "LexEntry"},
                                                          {"Slots", "Slot"},
                                                          {"Prefixes", "std::uint64_t"},
                                                          {"Filter", "std::uint64_t"},
                                                          {"Countries", "CountryRow"},
                                                          {"Regions", "RegionRow"},
                                                          {"Currencies", "std::string_view"},
                                                          {"Magnitudes", "std::uint8_t"},
                                                          {"CurrencyKin", "CurrencyKin"}}) {
      out << "constinit const std::span<const " << type << "> k" << name << "(kAll" << name
          << ");\n";
    }
    out << "\n}  // namespace dossier::tables\n";
  }

 private:
  static constexpr std::pair<const char*, LexClass> kNumberFiles[] = {
      {"months.tsv", LexClass::month},
      {"weekdays.tsv", LexClass::weekday},
      {"seasons.tsv", LexClass::season},
      {"number_words.tsv", LexClass::number_word},
      {"ordinal_words.tsv", LexClass::ordinal_word},
      {"scales.tsv", LexClass::scale},
  };
  static constexpr std::pair<const char*, LexClass> kWordFiles[] = {
      {"decoys.tsv", LexClass::decoy},
      {"person_titles.tsv", LexClass::person_title},
      {"given_names.tsv", LexClass::given_name},
      {"name_nouns.tsv", LexClass::name_noun},
      {"street_nouns.tsv", LexClass::street_noun},
  };

  static std::uint16_t number_value(const Line& line) {
    if (line[1].empty()) return 0;
    return static_cast<std::uint16_t>(std::stoi(line[1]));
  }

  // Of a row only, not of the table: no later row makes this name fit for lower case.
  static constexpr std::uint16_t kStrict = 1U << 15;
  static constexpr std::pair<std::string_view, std::uint16_t> kFlags[] = {
      {"any", dossier::kAnyCase},
      {"capitals", dossier::kAllCapitals},
      {"person", dossier::kPersonName},
      {"common", dossier::kCommonWord},
      {"prefix", dossier::kPrefix},
      {"thing", dossier::kThing},
      {"accent", dossier::kAccent},
      {"shared", dossier::kShared},
      {"strict", kStrict},
  };

  static std::uint16_t flags_of(const Line& line, const std::string& cell) {
    std::uint16_t flags = 0;
    std::istringstream in(cell);
    for (std::string flag; in >> flag;) {
      const auto row = std::ranges::find(kFlags, flag, [](const auto& r) { return r.first; });
      if (row == std::end(kFlags)) fail(line.where, "unknown flag '" + flag + "'");
      flags |= row->second;
    }
    return flags;
  }

  // The first file to give a name its meaning decides: hand-written ones are read first.
  void add(const Line& line, const std::string& name, LexClass cls, std::uint16_t value,
           const std::string& lang, std::uint16_t flags) {
    for (const std::string& text : expand_braces(name))
      add_one(line, text, cls, value, lang, flags);
  }

  void add_one(const Line& line, const std::string& name, LexClass cls, std::uint16_t value,
               const std::string& lang, std::uint16_t flags) {
    std::string folded = dossier::fold_name(name);
    if (folded.empty()) fail(line.where, "a name without letters");
    if (folded.size() > 120) fail(line.where, "a name too long to look up");
    const auto [at, added] = index_.try_emplace({folded, cls}, words_.size());
    if (added) {
      words_.push_back({std::move(folded), cls, value, flags, lang});
      return;
    }
    Word& word = words_[at->second];
    if (word.value != value || (word.flags & kStrict)) return;
    if (word.lang != lang) word.lang.clear();
    // A further row can only loosen: any case beats capitals, plain beats common.
    const auto loose = static_cast<std::uint16_t>((word.flags | flags) & dossier::kAnyCase);
    word.flags = static_cast<std::uint16_t>(loose | (word.flags & ~dossier::kAnyCase));
  }

  void read_countries() {
    for (const Line& line : read_tsv(folder_, "countries.tsv")) {
      country_index_[line[0]] = static_cast<std::uint16_t>(countries_.size());
      countries_.push_back(line.cells);
    }
  }

  std::uint16_t country(const Line& line, const std::string& code) const {
    const auto at = country_index_.find(code);
    if (at == country_index_.end()) fail(line.where, "no country '" + code + "'");
    return at->second;
  }

  void read_regions() {
    for (const char* file : {"regions_m49.tsv", "regions.tsv"}) {
      for (const Line& line : read_tsv(folder_, file)) {
        region_index_[line[0]] = static_cast<std::uint16_t>(regions_.size());
        RegionData region{line[0], line[1], {}, {}};
        std::istringstream in(line[2]);
        for (std::string member; in >> member;) region.members.push_back(member);
        regions_.push_back(std::move(region));
      }
    }
    for (RegionData& region : regions_) collect(region.id, region.countries, 0);
  }

  void collect(const std::string& id, std::set<std::uint16_t>& out, int depth) const {
    if (depth > 8) fail(id, "regions hold each other");
    if (const auto at = country_index_.find(id); at != country_index_.end()) {
      out.insert(at->second);
      return;
    }
    const auto at = region_index_.find(id);
    if (at == region_index_.end()) fail("regions.tsv", "no country or region '" + id + "'");
    for (const std::string& member : regions_[at->second].members) collect(member, out, depth + 1);
  }

  void read_currencies() {
    currencies_.emplace_back();
    for (const Line& line : read_tsv(folder_, "currencies.tsv")) {
      currency_index_[line[0]] = static_cast<std::uint16_t>(currencies_.size());
      currencies_.push_back(line[0]);
    }
    magnitudes_.resize(currencies_.size());
    for (const Line& line : read_tsv(folder_, "currency_magnitudes.tsv"))
      magnitudes_[currency(line, line[0])] = std::stoi(line[1]);
  }

  std::uint16_t currency(const Line& line, const std::string& code) const {
    const auto at = currency_index_.find(code);
    if (at == currency_index_.end()) fail(line.where, "no currency '" + code + "'");
    return at->second;
  }

  // After currency_codes.tsv, whose flags come first.
  void read_current_codes() {
    for (const Line& line : read_tsv(folder_, "currencies.tsv")) {
      if (line[2] != "current") continue;
      add(line, line[0], LexClass::currency_code, currency_index_[line[0]], "",
          dossier::kAllCapitals);
    }
  }

  void read_currency_words() {
    const auto value = [this](const Line& line) { return currency(line, line[1]); };
    read_words("currency_codes.tsv", LexClass::currency_code, value);
    for (const Line& line : read_tsv(folder_, "currencies.tsv")) {
      if (line[2] != "current") continue;
      add(line, line[0], LexClass::currency_code, currency_index_[line[0]], "",
          dossier::kAllCapitals);
    }
    read_current_codes();
    read_words("currency_symbols.tsv", LexClass::currency_symbol, value);
    read_words("currency_words.tsv", LexClass::currency_word, value);
    read_words("currency_words_cldr.tsv", LexClass::currency_word, value);
  }

  // Which currency a shared name means in which country.
  void read_currency_kin() {
    for (const Line& line : read_tsv(folder_, "currency_kin.tsv")) {
      std::istringstream in(line[1]);
      for (std::string alpha2; in >> alpha2;)
        currency_kin_.insert(
            {currency(line, line[0]), country(line, alpha2), currency(line, line[2])});
    }
  }

  template <class Value>
  void read_words(const char* file, LexClass cls, Value value) {
    for (const Line& line : read_tsv(folder_, file)) {
      add(line, line[0], cls, value(line), line[2], flags_of(line, line[3]));
    }
  }

  // Every way to write the name with some of its words cut short.
  std::vector<std::string> shortened(const std::string& name) const {
    const std::string folded = dossier::fold_name(name);
    std::vector<std::string> all = {""};
    for (const std::string_view part : dossier::split(folded, ' ')) {
      const std::string word(part);
      std::vector<std::string> longer;
      for (const std::string& begun : all) {
        const std::string head = begun.empty() ? "" : begun + " ";
        longer.push_back(head + word);
        const bool of_first = begun.empty() && word.starts_with("island");  // "Is of Man" is none
        if (of_first) continue;
        const auto [from, to] = abbreviations_.equal_range(word);
        for (auto it = from; it != to; ++it) longer.push_back(head + it->second);
      }
      all = std::move(longer);
    }
    all.erase(all.begin());  // the name itself
    return all;
  }

  // "Vietnams Wälder"; not of names that are ordinary words ("Island").
  void add_genitive(const Line& line, const std::string& name, std::uint16_t value,
                    std::uint16_t flags) {
    const std::string folded = dossier::fold_name(name);
    const auto known = index_.find({folded, LexClass::country});
    const bool common =
        known != index_.end() && (words_[known->second].flags & dossier::kCommonWord);
    const bool takes_s = !folded.empty() && folded.back() >= 'a' && folded.back() <= 'y' &&
                         folded.back() != 's' && folded.back() != 'x';
    if (takes_s && !common) add_one(line, name + "s", LexClass::country, value, "de", flags);
  }

  void read_abbreviations() {
    for (const Line& line : read_tsv(folder_, "abbreviations.tsv")) {
      std::istringstream in(line[1]);
      for (std::string form; in >> form;) abbreviations_.emplace(line[0], form);
    }
  }

  void read_country_names(const char* file) {
    static const std::map<std::string, LexClass> kClasses = {{"country", LexClass::country},
                                                             {"code", LexClass::country_code},
                                                             {"demonym", LexClass::demonym},
                                                             {"subdivision", LexClass::subdivision},
                                                             {"second", LexClass::second_reading}};
    for (const Line& line : read_tsv(folder_, file)) {
      const auto cls = kClasses.find(line[3]);
      if (cls == kClasses.end()) fail(line.where, "unknown class '" + line[3] + "'");
      const std::uint16_t value = country(line, line[1]);
      const std::uint16_t flags = flags_of(line, line[4]);
      add(line, line[0], cls->second, value, line[2], flags);
      if (cls->second != LexClass::country) continue;
      for (const std::string& name : expand_braces(line[0])) {
        for (const std::string& form : shortened(name)) {
          add_one(line, form, cls->second, value, line[2], flags);
        }
        if (line[2] == "de") add_genitive(line, name, value, flags);
      }
    }
  }

  // A row holds one country's demonyms, a column for each language; inflections.tsv says which
  // other forms a form has.
  void read_demonyms() {
    static constexpr const char* kLanguages[] = {"en", "fr", "es", "pt", "de", "it"};
    const std::vector<Line> inflections = read_tsv(folder_, "inflections.tsv");
    for (const Line& line : read_tsv(folder_, "demonyms.tsv")) {
      for (std::size_t i = 0; i < std::size(kLanguages); ++i) {
        if (line[i + 1].empty()) continue;
        for (const std::string_view cell : dossier::split(line[i + 1], ',')) {
          const std::string base(dossier::trim(cell));
          add_demonym(line, base, kLanguages[i], inflections);
        }
      }
    }
  }

  void add_demonym(const Line& line, const std::string& base, const std::string& lang,
                   const std::vector<Line>& inflections) {
    const std::uint16_t value = country(line, line[0]);
    std::size_t next = 0;
    const bool lower = dossier::is_lower(dossier::decode(base, 0, next));
    const auto flags = static_cast<std::uint16_t>(lower ? dossier::kAnyCase : 0);
    add(line, base, LexClass::demonym, value, lang, flags);
    const Line* best = nullptr;
    for (const Line& row : inflections) {
      if (row[0] == lang && base.ends_with(row[1]) &&
          (!best || row[1].size() > (*best)[1].size())) {
        best = &row;
      }
    }
    if (!best) return;
    std::istringstream endings((*best)[2]);
    const std::string stem = base.substr(0, base.size() - (*best)[1].size());
    for (std::string ending; endings >> ending;) {
      add(line, stem + ending, LexClass::demonym, value, lang, flags);
    }
  }

  void read_region_names(const char* file) {
    for (const Line& line : read_tsv(folder_, file)) {
      const auto at = region_index_.find(line[1]);
      if (at == region_index_.end()) fail(line.where, "no region '" + line[1] + "'");
      add(line, line[0], LexClass::region, at->second, line[2], flags_of(line, line[3]));
    }
  }

  static std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
    return out + "\"";
  }

  static std::string first_word(const Word& word) {
    return word.folded.substr(0, dossier::first_word_size(word.folded));
  }

  void write_lexicon(std::ostream& out) {
    std::ranges::stable_sort(words_, [](const Word& a, const Word& b) {
      return std::tuple(first_word(a), b.folded.size(), a.folded, a.cls) <
             std::tuple(first_word(b), a.folded.size(), b.folded, b.cls);
    });
    out << "constexpr std::string_view kAllNames =\n";
    for (const Word& word : words_) out << "    " << quoted(word.folded) << "\n";
    out << "    ;\n\nconstexpr LexEntry kAllEntries[] = {\n";
    std::size_t at = 0;
    for (const Word& word : words_) {
      const auto spaces = std::ranges::count(word.folded, ' ');
      if (word.folded.size() > 255) fail("a name of over 255 bytes", word.folded);
      out << "    {" << at << ", " << word.folded.size() << ", LexClass{"
          << static_cast<int>(word.cls) << "}, " << word.value << ", "
          << static_cast<int>(word.flags & ~kStrict) << ", " << spaces + 1 << ", "
          << quoted(word.lang) << "},\n";
      at += word.folded.size();
    }
    out << "};\n\n";
    write_slots(out);
    write_prefixes(out);
  }

  struct SlotData {
    std::uint32_t hash = 0;
    std::size_t begin = 0, count = 0, word_size = 0;
    std::uint32_t next = 0, lower_case_next = 0;
    LexMask capitalised = 0, lower_case = 0;
  };

  // What stands after a name's first word, as a bit; every bit for nothing.
  static std::uint32_t next_of(const Word& word) {
    std::size_t at = dossier::first_word_size(word.folded);
    if (at == word.folded.size()) return ~std::uint32_t{0};
    if (word.folded[at] == ' ' || word.folded[at] == '.') ++at;
    if (at == word.folded.size() || word.folded[at] == ' ') return ~std::uint32_t{0};
    return dossier::tables::next_bit(word.folded[at]);
  }

  std::vector<SlotData> slots() const {
    std::vector<SlotData> found;
    std::string before;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      const std::string first = first_word(words_[i]);
      if (found.empty() || first != before) {
        found.push_back({dossier::tables::hash_word(first), i, 0, first.size(), 0, 0, 0, 0});
        before = first;
      }
      SlotData& slot = found.back();
      ++slot.count;
      slot.next |= next_of(words_[i]);
      slot.capitalised |= mask(words_[i].cls);
      if (words_[i].flags & dossier::kAnyCase) {
        slot.lower_case |= mask(words_[i].cls);
        slot.lower_case_next |= next_of(words_[i]);
      }
    }
    return found;
  }

  // Names whose first three letters are not plain ASCII are let through without this.
  void write_prefixes(std::ostream& out) const {
    std::vector<std::uint64_t> bits(2 * dossier::tables::kPrefixBits / 64);
    for (const Word& word : words_) {
      std::string prefix = first_word(word).substr(0, 3);
      if (!std::ranges::all_of(prefix, [](char c) { return c >= 'a' && c <= 'z'; })) continue;
      prefix.resize(3);
      const std::size_t bit = dossier::tables::prefix_bit(prefix[0], prefix[1], prefix[2]);
      if (word.flags & dossier::kAnyCase) bits[bit / 64] |= std::uint64_t{1} << (bit % 64);
      const std::size_t all = dossier::tables::kPrefixBits + bit;
      bits[all / 64] |= std::uint64_t{1} << (all % 64);
    }
    out << "constexpr std::uint64_t kAllPrefixes[] = {\n";
    for (const std::uint64_t b : bits) out << "    " << b << "ULL,\n";
    out << "};\n\n";
  }

  void write_slots(std::ostream& out) const {
    const std::vector<SlotData> found = slots();
    std::size_t size = 1;
    while (size * 3 < found.size() * 4) size *= 2;  // at most three quarters full
    std::vector<SlotData> table(size);
    constexpr std::size_t kFilterBits = 1U << 16;
    std::vector<std::uint64_t> filter(kFilterBits / 64);
    for (const SlotData& slot : found) {
      std::size_t at = slot.hash & (size - 1);
      while (table[at].count != 0) at = (at + 1) & (size - 1);
      table[at] = slot;
      const std::size_t bit = slot.hash & (kFilterBits - 1);
      filter[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
    out << "constexpr Slot kAllSlots[] = {\n";
    for (const SlotData& s : table) {
      out << "    {" << s.hash << "U, " << s.begin << ", " << s.count << ", " << s.word_size << ", "
          << s.capitalised << ", " << s.lower_case << ", " << s.next << "U, " << s.lower_case_next
          << "U},\n";
    }
    out << "};\n\nconstexpr std::uint64_t kAllFilter[] = {\n";
    for (const std::uint64_t bits : filter) out << "    " << bits << "ULL,\n";
    out << "};\n\n";
  }

  void write_countries(std::ostream& out) const {
    out << "constexpr CountryRow kAllCountries[] = {\n";
    for (const std::vector<std::string>& row : countries_) {
      out << "    {" << quoted(row[0]) << ", " << quoted(row[1]) << ", " << quoted(row[3])
          << "},\n";
    }
    out << "};\n\n";
  }

  void write_regions(std::ostream& out) const {
    out << "constexpr RegionRow kAllRegions[] = {\n";
    for (const RegionData& region : regions_) {
      std::uint64_t bits[4] = {};
      for (const std::uint16_t c : region.countries) bits[c / 64] |= std::uint64_t{1} << (c % 64);
      out << "    {" << quoted(region.id) << ", " << quoted(region.name) << ", {{" << bits[0]
          << "ULL, " << bits[1] << "ULL, " << bits[2] << "ULL, " << bits[3] << "ULL}}},\n";
    }
    out << "};\n\n";
  }

  void write_currencies(std::ostream& out) const {
    out << "constexpr std::string_view kAllCurrencies[] = {\n";
    for (const std::string& code : currencies_) out << "    " << quoted(code) << ",\n";
    out << "};\n\nconstexpr std::uint8_t kAllMagnitudes[] = {";
    for (const int power : magnitudes_) out << power << ", ";
    out << "};\n\nconstexpr CurrencyKin kAllCurrencyKin[] = {\n";
    for (const auto& [named, country, meant] : currency_kin_)
      out << "    {" << named << ", " << country << ", " << meant << "},\n";
    out << "};\n\n";
  }

  std::string folder_;
  std::multimap<std::string, std::string> abbreviations_;
  std::vector<Word> words_;
  std::map<std::pair<std::string, LexClass>, std::size_t> index_;
  std::vector<std::vector<std::string>> countries_;
  std::map<std::string, std::uint16_t> country_index_;
  std::vector<RegionData> regions_;
  std::map<std::string, std::uint16_t> region_index_;
  std::vector<std::string> currencies_;
  std::vector<int> magnitudes_;  // of each currency
  std::map<std::string, std::uint16_t> currency_index_;
  std::set<std::tuple<std::uint16_t, std::uint16_t, std::uint16_t>> currency_kin_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) fail("generate_tables", "needs the data folder and the file to write");
  Tables tables(argv[1]);
  tables.read();
  std::ofstream out(argv[2]);
  tables.write(out);
  out.flush();
  if (!out) fail(argv[2], "cannot be written");
  return 0;
}

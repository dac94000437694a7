// A saved store that was cut short, had bytes flipped, or holds another version's numbers: every
// answer is the right one or an error, and the program lives.
//
//   damage [COUNT [STEP]]     COUNT random damages (500), and every STEPth length and byte (1)
//
// Prints how often each came about; exit code 1 where an answer was wrong.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/query.h"
#include "dossier/record.h"
#include "dossier/render.h"
#include "dossier/saved_store.h"
#include "dossier/source.h"
#include "dossier/stats.h"

namespace {

using namespace dossier;

constexpr std::string_view kPage =
    "Wells for Nghe An\n\nDuration: 2012-2015\nCountry: Viet Nam\nBudget: EUR 3 million\n"
    "Donor: Norway\nRegion: Mekong Delta\n\nForty villages dig wells.\n";

std::string saved_bytes() {
  StoreBuilder builder;
  const Result<Page> page = decode_page({.path = "wells.txt"}, std::string(kPage));
  if (!page) return {};
  builder.add(*page, extract(*page, {}).records);
  builder.set_reading({{"wells.txt"}, InputForm::text, DateOrder::dmy, 0});
  const std::string path = "/tmp/dossier-damage-" + std::to_string(std::random_device{}());
  const Status saved = save_store(std::move(builder).build(), path);
  std::ifstream file(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(file)), {});
  static_cast<void>(std::remove(path.c_str()));
  return saved ? bytes : std::string();
}

// What is asked of a store, each question anew: an answer must not lean on an earlier check.
std::string answer(const Store& store, std::string_view question) {
  std::string text;
  if (question == "rows") {
    for (RowId row = 0; row < store.size(); ++row) append_json(store.row(row), text);
    return text;
  }
  if (question == "cards") {
    constexpr RowParts kParts = RowPart::title | RowPart::period | RowPart::budgets |
                                RowPart::countries | RowPart::source | RowPart::id;
    for (RowId row = 0; row < store.size(); ++row) append_json(store.row(row, kParts), text);
    return text;
  }
  if (question == "found cards") {
    constexpr RowParts kParts = RowPart::title | RowPart::period | RowPart::budgets |
                                RowPart::countries | RowPart::donors | RowPart::source;
    const Selection found = run(*parse_query("in:VN over:1M", {}), store);
    for (std::size_t i = 0; i < found.yes.size(); ++i)
      append_json(store.row(found.yes[i], kParts, found.yes_cards[i]), text);
    return text;
  }
  if (question == "facts") {
    const StoreFacts facts = store.facts();
    return std::to_string(facts.rules) + facts.invalid_path + std::to_string(facts.pages);
  }
  for (const RowId row : run(*parse_query(question, {}), store).yes) {
    append_json(store.row(row, RowParts::all().without(RowPart::evidence)), text);
  }
  return text;
}

constexpr std::string_view kQuestions[] = {"rows",  "cards",       "found cards",
                                           "facts", "active:2013", "in:VN budget:>1",
                                           "wells", "donor:NO",    "not in:VN"};

struct Tally {
  std::size_t tried = 0;
  std::size_t refused = 0;  // at once
  std::size_t noticed = 0;  // by a question, before its answer is used
  std::size_t right = 0;
  std::size_t wrong = 0;
};

void try_store(const Result<Store>& store, std::string_view question, const std::string& right,
               Tally& tally) {
  ++tally.tried;
  if (!store) {
    ++tally.refused;
    return;
  }
  const std::string got = answer(*store, question);
  if (store->damage() != nullptr) {
    ++tally.noticed;
  } else {
    ++(got == right ? tally.right : tally.wrong);
  }
}

// A store of bytes and a store of a file are read in different ways.
void try_bytes(std::string_view bytes, const std::vector<std::string>& right, Tally& tally) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::tmpfile(), std::fclose);
  const bool written =
      file != nullptr &&
      (bytes.empty() || std::fwrite(bytes.data(), bytes.size(), 1, file.get()) == 1) &&
      std::fflush(file.get()) == 0;
  if (!written) {
    std::fputs("damage: no room for a file\n", stderr);
    std::exit(2);
  }
  for (std::size_t i = 0; i < std::size(kQuestions); ++i) {
    try_store(parse_store(bytes, "damaged"), kQuestions[i], right[i], tally);
    try_store(open_store(fileno(file.get()), "damaged"), kQuestions[i], right[i], tally);
  }
}

void print(const char* what, std::size_t stores, const Tally& t) {
  std::printf(
      "%s: %zu stores, %zu answers: %zu refused, %zu damage noticed, %zu right, %zu wrong\n", what,
      stores, t.tried, t.refused, t.noticed, t.right, t.wrong);
}

std::string flipped(std::string bytes, std::mt19937& random) {
  std::uniform_int_distribution<std::size_t> place(0, bytes.size() - 1);
  std::uniform_int_distribution<int> byte(1, 255);
  std::uniform_int_distribution<int> times(1, 3);
  for (int i = times(random); i > 0; --i) {
    char& c = bytes[place(random)];
    c = static_cast<char>(static_cast<unsigned char>(c) ^ static_cast<unsigned>(byte(random)));
  }
  return bytes;
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 500;
  const std::size_t step = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 1;
  const std::string bytes = saved_bytes();
  if (bytes.empty()) return 2;
  std::vector<std::string> right;
  for (const std::string_view question : kQuestions) {
    right.push_back(answer(*parse_store(bytes, "whole"), question));
  }

  Tally cut;
  std::size_t lengths = 0;
  for (std::size_t size = 0; size < bytes.size(); size += step, ++lengths) {
    // In room of its own, so that a read past the end is seen.
    const std::vector<char> shorter(bytes.begin(),
                                    bytes.begin() + static_cast<std::ptrdiff_t>(size));
    try_bytes({shorter.data(), shorter.size()}, right, cut);
  }
  print("cut short", lengths, cut);

  Tally single;
  std::size_t singles = 0;
  for (std::size_t at = 0; at < bytes.size(); at += step, ++singles) {
    std::string one = bytes;
    one[at] = static_cast<char>(static_cast<unsigned char>(one[at]) ^ (1U << at % 8));
    try_bytes(one, right, single);
  }
  print("one bit flipped", singles, single);

  Tally random;
  std::mt19937 numbers(1);  // NOLINT: the same damages in every run
  for (std::size_t i = 0; i < count; ++i) try_bytes(flipped(bytes, numbers), right, random);
  print("one to three bytes changed", count, random);
  return cut.wrong + single.wrong + random.wrong == 0 ? 0 : 1;
}

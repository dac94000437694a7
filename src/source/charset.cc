// uchardet's answers, what is made of them, and the tables, which are iconv's.
#include "source/charset.h"

#include <iconv.h>
#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/text.h"

namespace dossier {
namespace {

constexpr std::size_t kSample = std::size_t{64} << 10U;
constexpr std::size_t kFewestLetters = 8;
constexpr auto kFirst = static_cast<std::size_t>(Encoding::windows1250);
constexpr auto kCount = static_cast<std::size_t>(Encoding::koi8_r) - kFirst + 1;

struct Answer {
  std::string_view name;  // as uchardet has it
  Encoding encoding;
  Encoding extended;        // the one to read where bytes 80 to 9F are used
  bool own_script = false;  // not Latin
};
// What uchardet may answer that is not listed (encodings of other systems and of several bytes) is
// a wrong guess more often than not.
constexpr std::array kAnswers{
    Answer{"WINDOWS-1250", Encoding::windows1250, Encoding::windows1250},
    Answer{"WINDOWS-1251", Encoding::windows1251, Encoding::windows1251, true},
    Answer{"WINDOWS-1253", Encoding::windows1253, Encoding::windows1253, true},
    Answer{"WINDOWS-1254", Encoding::windows1254, Encoding::windows1254},
    Answer{"WINDOWS-1255", Encoding::windows1255, Encoding::windows1255, true},
    Answer{"WINDOWS-1256", Encoding::windows1256, Encoding::windows1256, true},
    Answer{"WINDOWS-1257", Encoding::windows1257, Encoding::windows1257},
    Answer{"WINDOWS-1258", Encoding::windows1258, Encoding::windows1258},
    Answer{"ISO-8859-2", Encoding::iso8859_2, Encoding::windows1250},
    Answer{"ISO-8859-3", Encoding::iso8859_3, Encoding::windows1254},
    Answer{"ISO-8859-4", Encoding::iso8859_4, Encoding::windows1257},
    Answer{"ISO-8859-5", Encoding::iso8859_5, Encoding::iso8859_5, true},
    Answer{"ISO-8859-6", Encoding::iso8859_6, Encoding::windows1256, true},
    Answer{"ISO-8859-7", Encoding::iso8859_7, Encoding::windows1253, true},
    Answer{"ISO-8859-8", Encoding::iso8859_8, Encoding::windows1255, true},
    Answer{"ISO-8859-9", Encoding::windows1254, Encoding::windows1254},
    Answer{"ISO-8859-10", Encoding::iso8859_10, Encoding::iso8859_10},
    Answer{"ISO-8859-11", Encoding::windows874, Encoding::windows874, true},
    Answer{"TIS-620", Encoding::windows874, Encoding::windows874, true},
    Answer{"ISO-8859-13", Encoding::iso8859_13, Encoding::windows1257},
    Answer{"ISO-8859-14", Encoding::iso8859_14, Encoding::iso8859_14},
    Answer{"ISO-8859-15", Encoding::iso8859_15, Encoding::windows1252},
    Answer{"ISO-8859-16", Encoding::iso8859_16, Encoding::windows1250},
    Answer{"KOI8-R", Encoding::koi8_r, Encoding::koi8_r, true},
};

bool is_high(char byte) {
  return static_cast<unsigned char>(byte) >= 0x80;
}

// From a little before the first byte that is no ASCII.
std::string_view sample_of(std::string_view bytes) {
  constexpr std::size_t kBefore = 256;
  const auto* const first = std::find_if(bytes.begin(), bytes.end(), is_high);
  const auto at = static_cast<std::size_t>(first - bytes.begin());
  return bytes.substr(at - std::min(at, kBefore), kSample);
}

const Answer* ask_detector(std::string_view sample) {
  struct Free {
    void operator()(uchardet_t detector) const { uchardet_delete(detector); }
  };
  const std::unique_ptr<uchardet, Free> detector(uchardet_new());
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return nullptr;
  uchardet_data_end(detector.get());
  const std::string_view name = uchardet_get_charset(detector.get());
  const auto* const found = std::find_if(kAnswers.begin(), kAnswers.end(),
                                         [name](const Answer& a) { return a.name == name; });
  return found == kAnswers.end() ? nullptr : found;
}

bool is_letter_beyond_ascii(char32_t c) {
  return c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7;
}

// Whether there is enough in the sample to go by, and every byte means something.
bool is_credible(const Answer& answer, Encoding encoding, std::string_view sample) {
  const HighHalf& high = high_half(encoding);
  std::size_t letters = 0;
  std::size_t ascii = 0;
  for (const char byte : sample) {
    ascii += is_ascii_letter(byte) ? 1 : 0;
    if (!is_high(byte)) continue;
    const char32_t c = high[static_cast<unsigned char>(byte) - 0x80U];
    if (c < 0xA0) return false;
    letters += is_letter_beyond_ascii(c) ? 1 : 0;
  }
  return letters >= kFewestLetters && (!answer.own_script || letters * 3 >= ascii);
}

struct CloseIconv {
  void operator()(iconv_t converter) const { iconv_close(converter); }
};

HighHalf make_high_half(Encoding encoding) {
  HighHalf high{};
  const std::string from(encoding == Encoding::windows874 ? "CP874" : name(encoding));
  const std::unique_ptr<void, CloseIconv> converter([&from] {
    iconv_t opened = iconv_open("UTF-32LE", from.c_str());
    return reinterpret_cast<std::intptr_t>(opened) == -1 ? nullptr : opened;
  }());
  for (std::size_t i = 0; i < high.size(); ++i) {
    auto byte = static_cast<char>(i + high.size());
    std::array<unsigned char, 16> wide{};
    char* in = &byte;
    char* out = reinterpret_cast<char*>(wide.data());
    std::size_t in_left = 1;
    std::size_t out_left = wide.size();
    high[i] = static_cast<char32_t>(i + high.size());
    if (!converter || iconv(converter.get(), &in, &in_left, &out, &out_left) != 0) continue;
    // Windows-1258 keeps a letter back until it knows that no accent follows.
    iconv(converter.get(), nullptr, nullptr, &out, &out_left);
    high[i] = wide[0] | char32_t{wide[1]} << 8U | char32_t{wide[2]} << 16U;
  }
  return high;
}

}  // namespace

const HighHalf& high_half(Encoding encoding) {
  assert(is_single_byte(encoding));
  static const std::array<HighHalf, kCount> kTables = [] {
    std::array<HighHalf, kCount> tables{};
    for (std::size_t i = 0; i < kCount; ++i) {
      tables[i] = make_high_half(static_cast<Encoding>(i + kFirst));
    }
    return tables;
  }();
  return kTables[static_cast<std::size_t>(encoding) - kFirst];
}

Encoding single_byte_encoding(std::string_view bytes) {
  const std::string_view sample = sample_of(bytes);
  const Answer* const answer = ask_detector(sample);
  if (answer == nullptr) return Encoding::windows1252;
  const bool extended = std::any_of(sample.begin(), sample.end(), [](char byte) {
    return static_cast<unsigned char>(byte) >= 0x80 && static_cast<unsigned char>(byte) < 0xA0;
  });
  const Encoding encoding = extended ? answer->extended : answer->encoding;
  return is_credible(*answer, encoding, sample) ? encoding : Encoding::windows1252;
}

}  // namespace dossier

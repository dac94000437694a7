// Stored bytes to a clean page, in one pass: characters are read in the encoding at hand, treated
// one by one (characters.h), and the offset map grows only where text and stored bytes part. A page
// that is clean already is found out by its validation and is moved, not copied.
#include "source/decode.h"

#include <array>
#include <limits>
#include <numeric>
#include <utility>

#include "base/text.h"
#include "source/binary.h"
#include "source/characters.h"
#include "source/charset.h"

namespace dossier {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr char32_t kNoBreakSpace = 0xA0;

// The text under construction, with its offset map.
class Writer {
 public:
  explicit Writer(std::size_t expected) { text_.reserve(expected); }

  // `bytes`, stored at `at`, as they are.
  void copy(std::string_view bytes, std::size_t at) {
    if (bytes.empty()) return;
    place(at, 1, 1, bytes.size());
    text_ += bytes;
  }
  // A run of ASCII in units of `unit` bytes, stored at `at`.
  void narrow(std::string_view bytes, std::size_t at, std::size_t unit, std::size_t low) {
    if (bytes.empty()) return;
    place(at, 1, unit, bytes.size());
    for (std::size_t i = low; i < bytes.size(); i += unit) text_ += bytes[i];
  }
  // The UTF-8 of one character for the `stored` bytes at `at`.
  void put(std::string_view utf8, std::size_t at, std::size_t stored) {
    if (utf8.size() == stored) return copy(utf8, at);
    place(at, utf8.size(), stored, stored);
    text_ += utf8;
  }

  char last() const { return text_.empty() ? '\0' : text_.back(); }
  std::size_t size() const { return text_.size(); }
  std::string take_text() { return std::move(text_); }
  OffsetMap take_map() { return std::move(map_); }

 private:
  // Opens a new piece of the map where the last one does not foretell this place.
  void place(std::size_t at, std::size_t text_step, std::size_t stored_step, std::size_t stored) {
    if (at != expected_ || text_step != text_step_ || stored_step != stored_step_) {
      map_.add({.text = static_cast<std::uint32_t>(text_.size()),
                .original = static_cast<std::uint32_t>(at),
                .text_step = static_cast<std::uint16_t>(text_step),
                .original_step = static_cast<std::uint16_t>(stored_step)});
      text_step_ = text_step;
      stored_step_ = stored_step;
    }
    expected_ = at + stored;
  }

  std::string text_;
  OffsetMap map_;
  std::size_t expected_ = 0;  // the stored offset at which the current piece would go on
  std::size_t text_step_ = 1;
  std::size_t stored_step_ = 1;
};

template <class Reader>
class Cleaner {
  struct Doubled {
    char32_t meant = 0;
    std::size_t stored = 0;  // bytes
  };

 public:
  Cleaner(Reader reader, Repairs earlier)
      : reader_(reader), writer_(reader.bytes.size()), repairs_(std::move(earlier)) {}

  // `from`: everything before it is known to be plain.
  void run(std::size_t from) {
    writer_.copy(reader_.bytes.substr(0, from), 0);
    for (std::size_t at = from; at < reader_.bytes.size();) {
      const std::size_t end = reader_.plain_end(at);
      copy_plain(at, end);
      at = end;
      if (at < reader_.bytes.size()) at += step(at);
    }
  }

  Writer& writer() { return writer_; }
  Repairs& repairs() { return repairs_; }
  std::size_t controls() const { return controls_; }

 private:
  void copy_plain(std::size_t begin, std::size_t end) {
    const std::string_view run = reader_.bytes.substr(begin, end - begin);
    if constexpr (Reader::kUnit == 1) {
      writer_.copy(run, begin);
    } else {
      writer_.narrow(run, begin, Reader::kUnit, Reader::kLowByte);
    }
  }

  // One character, or what belongs together. Returns the stored bytes used up.
  std::size_t step(std::size_t at) {
    const Character c = reader_.at(at);
    if (!c.valid) {
      ++repairs_.invalid_bytes;
      writer_.put(kReplacement, at, c.size);
      return c.size;
    }
    if (const std::optional<Doubled> doubled = doubled_at(at, c)) {
      ++repairs_.mended;
      treat(doubled->meant, at, doubled->stored);
      return doubled->stored;
    }
    return treat(c.value, at, c.size);
  }

  std::size_t treat(char32_t c, std::size_t at, std::size_t stored) {
    switch (treatment(c)) {
      case Treatment::keep_control:
        ++controls_;
        [[fallthrough]];
      case Treatment::keep:
        put(c, at, stored);
        break;
      case Treatment::space:
        writer_.put(" ", at, stored);
        break;
      case Treatment::drop_control:
        ++controls_;
        break;
      case Treatment::drop:
        break;
      case Treatment::carriage_return:
        return treat_carriage_return(at, stored);
    }
    return stored;
  }

  // CR LF is one line end; a CR that ends the text is the half of one; any other is a space.
  std::size_t treat_carriage_return(std::size_t at, std::size_t stored) {
    const Character next = peek(at + stored);
    if (next.value == '\n') {
      writer_.put("\n", at, stored + next.size);
      return stored + next.size;
    }
    if (at + stored < reader_.bytes.size()) writer_.put(" ", at, stored);
    return stored;
  }

  // What was encoded twice, where it begins here.
  std::optional<Doubled> doubled_at(std::size_t at, Character first) const {
    if (first.value < 0x80 || (first.value >= 0xA0 && !begins_doubled(first.value))) return {};
    const Character second = peek(at + first.size);
    const Character third = peek(at + first.size + second.size);
    const std::array<std::size_t, 4> sizes{0, first.size, second.size, third.size};
    const Undoubled undoubled = undouble(first.value, second.value, third.value);
    if (undoubled.length > 0) {
      const auto* const end = sizes.begin() + undoubled.length + 1;
      return Doubled{undoubled.meant, std::accumulate(sizes.begin(), end, std::size_t{0})};
    }
    if (!is_orphan(first.value, second.value)) return {};
    // A plain space is the second half; a line end is not.
    return Doubled{kNoBreakSpace, first.size + (second.value == ' ' ? second.size : 0U)};
  }

  // A no-break space that was encoded twice ("Â" and the space) and whose second half became a
  // plain space or fell off a line's end. Not after a capital, where "Â" may end a word.
  bool is_orphan(char32_t first, char32_t second) const {
    if (first != 0xC2) return false;
    if (second != ' ' && second != '\r' && second != '\n' && second != 0) return false;
    const char before = writer_.last();
    const bool may_be_capital =
        (before >= 'A' && before <= 'Z') || static_cast<unsigned char>(before) >= 0x80;
    return !may_be_capital;
  }

  // The character at `at` for looking ahead; value 0 past the end and for bytes that are no text.
  Character peek(std::size_t at) const {
    if (at >= reader_.bytes.size()) return {0, 0, true};
    const Character c = reader_.at(at);
    return c.valid ? c : Character{0, c.size, false};
  }

  void put(char32_t c, std::size_t at, std::size_t stored) {
    scratch_.clear();
    append_utf8(c, scratch_);
    writer_.put(scratch_, at, stored);
  }

  Reader reader_;
  Writer writer_;
  Repairs repairs_;
  std::size_t controls_ = 0;
  std::string scratch_;
};

Error too_large(const Origin& origin) {
  return {.kind = ErrorKind::limit,
          .what = "page is larger than 4 GiB",
          .hint = "cut it into pages with --in ff or --in lines",
          .where = origin.path};
}

template <class Reader>
Result<CleanText> clean(Origin origin, Reader reader, Encoding encoding, Repairs earlier,
                        std::size_t from = 0) {
  const std::string_view bytes = reader.bytes;
  Cleaner<Reader> cleaner(reader, std::move(earlier));
  cleaner.run(from);
  if (is_binary(cleaner.controls(), bytes.size() / unit_size(encoding))) {
    return binary_error(bytes, origin.path);
  }
  if (cleaner.writer().size() > std::numeric_limits<std::uint32_t>::max()) return too_large(origin);
  if (encoding != Encoding::utf8) cleaner.repairs().encoding = name(encoding);
  return CleanText{std::move(origin), cleaner.writer().take_text(), cleaner.writer().take_map(),
                   std::move(cleaner.repairs())};
}

// Single-byte units. `encoding` may be known.
Result<CleanText> decode_narrow(Origin origin, std::string bytes, std::optional<Encoding> encoding,
                                Repairs earlier) {
  std::size_t plain = 0;
  if (!encoding || *encoding == Encoding::utf8) {
    plain = Utf8Reader{bytes}.plain_end(0);
    if (plain == bytes.size()) {
      return CleanText{std::move(origin), std::move(bytes), {}, std::move(earlier)};
    }
  }
  if (!encoding) encoding = narrow_encoding(bytes);
  if (*encoding == Encoding::utf8) {
    return clean(std::move(origin), Utf8Reader{bytes}, *encoding, std::move(earlier), plain);
  }
  return clean(std::move(origin), SingleByteReader{bytes, &high_half(*encoding)}, *encoding,
               std::move(earlier));
}

}  // namespace

Result<CleanText> clean_text(Origin origin, std::string bytes, std::optional<Encoding> encoding,
                             Repairs earlier) {
  if (bytes.size() > std::numeric_limits<std::uint32_t>::max()) return too_large(origin);
  if (!encoding) {
    encoding = wide_encoding(bytes);
    if (!encoding && begins_binary(bytes)) return binary_error(bytes, origin.path);
  }
  const auto read_as = [&](auto reader) {
    return clean(std::move(origin), reader, *encoding, std::move(earlier));
  };
  switch (encoding.value_or(Encoding::utf8)) {
    case Encoding::utf16le:
      return read_as(Utf16Reader<false>{bytes});
    case Encoding::utf16be:
      return read_as(Utf16Reader<true>{bytes});
    case Encoding::utf32le:
      return read_as(Utf32Reader<false>{bytes});
    case Encoding::utf32be:
      return read_as(Utf32Reader<true>{bytes});
    default:
      break;
  }
  return decode_narrow(std::move(origin), std::move(bytes), encoding, std::move(earlier));
}

PageResult decode_page(Origin origin, std::string bytes) {
  Result<CleanText> clean = clean_text(std::move(origin), std::move(bytes), std::nullopt);
  if (!clean) return clean.error();
  return Page(std::move(clean->origin), std::move(clean->text), std::move(clean->map),
              std::move(clean->repairs));
}

}  // namespace dossier

// A page: the one owner of its text. Everything read from it refers to it by Span.
//
//   Page page({.path = "a.txt"}, "1. Roads\n2012-2015\n");
//   page.slice({3, 8})        -> "Roads"
//   page.line_of(9)           -> 1          (lines are counted from 0 inside the library)
//   page.source_line(9)       -> 2          (what a person's editor calls it)
//   page.original(9)          -> 9          (byte offset in the file as it was stored)
//
// The text is what the readers in src/source made of the stored bytes, so that no later step has to
// care: valid UTF-8; line ends are LF; no BOM, NUL, soft hyphen or zero-width character; every
// Unicode space (no-break, thin, ideographic, …) is one ASCII space, tabs and form feeds stay
// (a form feed is a page break inside the text and ends no line); double-encoded dashes and quotes
// are mended. OffsetMap leads back to the original bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

// Half-open range of byte offsets into a page's text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend bool operator==(Span, Span) = default;
};

// Piecewise map from offsets in the cleaned text to offsets in the stored bytes. Each piece says:
// from text offset `text` on, `text_step` bytes of text stand for `original_step` stored bytes,
// starting at `original`. No pieces: the two are the same bytes.
class OffsetMap {
 public:
  struct Piece {
    std::uint32_t text = 0;
    std::uint32_t original = 0;
    std::uint16_t text_step = 1;
    std::uint16_t original_step = 1;
  };
  // REQUIRES: pieces are added with rising `text`.
  void add(Piece piece);
  // The stored offset of the character that begins at, or holds, text offset `at`.
  std::uint64_t original(std::uint32_t at) const;
  // The map of a text that is `head` and `own` of this one's, one behind the other.
  // REQUIRES: head begins at 0; both end where characters do; own begins at or behind head's end.
  OffsetMap part(Span head, Span own) const;
  const std::vector<Piece>& pieces() const { return pieces_; }

 private:
  std::vector<Piece> pieces_;
};

// Where a page came from.
struct Origin {
  std::string path{};            // as the user named it; "-" for stdin; a JSON line's id;
                                 // ARCHIVE!FILE; FILE!RECORD-ID for WARC
  std::string url{};             // empty where there is none
  std::uint64_t first_byte = 0;  // the page's place in its file (in what was unpacked, where that
                                 // is compressed), for pages cut out of a larger one
  std::uint32_t first_line = 1;  // likewise, 1-based
  std::string date{};            // when the page was captured, as its WARC record says; no value of
                                 // the page is read from it
};

// What the reader mended or dropped, for the note on stderr.
struct Repairs {
  std::uint32_t invalid_bytes = 0;  // bytes that were no text; each became U+FFFD
  std::uint32_t mended = 0;         // double-encoded separators put right
  std::string encoding = "UTF-8";   // what the bytes were read as
};

// Which part of a page a Page is, where the page is too large to be read whole. Each part but the
// first repeats the page's head before its own text: a title, the head of a table.
struct PagePart {
  bool first = true;
  std::uint32_t head = 0;           // bytes of the head that is repeated
  std::uint32_t lines_skipped = 0;  // of the page, between its head and the part's own text
};

class Page {
 public:
  Page() = default;
  // `origin` is that of the whole page, also where this is a part of it.
  // REQUIRES: text is cleaned as described above and shorter than 4 GiB.
  Page(Origin origin, std::string text, OffsetMap map = {}, Repairs repairs = {},
       PagePart part = {});
  Page(Page&&) noexcept = default;
  Page& operator=(Page&&) noexcept = default;
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  const Origin& origin() const { return origin_; }
  const Repairs& repairs() const { return repairs_; }
  const OffsetMap& map() const { return map_; }
  std::string_view text() const { return text_; }
  const PagePart& part() const { return part_; }
  // Where the text begins that is read here: 0, but in a part behind the head that it repeats.
  std::uint32_t own_begin() const { return part_.head; }
  // Empty for a span that ends before it begins. REQUIRES: span lies inside the text.
  std::string_view slice(Span span) const {
    if (span.end <= span.begin) return {};
    return std::string_view(text_).substr(span.begin, span.size());
  }

  // Lines, without their LF. An empty text has none; a final LF opens no further line.
  std::size_t line_count() const { return line_begins_.size(); }
  Span line(std::size_t index) const;
  std::size_t line_of(std::uint32_t offset) const;

  std::uint32_t source_line(std::uint32_t offset) const;  // 1-based, in the file
  std::uint64_t original(std::uint32_t offset) const;     // byte offset in the file

 private:
  Origin origin_;
  std::string text_;
  OffsetMap map_;
  Repairs repairs_;
  PagePart part_;
  std::vector<std::uint32_t> line_begins_;
};

}  // namespace dossier

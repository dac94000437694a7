// Where pages come from: files, folders, standard input, what is packed in them; and how their
// bytes become text.
//
//   SourceOptions options;                       // --in auto
//   Status s = read_pages({"dump/", "-"}, options, [](PageResult page) { …; return true; });
//
// Paths are read in the order given; folders are walked, names in byte order; hidden entries are
// skipped, and so are labels (NAME.gold.json). A path that cannot be read is handed over as an
// error and the rest is read. Saved stores (saved_store.h) in a folder are passed over: they hold
// pages once more.
//
// What is compressed (gzip, bzip2, xz, Zstandard, LZ4) or archived (tar, ZIP, 7z) is told by its
// content and unpacked as it is read, layer by layer. A compressed file keeps its path; a file in
// an archive is ARCHIVE!FILE, and read as a folder's files are, in the order in which they are
// stored. Each may be in any form below. Where an archive is damaged or goes over a limit, an error
// takes the place of the rest.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/page.h"
#include "dossier/result.h"

namespace dossier {

// How an input is cut into pages.
enum class InputForm : std::uint8_t {
  automatic,  // by content; what was chosen is told to `chosen`
  text,       // a whole file is one page
  ff,         // pages end at form feeds
  lines,      // each line is a page
  ndjson,     // one JSON object a line: text, id, url (see json_line.h)
  warc,       // WARC or WET records (ISO 28500; see warc.h)
  heads,      // files below lines with their names, as head and tail print them (see heads.h)
};
std::string_view name(InputForm form);

// How much may come out of one path that is packed.
struct UnpackLimits {
  std::uint64_t max_ratio = 250;  // bytes out for each byte read; looked at from 16 MiB out on
  std::uint64_t max_depth = 8;    // layers, of compression or archiving, around a page
  std::uint64_t max_expanded = std::uint64_t{1} << 40U;  // bytes out, of all layers together
};

// What the reader is to do while there is nothing to read yet.
enum class Waiting : std::uint8_t {
  idle,  // wait for as long as it takes
  busy,  // ask again soon: something else is going on
  stop,  // nothing more is wanted
};

struct SourceOptions {
  InputForm form = InputForm::automatic;
  std::string text_key{};  // of a JSON line; empty: the usual ones
  UnpackLimits unpack{};
  std::uint64_t max_page = std::uint64_t{1}
                           << 30;  // bytes; a larger page is an error of kind limit
  // Bytes; a longer page is handed over in parts (PagePart), each a Page that takes up where the
  // last one ended and repeats the page's head. At least 4.
  std::size_t max_part = std::size_t{256} << 10;
  int stdin_fd = 0;
  // What standard input is called (empty: as it was named), and where its first byte and line stand
  // in a file of that name: for a part that was cut out of it.
  Origin stdin_origin{};
  // Lines and JSON lines: one page or error for every line, an empty page for a blank one, none
  // parted.
  bool keep_blank = false;
  // Called when nothing has come for `patience` milliseconds, so that what is there already can be
  // worked on. May be empty.
  std::function<Waiting()> waiting;
  int patience = 10;
  // Called once for each input with the form that `automatic` settled on and why. May be empty.
  std::function<void(std::string_view path, InputForm form, std::string_view why)> chosen;
  // Called with each saved store that is passed over. May be empty.
  std::function<void(std::string_view path)> passed_over;
  // Called after a WARC input with the records that were passed over, if any, by type: "2 request,
  // 1 warcinfo". May be empty.
  std::function<void(std::string_view path, std::string_view records)> records_passed_over;
};

using PageResult = Result<Page>;
// Gets each page, or the error that stands in its place, in order. Returns false to stop early.
using PageSink = std::function<bool(PageResult)>;

// Hands over every page of every path, each as soon as its last byte is there. "-" is standard
// input. Errors inside are handed to the sink, in the place of what they stand for; the status
// itself fails only for misuse (no paths). Kinds of errors: io, format, limit; not_text for pages
// that are no plain text. HTML is such, unless the form is `text` or `lines`. Memory: the largest
// page, and what the unpacking of each layer needs. A 7z archive that is no file by itself is first
// copied to a temporary file.
Status read_pages(const std::vector<std::string>& paths, const SourceOptions& options,
                  const PageSink& sink);

// Stored bytes to a clean page (see page.h for what clean means). Byte order marks decide, then
// valid UTF-8, then a single-byte encoding (encoding.h). Errors: not_text, where the bytes are
// binary rather than text; limit.
PageResult decode_page(Origin origin, std::string bytes);

}  // namespace dossier

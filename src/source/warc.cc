// Headers are read as HTTP's are: names in any case, lines that go on on the next one. A record's
// end is checked before it is handed over, so that a Content-Length which does not lead to the next
// record is found out instead of believed.
#include "source/warc.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

#include "base/text.h"

namespace dossier {
namespace {

constexpr std::string_view kMark = "WARC/";
constexpr std::string_view kRecordMark = "WARC/1.";
constexpr std::size_t kLargestHeader = std::size_t{1} << 16U;
// A record that is passed over is kept whole up to this size, so that a wrong length of it loses
// nothing.
constexpr std::uint64_t kKept = std::uint64_t{1} << 20U;

constexpr std::array<std::string_view, 8> kTypeNames{
    "warcinfo", "request", "response", "metadata", "revisit", "resource", "conversion", "other"};

bool is_newline(char c) {
  return c == '\r' || c == '\n';
}

bool same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [lower](char x, char y) { return lower(x) == lower(y); });
}

// The next line of `text`, without its end, cut off its front.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Calls `field(name, value)` for each field of a header without its first line; false where a line
// is none.
template <class F>
bool for_each_field(std::string_view lines, F field) {
  std::string name;
  std::string value;
  bool whole = true;
  while (!lines.empty()) {
    const std::string_view line = take_line(lines);
    if (line.empty()) break;
    if ((line[0] == ' ' || line[0] == '\t') && !name.empty()) {
      value += value.empty() ? "" : " ";
      value += trim(line);
      continue;
    }
    if (!name.empty()) field(name, value);
    const std::size_t colon = line.find(':');
    whole = whole && colon != std::string_view::npos && colon > 0;
    name = colon == std::string_view::npos ? "" : std::string(trim(line.substr(0, colon)));
    value = colon == std::string_view::npos ? "" : std::string(trim(line.substr(colon + 1)));
  }
  if (!name.empty()) field(name, value);
  return whole;
}

// "text/plain; charset=utf-8" -> "text/plain"
std::string_view media_type(std::string_view value) {
  return trim(value.substr(0, value.find(';')));
}

// The end of a header that `bytes` begin with, after its empty line; npos where there is none.
std::size_t header_end(std::string_view bytes) {
  for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at)) {
    ++at;
    if (bytes.substr(at, 1) == "\n") return at + 1;
    if (bytes.substr(at, 2) == "\r\n") return at + 2;
  }
  return std::string_view::npos;
}

// The pieces of a chunked body put together; nothing where it is no such body.
std::optional<std::string> join_chunks(std::string_view body) {
  std::string text;
  for (;;) {
    const std::string_view line = take_line(body);
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (error != std::errc{} || end == line.data() || size > body.size()) return std::nullopt;
    if (size == 0) return text;
    text += body.substr(0, size);
    body.remove_prefix(size);
    if (!take_line(body).empty()) return std::nullopt;
  }
}

struct HttpHeader {
  bool is_text = false;
  bool is_chunked = false;
  bool is_compressed = false;

  bool is_plain() const { return is_text && !is_compressed; }
};

// Of a response's header, first line and all.
HttpHeader read_http_header(std::string_view lines) {
  HttpHeader header;
  take_line(lines);
  for_each_field(lines, [&header](std::string_view name, std::string_view value) {
    if (same_name(name, "Content-Type"))
      header.is_text = same_name(media_type(value), "text/plain");
    if (same_name(name, "Transfer-Encoding")) header.is_chunked = same_name(value, "chunked");
    if (same_name(name, "Content-Encoding")) header.is_compressed = !same_name(value, "identity");
  });
  return header;
}

}  // namespace

bool begins_warc(std::string_view bytes) {
  return bytes.starts_with(kRecordMark);
}

std::optional<std::string> http_text(std::string_view response) {
  const std::size_t end = header_end(response);
  if (end == std::string_view::npos) return std::nullopt;
  const HttpHeader header = read_http_header(response.substr(0, end));
  if (!header.is_plain()) return std::nullopt;
  const std::string_view body = response.substr(end);
  // Crawlers that put the pieces together leave the header as it was.
  std::optional<std::string> joined = header.is_chunked ? join_chunks(body) : std::nullopt;
  return joined ? std::move(joined) : std::string(body);
}

struct WarcReader::Header {
  std::string type{};
  std::string media{};
  WarcRecord record{};
  std::optional<std::uint64_t> length{};

  // Whether the block is wanted, as far as this header tells.
  bool is_text() const {
    if (type == "conversion") return media.empty() || media.starts_with("text/");
    return (type == "resource" || type == "response") && same_name(media, "text/plain");
  }
  bool is_http() const { return type == "response" && same_name(media, "application/http"); }

  std::size_t type_number() const {
    const auto* const found = std::find(kTypeNames.begin(), kTypeNames.end() - 1, type);
    return static_cast<std::size_t>(found - kTypeNames.begin());
  }

  void set(std::string_view name, std::string_view value) {
    if (same_name(name, "WARC-Type")) type = value;
    if (same_name(name, "Content-Type")) media = media_type(value);
    if (same_name(name, "WARC-Target-URI")) record.url = without_brackets(value);
    if (same_name(name, "WARC-Date")) record.date = value;
    if (same_name(name, "WARC-Record-ID")) record.id = without_brackets(value);
    if (same_name(name, "Content-Length")) {
      std::uint64_t number = 0;
      const char* const end = value.data() + value.size();
      const auto [stop, error] = std::from_chars(value.data(), end, number);
      if (error == std::errc{} && stop == end) length = number;
    }
  }

  static std::string without_brackets(std::string_view value) {
    if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
    return std::string(value);
  }
};

Error WarcReader::damaged(std::string what) const {
  return {.kind = ErrorKind::format,
          .what = std::move(what),
          .hint = {},
          .where = fmt::format("{}, byte {}", input_.path(), record_at_)};
}

// False at the end.
bool WarcReader::skip_blank_lines() {
  for (;;) {
    std::size_t at = 0;
    while (at < input_.pending().size() && is_newline(input_.pending()[at])) ++at;
    input_.consume(at);
    if (!input_.pending().empty()) return true;
    if (!input_.fill()) return false;
  }
}

// To the next line that begins a record, or to the end. `from_here`: what is pending begins a line
// that may be it.
void WarcReader::find_next_record(bool from_here) {
  if (from_here && input_.fill_to(kRecordMark.size()) && begins_warc(input_.pending())) return;
  const std::string line = fmt::format("\n{}", kRecordMark);
  for (;;) {
    const std::size_t found = input_.pending().find(line);
    if (found != std::string_view::npos) return input_.consume(found + 1);
    // What may be the beginning of such a line stays.
    input_.consume(input_.pending().size() - std::min(input_.pending().size(), line.size()));
    if (!input_.fill()) return input_.consume(input_.pending().size());
  }
}

Result<WarcReader::Header> WarcReader::read_header() {
  input_.fill_to(kMark.size());
  if (!input_.pending().starts_with(kMark)) return damaged("no WARC record begins here");
  std::size_t end = std::string_view::npos;
  while ((end = header_end(input_.pending().substr(0, kLargestHeader))) == std::string_view::npos) {
    if (input_.pending().size() >= kLargestHeader) return damaged("its header has no end");
    if (!input_.fill()) return damaged("its header is cut short");
  }
  Header header;
  std::string_view lines = input_.pending().substr(0, end);
  take_line(lines);
  const bool whole = for_each_field(
      lines, [&header](std::string_view name, std::string_view value) { header.set(name, value); });
  if (!whole) return damaged("a line of its header is no \"Name: value\"");
  if (!header.length) return damaged("its header has no Content-Length");
  if (header.record.id.empty()) header.record.id = fmt::format("@{}", record_at_);
  input_.consume(end);
  return header;
}

// Where the record with the block that is pending ends, blank lines and all.
Result<std::size_t> WarcReader::find_block_end(const Header& header) {
  constexpr std::string_view kEnd = "\r\n\r\n";
  const auto length = static_cast<std::size_t>(*header.length);
  input_.fill_to(length + kEnd.size());
  if (input_.pending().size() < length) {
    return damaged(
        fmt::format("cut short: {} of {} bytes are there", input_.pending().size(), length));
  }
  if (input_.pending().substr(length).starts_with(kEnd)) return length + kEnd.size();
  // Some writers end a record in another way; then the next one has to follow.
  std::size_t at = length;
  for (;;) {
    while (at < input_.pending().size() && is_newline(input_.pending()[at])) ++at;
    if (at < input_.pending().size() || !input_.fill()) break;
  }
  input_.fill_to(at + kMark.size());
  const std::string_view rest = input_.pending().substr(at);
  if (rest.empty() || rest.starts_with(kMark)) return at;
  return damaged(fmt::format("Content-Length {} does not lead to the end of the record", length));
}

// Whether the block that is pending is the HTTP response of a text, as far as its header tells.
bool WarcReader::begins_http_text(std::uint64_t length) {
  const auto most = static_cast<std::size_t>(std::min<std::uint64_t>(length, kLargestHeader));
  input_.fill_to(most);
  const std::string_view head = input_.pending().substr(0, most);
  const std::size_t end = header_end(head);
  return end != std::string_view::npos && read_http_header(head.substr(0, end)).is_plain();
}

// Passes over a block that is too long to keep. A record that begins inside of it says that the
// length is wrong; it is the next one then.
Status WarcReader::skip_block(std::uint64_t length) {
  const std::string record = fmt::format("\r\n\r\n{}", kRecordMark);
  std::uint64_t left = length;
  for (;;) {
    const std::string_view pending =
        input_.pending().substr(0, std::min<std::uint64_t>(left, input_.pending().size()));
    const std::size_t found = pending.find(record);
    if (found != std::string_view::npos) {
      input_.consume(found);
      return damaged(fmt::format("Content-Length {} reaches into another record", length));
    }
    const bool last = pending.size() == left;
    const std::size_t used = pending.size() - (last ? 0 : std::min(pending.size(), record.size()));
    input_.consume(used);
    left -= used;
    if (last) return done();
    if (!input_.fill()) break;
  }
  const std::uint64_t there = length - left + input_.pending().size();
  input_.consume(input_.pending().size());
  return damaged(fmt::format("cut short: {} of {} bytes are there", there, length));
}

// Nothing where the record is passed over.
std::optional<Result<WarcRecord>> WarcReader::read_record() {
  const auto fail = [this](Error error, bool in_block) {
    find_next_record(in_block);
    return Result<WarcRecord>(std::move(error));
  };
  Result<Header> header = read_header();
  if (!header) return fail(header.error(), false);
  const std::uint64_t length = *header->length;
  const bool wanted = header->is_text() || (header->is_http() && begins_http_text(length));
  if (!wanted) ++passed_over_[header->type_number()];
  if (length > (wanted ? max_page_ : kKept)) {
    if (const Status whole = skip_block(length); !whole) return Result<WarcRecord>(whole.error());
    if (!wanted) return std::nullopt;
    Error error = damaged(fmt::format("page is larger than {} bytes", max_page_));
    error.kind = ErrorKind::limit;
    return Result<WarcRecord>(std::move(error));
  }
  const Result<std::size_t> end = find_block_end(*header);
  if (!end) return fail(end.error(), true);
  const std::string_view block = input_.pending().substr(0, static_cast<std::size_t>(length));
  if (wanted) {
    header->record.text = header->is_http() ? http_text(block).value_or("") : std::string(block);
  }
  input_.consume(*end);
  if (!wanted) return std::nullopt;
  return Result<WarcRecord>(std::move(header->record));
}

std::optional<Result<WarcRecord>> WarcReader::next() {
  while (skip_blank_lines()) {
    record_at_ = input_.offset();
    std::optional<Result<WarcRecord>> record = read_record();
    if (input_.error() && record && !*record) break;  // what ended the input is what is wrong
    if (record) return record;
  }
  return std::nullopt;
}

std::string WarcReader::passed_over() const {
  std::string text;
  for (std::size_t i = 0; i < kTypes; ++i) {
    if (passed_over_[i] == 0) continue;
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", passed_over_[i], kTypeNames[i]);
  }
  return text;
}

}  // namespace dossier

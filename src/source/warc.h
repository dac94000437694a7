// WARC and WET (ISO 28500): records, each with a header and a block of as many bytes as its
// Content-Length says.
//
// Read are `conversion` records (what a WET file consists of) unless they say that they are no
// text, and `resource` and `response` records of text/plain, the latter without their HTTP header.
// Records of other types are passed over and counted.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "dossier/result.h"
#include "source/input.h"

namespace dossier {

struct WarcRecord {
  std::string id{};    // WARC-Record-ID without its brackets; "@BYTE" where there is none
  std::string url{};   // WARC-Target-URI
  std::string date{};  // WARC-Date, as it stands
  std::string text{};  // the stored bytes of the text
};

class WarcReader {
 public:
  WarcReader(Input& input, std::uint64_t max_page) : input_(input), max_page_(max_page) {}

  // Nothing at the end, and where the input has an error. Errors say file and byte; what follows is
  // then read from the next line on that begins a record.
  std::optional<Result<WarcRecord>> next();

  // "2 request, 1 warcinfo"; empty where no record was passed over.
  std::string passed_over() const;

 private:
  struct Header;
  static constexpr std::size_t kTypes = 8;  // the last one: any other

  bool skip_blank_lines();
  Result<Header> read_header();
  std::optional<Result<WarcRecord>> read_record();
  Result<std::size_t> find_block_end(const Header& header);
  bool begins_http_text(std::uint64_t length);
  Status skip_block(std::uint64_t length);
  Error damaged(std::string what) const;
  void find_next_record(bool from_here);

  Input& input_;
  std::uint64_t max_page_;
  std::uint64_t record_at_ = 0;
  std::array<std::uint64_t, kTypes> passed_over_{};
};

// Whether bytes begin as a WARC file does; they may be too few to tell.
bool begins_warc(std::string_view bytes);

// The body of an HTTP response, where it is plain text that is not compressed: what its header says
// and whether the pieces of a chunked body were put together. Nothing elsewhere.
std::optional<std::string> http_text(std::string_view response);

}  // namespace dossier

// The tests behind `automatic`, in order of how little of the input they need.
#include "source/form.h"

#include <array>
#include <utility>

#include "source/decode.h"
#include "source/warc.h"

namespace dossier {
namespace {

constexpr std::size_t kFormFeedWithin = std::size_t{64} << 10U;
constexpr std::size_t kManyPages = std::size_t{1} << 20U;

bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\0';
}

// The offset of the first character that is neither a mark nor blank.
std::size_t skip_blank(std::string_view bytes) {
  constexpr std::array<std::string_view, 3> kMarks{"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"};
  std::size_t at = 0;
  for (const std::string_view mark : kMarks) {
    if (bytes.substr(0, mark.size()) == mark) at = mark.size();
  }
  while (at < bytes.size() && is_blank(bytes[at])) ++at;
  return at;
}

bool begins_with_json_page(Input& input, Encoding encoding, std::uint64_t max_page,
                           JsonLineParser& parser) {
  std::size_t begin = skip_blank(input.pending());
  while (begin == input.pending().size()) {
    if (begin > kFormFeedWithin || !input.fill()) return false;
    begin = skip_blank(input.pending());
  }
  if (input.pending()[begin] != '{') return false;

  begin = begin / unit_size(encoding) * unit_size(encoding);
  std::size_t searched = begin;
  std::size_t end = std::string_view::npos;
  while ((end = find_unit(input.pending(), '\n', searched, encoding)) == std::string_view::npos) {
    searched = input.pending().size() / unit_size(encoding) * unit_size(encoding);
    if (searched > max_page) return false;
    if (!input.fill()) break;
  }
  const std::string_view line = input.pending().substr(begin, end - begin);
  const PageResult text = decode_page_as({}, std::string(line), encoding);
  return text.ok() && parser.parse(text->text()).ok();
}

bool is_warc(Input& input) {
  constexpr std::string_view kBeginning = "WARC/";  // waited for only where there is some of it
  if (!kBeginning.starts_with(input.pending().substr(0, kBeginning.size()))) return false;
  constexpr std::size_t kEnough = 8;
  input.fill_to(kEnough);
  return begins_warc(input.pending());
}

}  // namespace

FormChoice choose_form(Input& input, Encoding encoding, std::uint64_t max_page,
                       JsonLineParser& parser) {
  if (is_warc(input)) return {InputForm::warc, "its first line is that of a WARC record"};
  if (begins_with_json_page(input, encoding, max_page, parser)) {
    return {InputForm::ndjson, "its first line is a JSON object with a text"};
  }
  input.fill_to(kFormFeedWithin);
  const std::string_view head = input.pending().substr(0, kFormFeedWithin);
  if (find_unit(head, '\f', 0, encoding) == std::string_view::npos) {
    return {InputForm::text, "neither JSON lines nor form feeds"};
  }
  if (!input.fill_to(kManyPages + 1)) {
    return {InputForm::text, "one document with page breaks, as it is no larger than 1 MiB"};
  }
  return {InputForm::ff, "larger than 1 MiB, with form feeds"};
}

}  // namespace dossier

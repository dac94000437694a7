// The tests behind `automatic`, in order of how little of the input they need.
#include "source/form.h"

#include <algorithm>
#include <array>
#include <utility>

#include "source/decode.h"
#include "source/heads.h"
#include "source/warc.h"

namespace dossier {
namespace {

constexpr std::size_t kFormFeedWithin = std::size_t{64} << 10U;
constexpr std::size_t kManyPages = std::size_t{1} << 20U;

bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\0';
}

// The offset of the first character at or after `from` that is not blank, nor a mark at the
// beginning.
std::size_t skip_blank(std::string_view bytes, std::size_t from) {
  constexpr std::array<std::string_view, 3> kMarks{"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"};
  std::size_t at = from;
  for (const std::string_view mark : kMarks) {
    if (from == 0 && bytes.starts_with(mark)) at = mark.size();
  }
  while (at < bytes.size() && is_blank(bytes[at])) ++at;
  return at;
}

// The lines of what is pending, and more as they are asked for; blank ones are passed over.
class LineAhead {
 public:
  LineAhead(Input& input, Encoding encoding, std::uint64_t max_page)
      : input_(input), encoding_(encoding), max_page_(max_page) {}

  // Whether there is another line, and it begins with a brace.
  bool next_is_object() {
    begin_ = skip_blank(input_.pending(), end_);
    while (begin_ == input_.pending().size()) {
      if (begin_ > end_ + kFormFeedWithin || !input_.fill()) return false;
      begin_ = skip_blank(input_.pending(), end_);
    }
    if (input_.pending()[begin_] != '{') return false;
    const std::size_t unit = unit_size(encoding_);
    begin_ = begin_ / unit * unit;
    std::size_t searched = begin_;
    while ((end_ = find_unit(input_.pending(), '\n', searched, encoding_)) ==
           std::string_view::npos) {
      searched = input_.pending().size() / unit * unit;
      if (searched > begin_ + max_page_) return false;
      if (!input_.fill()) break;
    }
    end_ = std::min(end_, input_.pending().size());
    return true;
  }
  std::string_view line() const { return input_.pending().substr(begin_, end_ - begin_); }

 private:
  Input& input_;
  Encoding encoding_;
  std::uint64_t max_page_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

// Dumps have broken lines; that the first ones are such does not make them anything else.
bool begins_with_json_page(Input& input, Encoding encoding, std::uint64_t max_page,
                           JsonLineParser& parser) {
  constexpr int kTries = 8;
  LineAhead lines(input, encoding, max_page);
  for (int i = 0; i < kTries && lines.next_is_object(); ++i) {
    const Result<CleanText> text = clean_text({}, std::string(lines.line()), encoding);
    if (text && parser.takes(text->text)) return true;
  }
  return false;
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
  if (begins_with_head(input)) return {InputForm::heads, "its first line is a file's name"};
  if (begins_with_json_page(input, encoding, max_page, parser)) {
    return {InputForm::ndjson, "it begins with a line that is a JSON object"};
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

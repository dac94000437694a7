// From paths to pages: opens each input, settles on its form and encoding, cuts it, decodes each
// piece and hands it over. What fails is handed over in its place.
#include <fmt/format.h>
#include <sys/stat.h>

#include <array>
#include <utility>

#include "base/magic.h"
#include "source/cutter.h"
#include "source/decode.h"
#include "source/form.h"
#include "source/input.h"
#include "source/json_line.h"
#include "source/walk.h"

namespace dossier {
namespace {

// The bytes that an encoding can be told by; more are welcome, but a slow pipe is not waited for.
constexpr std::size_t kSample = 4;
// A page's labels stand beside it (docs/labels.md). They hold the records of the page once more.
constexpr std::string_view kLabels = ".gold.json";

bool is_folder(const std::string& path) {
  struct stat info {};
  return path != "-" && stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

bool is_stdin(const std::string& path) {
  return path == "-" || path == "/dev/stdin";
}

std::string place(const std::string& path, std::uint32_t line) {
  return fmt::format("{}:{}", path, line);
}

Error too_large(std::uint64_t limit, std::string where) {
  return {.kind = ErrorKind::limit,
          .what = fmt::format("page is larger than {} bytes", limit),
          .hint = "a file of many pages is cut with --in ff or --in lines",
          .where = std::move(where)};
}

// Reads one set of paths. Every member function returns false once the sink has had enough.
class PageReader {
 public:
  PageReader(const SourceOptions& options, const PageSink& sink) : options_(options), sink_(sink) {}

  bool read_path(const std::string& path) {
    walking_ = is_folder(path);
    if (!walking_) return read_file(path);
    return walk(path, [this](Result<std::string> file) {
      if (!file) return sink_(file.error());
      return file->ends_with(kLabels) || read_file(*file);
    });
  }

 private:
  bool read_file(const std::string& path) {
    Result<Input> input = Input::open(path, options_.stdin_fd);
    if (!input) return sink_(input.error());
    if (is_stdin(path)) input->stand_at(options_.stdin_origin);
    if (options_.waiting) input->while_waiting(options_.waiting, options_.patience);
    if (!read_input(*input)) return false;
    return !input->error() || sink_(*input->error());
  }

  bool read_input(Input& input) {
    while (input.pending().size() < kSample && input.fill()) continue;
    if (input.pending().empty()) return true;
    if (walking_ && input.pending().starts_with(kStoreMagic)) {
      if (options_.passed_over) options_.passed_over(input.path());
      return true;
    }
    const auto wide = wide_encoding(input.pending());
    switch (settle_form(input, wide.value_or(Encoding::utf8))) {
      case InputForm::ff:
        return read_pieces(input, '\f', wide);
      case InputForm::lines:
        return read_pieces(input, '\n', wide);
      case InputForm::ndjson:
        return read_json_lines(input, wide);
      case InputForm::automatic:
      case InputForm::text:
        break;
    }
    return read_whole(input, wide);
  }

  InputForm settle_form(Input& input, Encoding encoding) {
    if (options_.form != InputForm::automatic) return options_.form;
    const FormChoice choice = choose_form(input, encoding, options_.max_page, parser_);
    if (options_.chosen) options_.chosen(input.path(), choice.form, choice.why);
    return choice.form;
  }

  bool read_whole(Input& input, std::optional<Encoding> wide) {
    input.expect_whole(options_.max_page);
    do {
      if (input.pending().size() > options_.max_page) {
        return sink_(too_large(options_.max_page, input.path()));
      }
    } while (input.fill());
    if (input.error()) return true;
    Origin origin{
        .path = input.path(), .first_byte = input.offset(), .first_line = input.first_line()};
    return hand_over(decode_page_as(std::move(origin), input.take(), wide));
  }

  bool read_pieces(Input& input, char delimiter, std::optional<Encoding> wide) {
    Cutter cutter(input, delimiter, wide.value_or(Encoding::utf8), options_.max_page);
    while (const std::optional<Piece> piece = cutter.next()) {
      if (!read_piece(input.path(), *piece, wide)) return false;
    }
    return true;
  }

  bool read_piece(const std::string& path, const Piece& piece, std::optional<Encoding> wide) {
    if (piece.too_long) {
      return sink_(too_large(options_.max_page, place(path, piece.first_line)));
    }
    Origin origin{.path = path, .first_byte = piece.first_byte, .first_line = piece.first_line};
    PageResult page = decode_page_as(std::move(origin), std::string(piece.bytes), wide);
    if (!page) return sink_(at(page.error(), place(path, piece.first_line)));
    return hand_over(std::move(page));
  }

  bool read_json_lines(Input& input, std::optional<Encoding> wide) {
    Cutter cutter(input, '\n', wide.value_or(Encoding::utf8), options_.max_page);
    while (const std::optional<Piece> piece = cutter.next()) {
      const std::string where = place(input.path(), piece->first_line);
      const bool go_on = piece->too_long ? sink_(too_large(options_.max_page, where))
                                         : read_json_line(piece->bytes, wide, where);
      if (!go_on) return false;
    }
    return true;
  }

  bool read_json_line(std::string_view line, std::optional<Encoding> wide,
                      const std::string& where) {
    std::string transcoded;
    Repairs repairs;
    if (wide) {
      PageResult page = decode_page_as({}, std::string(line), wide);
      if (!page) return sink_(at(page.error(), where));
      transcoded = page->text();
      repairs = page->repairs();
      line = transcoded;
    }
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (line.substr(0, kMark.size()) == kMark) line.remove_prefix(kMark.size());
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
      return !options_.keep_blank || sink_(Page({.path = where}, {}));
    }

    Result<JsonPage> json = parser_.parse(line, std::move(repairs));
    if (!json) return sink_(at(json.error(), where));
    if (json->id.empty()) json->id = where;
    Origin origin{.path = std::move(json->id), .url = std::move(json->url)};
    PageResult page = decode_page_as(std::move(origin), std::move(json->text), Encoding::utf8,
                                     std::move(json->repairs));
    if (!page) return sink_(at(page.error(), where));
    return hand_over(std::move(page));
  }

  // A blank page is none.
  bool hand_over(PageResult page) {
    if (page && !options_.keep_blank &&
        page->text().find_first_not_of(" \t\n\f") == std::string_view::npos)
      return true;
    return sink_(std::move(page));
  }

  static Error at(Error error, std::string where) {
    error.where = std::move(where);
    return error;
  }

  const SourceOptions& options_;
  const PageSink& sink_;
  bool walking_ = false;  // through a folder, rather than reading a path that was named
  JsonLineParser parser_;
};

}  // namespace

std::string_view name(InputForm form) {
  constexpr std::array<std::string_view, 5> kNames{"auto", "text", "ff", "lines", "ndjson"};
  return kNames[static_cast<std::size_t>(form)];
}

Status read_pages(const std::vector<std::string>& paths, const SourceOptions& options,
                  const PageSink& sink) {
  if (paths.empty()) {
    return Error{.kind = ErrorKind::usage,
                 .what = "nothing to read",
                 .hint = "name a file, a folder, or - for standard input",
                 .where = {}};
  }
  PageReader reader(options, sink);
  for (const std::string& path : paths) {
    if (!reader.read_path(path)) break;
  }
  return done();
}

}  // namespace dossier

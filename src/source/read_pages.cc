// From paths to pages: opens each input, unpacks it, settles on its form and encoding, cuts it,
// decodes each piece and hands it over. What fails is handed over in its place.
#include <fmt/format.h>
#include <sys/stat.h>

#include <array>
#include <utility>

#include "base/magic.h"
#include "source/binary.h"
#include "source/cutter.h"
#include "source/decode.h"
#include "source/file_stream.h"
#include "source/form.h"
#include "source/heads.h"
#include "source/input.h"
#include "source/json_line.h"
#include "source/parts.h"
#include "source/unpack.h"
#include "source/walk.h"
#include "source/warc.h"

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

std::string place(const std::string& path, std::uint32_t line) {
  return fmt::format("{}:{}", path, line);
}

// Files of an archive that a folder would not give either, and the copies of resource forks that
// macOS puts beside its files.
bool is_passed_over(std::string_view file) {
  const std::string_view folder = "__MACOSX/";
  return file.empty() || file.front() == '.' || file.find("/.") != std::string_view::npos ||
         file.starts_with(folder) || file.ends_with(kLabels);
}

Error too_deep(std::uint64_t limit, std::string where) {
  return {.kind = ErrorKind::limit,
          .what = fmt::format("packed more than {} times over", limit),
          .hint = "--max-depth N allows more",
          .where = std::move(where)};
}

Error too_large(std::uint64_t limit, std::string where) {
  return {.kind = ErrorKind::limit,
          .what = fmt::format("page is larger than {} bytes", limit),
          .hint = "a file of many pages is cut with --in ff or --in lines",
          .where = std::move(where)};
}

Error no_head(std::string where) {
  return {.kind = ErrorKind::format,
          .what = "does not begin with a file's name (==> NAME <==)",
          .hint = "tail -n +1 FILE... puts files together below their names",
          .where = std::move(where)};
}

// What becomes of a page that is HTML.
enum class Html : bool { refused, read };

// Reads one set of paths. Every member function returns false once the sink has had enough.
class PageReader {
 public:
  PageReader(const SourceOptions& options, const PageSink& sink)
      : options_(options), sink_(sink), parser_(options.text_key) {}

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
    Expansion expansion(options_.unpack, *input);
    return read_layer(*input, expansion, 0);
  }

  // What is in `depth` layers of packing, and the error it ended with.
  bool read_layer(Input& input, Expansion& expansion, std::uint64_t depth) {
    while (input.pending().size() < kSample && input.fill()) continue;
    const Packing packing = packing_of(input);
    if (packing == Packing::none) {
      if (!read_input(input, walking_ || depth > 0)) return false;
    } else if (depth >= options_.unpack.max_depth) {
      return sink_(too_deep(options_.unpack.max_depth, input.path()));
    } else if (is_compressed(packing)) {
      Input plain = decompress(input, packing, expansion);
      if (!read_layer(plain, expansion, depth + 1)) return false;
    } else if (!read_archive(input, packing, expansion, depth + 1)) {
      return false;
    }
    const std::optional<Error> error = input.take_error();
    return !error || sink_(*error);
  }

  bool read_archive(Input& input, Packing packing, Expansion& expansion, std::uint64_t depth) {
    Archive archive(input, packing, expansion);
    while (const std::optional<Result<std::string>> file = archive.next()) {
      if (!*file) {
        if (!sink_(file->error())) return false;
      } else if (!is_passed_over(**file)) {
        Input member = archive.member();
        if (!read_layer(member, expansion, depth)) return false;
      }
      if (expansion.exceeded()) break;
    }
    return true;
  }

  // `found`: in a folder or an archive, rather than named.
  bool read_input(Input& input, bool found) {
    if (input.pending().empty()) return true;
    if (found && input.pending().starts_with(kStoreMagic)) {
      if (options_.passed_over) options_.passed_over(input.path());
      return true;
    }
    const auto wide = wide_encoding(input.pending());
    switch (settle_form(input, wide.value_or(Encoding::utf8))) {
      case InputForm::ff:
        return read_pieces(input, '\f', wide, Html::refused);
      case InputForm::lines:
        return read_pieces(input, '\n', wide, Html::read);
      case InputForm::ndjson:
        return read_json_lines(input, wide);
      case InputForm::warc:
        return read_warc(input);
      case InputForm::heads:
        return read_heads(input);
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
    const Html html = options_.form == InputForm::text ? Html::read : Html::refused;
    return hand_over(clean_text(std::move(origin), input.take(), wide), input.path(), html);
  }

  bool read_pieces(Input& input, char delimiter, std::optional<Encoding> wide, Html html) {
    Cutter cutter(input, delimiter, wide.value_or(Encoding::utf8), options_.max_page);
    while (const std::optional<Piece> piece = cutter.next()) {
      if (!read_piece(input.path(), *piece, wide, html)) return false;
    }
    return true;
  }

  bool read_piece(const std::string& path, const Piece& piece, std::optional<Encoding> wide,
                  Html html) {
    if (piece.too_long) {
      return sink_(too_large(options_.max_page, place(path, piece.first_line)));
    }
    Origin origin{.path = path, .first_byte = piece.first_byte, .first_line = piece.first_line};
    return hand_over(clean_text(std::move(origin), std::string(piece.bytes), wide),
                     place(path, piece.first_line), html);
  }

  // Each file is called as the line above it says; in a file of such files, FILE!NAME.
  bool read_heads(Input& input) {
    if (!begins_with_head(input)) return sink_(no_head(input.path()));
    const std::string prefix = is_stdin(input.path()) ? "" : input.path() + "!";
    HeadCutter cutter(input, options_.max_page);
    while (std::optional<HeadedFile> file = cutter.next()) {
      const std::string path = prefix + file->name;
      const bool go_on =
          file->too_long
              ? sink_(too_large(options_.max_page, path))
              : hand_over(clean_text({.path = path}, std::string(file->bytes), std::nullopt), path,
                          Html::refused);
      if (!go_on) return false;
    }
    return true;
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
      Result<CleanText> page = clean_text({}, std::string(line), wide);
      if (!page) return sink_(at(page.error(), where));
      transcoded = std::move(page->text);
      repairs = std::move(page->repairs);
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
    Result<CleanText> page = clean_text(std::move(origin), std::move(json->text), Encoding::utf8,
                                        std::move(json->repairs));
    return hand_over(std::move(page), where, Html::refused);
  }

  bool read_warc(Input& input) {
    WarcReader reader(input, options_.max_page);
    while (std::optional<Result<WarcRecord>> record = reader.next()) {
      if (!(*record ? read_record(input.path(), **record) : sink_(record->error()))) return false;
    }
    const std::string others = reader.passed_over();
    if (!others.empty() && options_.records_passed_over) {
      options_.records_passed_over(input.path(), others);
    }
    return true;
  }

  bool read_record(const std::string& path, WarcRecord& record) {
    const std::string where = fmt::format("{}!{}", path, record.id);
    Origin origin{.path = where, .url = std::move(record.url), .date = std::move(record.date)};
    return hand_over(clean_text(std::move(origin), std::move(record.text), std::nullopt), where,
                     Html::refused);
  }

  // A blank page is none. `where`: the place to name where the page is an error.
  bool hand_over(Result<CleanText> page, const std::string& where, Html html) {
    if (!page) return sink_(at(page.error(), where));
    const bool blank = page->text.find_first_not_of(" \t\n\f") == std::string_view::npos;
    if (blank && !options_.keep_blank) return true;
    if (html == Html::refused && is_html(page->text)) return sink_(html_error(where));
    // A page for every line: none is parted.
    const std::size_t most = options_.keep_blank ? page->text.size() : options_.max_part;
    return hand_over_parts(std::move(*page), most, sink_);
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
  constexpr std::array<std::string_view, 7> kNames{"auto",   "text", "ff",   "lines",
                                                   "ndjson", "warc", "heads"};
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

// Reads expressions by recursive descent.
#include "regex/syntax.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <utility>

namespace dossier::regex {
namespace {

bool is_octet_letter(std::uint32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_decimal(char c) {
  return c >= '0' && c <= '9';
}

int hex_value(char c) {
  if (is_decimal(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

constexpr std::uint32_t kFirstBeyondAscii = 0x80;
constexpr std::uint32_t kCaseStep = 0x20;
constexpr std::uint32_t kLastLatin = 0xFF;
constexpr std::uint32_t kLastFolded = 0x24F;  // Latin Extended-B: what a pattern's classes hold

bool has_case(std::uint32_t c) {
  const auto rune = static_cast<utf8proc_int32_t>(c);
  return utf8proc_tolower(rune) != rune || utf8proc_toupper(rune) != rune;
}

// Beyond Latin-1 the other cases are what upper and lower case lead to.
std::array<std::uint32_t, 4> cases_beyond_latin(std::uint32_t c) {
  if (c == 0x130 || c == 0x131) return {};  // I with a dot, i without: letters of their own
  const auto rune = static_cast<utf8proc_int32_t>(c);
  const utf8proc_int32_t upper = utf8proc_toupper(rune);
  return {static_cast<std::uint32_t>(upper), static_cast<std::uint32_t>(utf8proc_tolower(rune)),
          static_cast<std::uint32_t>(utf8proc_totitle(rune)),
          static_cast<std::uint32_t>(utf8proc_tolower(upper))};
}

// The other runes, up to kLastFolded, that a rune equals when case does not matter (Unicode's
// simple folding); 0 fills up.
std::array<std::uint32_t, 4> other_cases(std::uint32_t c) {
  constexpr std::uint32_t kKelvin = 0x212A;
  constexpr std::uint32_t kLongS = 0x17F;
  constexpr std::uint32_t kAngstrom = 0x212B;
  constexpr std::uint32_t kSharpS = 0x1E9E;
  constexpr std::uint32_t kCapitalY = 0x178;
  if (c > kLastLatin) return cases_beyond_latin(c);
  if (is_octet_letter(c)) {
    const std::uint32_t lower = c | kCaseStep;
    const std::uint32_t third = lower == 'k' ? kKelvin : lower == 's' ? kLongS : 0;
    return {c ^ kCaseStep, third};
  }
  if (c == 0xB5) return {0x39C, 0x3BC};  // the micro sign is a mu
  if (c == 0xDF) return {kSharpS};
  if (c == 0xFF) return {kCapitalY};
  if (c < 0xC0 || c == 0xD7 || c == 0xF7) return {};
  return {c ^ kCaseStep, (c | kCaseStep) == 0xE5 ? kAngstrom : 0};
}

}  // namespace

NodeId Parser::parse(std::string_view source) {
  source_ = source;
  at_ = 0;
  fold_ = dot_all_ = captures_ = false;
  names_.clear();
  const NodeId root = choice();
  if (!done()) fail("a bracket that nothing opens");
  return root;
}

NodeId Parser::sequence_of(NodeId first, NodeId second) {
  const std::size_t base = pending_.size();
  pending_.push_back(first);
  pending_.push_back(second);
  return add_list(Node::Kind::sequence, base);
}

// ---------------------------------------------------------------- the parts of an expression

// Flags that stand alone hold to the end of the group: "(?i)" changes fold_ on its way.
NodeId Parser::choice() {
  const std::size_t base = pending_.size();
  pending_.push_back(sequence());
  while (take('|')) pending_.push_back(sequence());
  return add_list(Node::Kind::choice, base);
}

NodeId Parser::sequence() {
  const std::size_t base = pending_.size();
  while (!done() && source_[at_] != '|' && source_[at_] != ')') pending_.push_back(repeated());
  return add_list(Node::Kind::sequence, base);
}

NodeId Parser::repeated() {
  NodeId node = atom();
  for (std::uint16_t least = 0, most = 0; bounds(least, most);) node = repeat_of(node, least, most);
  return node;
}

// Reads *, +, ? or {m,n} where one stands.
bool Parser::bounds(std::uint16_t& least, std::uint16_t& most) {
  const char c = done() ? '\0' : source_[at_];
  if (c == '*' || c == '+' || c == '?') {
    ++at_;
    least = c == '+' ? 1 : 0;
    most = c == '?' ? 1 : Node::kNoLimit;
    return true;
  }
  if (c != '{' || at_ + 1 >= source_.size() || !is_decimal(source_[at_ + 1])) return false;
  ++at_;
  least = most = number();
  if (take(',')) most = !done() && is_decimal(source_[at_]) ? number() : Node::kNoLimit;
  if (!take('}')) fail("a repetition without its end");
  return true;
}

std::uint16_t Parser::number() {
  constexpr std::uint32_t kMost = 1000;  // as RE2
  std::uint32_t value = 0;
  while (!done() && is_decimal(source_[at_]) && value <= kMost) {
    value = value * 10 + static_cast<std::uint32_t>(source_[at_++] - '0');
  }
  if (value > kMost) fail("a repetition of more than a thousand times");
  return static_cast<std::uint16_t>(std::min(value, kMost));
}

NodeId Parser::repeat_of(NodeId node, std::uint16_t least, std::uint16_t most) {
  Node repeat;
  repeat.kind = Node::Kind::repeat;
  repeat.lazy = take('?');
  repeat.first = static_cast<std::uint32_t>(tree_.children.size());
  repeat.count = 1;
  repeat.least = least;
  repeat.most = most;
  tree_.children.push_back(node);
  tree_.nodes.push_back(repeat);
  return static_cast<NodeId>(tree_.nodes.size() - 1);
}

NodeId Parser::atom() {
  switch (source_[at_]) {
    case '(':
      ++at_;
      return group();
    case '[':
      ++at_;
      return bracket();
    case '\\':
      ++at_;
      return escape();
    case '^':
      ++at_;
      return add_assertion(Assertion::text_begin);
    case '$':
      ++at_;
      return add_assertion(Assertion::text_end);
    case '.':
      ++at_;
      return add_runes(dot_all_ ? all_but({}) : all_but({{'\n', '\n'}}));
    case '{':
      if (dialect_.lookup != nullptr) {
        const Reference named = dialect_.lookup(source_.substr(at_));
        if (named.size != 0) return reference(named);
      }
      break;
    case '*':
    case '+':
    case '?':
      fail("a repetition of nothing");
      return 0;
    default:
      break;
  }
  return add_rune(next_rune());
}

NodeId Parser::group() {
  const bool fold = fold_;
  const bool dot_all = dot_all_;
  const std::size_t before = at_;
  const std::string_view name = group_head();
  if (at_ > before && source_[at_ - 1] == ')')
    return add_list(Node::Kind::sequence, pending_.size());
  const NodeId node = named(name, [this] { return choice(); });
  if (!take(')')) fail("a group without its end");
  fold_ = fold;
  dot_all_ = dot_all;
  return node;
}

// "?:", "?P<name>", "?i:", "?i)" or, of a plain group, nothing.
std::string_view Parser::group_head() {
  if (!take('?')) {
    captures_ = true;
    return {};
  }
  if (!take("P<")) {
    flags();
    return {};
  }
  captures_ = true;
  const std::size_t begin = at_;
  at_ = std::min(source_.find('>', at_), source_.size());
  const std::string_view name = source_.substr(begin, at_ - begin);
  if (!take('>')) fail("a group's name without its end");
  return name;
}

template <class Read>
NodeId Parser::named(std::string_view name, Read read) {
  if (name.empty() || !dialect_.groups) return read();
  Node group;
  group.kind = Node::Kind::group;
  group.least = static_cast<std::uint16_t>(names_.size());
  group.count = 1;
  names_.push_back(name);
  const NodeId held = read();
  group.first = static_cast<std::uint32_t>(tree_.children.size());
  tree_.children.push_back(held);
  tree_.nodes.push_back(group);
  return static_cast<NodeId>(tree_.nodes.size() - 1);
}

void Parser::flags() {
  bool value = true;
  while (!done()) {
    const char c = source_[at_++];
    if (c == ':' || c == ')') return;
    if (c == '-') {
      value = false;
    } else if (c == 'i') {
      fold_ = value;
    } else if (c == 's') {
      dot_all_ = value;
    } else {
      break;
    }
  }
  fail("a flag that is not known");
}

// A reference is read once for each state of the flags, and its tree used again.
NodeId Parser::reference(const Reference& piece) {
  at_ += piece.size;
  for (const Known& k : known_) {
    if (k.source != piece.source.data() || k.fold != fold_) continue;
    if (k.captures && dialect_.groups) continue;  // where it stands first it holds groups
    captures_ = captures_ || k.captures;
    return k.node;
  }
  const bool captures = std::exchange(captures_, piece.captures);
  const std::string_view source = source_;
  const std::size_t at = at_;
  const bool fold = fold_;
  source_ = piece.source;
  at_ = 0;
  const bool is_first = piece.captures && std::ranges::find(names_, piece.name) == names_.end();
  const NodeId node = named(is_first ? piece.name : "", [this] { return choice(); });
  if (!done()) fail("a bracket that nothing opens");
  source_ = source;
  at_ = at;
  fold_ = fold;
  known_.push_back({piece.source.data(), fold, captures_, node});
  captures_ = captures_ || captures;
  return node;
}

NodeId Parser::escape() {
  const char c = done() ? '\0' : source_[at_];
  Ranges ranges;
  if (perl_class(c, ranges)) {
    ++at_;
    return add_runes(ranges);
  }
  constexpr std::array<std::pair<char, Assertion>, 4> kAssertions{
      {{'A', Assertion::text_begin},
       {'z', Assertion::text_end},
       {'b', Assertion::word_boundary},
       {'B', Assertion::no_word_boundary}}};
  for (const auto& [letter, assertion] : kAssertions) {
    if (c != letter) continue;
    ++at_;
    return add_assertion(assertion);
  }
  return add_rune(rune_of_escape());
}

// ---------------------------------------------------------------- classes

NodeId Parser::bracket() {
  const bool negated = take('^');
  Ranges ranges;
  bool first = true;  // a "]" that stands first is one of the class
  while (!done() && (first || source_[at_] != ']')) {
    bracket_item(ranges);
    first = false;
  }
  if (!take(']')) fail("a class without its end");
  normalise(ranges);
  return add_runes(negated ? all_but(ranges) : ranges);
}

void Parser::bracket_item(Ranges& out) {
  if (source_.substr(at_).starts_with("[:")) return fail("a named class");
  const auto rune = [this] { return take('\\') ? rune_of_escape() : next_rune(); };
  if (source_[at_] == '\\' && at_ + 1 < source_.size() && perl_class(source_[at_ + 1], out)) {
    at_ += 2;
    return;
  }
  RuneRange range;
  range.low = range.high = rune();
  const bool ranges = at_ + 1 < source_.size() && source_[at_] == '-' && source_[at_ + 1] != ']';
  if (ranges) {
    ++at_;
    range.high = rune();
    if (range.high < range.low) fail("a range that runs backwards");
  }
  fold_into(range, out);
}

bool Parser::perl_class(char letter, Ranges& out) const {
  Ranges ranges;
  switch (letter) {
    case 'd':
    case 'D':
      ranges = {{'0', '9'}};
      break;
    case 'w':
    case 'W':
      ranges = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
      break;
    case 's':
    case 'S':
      ranges = {{'\t', '\n'}, {'\f', '\r'}, {' ', ' '}};
      break;
    default:
      return false;
  }
  if (letter < 'a') ranges = all_but(ranges);
  out.insert(out.end(), ranges.begin(), ranges.end());
  return true;
}

std::uint32_t Parser::rune_of_escape() {
  if (done()) {
    fail("a backslash at the end");
    return 0;
  }
  const char c = source_[at_++];
  constexpr std::string_view kNames = "tnrfv";
  constexpr std::string_view kValues = "\t\n\r\f\v";
  if (const std::size_t i = kNames.find(c); i != std::string_view::npos) {
    return static_cast<unsigned char>(kValues[i]);
  }
  if (c == 'x' && at_ + 1 < source_.size()) {
    const int high = hex_value(source_[at_]);
    const int low = hex_value(source_[at_ + 1]);
    at_ += 2;
    if (high >= 0 && low >= 0) return static_cast<std::uint32_t>(16 * high + low);
  }
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0x80 || is_octet_letter(byte) || is_decimal(c)) fail("an escape that is not known");
  return byte;
}

// The rune at the place that is read, which moves on. REQUIRES: not done().
std::uint32_t Parser::next_rune() {
  const auto lead = static_cast<unsigned char>(source_[at_++]);
  if (dialect_.bytes || lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
  std::uint32_t rune = lead & (0x3FU >> more);
  for (int i = 0; i < more && !done(); ++i) {
    rune = rune << 6 | (static_cast<unsigned char>(source_[at_++]) & 0x3FU);
  }
  return rune;
}

// A range and, where case does not matter, what else it stands for.
void Parser::fold_into(RuneRange range, Ranges& out) {
  out.push_back(range);
  if (!fold_) return;
  if (range.high > kLastFolded && (range.high != range.low || has_case(range.low))) {
    return fail("a letter whose cases are not known");
  }
  for (std::uint32_t c = range.low; c <= range.high; ++c) {
    for (const std::uint32_t other : other_cases(c)) {
      if (other != 0 && other <= highest()) out.push_back({other, other});
    }
  }
}

void Parser::normalise(Ranges& ranges) const {
  std::sort(ranges.begin(), ranges.end(),
            [](const RuneRange& a, const RuneRange& b) { return a.low < b.low; });
  std::size_t kept = 0;
  for (const RuneRange& range : ranges) {
    if (kept > 0 && range.low <= ranges[kept - 1].high + 1) {
      ranges[kept - 1].high = std::max(ranges[kept - 1].high, range.high);
    } else {
      ranges[kept++] = range;
    }
  }
  ranges.resize(kept);
}

// REQUIRES: the ranges are normalised.
Parser::Ranges Parser::all_but(const Ranges& ranges) const {
  Ranges out;
  std::uint32_t next = 0;
  for (const RuneRange& range : ranges) {
    if (range.low > next) out.push_back({next, range.low - 1});
    next = range.high + 1;
  }
  if (next <= highest()) out.push_back({next, highest()});
  return out;
}

// ---------------------------------------------------------------- nodes

// A list of what is pending from `base` on; one part stands for itself.
NodeId Parser::add_list(Node::Kind kind, std::size_t base) {
  const std::size_t count = pending_.size() - base;
  if (count == 1) {
    const NodeId only = pending_.back();
    pending_.pop_back();
    return only;
  }
  Node node;
  node.kind = kind;
  node.first = static_cast<std::uint32_t>(tree_.children.size());
  node.count = static_cast<std::uint32_t>(count);
  const auto from = pending_.begin() + static_cast<std::ptrdiff_t>(base);
  tree_.children.insert(tree_.children.end(), from, pending_.end());
  pending_.resize(base);
  tree_.nodes.push_back(node);
  return static_cast<NodeId>(tree_.nodes.size() - 1);
}

NodeId Parser::add_runes(std::span<const RuneRange> ranges) {
  Node node;
  node.kind = Node::Kind::runes;
  node.first = static_cast<std::uint32_t>(tree_.ranges.size());
  node.count = static_cast<std::uint32_t>(ranges.size());
  tree_.ranges.insert(tree_.ranges.end(), ranges.begin(), ranges.end());
  tree_.nodes.push_back(node);
  return static_cast<NodeId>(tree_.nodes.size() - 1);
}

NodeId Parser::add_rune(std::uint32_t rune) {
  if (rune >= kFirstBeyondAscii) return make_rune(rune);
  NodeId& known = characters_[fold_ ? 1 : 0][rune];
  if (known == 0) known = make_rune(rune) + 1;
  return known - 1;
}

NodeId Parser::make_rune(std::uint32_t rune) {
  const bool plain = rune < kFirstBeyondAscii && !is_octet_letter(rune);
  if (!fold_ || plain) return add_runes(std::array{RuneRange{rune, rune}});
  const std::uint32_t lower = rune | kCaseStep;
  if (is_octet_letter(rune) && (dialect_.bytes || (lower != 'k' && lower != 's'))) {
    const std::uint32_t upper = lower ^ kCaseStep;
    return add_runes(std::array{RuneRange{upper, upper}, RuneRange{lower, lower}});
  }
  Ranges ranges;
  fold_into({rune, rune}, ranges);
  normalise(ranges);
  return add_runes(ranges);
}

NodeId Parser::add_assertion(Assertion assertion) {
  Node node;
  node.kind = Node::Kind::assertion;
  node.assertion = assertion;
  tree_.nodes.push_back(node);
  return static_cast<NodeId>(tree_.nodes.size() - 1);
}

bool Parser::take(char c) {
  if (done() || source_[at_] != c) return false;
  ++at_;
  return true;
}

bool Parser::take(std::string_view text) {
  if (!source_.substr(std::min(at_, source_.size())).starts_with(text)) return false;
  at_ += text.size();
  return true;
}

// Ends the reading: what is left of the expression is passed over.
void Parser::fail(std::string_view what) {
  if (error_.empty()) error_.append(what).append(" in: ").append(source_);
  at_ = source_.size();
}

}  // namespace dossier::regex

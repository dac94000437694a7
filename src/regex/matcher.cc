// Makes and asks the machines of one expression.
#include "regex/matcher.h"

#include <cstdlib>

namespace dossier::regex {

Dfa& Matcher::machine(Use use) const {
  std::unique_ptr<Dfa>& machine = machines_[static_cast<std::size_t>(use)];
  if (machine) return *machine;
  Parser parser({.bytes = true});
  const NodeId root = parser.parse(expression_);
  if (!parser.error().empty()) std::abort();
  Shape shape{.bytes = true};
  shape.floating = use == Use::part;
  if (use == Use::whole) shape.ending = Ending::text_end;
  const auto keep = use == Use::prefix ? Dfa::Keep::best : Dfa::Keep::all;
  machine = std::make_unique<Dfa>(make_nfa(parser.tree(), std::span(&root, 1), shape), keep);
  return *machine;
}

bool Matcher::matches(std::string_view text) const {
  bool found = false;
  machine(Use::whole).forward(text, 0, text.size(), [&found](std::size_t, Dfa::State) {
    return found = true;
  });
  return found;
}

bool Matcher::occurs_in(std::string_view text) const {
  bool found = false;
  machine(Use::part).forward(text, 0, text.size(),
                             [&found](std::size_t, Dfa::State) { return found = true; });
  return found;
}

std::size_t Matcher::prefix_of(std::string_view text) const {
  std::size_t end = std::string_view::npos;
  machine(Use::prefix).forward(text, 0, text.size(), [&end](std::size_t at, Dfa::State) {
    end = at;
    return false;
  });
  return end;
}

}  // namespace dossier::regex

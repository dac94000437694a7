// Shares of a sum that leave out its currency: "EUR 3 million, of which 900,000 from Canada".
#include <algorithm>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "extract/anchor.h"
#include "extract/money_token.h"
#include "extract/rules.h"
#include "extract/scan.h"
#include "regex/matcher.h"

namespace dossier {
namespace {

constexpr std::size_t kReach = 64;  // bytes from the sum to its share

// What leads from a sum to a part of it: "of which", and who gives it.
std::size_t lead_of(std::string_view behind) {
  thread_local const regex::Matcher kLead(
      R"(\)?,?;?[ \n]?\(?(?:of which|of this|of that|dont|de los que|de las que|de las cuales|de los cuales|de ellos|dos quais|das quais|di cui|davon|hiervon|waarvan)(?:[ \n][a-zA-Z'\x80-\xff-]+){0,5}[ \n])");
  return kLead.prefix_of(behind);
}

// What may stand behind a share: who gives it, or a clause's end.
bool ends_share(std::string_view behind) {
  thread_local const regex::Matcher kBehind(
      R"( ?[.,;)\n]|[ \n](?:(?:is|are|was|were|has been|will be) )?(?:comes?|came|given|provided|paid|borne|contributed|financed|funded|donated|granted|from|by|apport\S*|aport\S*|contribu\S*|financ\S*|provien\S*|proven\S*|venant|vers\S*|del?|d[aio]|dal\S*|von|vom|aus|durch|des|der|par|por|kommen|stammen|tr\xc3\xa4gt|van|door)\b)");
  return behind.empty() || kBehind.prefix_of(behind) != std::string_view::npos;
}

// The number that stands at `at`, with its scales; empty where none does.
Span number_at(std::string_view text, std::uint32_t at) {
  if (at >= text.size() || !is_digit(text[at])) return {};
  MoneyRun run;
  read_run(text, at, run);
  if (run.tokens.empty() || !run.tokens.front().is(MoneyToken::Kind::number)) return {};
  Span span = run.tokens.front().span;
  for (std::size_t i = 1; i < run.tokens.size() && run.tokens[i].is(MoneyToken::Kind::scale); ++i)
    span.end = run.tokens[i].span.end;
  return span;
}

}  // namespace

void scan_shares(std::string_view text, Mentions& out) {
  std::vector<MoneyMention> shares;
  for (std::size_t i = 0; i < out.money.size(); ++i) {
    const MoneyMention& whole = out.money[i];
    const std::string_view behind = text.substr(whole.span.end, kReach);
    if (whole.money.currency == Currency::none || behind.size() < 2) continue;
    const std::size_t lead = lead_of(behind);
    if (lead == std::string_view::npos) continue;
    const Span number = number_at(text, static_cast<std::uint32_t>(whole.span.end + lead));
    const bool taken = i + 1 < out.money.size() && out.money[i + 1].span.begin < number.end;
    if (number.empty() || taken || !ends_share(text.substr(number.end, kReach))) continue;
    auto share =
        read_bare_amount(text.substr(number.begin, number.size()), whole.money.currency, 0);
    if (!share || !(share->money.amount < whole.money.amount)) continue;
    share->span = number;
    share->rule = rule_id("money.share");
    share->shared_name = whole.shared_name;
    shares.push_back(*share);
  }
  if (shares.empty()) return;
  out.money.insert(out.money.end(), shares.begin(), shares.end());
  std::ranges::sort(out.money, {}, [](const MoneyMention& m) { return m.span.begin; });
}

}  // namespace dossier

// The commands, in the order in which help lists them.
#include <algorithm>
#include <array>

#include "cli/command.h"

namespace dossier {
namespace {

constexpr std::array kCommands{
    Command{"list", "[PATH…]", "Print every record.",
            "$ dossier list samples/\n"
            "$ dossier list --format csv --columns title,start,end,amount,currency samples/\n"
            "$ tail -n +1 samples/*.txt | dossier list --sort -budget --limit 5",
            bind_list},
    Command{"find", "QUERY [PATH…]", "Print the records that match a question.",
            "$ dossier find \"active in 2012\" samples/\n"
            "$ dossier find \"in Viet Nam, over EUR 1M, funded by Germany\" samples/\n"
            "$ dossier find \"starts:2012 not kind:news\" --count samples/",
            bind_find},
    Command{"active", "WHEN [PATH…]", "Print the records whose period overlaps WHEN.",
            "$ dossier active 2012 samples/\n"
            "$ dossier active \"March 2012\" --maybe samples/\n"
            "$ dossier active 2012..2014 --format ndjson samples/ | jq -r .title",
            bind_active},
    Command{"dates", "[PATH…]",
            "Print every date range in the text: start, end, EDTF, place, text.",
            "$ dossier dates samples/\n"
            "$ cat samples/*.txt | dossier dates | cut -f1,2\n"
            "$ dossier dates --records samples/ | awk -F'\\t' '$2 >= \"2014\"'",
            bind_dates},
    Command{"scan", "[PATH…]",
            "Print every date, sum and country in the text, with the rule that read it.",
            "$ dossier scan samples/listing-numbered.txt\n"
            "$ dossier scan --only money --format ndjson samples/ | jq .amount\n"
            "$ echo '€3 million from 2012 to 2015' | dossier scan",
            bind_scan},
    Command{"stats", "[QUERY] [PATH…]",
            "Count records and add up their budgets, by country, year or another key.",
            "$ dossier stats --by country samples/\n"
            "$ dossier stats --by year \"in Viet Nam\" samples/\n"
            "$ dossier stats --by donor --sort -records --limit 5 samples/",
            bind_stats},
    Command{"timeline", "[QUERY] [PATH…]", "Draw the records' periods as bars.",
            "$ dossier timeline samples/\n"
            "$ dossier timeline \"in Viet Nam\" samples/",
            bind_timeline},
    Command{"show", "ID [PATH…]", "Print one record whole, with the evidence for each part of it.",
            "$ dossier show samples/listing-numbered.txt:11\n"
            "$ dossier list --columns id,title samples/\n"
            "$ dossier show 1f2e samples/",
            bind_show},
    Command{"explain", "[PATH[:LINE]]",
            "Print the text with what was read from it, what was not, and why.",
            "$ dossier explain samples/listing-numbered.txt\n"
            "$ dossier explain samples/listing-numbered.txt:11",
            bind_explain},
    Command{"ingest", "PATH… -o FILE", "Save what was read, for questions without reading again.",
            "$ dossier ingest samples/ -o projects.dossier\n"
            "$ dossier find \"active in 2012, in Viet Nam\" projects.dossier\n"
            "$ dossier ingest --update -o projects.dossier",
            bind_ingest},
    Command{"merge", "STORE… -o FILE",
            "Put saved stores together; a page that several hold counts once.",
            "$ dossier ingest samples/table-tabs.txt -o a.dossier\n"
            "$ dossier ingest samples/table-pipes.txt -o b.dossier\n"
            "$ dossier merge a.dossier b.dossier -o projects.dossier",
            bind_merge},
    Command{"info", "[FILE]", "Print what a saved store holds, and what made it.",
            "$ dossier ingest samples/ -o projects.dossier\n"
            "$ dossier info projects.dossier\n"
            "$ dossier info --format json projects.dossier | jq .records",
            bind_info},
    Command{"rules", "[WORD]", "Print the rules that read values, with their examples.",
            "$ dossier rules\n"
            "$ dossier rules money",
            bind_rules},
    Command{"eval", "PATH…", "Score what is read from labelled pages: precision, recall, F1.",
            "$ dossier eval samples/\n"
            "$ dossier eval --show samples/\n"
            "$ dossier eval --min title=0.95,period=0.9,perfect=0.8 samples/",
            bind_eval},
    Command{"help", "[COMMAND|TOPIC]", "Print help on a command or a topic.",
            "$ dossier help find\n"
            "$ dossier help query",
            bind_help},
    Command{"completions", "bash|zsh|fish", "Print a completion script for a shell.",
            "$ source <(dossier completions bash)", bind_completions},
    Command{"version", "", "Print the version.", "$ dossier version", bind_version},
};

}  // namespace

std::span<const Command> commands() {
  return kCommands;
}

const Command* find_command(std::string_view name) {
  const auto* found = std::find_if(kCommands.begin(), kCommands.end(),
                                   [name](const Command& c) { return c.name == name; });
  return found == kCommands.end() ? nullptr : found;
}

}  // namespace dossier

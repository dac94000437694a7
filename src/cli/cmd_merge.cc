// dossier merge: saved stores of shards put together.
#include <fmt/format.h>

#include <memory>

#include "cli/command.h"
#include "cli/options.h"
#include "cli/pipeline.h"
#include "cli/stores.h"
#include "dossier/merge_stores.h"
#include "dossier/rule.h"
#include "dossier/saved_store.h"

namespace dossier {
namespace {

struct Args {
  std::vector<std::string> stores;
  std::string out;
};

Result<std::vector<Store>> open_all(const Args& args, const Context& context) {
  std::vector<Store> stores;
  for (const std::string& path : args.stores) {
    Result<Store> store = open_input(path, context);
    if (!store) {
      return store.error();
    }
    const StoreFacts facts = store->facts();
    if (store->damage() != nullptr) {
      return *store->damage();
    }
    if (facts.rules != rules_digest()) {
      return other_rules(path, facts);
    }
    stores.push_back(std::move(*store));
  }
  return stores;
}

Result<Exit> run_merge(const Args& args, Context& context) {
  if (args.stores.empty()) {
    return Error{ErrorKind::usage, "no stores", "dossier merge A B -o C", ""};
  }
  if (const Status target = check_target(args.out, "dossier merge A B -o C"); !target) {
    return target.error();
  }
  const Result<std::vector<Store>> stores = open_all(args, context);
  if (!stores) {
    return stores.error();
  }
  std::vector<const Store*> all;
  std::uint64_t pages = 0;
  for (const Store& store : *stores) {
    all.push_back(&store);
    pages += store.facts().pages;
  }
  const Result<Store> merged = merge_stores(all);
  if (!merged) {
    return merged.error();
  }
  if (const Status saved = save_store(*merged, args.out); !saved) {
    return saved.error();
  }
  const std::uint64_t kept = merged->facts().pages;
  context.messages.note(fmt::format(
      "{}: {} from {} in {}{}", args.out, counted(merged->size(), "record", "records"),
      counted(kept, "page", "pages"), counted(all.size(), "store", "stores"),
      pages == kept ? "" : ", " + counted(pages - kept, "repeat", "repeats") + " dropped"));
  return Exit::ok;
}

}  // namespace

Command::Run bind_merge(Syntax& syntax) {
  auto args = std::make_shared<Args>();
  syntax.arguments("STORE", args->stores, "a saved store");
  syntax.group(HelpSection::output);
  syntax.option("-o,--output", "FILE", args->out,
                "where to save; an old store is replaced at once");
  return [args](Context& context) { return run_merge(*args, context); };
}

}  // namespace dossier

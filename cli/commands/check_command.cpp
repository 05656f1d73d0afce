#include "cli/commands/command.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "graph/store/check/repair.hpp"
#include "graph/store/check/store_check.hpp"

#include <fmt/format.h>
#include <memory>

namespace claimgraph::cli {
namespace {

struct CheckOptions {
    std::string store;
    std::string repaired;
};

/// The documents that are to be read again, a line each.
void print_lost(const DocumentsLeft& documents) {
    for (const std::string& name : documents.lost) print(fmt::format("read again: {}\n", printable(name)));
    if (documents.nameless > 0)
        print(fmt::format("read again: {} documents whose names cannot be read\n", documents.nameless));
    if (documents.may_be_more) print("read again: what came last; the list of documents cannot be read\n");
}

ExitStatus repair(const CheckOptions& options) {
    const auto left = repair_store(options.store, options.repaired);
    if (!left) return give_up(left.error());
    print_lost(*left);
    const std::size_t lost = left->lost.size() + left->nameless;
    say(fmt::format("{}: {} documents saved, {} to be read again", options.repaired, left->whole.size(), lost));
    return left->is_complete() ? ExitStatus::kDone : ExitStatus::kDocumentsFailed;
}

ExitStatus check(const CheckOptions& options) {
    if (!options.repaired.empty()) return repair(options);
    const auto found = check_store(options.store);
    if (!found) {
        report(found.error());
        say(fmt::format("'claimgraph check {} --repair NEW.db' saves what can be read", options.store));
        return ExitStatus::kUnreadable;
    }
    for (const std::string& problem : found->problems) print(problem + '\n');
    print_lost(found->documents);
    if (found->problems.empty()) {
        say(fmt::format("{}: nothing is wrong; {} documents, {} entities, {} claims", options.store,
                        found->documents.whole.size(), found->entities, found->claims));
        return ExitStatus::kDone;
    }
    say(fmt::format(
        "{}: is damaged; {} documents are whole, 'claimgraph check {} --repair NEW.db' makes a store of them",
        options.store, found->documents.whole.size(), options.store));
    return ExitStatus::kUnreadable;
}

} // namespace

Run setup_check(Options& command) {
    auto options = std::make_shared<CheckOptions>();
    command.add("STORE", &options->store, "Store that 'build --store' made").required();
    command
        .add("--repair", &options->repaired,
             "Write a new store of all documents that are whole; name those to be read again")
        .value_name("NEW.db");
    return [options] { return check(*options); };
}

} // namespace claimgraph::cli

#include "cli/commands/command.hpp"
#include "cli/commands/questions/claims_asked.hpp"
#include "cli/commands/store_build.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/output/claim_text.hpp"
#include "cli/terminal/messages.hpp"
#include "graph/query/judgments.hpp"
#include "graph/store/write/store_writer.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>

namespace claimgraph::cli {
namespace {

struct JudgeOptions {
    std::string store;
    std::vector<std::string> claim;
    std::string why;
    std::uint32_t evidence = 0; ///< its number in `why`; 0: all
    bool undo = false;
    double wait = kWait;
};

/// The claim that is meant, and its evidence.
struct JudgedClaim {
    std::string sentence;
    std::string id;
    std::vector<Judgeable> evidence;
};

/// A rejected claim is no longer in the graph, but among the rejected ones.
Result<GraphSource> judged_source(Store store, bool of_rejected) {
    if (!of_rejected) return GraphSource(std::move(store));
    auto rejected = rejected_claims(store);
    if (!rejected) return tl::unexpected(rejected.error());
    return GraphSource(std::move(*rejected));
}

/// Just one claim: a judgment of several at once would be one of claims that were not looked at.
tl::expected<JudgedClaim, ExitStatus> claim_to_judge(const JudgeOptions& options, bool of_rejected) {
    const auto store = open_store(options.store);
    if (!store) return tl::unexpected(give_up(store.error()));
    auto same = Store::open(options.store); // one to ask, one to look up what is judged
    if (!same) return tl::unexpected(give_up(same.error()));
    const auto source = judged_source(std::move(*same), of_rejected);
    if (!source) return tl::unexpected(give_up(source.error()));
    const auto asked = claims_asked(*source, options.claim);
    if (!asked) return tl::unexpected(asked.error());
    const Graph& graph = *asked->graph;
    if (asked->claims.size() > 1) {
        std::vector<std::string> ids;
        for (const ClaimIndex claim : asked->claims) ids.push_back(graph.claim_id(claim));
        say(fmt::format("{} claims match; give the id of one: {}", ids.size(), fmt::join(ids, ", ")));
        return tl::unexpected(ExitStatus::kWrongUsage);
    }
    const ClaimIndex claim = asked->claims.front();
    auto evidence = judgeable_evidence(*store, graph, claim);
    if (!evidence) return tl::unexpected(give_up(evidence.error()));
    const std::vector<Evidence>& shown = graph[claim].evidence;
    if (options.evidence > shown.size()) {
        say(fmt::format("the claim has {} piece{} of evidence; 'why' numbers them", shown.size(),
                        shown.size() == 1 ? "" : "s"));
        return tl::unexpected(ExitStatus::kWrongUsage);
    }
    if (options.evidence > 0)
        std::erase_if(*evidence, [&](const Judgeable& one) { return one.evidence != shown[options.evidence - 1]; });
    return JudgedClaim{printable(claim_sentence(graph, graph[claim])), graph.claim_id(claim), std::move(*evidence)};
}

ExitStatus take_back(const JudgeOptions& options, Verdict verdict) {
    const auto claim = claim_to_judge(options, verdict == Verdict::kRejected);
    if (!claim) return claim.error();
    const auto numbers = judgment_numbers(claim->evidence, verdict);
    if (numbers.empty()) return nothing(fmt::format("the claim was not {}", to_string(verdict)));
    auto writer = StoreWriter::open(options.store, false, milliseconds(options.wait));
    if (!writer) return give_up(writer.error());
    if (const auto removed = writer->remove_judgments(numbers); !removed) return give_up(removed.error());
    note(fmt::format("no longer {}: {}", to_string(verdict), claim->sentence));
    return ExitStatus::kDone;
}

ExitStatus judge(const JudgeOptions& options, Verdict verdict) {
    if (!is_store(options.store)) {
        say(options.store + ": judgments are kept in a store; 'build --judgments FILE' applies them to a graph file");
        return ExitStatus::kWrongUsage;
    }
    if (options.undo) return take_back(options, verdict);
    const auto claim = claim_to_judge(options, false);
    if (!claim) return claim.error();
    const auto judgments = judgments_of(claim->evidence, verdict, options.why);
    if (judgments.empty()) return nothing("the claim has no evidence to judge");
    auto writer = StoreWriter::open(options.store, false, milliseconds(options.wait));
    if (!writer) return give_up(writer.error());
    if (const auto judged = writer->judge(judgments); !judged) return give_up(judged.error());
    note(fmt::format("{}: {}, {} piece{} of evidence; '--undo' takes it back", to_string(verdict), claim->sentence,
                     judgments.size(), judgments.size() == 1 ? "" : "s"));
    return ExitStatus::kDone;
}

Run setup_judge(Options& command, Verdict verdict) {
    auto options = std::make_shared<JudgeOptions>();
    command.add("STORE", &options->store, "Store that 'build --store' made").required();
    add_claim_argument(command, options->claim);
    command.add("--why", &options->why, "The reason, kept with the judgment").value_name("WORDS");
    command.add("--evidence", &options->evidence, "Only this piece of evidence, as 'why' numbers them")
        .value_name("N")
        .positive();
    command.add("--undo", &options->undo, "Take the judgment back");
    add_wait_option(command, options->wait);
    return [options, verdict] { return judge(*options, verdict); };
}

} // namespace

Run setup_reject(Options& command) { return setup_judge(command, Verdict::kRejected); }
Run setup_confirm(Options& command) { return setup_judge(command, Verdict::kConfirmed); }

} // namespace claimgraph::cli

#include "cli/command.hpp"
#include "cli/graph_input.hpp"
#include "cli/messages.hpp"
#include "cli/output.hpp"
#include "graph/store/search.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace claimgraph::cli {
namespace {

struct SearchOptions {
    std::string store;
    std::vector<std::string> words;
    std::size_t limit = 20;
    bool json = false;
};

std::string json_line(const SearchHit& hit, const Graph& graph) {
    nlohmann::ordered_json json{{"document", hit.document}, {"sentence", hit.sentence},
                                {"start", hit.span.begin},  {"end", hit.span.end},
                                {"text", hit.text},         {"claims", nlohmann::ordered_json::array()}};
    for (const ClaimIndex claim : hit.claims) json["claims"].push_back(graph.claim_id(claim));
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string text_lines(const SearchHit& hit, const Graph& graph) {
    std::string lines = fmt::format("{}, bytes {}-{}: {}\n", printable(hit.document), hit.span.begin, hit.span.end,
                                    printable(hit.text));
    for (const ClaimIndex claim : hit.claims) lines += "    " + printable(graph.claim_id(claim)) + "\n";
    return lines;
}

ExitStatus find(const SearchOptions& options) {
    const auto store = open_store(options.store);
    if (!store) return give_up(store.error());
    const auto found = search(*store, fmt::format("{}", fmt::join(options.words, " ")), options.limit);
    if (!found) return give_up(found.error());
    if (found->hits.empty()) return nothing("no sentence has these words");
    for (const SearchHit& hit : found->hits)
        print(options.json ? json_line(hit, found->graph) : text_lines(hit, found->graph));
    return ExitStatus::kDone;
}

} // namespace

Run setup_search(CLI::App& command) {
    auto options = std::make_shared<SearchOptions>();
    command.add_option("STORE", options->store, "Store that 'build --store' made")->required();
    command
        .add_option("WORDS", options->words,
                    "Words that a sentence has to have; \"in quotes\" side by side; letters* begin a word")
        ->required();
    command.add_option("--limit", options->limit, "Show the best N [20]")->type_name("N")->check(CLI::Range(1u, 1000u));
    command.add_flag("--json", options->json, "A JSON object a line");
    return [options] { return find(*options); };
}

} // namespace claimgraph::cli

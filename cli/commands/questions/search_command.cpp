#include "cli/commands/command.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/output/claim_text.hpp"
#include "cli/output/fact_text.hpp"
#include "cli/output/rows.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "graph/store/search.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <memory>

namespace claimgraph::cli {
namespace {

struct SearchOptions {
    std::vector<std::string> words;
    bool facts = false;
    RowOptions rows{.limit = 20};
};

Row row_of(const SearchHit& hit, const Graph& graph) {
    Row row{{{"document", hit.document},
             {"sentence", hit.sentence},
             {"start", hit.span.begin},
             {"end", hit.span.end},
             {"text", hit.text},
             {"claims", Json::array()}}};
    for (const ClaimIndex claim : hit.claims) row.json["claims"].push_back(graph.claim_id(claim));
    return row;
}

std::string text_lines(const SearchHit& hit, const Graph& graph) {
    std::string lines = fmt::format("{}, bytes {}-{}: {}\n", document_text(graph, hit.document), hit.span.begin,
                                    hit.span.end, printable(hit.text));
    for (const ClaimIndex claim : hit.claims) lines += "    " + printable(graph.claim_id(claim)) + "\n";
    return lines;
}

ExitStatus find_in_facts(const Store& store, const std::string& words, const RowOptions& rows) {
    if (!store.keeps_facts()) {
        say("the store keeps no facts; 'build --store FILE --facts' reads its documents again and keeps them");
        return ExitStatus::kWrongUsage;
    }
    const auto found = find_facts(store, {.anywhere = words}, rows.limit);
    if (!found) return give_up(found.error());
    if (found->empty()) return nothing("no fact has these words");
    if (rows.for_people()) {
        for (const FactHit& hit : *found) print(fact_lines(hit));
        return ExitStatus::kDone;
    }
    print_rows(fact_columns(), rows, found->size(), [&](std::size_t i) { return fact_row((*found)[i]); });
    return ExitStatus::kDone;
}

ExitStatus find(const GraphSource& source, const SearchOptions& options) {
    if (source.store() == nullptr) {
        say("only stores have the words of sentences; 'build --store' makes one");
        return ExitStatus::kWrongUsage;
    }
    const std::string words = fmt::format("{}", fmt::join(options.words, " "));
    if (options.facts) return find_in_facts(*source.store(), words, options.rows);
    const auto found = search(*source.store(), words, options.rows.limit);
    if (!found) return give_up(found.error());
    if (found->hits.empty()) return nothing("no sentence has these words");
    if (options.rows.for_people()) {
        for (const SearchHit& hit : found->hits) print(text_lines(hit, found->graph));
        return ExitStatus::kDone;
    }
    const std::vector<Column> columns = {{"document", ""}, {"sentence", ""}, {"start", ""},
                                         {"end", ""},      {"text", ""},     {"claims", ""}};
    print_rows(columns, options.rows, found->hits.size(),
               [&](std::size_t i) { return row_of(found->hits[i], found->graph); });
    return ExitStatus::kDone;
}

} // namespace

Ask setup_search(Options& command) {
    auto options = std::make_shared<SearchOptions>();
    command
        .add("WORDS", &options->words,
             "Words that a sentence has to have; \"in quotes\" side by side; letters* begin a word")
        .required();
    command.add("--facts", &options->facts, "Facts that have these words, of a store that keeps facts");
    add_row_options(command, options->rows).help("Show the best N [20]").range(1u, 1000u);
    return [options](const GraphSource& source) { return find(source, *options); };
}

} // namespace claimgraph::cli

#include "cli/commands/command.hpp"
#include "cli/commands/questions/filter_options.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/input/models.hpp"
#include "cli/output/claim_text.hpp"
#include "cli/terminal/messages.hpp"
#include "cli/terminal/output.hpp"
#include "graph/query/chains.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::cli {
namespace {

struct PathCommandOptions {
    std::string from;
    std::string to;
    PathOptions path;
    GraphPart part;
    RowOptions rows;
};

/// A step of one of the paths, counted from 1.
struct NumberedStep {
    std::size_t path = 0;
    std::size_t step = 0;
    ClaimIndex claim;
};

/// Each path as a chain of sentences.
std::string chains_text(const Graph& graph, std::span<const NumberedStep> steps, bool numbered) {
    std::string text;
    for (const NumberedStep& step : steps) {
        if (numbered && step.step == 1) text += fmt::format("{}{}.\n", step.path == 1 ? "" : "\n", step.path);
        const Claim& claim = graph[step.claim];
        text += printable(claim_sentence(graph, claim)) + '\n';
        if (!claim.evidence.empty())
            text += fmt::format("    {}: {}\n", document_text(graph, claim.evidence.front().document),
                                printable(claim.evidence.front().text));
    }
    return text;
}

/// The documents with claims about one of these entities.
std::set<std::string_view> documents_about(const Graph& graph, std::span<const EntityIndex> entities) {
    std::set<std::string_view> documents;
    for (const EntityIndex entity : entities)
        for (const auto claims : {graph.out_claims(entity), graph.in_claims(entity)})
            for (const ClaimIndex claim : claims)
                for (const Evidence& evidence : graph[claim].evidence) documents.insert(evidence.document);
    return documents;
}

/// Says where there are claims about both.
void say_documents_about_both(const Chains& chains) {
    constexpr std::size_t kMostDocuments = 5;
    const Graph& graph = *chains.graph;
    const auto of_one = documents_about(graph, chains.from);
    const auto of_other = documents_about(graph, chains.to);
    std::vector<std::string_view> both;
    std::ranges::set_intersection(of_one, of_other, std::back_inserter(both));
    for (std::size_t i = 0; i < std::min(both.size(), kMostDocuments); ++i)
        say("claims about both are in " + document_text(graph, std::string(both[i])));
    if (both.size() > kMostDocuments) say(fmt::format("and in {} more documents", both.size() - kMostDocuments));
}

ExitStatus path(const GraphSource& source, const PathCommandOptions& options) {
    const auto found = chains_between(source, options.from, options.to, options.part, options.path, relation_families);
    if (!found) return unresolved(found.error());
    const Graph& graph = *found->graph;
    std::vector<NumberedStep> steps;
    for (std::size_t i = 0; i < found->paths.size(); ++i)
        for (std::size_t j = 0; j < found->paths[i].size(); ++j)
            steps.push_back({i + 1, j + 1, found->paths[i][j].claim});
    if (steps.empty()) {
        const ExitStatus status = nothing(fmt::format(
            "no chain of at most {} claims leads from '{}' to '{}'{}", options.path.most_steps, options.from,
            options.to,
            options.path.through_concepts ? "" : "; --through concepts goes through what has no name, too"));
        say_documents_about_both(*found);
        return status;
    }
    if (options.rows.for_people()) {
        print(chains_text(graph, steps, options.path.count > 1));
        return ExitStatus::kDone;
    }
    std::vector<Column> columns = {{"path", ""}, {"step", ""}};
    for (Column& column : claim_columns()) columns.push_back(std::move(column));
    print_rows(columns, options.rows, steps.size(), [&](std::size_t i) {
        Row row{{{"path", steps[i].path}, {"step", steps[i].step}}};
        row.json.update(claim_row(graph, steps[i].claim).json);
        return row;
    });
    return ExitStatus::kDone;
}

} // namespace

Ask setup_path(Options& command) {
    auto options = std::make_shared<PathCommandOptions>();
    command.add("A", &options->from, "Name, alias or id of the first entity").required();
    command.add("B", &options->to, "Name, alias or id of the last entity").required();
    command.add("-k,--count", &options->path.count, "How many chains, shortest first [1]")
        .value_name("K")
        .range(1, 1000);
    command.add("--directed", &options->path.directed, "Follow claims from subject to object only");
    command.add("--steps", &options->path.most_steps, "How many claims a chain has at most [6]")
        .value_name("N")
        .range(1, 100);
    command
        .choice(
            "--through", &options->path.through_concepts, {{"actors", false}, {"concepts", true}},
            "What chains lead through: actors, which have names, or also concepts, such as elections or the minister "
            "[actors]")
        .value_name("WHAT");
    add_filter_options(command, options->part);
    add_form_options(command, options->rows);
    return [options](const GraphSource& source) { return path(source, *options); };
}

} // namespace claimgraph::cli

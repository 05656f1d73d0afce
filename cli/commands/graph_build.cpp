#include "cli/commands/graph_build.hpp"

#include "cli/input/judgments.hpp"
#include "graph/graph_builder.hpp"

#include <utility>
#include <vector>

namespace claimgraph::cli {

tl::expected<GraphBuild, ExitStatus> build_graph(const DocumentOptions& documents, const GivenOverrides& overrides,
                                                 const Judgments& judgments, const std::string& decisions) {
    const auto stopped = [](const Error& error) { return tl::unexpected(give_up(error)); };
    const auto models = load_models(documents.models);
    if (!models) return stopped(models.error());
    std::vector<std::pair<std::size_t, ClaimBatch>> batches; // of the documents, with the numbers of their entities
    EntityMatcher matcher(overrides.overrides);
    const Tally tally = for_each_document(
        documents, *models, true,
        [&](const AnalysedDocument& input) {
            std::pair batch(input.document.id(), extract_judged(input.document, input.analysis, *models, judgments));
            apply(judgments, batch.second);
            return batch;
        },
        [&](std::pair<std::string, ClaimBatch>&& batch) {
            const std::size_t first = matcher.add(batch.first, batch.second);
            batches.emplace_back(first, std::move(batch.second));
        });
    if (tally.done == 0) return tl::unexpected(tally.status());
    if (const auto unknown = matcher.unknown()) return stopped(unknown_entity(*unknown, overrides.file));
    const EntityMatcher::Result matched = matcher.match(!decisions.empty());
    if (!decisions.empty())
        if (auto written = write_decisions(matched.decisions, decisions); !written) return stopped(written.error());
    GraphBuilder builder;
    for (auto& [first, batch] : batches) {
        apply(matched, first, batch);
        builder.add(std::move(batch));
    }
    return GraphBuild{builder.build(), tally};
}

} // namespace claimgraph::cli

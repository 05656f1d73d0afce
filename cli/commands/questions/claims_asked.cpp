#include "cli/commands/questions/claims_asked.hpp"

#include "cli/commands/questions/filter_options.hpp"
#include "cli/input/graph_input.hpp"
#include "cli/output/messages.hpp"
#include "graph/query/find_claim.hpp"
#include "graph/query/judgments.hpp"

#include <fmt/format.h>

namespace claimgraph::cli {

void add_claim_argument(Options& command, std::vector<std::string>& words) {
    command
        .add("CLAIM", &words,
             "Id of a claim; or two entities for all that one says of the other; or an entity, a relation and "
             "an entity")
        .required()
        .values(1, 3);
}

tl::expected<AskedClaims, ExitStatus> claims_asked(const GraphSource& source, const std::vector<std::string>& words) {
    if (words.size() == 1) {
        const ClaimIdParts id = claim_id_parts(words[0]);
        const auto graph =
            source.part({.subject = id.subject, .object = id.object, .filter = {.relations = {id.relation}}});
        if (!graph) return tl::unexpected(give_up(graph.error()));
        if (const ClaimIndex claim = find_claim(**graph, words[0])) return AskedClaims{*graph, {claim}};
        if (const Store* store = source.store())
            if (const auto rejected = rejected_claims(*store); rejected && find_claim(*rejected, words[0]))
                return tl::unexpected(nothing(fmt::format("'{}' was rejected: 'claims --rejected' shows it, 'reject "
                                                          "--undo' brings it back",
                                                          words[0])));
        return tl::unexpected(nothing(fmt::format("no claim has the id '{}'; 'claims --json' shows ids", words[0])));
    }
    GraphPart part{.subject = words.front(), .object = words.back()};
    if (words.size() == 3) part.filter.relations = {words[1]};
    const auto choice = choose(source, part);
    if (!choice) return tl::unexpected(choice.error());
    std::vector<ClaimIndex> found = filter_claims(*choice->graph, choice->filter);
    if (found.empty()) return tl::unexpected(nothing("no claim matches"));
    return AskedClaims{choice->graph, std::move(found)};
}

} // namespace claimgraph::cli

#include "cli/commands/questions/claims_asked.hpp"

#include "cli/input/graph_input.hpp"
#include "cli/input/models.hpp"
#include "cli/terminal/messages.hpp"
#include "graph/query/filter/find_claim.hpp"
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
    const auto load = [&](const GraphPart& part) { return source.part(part); };
    auto asked = find_claims(source, words, relation_families, load);
    if (asked && asked->claims.empty()) return tl::unexpected(nothing("no claim matches"));
    if (asked) return std::move(*asked);
    if (words.size() > 1 || asked.error().code != ErrorCode::kNotFound)
        return tl::unexpected(unresolved(asked.error()));
    if (const Store* store = source.store())
        if (const auto rejected = rejected_claims(*store); rejected && find_claim(*rejected, words[0]))
            return tl::unexpected(
                nothing(fmt::format("'{}' was rejected: 'claims --rejected' shows it, 'reject --undo' "
                                    "brings it back",
                                    words[0])));
    return tl::unexpected(nothing(asked.error().message + "; 'claims --json' shows ids"));
}

} // namespace claimgraph::cli

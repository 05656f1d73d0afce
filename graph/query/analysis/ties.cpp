#include "graph/query/analysis/ties.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

namespace claimgraph {
namespace {

/// What is counted of a tie while its claims are gone through.
struct Count {
    Tie tie;
    std::size_t most = 0; ///< evidence of a claim that was seen
    std::set<std::string_view> documents;
    std::set<EntityIndex> speakers;
};

void add(Count& count, const Claim& claim) {
    Tie& tie = count.tie;
    const std::size_t pieces = std::max<std::size_t>(claim.evidence.size(), 1); // graphs of others have none
    (claim.polarity == Polarity::kAffirmed ? tie.evidence : tie.denied) += pieces;
    if (pieces > count.most) {
        count.most = pieces;
        tie.label = claim.label;
    }
    if (claim.attributed_to) count.speakers.insert(claim.attributed_to);
    for (const Evidence& evidence : claim.evidence) {
        count.documents.insert(evidence.document);
        if (evidence.date.empty()) continue;
        if (tie.first.empty() || evidence.date < tie.first) tie.first = evidence.date;
        if (evidence.date > tie.last) tie.last = evidence.date;
    }
}

} // namespace

std::vector<Tie> find_ties(const Graph& graph, const ClaimFilter& filter) {
    std::map<std::tuple<EntityIndex, std::string_view, EntityIndex>, Count> counts;
    for (const ClaimIndex index : filter_claims(graph, filter)) {
        const Claim& claim = graph[index];
        EntityIndex subject = claim.subject;
        EntityIndex object = claim.object;
        if (claim.symmetric && object < subject) std::swap(subject, object);
        Count& count = counts[{subject, claim.relation, object}];
        count.tie.subject = subject;
        count.tie.object = object;
        add(count, claim);
    }
    std::vector<Tie> ties;
    for (auto& [key, count] : counts) {
        Tie& tie = ties.emplace_back(std::move(count.tie));
        tie.relation = std::get<std::string_view>(key);
        tie.documents = count.documents.size();
        tie.speakers.assign(count.speakers.begin(), count.speakers.end());
    }
    std::ranges::stable_sort(ties, std::ranges::greater(), [](const Tie& tie) { return tie.evidence + tie.denied; });
    return ties;
}

} // namespace claimgraph

#include "graph/query/filter.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

bool is_one_of(const std::vector<EntityIndex>& wanted, EntityIndex entity) {
    return wanted.empty() || std::ranges::find(wanted, entity) != wanted.end();
}

bool has_ends(const ClaimFilter& filter, const Claim& claim) {
    if (is_one_of(filter.subjects, claim.subject) && is_one_of(filter.objects, claim.object)) return true;
    return claim.symmetric && is_one_of(filter.subjects, claim.object) && is_one_of(filter.objects, claim.subject);
}

bool has_relation(const std::string& wanted, const Claim& claim) {
    if (wanted.empty() || claim.relation == wanted || claim.label == wanted) return true;
    return wanted == "open" && claim.relation.starts_with("open:");
}

bool is_in_time(const ClaimFilter& filter, const Claim& claim) {
    if (filter.since.empty() && filter.until.empty()) return true;
    if (claim.time_value.empty()) return false;
    // ISO dates order as text; a prefix ("2025-03") stands for the whole month
    return claim.time_value >= filter.since &&
           (filter.until.empty() || claim.time_value.substr(0, filter.until.size()) <= filter.until);
}

} // namespace

std::vector<ClaimIndex> filter_claims(const Graph& graph, const ClaimFilter& filter) {
    std::vector<ClaimIndex> found;
    for (std::size_t i = 0; i < graph.claims().size(); ++i) {
        const Claim& claim = graph.claims()[i];
        if (has_ends(filter, claim) && is_one_of(filter.speakers, claim.attributed_to) &&
            has_relation(filter.relation, claim) && (!filter.polarity || claim.polarity == *filter.polarity) &&
            (!filter.modality || claim.modality == *filter.modality) && is_in_time(filter, claim) &&
            claim.confidence >= filter.min_confidence)
            found.push_back(ClaimIndex{i});
    }
    return found;
}

} // namespace claimgraph

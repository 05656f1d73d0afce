#include "graph/query/filter.hpp"

#include <algorithm>
#include <string_view>

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

/// ISO dates order as text; one that stops early ("2025-03") stands for all of its days.
bool is_before(std::string_view date, std::string_view other) {
    const std::size_t common = std::min(date.size(), other.size());
    return date.substr(0, common) < other.substr(0, common);
}

bool is_in_time(const ClaimFilter& filter, const Claim& claim) {
    if (filter.since.empty() && filter.until.empty()) return true;
    const std::string_view time = claim.time_value;
    const std::size_t slash = time.find('/'); // of an interval
    const std::string_view last = slash == std::string_view::npos ? time : time.substr(slash + 1);
    return !time.empty() && (last == ".." || !is_before(last, filter.since)) &&
           (filter.until.empty() || !is_before(filter.until, time.substr(0, slash)));
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

#include "graph/query/filter/filter.hpp"

#include "graph/base/text/fold.hpp"
#include "graph/model/claim_times.hpp"
#include "graph/query/filter/compiled_filter.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace claimgraph {
namespace {

template <class Value>
bool is_one_of(const std::vector<Value>& wanted, const Value& value) {
    return wanted.empty() || std::ranges::find(wanted, value) != wanted.end();
}

bool has_ends(const ClaimFilter& filter, const Claim& claim) {
    if (is_one_of(filter.subjects, claim.subject) && is_one_of(filter.objects, claim.object)) return true;
    return claim.symmetric && is_one_of(filter.subjects, claim.object) && is_one_of(filter.objects, claim.subject);
}

bool is_in_time(const ClaimFilter& filter, const Claim& claim) {
    return !filter.time || is_within(claim, *filter.time);
}

bool has_document(const ClaimFilter& filter, const Claim& claim) {
    return filter.documents.empty() || std::ranges::any_of(claim.evidence, [&](const Evidence& evidence) {
               return std::ranges::binary_search(filter.documents, evidence.document);
           });
}

/// All claims that have one of the entities at an end, in the order of the graph.
std::vector<ClaimIndex> claims_at(const Graph& graph, const std::vector<EntityIndex>& entities) {
    std::vector<ClaimIndex> found;
    for (const EntityIndex entity : entities)
        for (const auto claims : {graph.out_claims(entity), graph.in_claims(entity)})
            found.insert(found.end(), claims.begin(), claims.end());
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

std::string relation_key(std::string_view name) {
    std::string key = fold(name);
    std::ranges::replace(key, '_', ' ');
    return key;
}

} // namespace

bool passes(const Claim& claim, const ClaimFilter& filter) {
    return has_ends(filter, claim) && is_one_of(filter.speakers, claim.attributed_to) &&
           is_one_of(filter.relations, claim.relation) && (!filter.polarity || claim.polarity == *filter.polarity) &&
           (!filter.modality || claim.modality == *filter.modality) && is_in_time(filter, claim) &&
           claim.confidence >= filter.min_confidence && has_document(filter, claim);
}

std::vector<ClaimIndex> filter_claims(const Graph& graph, const ClaimFilter& filter) {
    const CompiledFilter sieve(graph, filter);
    std::vector<ClaimIndex> found;
    const std::vector<EntityIndex>& ends = filter.subjects.empty() ? filter.objects : filter.subjects;
    if (!ends.empty()) {
        for (const ClaimIndex claim : claims_at(graph, ends))
            if (sieve(claim)) found.push_back(claim);
        return found;
    }
    for (std::size_t i = 0; i < graph.claims().size(); ++i)
        if (sieve(ClaimIndex{i})) found.push_back(ClaimIndex{i});
    return found;
}

RelationLabels relation_labels(const Graph& graph) {
    std::set<std::pair<std::string_view, std::string_view>> known;
    for (const Claim& claim : graph.claims()) known.emplace(claim.relation, claim.label);
    return {known.begin(), known.end()};
}

std::vector<std::string> relations_named(const RelationLabels& known, std::string_view name,
                                         const RelationFamilies& families) {
    const std::string key = relation_key(name);
    if (key.empty()) return {};
    std::set<std::string> found;
    for (const auto& [relation, label] : known)
        if (relation_key(relation) == key || relation_key(label) == key) found.insert(relation);
    if (found.empty())
        for (const auto& [relation, label] : known)
            if (relation_key(families.of(relation)) == key) found.insert(relation);
    return {found.begin(), found.end()};
}

} // namespace claimgraph

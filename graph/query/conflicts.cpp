#include "graph/query/conflicts.hpp"

#include "graph/model/claim_times.hpp"

#include <algorithm>
#include <array>

namespace claimgraph {
namespace {

ConflictKind kind_of(const Claim& affirmed, const Claim& denied) {
    if (affirmed.modality != denied.modality) return ConflictKind::kQualified;
    const auto yes = times_of(affirmed);
    const auto no = times_of(denied);
    const bool is_both_at_once = std::ranges::any_of(yes, [&](const ClaimTime& time) {
        return std::ranges::any_of(no, [&](const ClaimTime& other) { return meet(time.interval, other.interval); });
    });
    if (!yes.empty() && !no.empty() && !is_both_at_once) return ConflictKind::kChanged;
    return affirmed.attributed_to == denied.attributed_to ? ConflictKind::kContradicted : ConflictKind::kDisputed;
}

bool say_of_the_same(const Claim& a, const Claim& b) {
    return a.subject == b.subject && a.object == b.object && a.relation == b.relation;
}

} // namespace

std::string_view to_string(ConflictKind kind) {
    static constexpr std::array<std::string_view, 4> kNames = {"contradicted", "disputed", "changed", "qualified"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::vector<Conflict> conflicts(const Graph& graph, const ClaimFilter& filter) {
    std::vector<Conflict> found;
    const auto claims = graph.claims();
    for (std::size_t begin = 0, end = 0; begin < claims.size(); begin = end) { // claims that agree stand together
        Conflict conflict{.kind = ConflictKind::kQualified};
        for (end = begin; end < claims.size() && say_of_the_same(claims[begin], claims[end]); ++end)
            if (passes(claims[end], filter))
                (claims[end].polarity == Polarity::kAffirmed ? conflict.affirmed : conflict.denied)
                    .push_back(ClaimIndex{end});
        if (conflict.affirmed.empty() || conflict.denied.empty()) continue;
        for (const ClaimIndex yes : conflict.affirmed)
            for (const ClaimIndex no : conflict.denied)
                conflict.kind = std::min(conflict.kind, kind_of(graph[yes], graph[no]));
        found.push_back(std::move(conflict));
    }
    std::ranges::stable_sort(found, {}, &Conflict::kind);
    return found;
}

} // namespace claimgraph

#include "graph/query/compare.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

namespace claimgraph {
namespace {

using Kind = Difference::Kind;

std::string_view id_of(const Graph& graph, EntityIndex entity) {
    return entity ? std::string_view(graph[entity].id) : std::string_view();
}

/// What makes a claim this one; graphs are sorted by it.
auto key_of(const Graph& graph, const Claim& claim) {
    return std::tuple(id_of(graph, claim.subject), std::string_view(claim.relation), id_of(graph, claim.object),
                      claim.polarity, claim.modality, id_of(graph, claim.attributed_to));
}

/// Walks two sorted sequences side by side: only_old(i), only_new(j), both(i, j).
template <class OldKey, class NewKey, class OnlyOld, class OnlyNew, class Both>
void merge(std::size_t olds, std::size_t news, const OldKey& old_key, const NewKey& new_key, const OnlyOld& only_old,
           const OnlyNew& only_new, const Both& both) {
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < olds || j < news) {
        if (j == news || (i < olds && old_key(i) < new_key(j)))
            only_old(i++);
        else if (i == olds || new_key(j) < old_key(i))
            only_new(j++);
        else
            both(i++, j++);
    }
}

std::vector<std::string> changed_fields(const Entity& a, const Entity& b) {
    std::vector<std::string> fields;
    if (a.name != b.name) fields.emplace_back("name");
    if (a.type != b.type) fields.emplace_back("type");
    if (a.aliases != b.aliases) fields.emplace_back("aliases");
    if (a.mentions != b.mentions) fields.emplace_back("mentions");
    if (a.kb != b.kb) fields.emplace_back("kb");
    return fields;
}

} // namespace

std::string_view to_string(Difference::Kind kind) {
    static constexpr std::array<std::string_view, 3> kNames = {"new", "gone", "changed"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::vector<Difference> compare(const Graph& old_graph, const Graph& new_graph) {
    std::vector<Difference> found;
    const auto& old_entities = old_graph.entities();
    const auto& new_entities = new_graph.entities();
    merge(
        old_entities.size(), new_entities.size(), [&](std::size_t i) { return std::string_view(old_entities[i].id); },
        [&](std::size_t j) { return std::string_view(new_entities[j].id); },
        [&](std::size_t i) { found.push_back({.kind = Kind::kGone, .old_entity = EntityIndex{i}}); },
        [&](std::size_t j) { found.push_back({.kind = Kind::kNew, .new_entity = EntityIndex{j}}); },
        [&](std::size_t i, std::size_t j) {
            Difference difference{.kind = Kind::kChanged, .old_entity = EntityIndex{i}, .new_entity = EntityIndex{j}};
            difference.fields = changed_fields(old_entities[i], new_entities[j]);
            if (!difference.fields.empty()) found.push_back(std::move(difference));
        });

    const auto& old_claims = old_graph.claims();
    const auto& new_claims = new_graph.claims();
    const auto changed_claim = [&](const Claim& a, const Claim& b) {
        std::vector<std::string> fields;
        const auto note = [&](const char* name, const auto& x, const auto& y) {
            if (x != y) fields.emplace_back(name);
        };
        note("label", a.label, b.label);
        note("symmetric", a.symmetric, b.symmetric);
        note("report", a.report, b.report);
        note("time", std::tie(a.time, a.time_value), std::tie(b.time, b.time_value));
        note("place", std::pair(a.place, id_of(old_graph, a.place_entity)),
             std::pair(b.place, id_of(new_graph, b.place_entity)));
        note("condition", a.condition, b.condition);
        note("complement", a.complement, b.complement);
        note("confidence", a.confidence, b.confidence);
        return fields;
    };
    merge(
        old_claims.size(), new_claims.size(), [&](std::size_t i) { return key_of(old_graph, old_claims[i]); },
        [&](std::size_t j) { return key_of(new_graph, new_claims[j]); },
        [&](std::size_t i) { found.push_back({.kind = Kind::kGone, .old_claim = ClaimIndex{i}}); },
        [&](std::size_t j) { found.push_back({.kind = Kind::kNew, .new_claim = ClaimIndex{j}}); },
        [&](std::size_t i, std::size_t j) {
            Difference difference{.kind = Kind::kChanged, .old_claim = ClaimIndex{i}, .new_claim = ClaimIndex{j}};
            difference.fields = changed_claim(old_claims[i], new_claims[j]);
            std::ranges::set_difference(new_claims[j].evidence, old_claims[i].evidence,
                                        std::back_inserter(difference.gained));
            std::ranges::set_difference(old_claims[i].evidence, new_claims[j].evidence,
                                        std::back_inserter(difference.lost));
            if (!difference.fields.empty() || !difference.gained.empty() || !difference.lost.empty())
                found.push_back(std::move(difference));
        });
    return found;
}

} // namespace claimgraph

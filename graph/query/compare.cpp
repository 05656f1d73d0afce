#include "graph/query/compare.hpp"

#include "graph/model/claim_fields.hpp"
#include "graph/model/entity_fields.hpp"

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
    for_each_field<kEntityFields>([&](const EntityField& field, auto member) {
        if (a.*member != b.*member) fields.emplace_back(field.name);
    });
    return fields;
}

/// A value that can be compared with one of another graph.
template <class Value>
const Value& comparable(const Graph&, const Value& value) {
    return value;
}
std::string_view comparable(const Graph& graph, EntityIndex entity) { return id_of(graph, entity); }

std::vector<std::string> changed_fields(const Graph& old_graph, const Claim& a, const Graph& new_graph,
                                        const Claim& b) {
    const auto differs = [&](auto member) {
        return comparable(old_graph, a.*member) != comparable(new_graph, b.*member);
    };
    std::vector<std::string> fields;
    for_each_row<kClaimFields>([&](auto i) {
        if constexpr (kClaimFields[i].identity != 0 || is_value_of_words<kClaimFields>(i)) return;
        bool has_changed = differs(kMember<kClaimFields, i()>);
        if constexpr (kClaimFields[i].is(kWords)) has_changed |= differs(kMember<kClaimFields, i + 1>);
        if (has_changed) fields.emplace_back(kClaimFields[i].name);
    });
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
    merge(
        old_claims.size(), new_claims.size(), [&](std::size_t i) { return key_of(old_graph, old_claims[i]); },
        [&](std::size_t j) { return key_of(new_graph, new_claims[j]); },
        [&](std::size_t i) { found.push_back({.kind = Kind::kGone, .old_claim = ClaimIndex{i}}); },
        [&](std::size_t j) { found.push_back({.kind = Kind::kNew, .new_claim = ClaimIndex{j}}); },
        [&](std::size_t i, std::size_t j) {
            Difference difference{.kind = Kind::kChanged, .old_claim = ClaimIndex{i}, .new_claim = ClaimIndex{j}};
            difference.fields = changed_fields(old_graph, old_claims[i], new_graph, new_claims[j]);
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

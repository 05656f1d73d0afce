#pragma once

#include "graph/model/relation_traits.hpp"
#include "graph/query/filter/filter.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace claimgraph {

/// What an entity was in a relation to, and when: the days of its claims, by what they say or else by the day of their
/// documents.
struct HeldValue {
    EntityIndex value;
    std::string first, last; ///< the first and last day that it is known to have held, ISO 8601
    std::vector<ClaimIndex> claims;
};

/// An entity that had one value of a relation, and later another one: a company that was based in New York and is based
/// in Boston; a country that one led and now another does.
struct Change {
    EntityIndex entity;
    std::string relation; ///< of the later value, as its label: an office can be told by several
    std::string label;
    bool values_lead = false; ///< the values are the subjects of the claims: the entity is led by them
    HeldValue before, after;
};

/// The changes of relations that hold one value at a time (RelationFlags) among the claims that pass the filter, by
/// entity, relation and day. Only what is affirmed, stated as a fact and dated counts, and only values of one type that
/// have names. Two values are a change if all days of the one lie before those of the other, if nobody else held in
/// between or beside them, and if they are not two names of one thing: neither name is part of the other, and no claims
/// of the graph make one a part of the other, over at most kMostPartSteps. A past office ("former") tells that it has
/// ended, not when it was held. Of offices the same ones are compared, by whichever relation and in whichever words
/// they are said: that of a claim is the title of its sentence, or its trigger. Nobody follows who had another office
/// of the entity before.
inline constexpr std::size_t kMostPartSteps = 4;
std::vector<Change> changes(const Graph& graph, const RelationTraits& relations, const ClaimFilter& filter = {});

} // namespace claimgraph

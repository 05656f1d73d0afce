#pragma once

#include "graph/cypher/parse/ast.hpp"
#include "graph/cypher/values/property_graph.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace claimgraph::cypher {

class Runtime;

enum class StepKind : std::uint8_t {
    kCheckNode,        ///< `to` has a value already
    kScan,             ///< each node, or each of the rarest label
    kIndex,            ///< each node whose property `key` is `value`
    kRelationshipEnds, ///< each end of a relationship that has a value already
    kExpand,           ///< from `from` over one relationship to `to`
    kExpandVariable,   ///< over some
    kShortestPath,     ///< between two nodes that both have values
    kPath,             ///< puts a path together
};

/// One thing to do to find a match, in the order in which it is done.
struct MatchStep {
    StepKind kind = StepKind::kScan;
    Slot from = kNoSlot;
    Slot to = kNoSlot;
    Slot relationship = kNoSlot;
    bool to_bound = false;                  ///< `to` has a value, to be met again
    bool relationship_bound = false;        ///< so has `relationship`
    bool backwards = false;                 ///< walked against the order in which the pattern is written
    Direction direction = Direction::kBoth; ///< as walked
    const NodePattern* node = nullptr;      ///< of `to`, for its labels
    const RelationshipPattern* edge = nullptr;
    const PatternPart* part = nullptr;
    Symbol label = kNoSymbol;
    Symbol key = kNoSymbol;
    const Expr* value = nullptr;
    std::vector<const Expr*> filters{}; ///< conditions that can be checked after this step
};

/// How a pattern is matched. Points into the tree of the query.
struct MatchPlan {
    std::vector<MatchStep> steps;
    std::vector<const Expr*> first; ///< conditions that need no step at all
    std::vector<Slot> introduced;   ///< null where an OPTIONAL MATCH finds nothing
    std::vector<ExprPtr> owned;     ///< conditions made of the properties of the pattern
    bool never = false;             ///< a label or type that the graph does not have
};

/// Orders a pattern: starts where fewest nodes are expected (one with a value, an index, a label), goes on from what it
/// has, and checks each condition as soon as its variables have values. `conditions` are what AND joins.
MatchPlan plan_match(const Pattern& pattern, std::vector<const Expr*> conditions, std::vector<ExprPtr> owned,
                     const PropertyGraph& graph);

/// Calls `found` for each match with the slots of the row set; until it returns false. Returns whether all were shown.
/// No relationship is twice in a match.
bool match(const MatchPlan& plan, Runtime& run, const std::function<bool()>& found);

/// One line a step, for EXPLAIN.
std::vector<std::string> describe(const MatchPlan& plan);

} // namespace claimgraph::cypher

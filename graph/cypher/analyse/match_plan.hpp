#pragma once

#include "graph/cypher/parse/ast.hpp"
#include "graph/cypher/values/property_graph.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace claimgraph::cypher {

class Runtime;

/// What a step of a match does.
enum class StepKind : std::uint8_t {
    kCheckNode,         ///< `to` already has a value
    kScan,              ///< each node, or each of the rarest label
    kIndex,             ///< each node whose property `key` is `value`
    kScanRelationships, ///< each relationship, of the types that there are in the pattern, with both its nodes
    kRelationshipEnds,  ///< each end of a relationship that already has a value
    kExpand,            ///< from `from` over one relationship to `to`
    kExpandVariable,    ///< over several
    kShortestPath,      ///< between two nodes that both have values
    kPath,              ///< builds a path
};

/// One step of finding a match, in order of execution. Points into the tree of the query.
struct MatchStep {
    StepKind kind = StepKind::kScan;
    Slot from = kNoSlot;
    Slot to = kNoSlot;
    Slot relationship = kNoSlot;
    bool to_bound = false;                  ///< `to` already has a value, which must be the same
    bool relationship_bound = false;        ///< so has `relationship`
    bool backwards = false;                 ///< followed against the order of the pattern
    Direction direction = Direction::kBoth; ///< as followed
    const NodePattern* node = nullptr;      ///< of `to`, for its labels
    const NodePattern* start = nullptr;     ///< of `from`, where it gets its value too
    const RelationshipPattern* edge = nullptr;
    const PatternPart* part = nullptr;
    Symbol label = kNoSymbol;
    Symbol key = kNoSymbol;
    const Expr* value = nullptr;
    std::vector<const Expr*> filters{}; ///< conditions that can be checked after this step
};

/// The plan of matching a pattern. Points into the tree of the query, which must outlive it. Immutable once made.
struct MatchPlan {
    std::vector<MatchStep> steps;
    std::vector<const Expr*> first; ///< conditions that need no step
    std::vector<Slot> introduced;   ///< set to null if an OPTIONAL MATCH finds nothing
    std::vector<ExprPtr> owned;     ///< conditions made of the properties of the pattern
    bool never = false;             ///< needs a label or type that the graph does not have
};

/// Plans a pattern: starts where the least is expected (a value, an index, relationships of a type, nodes with a
/// label), continues from there, and checks each condition as soon as its variables have values. `conditions` are
/// joined by AND.
MatchPlan plan_match(const Pattern& pattern, std::vector<const Expr*> conditions, std::vector<ExprPtr> owned,
                     const PropertyGraph& graph);

/// Takes matches: `times` equal ones. Returns whether to go on.
using MatchSink = std::function<bool(std::uint64_t times)>;

/// How equal matches can be found together, where what reads them sees no difference.
struct MatchShortcuts {
    /// The last step, a hop without any condition, is only counted: `found` is called once for all its hops, with some
    /// node and relationship for them.
    bool counts_last = false;
    /// The only step is a scan of relationships. `found` is called once for all that agree in this, with the first of
    /// them, if the graph can find them so.
    std::optional<RelationshipReads> alike{};
};

/// Calls `found` for each match, with the slots of the row set, until it returns false. Returns whether all matches
/// were visited. A relationship occurs at most once in a match.
bool match(const MatchPlan& plan, Runtime& run, const MatchSink& found, const MatchShortcuts& shortcuts = {});

/// One line per step, for EXPLAIN.
std::vector<std::string> describe(const MatchPlan& plan);

} // namespace claimgraph::cypher

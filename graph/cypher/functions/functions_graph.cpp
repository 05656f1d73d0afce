#include "graph/cypher/functions/functions.hpp"

namespace claimgraph::cypher {
namespace {

Value id(Runtime&, Position, Arguments a) {
    return Value(a[0].is(ValueKind::kNode) ? a[0].node().value : a[0].relationship().value);
}

Value labels(Runtime& run, Position at, Arguments a) {
    List names;
    for (std::string& label : run.graph.labels(a[0].node())) names.emplace_back(std::move(label));
    return run.list(std::move(names), at);
}

Value type(Runtime& run, Position, Arguments a) {
    return Value(Text::borrowed(run.graph.type_name(a[0].relationship())));
}

Map properties_of(Runtime& run, const Value& value) {
    if (value.is(ValueKind::kNode)) return run.graph.properties(value.node());
    if (value.is(ValueKind::kRelationship)) return run.graph.properties(value.relationship());
    return value.map();
}

Value properties(Runtime& run, Position at, Arguments a) { return run.map(properties_of(run, a[0]), at); }

Value keys(Runtime& run, Position at, Arguments a) {
    List names;
    for (const auto& [key, value] : properties_of(run, a[0])) names.emplace_back(key);
    return run.list(std::move(names), at);
}

Value start_node(Runtime& run, Position, Arguments a) { return Value(run.graph.ends(a[0].relationship()).from); }
Value end_node(Runtime& run, Position, Arguments a) { return Value(run.graph.ends(a[0].relationship()).to); }

Value nodes(Runtime& run, Position at, Arguments a) {
    List items;
    for (const NodeId node : a[0].path().nodes) items.emplace_back(node);
    return run.list(std::move(items), at);
}

Value relationships(Runtime& run, Position at, Arguments a) {
    List items;
    for (const RelationshipId relationship : a[0].path().relationships) items.emplace_back(relationship);
    return run.list(std::move(items), at);
}

Value length(Runtime&, Position, Arguments a) {
    return Value(static_cast<std::int64_t>(a[0].path().relationships.size()));
}

constexpr Kinds kThings = kNodes | kRelationships;

constexpr Function kGraphFunctions[] = {
    {"id", 1, 1, {kThings}, {kIntegers | kNullKind}, id},
    {"labels", 1, 1, {kNodes}, {kLists | kNullKind, kStrings}, labels},
    {"type", 1, 1, {kRelationships}, {kStrings | kNullKind}, type},
    {"properties", 1, 1, {kThings | kMaps}, {kMaps | kNullKind}, properties},
    {"keys", 1, 1, {kThings | kMaps}, {kLists | kNullKind, kStrings}, keys},
    {"startNode", 1, 1, {kRelationships}, {kNodes | kNullKind}, start_node},
    {"endNode", 1, 1, {kRelationships}, {kNodes | kNullKind}, end_node},
    {"nodes", 1, 1, {kPaths}, {kLists | kNullKind, kNodes}, nodes},
    {"relationships", 1, 1, {kPaths}, {kLists | kNullKind, kRelationships}, relationships},
    {"length", 1, 1, {kPaths}, {kIntegers | kNullKind}, length},
};

} // namespace

std::span<const Function> graph_functions() { return kGraphFunctions; }

} // namespace claimgraph::cypher

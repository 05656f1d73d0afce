#pragma once

#include "graph/cypher/values/property_graph.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace claimgraph::cypher {

/// A graph of any labels, types and properties, for tests: built node by node.
class MemoryGraph : public PropertyGraph {
  public:
    NodeId add_node(std::vector<std::string> labels, Map properties) {
        std::ranges::sort(labels);
        labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
        Node node;
        for (const std::string& label : labels) node.labels.push_back(intern(label));
        node.properties = kept(std::move(properties));
        nodes_.push_back(std::move(node));
        return {static_cast<std::int64_t>(nodes_.size()) - 1};
    }
    RelationshipId add_relationship(NodeId from, NodeId to, const std::string& type, Map properties) {
        const RelationshipId id{static_cast<std::int64_t>(edges_.size())};
        edges_.push_back({from, to, intern(type), kept(std::move(properties))});
        of(from).out.push_back(id);
        of(to).in.push_back(id);
        return id;
    }

    Symbol label(std::string_view name) const override { return symbol(name); }
    Symbol type(std::string_view name) const override { return symbol(name); }
    Symbol key(std::string_view name) const override { return symbol(name); }

    std::vector<std::string> names(NameOf kind) const override {
        std::set<std::string> found;
        for (const Node& node : nodes_) {
            if (kind == NameOf::kLabel)
                for (const Symbol label : node.labels) found.insert(names_[static_cast<std::size_t>(label)]);
            if (kind == NameOf::kNodeKey)
                for (const auto& entry : node.properties) found.insert(entry.first);
        }
        for (const Edge& edge : edges_) {
            if (kind == NameOf::kType) found.insert(names_[static_cast<std::size_t>(edge.type)]);
            if (kind == NameOf::kRelationshipKey)
                for (const auto& entry : edge.properties) found.insert(entry.first);
        }
        return {found.begin(), found.end()};
    }

    void nodes(std::optional<Symbol> label, const std::function<bool(NodeId)>& visit) const override {
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            const NodeId id{static_cast<std::int64_t>(i)};
            if ((!label || has_label(id, *label)) && !visit(id)) return;
        }
    }
    bool has_index(Symbol) const override { return false; }
    void nodes_with(Symbol, const Value&, std::vector<NodeId>&) const override {}

    bool has_label(NodeId node, Symbol label) const override {
        return std::ranges::find(of(node).labels, label) != of(node).labels.end();
    }
    std::vector<std::string> labels(NodeId node) const override {
        std::vector<std::string> names;
        for (const Symbol label : of(node).labels) names.push_back(names_[static_cast<std::size_t>(label)]);
        return names;
    }
    Value property(NodeId node, Symbol key) const override { return found(of(node).properties, key); }
    Map properties(NodeId node) const override { return of(node).properties; }

    void hops(NodeId node, Direction direction, std::span<const Symbol> types, std::vector<Hop>& hops) const override {
        const auto fits = [&](const Edge& edge) {
            return types.empty() || std::ranges::find(types, edge.type) != types.end();
        };
        if (direction != Direction::kIn)
            for (const RelationshipId id : of(node).out)
                if (fits(of(id))) hops.push_back({id, of(id).to});
        if (direction != Direction::kOut)
            for (const RelationshipId id : of(node).in)
                if (fits(of(id)) && (direction == Direction::kIn || of(id).from != of(id).to))
                    hops.push_back({id, of(id).from});
    }
    void relationships(std::span<const Symbol> types,
                       const std::function<bool(RelationshipId, Participants)>& visit) const override {
        for (std::size_t i = 0; i < edges_.size(); ++i) {
            const bool fits = types.empty() || std::ranges::find(types, edges_[i].type) != types.end();
            if (fits && !visit({static_cast<std::int64_t>(i)}, {edges_[i].from, edges_[i].to})) return;
        }
    }
    /// Not faster, but so that all tests of queries go this way.
    bool
    alike_relationships(std::span<const Symbol> types, const RelationshipReads& read,
                        const std::function<bool(RelationshipId, Participants, std::uint64_t)>& visit) const override {
        struct Alike {
            std::string what;
            RelationshipId first;
            std::uint64_t count = 0;
        };
        std::vector<Alike> all;
        relationships(types, [&](RelationshipId id, Participants ends) {
            std::string what = read.type ? std::string(type_name(id)) : "";
            if (read.from) what += " from " + std::to_string(ends.from.value);
            if (read.to) what += " to " + std::to_string(ends.to.value);
            for (const Symbol key : read.keys) what += " " + to_text(property(id, key), *this);
            auto known = std::ranges::find(all, what, &Alike::what);
            if (known == all.end()) known = all.insert(all.end(), {what, id});
            ++known->count;
            return true;
        });
        for (const Alike& alike : all)
            if (!visit(alike.first, ends(alike.first), alike.count)) break;
        return true;
    }
    Participants ends(RelationshipId id) const override { return {of(id).from, of(id).to}; }
    Symbol type(RelationshipId id) const override { return of(id).type; }
    std::string_view type_name(RelationshipId id) const override {
        return names_[static_cast<std::size_t>(of(id).type)];
    }
    Value property(RelationshipId id, Symbol key) const override { return found(of(id).properties, key); }
    Map properties(RelationshipId id) const override { return of(id).properties; }

  private:
    struct Node {
        std::vector<Symbol> labels;
        Map properties;
        std::vector<RelationshipId> out;
        std::vector<RelationshipId> in;
    };
    struct Edge {
        NodeId from;
        NodeId to;
        Symbol type = kNoSymbol;
        Map properties;
    };

    Node& of(NodeId id) { return nodes_[static_cast<std::size_t>(id.value)]; }
    const Node& of(NodeId id) const { return nodes_[static_cast<std::size_t>(id.value)]; }
    const Edge& of(RelationshipId id) const { return edges_[static_cast<std::size_t>(id.value)]; }

    Symbol symbol(std::string_view name) const {
        const auto found = std::ranges::find(names_, name);
        return found == names_.end() ? kNoSymbol : static_cast<Symbol>(found - names_.begin());
    }
    Symbol intern(const std::string& name) {
        if (const Symbol known = symbol(name); known != kNoSymbol) return known;
        names_.push_back(name);
        return static_cast<Symbol>(names_.size()) - 1;
    }
    /// Without nulls, which are no properties.
    Map kept(Map properties) {
        std::erase_if(properties, [](const auto& entry) { return entry.second.is_null(); });
        for (const auto& entry : properties) intern(entry.first);
        return properties;
    }
    Value found(const Map& properties, Symbol key) const {
        if (key == kNoSymbol) return {};
        const auto entry = properties.find(names_[static_cast<std::size_t>(key)]);
        return entry == properties.end() ? Value() : entry->second;
    }

    std::vector<std::string> names_;
    std::vector<Node> nodes_;
    std::vector<Edge> edges_;
};

} // namespace claimgraph::cypher

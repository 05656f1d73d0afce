#include "graph/cypher/analyse/match_plan.hpp"

#include "graph/cypher/parse/walk.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace claimgraph::cypher {
namespace {

/// What a start is expected to cost, in nodes and relationships visited; only the order of these matters. Relationships
/// of a type are fewer than those that nodes with a label have, which would all be looked at.
enum Cost : int {
    kHasValue,
    kEndsOfRelationship,
    kByIndex,
    kByType,
    kByLabel,
    kByCondition, ///< all nodes, of which a condition leaves some
    kAllRelationships,
    kAllNodes,
    kImpossible
};

class Planner {
  public:
    Planner(const Pattern& pattern, std::vector<const Expr*> conditions, const PropertyGraph& graph)
        : graph_(graph), conditions_(std::move(conditions)) {
        // What the pattern itself introduces has no value before it is matched; all else has.
        for (const PatternPart& part : pattern.parts) {
            for (const NodePattern& node : part.nodes) introduce(node.variable);
            for (const RelationshipPattern& edge : part.relationships) introduce(edge.variable);
            introduce(part.variable);
        }
        for (const Slot slot : unset_) plan.introduced.push_back(slot);
        attach(plan.first);
        std::vector<const PatternPart*> parts;
        for (const PatternPart& part : pattern.parts) parts.push_back(&part);
        while (!parts.empty()) {
            const auto next =
                std::ranges::min_element(parts, {}, [&](const PatternPart* part) { return start(*part).cost; });
            add(**next);
            parts.erase(next);
        }
    }

    MatchPlan plan;

  private:
    struct Start {
        int cost = kImpossible;
        std::size_t first = 0; ///< of the nodes of the part that have values then
        std::size_t last = 0;
        MatchStep step;
    };

    void introduce(const Variable& variable) {
        if (variable.slot != kNoSlot && !variable.bound) unset_.insert(variable.slot);
    }
    bool is_set(Slot slot) const { return !unset_.contains(slot); }

    bool ready(const Expr& condition) const {
        bool all = true;
        each_slot(condition, [&](Slot slot) { all = all && is_set(slot); });
        return all;
    }

    /// Whether a condition can be checked once `slot` has a value, and not before.
    bool narrows(Slot slot) const {
        return std::ranges::any_of(conditions_, [&](const Expr* condition) {
            bool others = true;
            bool reads_it = false;
            each_slot(*condition, [&](Slot read) {
                reads_it = reads_it || read == slot;
                others = others && (read == slot || is_set(read));
            });
            return reads_it && others;
        });
    }

    /// Moves the conditions that can be checked by now.
    void attach(std::vector<const Expr*>& filters) {
        std::erase_if(conditions_, [&](const Expr* condition) {
            if (!ready(*condition)) return false;
            filters.push_back(condition);
            return true;
        });
    }

    void push(MatchStep step) {
        if (step.kind == StepKind::kScanRelationships) unset_.erase(step.from);
        if (step.to != kNoSlot) unset_.erase(step.to);
        if (step.relationship != kNoSlot) unset_.erase(step.relationship);
        attach(step.filters);
        plan.steps.push_back(std::move(step));
    }

    /// `slot.key = value` of the conditions, either way round, where the graph has an index on the key.
    bool find_index(Slot slot, MatchStep& step) const {
        for (const Expr* condition : conditions_) {
            if (condition->kind != ExprKind::kCompare || condition->names.size() != 1 || condition->names[0] != "=")
                continue;
            for (const std::size_t side : {0u, 1u}) {
                const Expr& key = *condition->args[side];
                const Expr& value = *condition->args[1 - side];
                if (key.kind != ExprKind::kProperty || key.args[0]->kind != ExprKind::kVariable ||
                    key.args[0]->slot != slot || !graph_.has_index(key.symbol) || !ready(value))
                    continue;
                step.kind = StepKind::kIndex;
                step.key = key.symbol;
                step.value = &value;
                return true;
            }
        }
        return false;
    }

    /// The relationship with the node behind it.
    Start start_at(const PatternPart& part, std::size_t edge) const {
        const RelationshipPattern& pattern = part.relationships[edge];
        const NodePattern& from = part.nodes[edge];
        const NodePattern& to = part.nodes[edge + 1];
        if (pattern.variable_length || part.search != PathSearch::kAll || is_set(from.variable.slot) ||
            is_set(to.variable.slot) || (pattern.variable.slot != kNoSlot && is_set(pattern.variable.slot)))
            return {};
        Start candidate{pattern.symbols.empty() ? kAllRelationships : kByType, edge, edge + 1, {}};
        candidate.step.kind = StepKind::kScanRelationships;
        candidate.step.from = from.variable.slot;
        candidate.step.start = &from;
        candidate.step.to = to.variable.slot;
        candidate.step.node = &to;
        candidate.step.relationship = pattern.variable.slot;
        candidate.step.edge = &pattern;
        candidate.step.direction = pattern.direction;
        return candidate;
    }

    /// The cheapest node of a part, or relationship with its nodes, to begin with.
    Start start(const PatternPart& part) const {
        Start best;
        for (std::size_t i = 0; i < part.nodes.size(); ++i) {
            const NodePattern& node = part.nodes[i];
            Start candidate{kAllNodes, i, i, {}};
            candidate.step.to = node.variable.slot;
            candidate.step.node = &node;
            const auto bound_edge = [&](std::size_t edge) {
                if (edge >= part.relationships.size()) return false;
                const RelationshipPattern& pattern = part.relationships[edge];
                if (pattern.variable_length || pattern.variable.slot == kNoSlot || !is_set(pattern.variable.slot))
                    return false;
                candidate.step.relationship = pattern.variable.slot;
                return true;
            };
            if (is_set(node.variable.slot)) {
                candidate.cost = kHasValue;
                candidate.step.kind = StepKind::kCheckNode;
                candidate.step.to_bound = true;
            } else if (bound_edge(i) || bound_edge(i - 1)) { // i - 1 is beyond all when i is 0
                candidate.cost = kEndsOfRelationship;
                candidate.step.kind = StepKind::kRelationshipEnds;
            } else if (find_index(node.variable.slot, candidate.step)) {
                candidate.cost = kByIndex;
            } else if (!node.symbols.empty()) {
                candidate.cost = kByLabel;
                candidate.step.label = node.symbols.front();
            } else if (narrows(node.variable.slot)) {
                candidate.cost = kByCondition;
            }
            if (candidate.cost < best.cost) best = std::move(candidate);
        }
        for (std::size_t i = 0; i < part.relationships.size(); ++i)
            if (Start candidate = start_at(part, i); candidate.cost < best.cost) best = std::move(candidate);
        return best;
    }

    void add(const PatternPart& part) {
        for (const NodePattern& node : part.nodes)
            plan.never = plan.never || std::ranges::count(node.symbols, kNoSymbol) > 0;
        for (const RelationshipPattern& edge : part.relationships)
            plan.never = plan.never ||
                         (!edge.types.empty() && edge.symbols.empty() && !(edge.variable_length && edge.least == 0));
        if (part.search != PathSearch::kAll)
            add_search(part);
        else
            add_chain(part);
        if (part.variable.slot == kNoSlot) return;
        MatchStep path;
        path.kind = StepKind::kPath;
        path.part = &part;
        path.to = part.variable.slot;
        push(std::move(path));
    }

    void add_chain(const PatternPart& part) {
        Start begin = start(part);
        std::size_t left = begin.first;
        std::size_t right = begin.last;
        push(std::move(begin.step));
        while (left > 0 || right + 1 < part.nodes.size()) {
            const bool can_left = left > 0;
            const bool can_right = right + 1 < part.nodes.size();
            // towards a node that has a value already: it closes a triangle and leaves less
            const bool left_known = can_left && is_set(part.nodes[left - 1].variable.slot);
            const bool right_known = can_right && is_set(part.nodes[right + 1].variable.slot);
            const bool go_right = can_right && (!can_left || right_known || !left_known);
            if (go_right) {
                expand(part, right, right, right + 1, false);
                ++right;
            } else {
                expand(part, left - 1, left, left - 1, true);
                --left;
            }
        }
    }

    void expand(const PatternPart& part, std::size_t edge, std::size_t from, std::size_t to, bool backwards) {
        const RelationshipPattern& pattern = part.relationships[edge];
        MatchStep step;
        step.kind = pattern.variable_length ? StepKind::kExpandVariable : StepKind::kExpand;
        step.from = part.nodes[from].variable.slot;
        step.to = part.nodes[to].variable.slot;
        step.to_bound = is_set(step.to);
        step.relationship = pattern.variable.slot;
        step.relationship_bound = step.relationship != kNoSlot && is_set(step.relationship);
        step.node = &part.nodes[to];
        step.edge = &pattern;
        step.backwards = backwards;
        step.direction = !backwards || pattern.direction == Direction::kBoth ? pattern.direction
                         : pattern.direction == Direction::kOut              ? Direction::kIn
                                                                             : Direction::kOut;
        push(std::move(step));
    }

    void add_search(const PatternPart& part) {
        for (const NodePattern& node : part.nodes) {
            PatternPart alone;
            MatchStep step;
            step.to = node.variable.slot;
            step.node = &node;
            if (is_set(step.to)) {
                step.kind = StepKind::kCheckNode;
                step.to_bound = true;
            } else if (!find_index(step.to, step) && !node.symbols.empty()) {
                step.label = node.symbols.front();
            }
            push(std::move(step));
        }
        MatchStep step;
        step.kind = StepKind::kShortestPath;
        step.from = part.nodes.front().variable.slot;
        step.to = part.nodes.back().variable.slot;
        step.to_bound = true;
        step.relationship = part.relationships.front().variable.slot;
        step.edge = &part.relationships.front();
        step.node = &part.nodes.back();
        step.direction = step.edge->direction;
        step.part = &part;
        push(std::move(step));
    }

    const PropertyGraph& graph_;
    std::vector<const Expr*> conditions_;
    std::set<Slot> unset_;
};

std::string named(const Variable& variable) { return variable.name; }

std::string with_labels(const NodePattern* node) {
    std::string text = "(" + (node ? named(node->variable) : "");
    if (node)
        for (const std::string& label : node->labels) text += ":" + label;
    return text + ")";
}

std::string with_labels(const MatchStep& step) { return with_labels(step.node); }

std::string arrow(const MatchStep& step) {
    std::string text = "[" + named(step.edge->variable);
    for (std::size_t i = 0; i < step.edge->types.size(); ++i) text += (i == 0 ? ":" : "|") + step.edge->types[i];
    if (step.edge->variable_length)
        text += fmt::format("*{}..{}", step.edge->least, step.edge->most ? fmt::to_string(*step.edge->most) : "");
    text += "]";
    return fmt::format("{}-{}-{}", step.direction == Direction::kIn ? "<" : "", text,
                       step.direction == Direction::kOut ? ">" : "");
}

} // namespace

MatchPlan plan_match(const Pattern& pattern, std::vector<const Expr*> conditions, std::vector<ExprPtr> owned,
                     const PropertyGraph& graph) {
    for (const ExprPtr& condition : owned) conditions.push_back(condition.get());
    Planner planner(pattern, std::move(conditions), graph);
    planner.plan.owned = std::move(owned);
    return std::move(planner.plan);
}

std::vector<std::string> describe(const MatchPlan& plan) {
    std::vector<std::string> lines;
    if (plan.never) lines.emplace_back("nothing: the graph has no such label or relationship type");
    for (const MatchStep& step : plan.steps) {
        std::string line;
        switch (step.kind) {
        case StepKind::kCheckNode:
            line = "take " + with_labels(step);
            break;
        case StepKind::kScan:
            line = (step.label == kNoSymbol ? "scan all nodes " : "scan by label ") + with_labels(step);
            break;
        case StepKind::kScanRelationships:
            line = fmt::format("scan {} {}{}{}", step.edge->types.empty() ? "all relationships" : "by type",
                               with_labels(step.start), arrow(step), with_labels(step));
            break;
        case StepKind::kIndex:
            line = "look up by property " + with_labels(step);
            break;
        case StepKind::kRelationshipEnds:
            line = "ends of a relationship " + with_labels(step);
            break;
        case StepKind::kExpand:
        case StepKind::kExpandVariable:
            line = fmt::format("expand {}{}{}", arrow(step), step.to_bound ? " into " : "", with_labels(step));
            break;
        case StepKind::kShortestPath:
            line = fmt::format("shortest path {}{}", arrow(step), with_labels(step));
            break;
        case StepKind::kPath:
            line = "path " + named(step.part->variable);
            break;
        }
        if (!step.filters.empty())
            line += fmt::format(", check {} condition{}", step.filters.size(), step.filters.size() == 1 ? "" : "s");
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace claimgraph::cypher

#include "graph/cypher/analyse/match_plan.hpp"
#include "graph/cypher/functions/runtime.hpp"
#include "graph/cypher/run/evaluate.hpp"
#include "graph/cypher/run/shortest.hpp"

#include <algorithm>

namespace claimgraph::cypher {
namespace {

/// Depth-first over the steps of a plan. The recursion is as deep as the pattern is long; paths of variable length are
/// walked with a stack of their own, since the graph decides how long they are.
class Matcher {
  public:
    Matcher(const MatchPlan& plan, Runtime& run, const MatchSink& found, const MatchShortcuts& shortcuts)
        : plan_(plan), run_(run), found_(found), shortcuts_(shortcuts), hops_(plan.steps.size()) {}

    bool all() {
        if (plan_.never) return true;
        for (const Expr* condition : plan_.first)
            if (!holds(*condition, run_)) return !run_.failed();
        return from(0);
    }

  private:
    /// The matches that begin with what the row holds; false to stop.
    bool from(std::size_t index) {
        if (!run_.check_limits()) return false;
        if (index == plan_.steps.size()) return found_(1);
        const MatchStep& step = plan_.steps[index];
        switch (step.kind) {
        case StepKind::kCheckNode:
            return arrive_at(index, run_.row[step.to]);
        case StepKind::kScan:
            return scan(index);
        case StepKind::kScanRelationships:
            return scan_relationships(index);
        case StepKind::kIndex: {
            std::vector<NodeId> nodes;
            const Value value = evaluate(*step.value, run_);
            if (value.is_null()) return !run_.failed();
            run_.graph.nodes_with(step.key, value, nodes);
            return std::ranges::all_of(nodes, [&](NodeId node) { return arrive(index, node); });
        }
        case StepKind::kRelationshipEnds: {
            const Value& value = run_.row[step.relationship];
            if (!value.is(ValueKind::kRelationship)) return none(value, "a relationship");
            const Participants ends = run_.graph.ends(value.relationship());
            if (!arrive(index, ends.from)) return false;
            return ends.from == ends.to || arrive(index, ends.to);
        }
        case StepKind::kExpand:
            return expand(index);
        case StepKind::kExpandVariable:
            return expand_variable(index);
        case StepKind::kShortestPath:
            return shortest(index);
        case StepKind::kPath:
            run_.row[step.to] = run_.checked(Value(path_of(*step.part)), {});
            return check_and_go_on(index);
        }
        return true;
    }

    /// A pattern met a value that it cannot match: none for null, else an error.
    bool none(const Value& value, const char* expected) {
        if (value.is_null()) return !run_.failed();
        run_.fail("TypeError", "InvalidArgumentType",
                  "found " + std::string(to_string(value.kind())) + ", expected " + expected, {});
        return false;
    }

    bool check_and_go_on(std::size_t index) {
        for (const Expr* condition : plan_.steps[index].filters)
            if (!holds(*condition, run_)) return !run_.failed();
        return index + 1 == plan_.steps.size() ? found_(times_) : from(index + 1);
    }

    /// Takes a node as the one that the step is about, if it fits.
    bool arrive_at(std::size_t index, const Value& value) {
        return value.is(ValueKind::kNode) ? arrive(index, value.node()) : none(value, "a node");
    }

    bool arrive(std::size_t index, NodeId node) {
        const MatchStep& step = plan_.steps[index];
        if (step.to_bound) {
            const Value& known = run_.row[step.to];
            if (!known.is(ValueKind::kNode)) return none(known, "a node");
            if (known.node() != node) return true;
        }
        for (const Symbol label : step.node->symbols)
            if (!run_.graph.has_label(node, label)) return true;
        if (!step.to_bound) run_.row[step.to] = node;
        return check_and_go_on(index);
    }

    bool scan(std::size_t index) {
        const Symbol label = plan_.steps[index].label;
        bool check_limits = true;
        run_.graph.nodes(label == kNoSymbol ? std::nullopt : std::optional(label),
                         [&](NodeId node) { return check_limits = run_.check_limits() && arrive(index, node); });
        return check_limits;
    }

    /// Each relationship of the types, as a match of its pattern and both nodes.
    bool scan_relationships(std::size_t index) {
        const MatchStep& step = plan_.steps[index];
        bool check_limits = true;
        const auto take = [&](RelationshipId id, NodeId from, NodeId to) {
            if (step.from == step.to && from != to) return true;
            for (const Symbol label : step.start->symbols)
                if (!run_.graph.has_label(from, label)) return true;
            run_.row[step.from] = Value(from);
            if (step.relationship != kNoSlot) run_.row[step.relationship] = Value(id);
            used_.push_back(id);
            check_limits = arrive(index, to);
            used_.pop_back();
            return check_limits;
        };
        const auto visit = [&](RelationshipId id, Participants ends) {
            if (!run_.check_limits()) return check_limits = false;
            if (is_used(id)) return true;
            if (step.direction != Direction::kIn && !take(id, ends.from, ends.to)) return false;
            const bool turned =
                step.direction == Direction::kIn || (step.direction == Direction::kBoth && ends.from != ends.to);
            return !turned || take(id, ends.to, ends.from);
        };
        const auto visit_all = [&](RelationshipId id, Participants ends, std::uint64_t times) {
            times_ = times;
            return visit(id, ends);
        };
        if (!shortcuts_.alike || !run_.graph.alike_relationships(step.edge->symbols, *shortcuts_.alike, visit_all))
            run_.graph.relationships(step.edge->symbols, visit);
        return check_limits;
    }

    bool is_used(RelationshipId relationship) const { return std::ranges::find(used_, relationship) != used_.end(); }

    /// The relationships to try from a node.
    void hops_of(const MatchStep& step, NodeId node, std::vector<Hop>& hops) const {
        if (step.edge->symbols.empty() && !step.edge->types.empty()) return;
        run_.graph.hops(node, step.direction, step.edge->symbols, hops);
    }

    bool expand(std::size_t index) {
        const MatchStep& step = plan_.steps[index];
        const Value& from_value = run_.row[step.from];
        if (!from_value.is(ValueKind::kNode)) return none(from_value, "a node");
        const NodeId from = from_value.node();
        if (shortcuts_.counts_last && index + 1 == plan_.steps.size()) return count_hops(step, from);
        std::vector<Hop>& hops = hops_[index];
        hops.clear();
        if (step.relationship_bound) {
            const Value& known = run_.row[step.relationship];
            if (!known.is(ValueKind::kRelationship)) return none(known, "a relationship");
            add_bound(step, from, known.relationship(), hops);
        } else {
            hops_of(step, from, hops);
        }
        const bool names_it = step.relationship != kNoSlot && !step.relationship_bound;
        for (const Hop& hop : hops) {
            if (!run_.check_limits()) return false;
            if (is_used(hop.relationship)) continue;
            if (names_it) run_.row[step.relationship] = hop.relationship;
            used_.push_back(hop.relationship);
            const bool check_limits = arrive(index, hop.to);
            used_.pop_back();
            if (!check_limits) return false;
        }
        return true;
    }

    /// The last hops of the match, as one row that stands for all of them. What they lead to is not read, but for
    /// whether it is null: any node does.
    bool count_hops(const MatchStep& step, NodeId from) {
        if (step.edge->symbols.empty() && !step.edge->types.empty()) return true;
        std::size_t count = run_.graph.count_hops(from, step.direction, step.edge->symbols);
        for (const RelationshipId used : used_) {
            std::vector<Hop> hops;
            add_bound(step, from, used, hops);
            count -= hops.size();
        }
        if (count == 0) return run_.check_limits();
        run_.row[step.to] = from;
        if (step.relationship != kNoSlot) run_.row[step.relationship] = RelationshipId{0};
        return run_.check_limits() && found_(count);
    }

    /// The hop over a relationship that is given, if it goes from the node and fits the pattern.
    void add_bound(const MatchStep& step, NodeId from, RelationshipId relationship, std::vector<Hop>& hops) const {
        const Participants ends = run_.graph.ends(relationship);
        if (!step.edge->types.empty() &&
            std::ranges::find(step.edge->symbols, run_.graph.type(relationship)) == step.edge->symbols.end())
            return;
        if (ends.from == from && step.direction != Direction::kIn)
            hops.push_back({relationship, ends.to});
        else if (ends.to == from && step.direction != Direction::kOut)
            hops.push_back({relationship, ends.from});
    }

    bool expand_variable(std::size_t index) {
        const MatchStep& step = plan_.steps[index];
        const Value from_value = run_.row[step.from];
        if (!from_value.is(ValueKind::kNode)) return none(from_value, "a node");
        if (step.relationship_bound) return follow_bound(index, from_value.node());
        const std::size_t outside = used_.size();
        const auto length = [&] { return used_.size() - outside; };
        if (step.edge->least == 0 && !arrive_over(index, from_value.node(), outside)) return false;
        const EdgeFilter fits(*step.edge, run_);
        const std::uint64_t most = step.edge->most.value_or(UINT64_MAX);
        if (most == 0 || most < step.edge->least) return true;

        struct Level {
            std::vector<Hop> hops;
            std::size_t next = 0;
        };
        MemoryReservation held(run_);
        std::vector<Level> levels;
        const auto bytes_of = [](const Level& level) { return sizeof(Level) + level.hops.capacity() * sizeof(Hop); };
        const auto enter = [&](NodeId node) {
            hops_of(step, node, levels.emplace_back().hops);
            return held.add(bytes_of(levels.back()));
        };
        bool check_limits = enter(from_value.node());
        while (check_limits && !levels.empty()) {
            if (!run_.check_limits()) {
                check_limits = false;
                break;
            }
            Level& level = levels.back();
            if (level.next == level.hops.size()) {
                held.remove(bytes_of(level));
                levels.pop_back();
                if (!levels.empty()) used_.pop_back();
                continue;
            }
            const Hop hop = level.hops[level.next++];
            if (is_used(hop.relationship) || !fits(hop.relationship)) continue;
            used_.push_back(hop.relationship);
            if (length() >= step.edge->least) check_limits = arrive_over(index, hop.to, outside);
            if (check_limits && length() < most) {
                check_limits = enter(hop.to);
            } else {
                used_.pop_back();
            }
        }
        used_.resize(outside);
        return check_limits;
    }

    /// Arrives at the end of a path of the relationships used since `outside`.
    bool arrive_over(std::size_t index, NodeId node, std::size_t outside) {
        const MatchStep& step = plan_.steps[index];
        if (step.relationship != kNoSlot) {
            List path;
            for (std::size_t i = outside; i < used_.size(); ++i) path.emplace_back(used_[i]);
            if (step.backwards) std::ranges::reverse(path);
            run_.row[step.relationship] = run_.list(std::move(path), step.edge->at);
        }
        return arrive(index, node);
    }

    /// [rs*] where rs is a list of relationships already: the path must be that one.
    bool follow_bound(std::size_t index, NodeId node) {
        const MatchStep& step = plan_.steps[index];
        const Value list = run_.row[step.relationship];
        if (!list.is(ValueKind::kList)) return none(list, "a list of relationships");
        const std::size_t size = list.list().size();
        if (size < step.edge->least || (step.edge->most && size > *step.edge->most)) return true;
        const std::size_t outside = used_.size();
        const EdgeFilter fits(*step.edge, run_);
        bool good = true;
        for (std::size_t i = 0; good && i < size; ++i) {
            const Value& item = list.list()[step.backwards ? size - 1 - i : i];
            if (!item.is(ValueKind::kRelationship)) return none(item, "a relationship");
            std::vector<Hop> hops;
            add_bound(step, node, item.relationship(), hops);
            good = !hops.empty() && !is_used(item.relationship()) && fits(item.relationship());
            if (!good) break;
            used_.push_back(item.relationship());
            node = hops.front().to;
        }
        const bool check_limits = !good || arrive(index, node);
        used_.resize(outside);
        return check_limits;
    }

    bool shortest(std::size_t index) {
        const MatchStep& step = plan_.steps[index];
        const NodeId from_node = run_.row[step.from].node();
        const NodeId to_node = run_.row[step.to].node();
        return shortest_paths(step, from_node, to_node, run_, [&](const std::vector<RelationshipId>& path) {
            if (step.relationship != kNoSlot) {
                List list;
                for (const RelationshipId id : path) list.emplace_back(id);
                run_.row[step.relationship] = run_.list(std::move(list), step.edge->at);
            }
            return check_and_go_on(index);
        });
    }

    Path path_of(const PatternPart& part) const {
        Path path;
        path.nodes.push_back(run_.row[part.nodes.front().variable.slot].node());
        const auto go = [&](RelationshipId id) {
            const Participants ends = run_.graph.ends(id);
            path.nodes.push_back(ends.from == path.nodes.back() ? ends.to : ends.from);
            path.relationships.push_back(id);
        };
        for (const RelationshipPattern& edge : part.relationships) {
            const Value& value = run_.row[edge.variable.slot];
            if (value.is(ValueKind::kRelationship)) go(value.relationship());
            if (value.is(ValueKind::kList))
                for (const Value& item : value.list()) go(item.relationship());
        }
        return path;
    }

    const MatchPlan& plan_;
    Runtime& run_;
    const MatchSink& found_;
    const MatchShortcuts& shortcuts_;
    std::uint64_t times_ = 1; ///< how many relationships the one of the only step stands for
    std::vector<RelationshipId> used_;
    std::vector<std::vector<Hop>> hops_; ///< of each step; a step is never within itself
};

} // namespace

bool match(const MatchPlan& plan, Runtime& run, const MatchSink& found, const MatchShortcuts& shortcuts) {
    return Matcher(plan, run, found, shortcuts).all();
}

} // namespace claimgraph::cypher

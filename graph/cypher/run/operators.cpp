#include "graph/cypher/analyse/match_plan.hpp"
#include "graph/cypher/run/evaluate.hpp"
#include "graph/cypher/run/pipeline.hpp"

#include <fmt/format.h>
#include <optional>

namespace claimgraph::cypher {
namespace {

class Match : public Operator {
  public:
    explicit Match(const Clause& clause) : clause_(clause) {}
    bool push(Runtime& run) override {
        if (!shortcuts_) shortcuts_ = shortcuts();
        bool any = false;
        const auto found = [&](std::uint64_t times) {
            any = true;
            return next->push_times(run, times);
        };
        const bool wants_more = match(*clause_.plan, run, found, *shortcuts_);
        if (any || !clause_.optional || run.failed()) return wants_more && !run.failed();
        for (const Slot slot : clause_.plan->introduced) run.row[slot] = Value();
        return next->push(run);
    }

  private:
    /// The last hops are counted where nothing is asked of them or of what they lead to.
    MatchShortcuts shortcuts() const {
        if (clause_.plan->steps.empty()) return {};
        const MatchStep& last = clause_.plan->steps.back();
        if (clause_.plan->steps.size() == 1 && last.kind == StepKind::kScanRelationships)
            return {.alike = what_makes_alike(last)};
        return {.counts_last = last.kind == StepKind::kExpand && !last.to_bound && !last.relationship_bound &&
                               last.filters.empty() && last.node->symbols.empty() && !reads_of(last.to).any() &&
                               !reads_of(last.relationship).any()};
    }

    Reads reads_of(Slot slot) const {
        Reads reads;
        if (slot == kNoSlot) return reads;
        next->add_reads_of(slot, reads);
        return reads;
    }

    /// In what relationships have to agree to be found as one; nothing where each of them counts, or is met twice.
    std::optional<RelationshipReads> what_makes_alike(const MatchStep& scan) const {
        if (scan.direction == Direction::kBoth || scan.from == scan.to) return {};
        const auto reads_here = [&](Slot slot) {
            Reads reads = reads_of(slot);
            for (const Expr* filter : scan.filters) add_reads(*filter, slot, reads);
            return reads;
        };
        Reads relationship = scan.relationship == kNoSlot ? Reads() : reads_here(scan.relationship);
        Reads from = reads_here(scan.from);
        Reads to = reads_here(scan.to);
        if (relationship.whole || from.order) return {};
        from.whole = from.any() || !scan.start->symbols.empty();
        to.whole = to.any() || !scan.node->symbols.empty();
        if (scan.direction == Direction::kIn) std::swap(from, to);
        return RelationshipReads{relationship.type, from.whole, to.whole, std::move(relationship.keys)};
    }

    const Clause& clause_;
    std::optional<MatchShortcuts> shortcuts_;
};

class Unwind : public Operator {
  public:
    explicit Unwind(const Clause& clause) : clause_(clause) {}
    bool push(Runtime& run) override {
        const Value value = evaluate(*clause_.list, run);
        if (value.is_null()) return !run.failed();
        if (!value.is(ValueKind::kList)) {
            run.row[clause_.variable.slot] = value;
            return next->push(run);
        }
        for (const Value& item : value.list()) {
            run.row[clause_.variable.slot] = item;
            if (!run.check_limits() || !next->push(run)) return false;
        }
        return true;
    }

  private:
    const Clause& clause_;
};

class Filter : public Operator {
  public:
    explicit Filter(const Expr& condition) : condition_(condition) {}
    bool push(Runtime& run) override {
        if (!run.check_limits()) return false;
        return holds(condition_, run) ? next->push(run) : !run.failed();
    }

  private:
    const Expr& condition_;
};

class Project : public Operator {
  public:
    explicit Project(const Projection& projection) : projection_(projection) {}
    bool push(Runtime& run) override { return push_times(run, 1); }
    bool push_times(Runtime& run, std::uint64_t times) override {
        // columns have slots of their own: none of them is read by another
        for (const ProjectionItem& item : projection_.items) run.row[item.slot] = evaluate(*item.expression, run);
        return run.check_limits() && next->push_times(run, times);
    }
    void add_reads_of(Slot slot, Reads& reads) const override {
        for (const ProjectionItem& item : projection_.items) add_reads(*item.expression, slot, reads);
        next->add_reads_of(slot, reads);
    }

  private:
    const Projection& projection_;
};

/// SKIP and LIMIT.
class SkipLimit : public Operator {
  public:
    explicit SkipLimit(const Projection& projection) : projection_(projection) {}
    bool push(Runtime& run) override {
        if (!start(run) || shown_ == *limit_) return false;
        if (skipped_ < skip_) {
            ++skipped_;
            return true;
        }
        ++shown_;
        return next->push(run) && shown_ < *limit_;
    }
    void end(Runtime& run) override {
        // an error in the numbers is one, even where there are no rows
        if (start(run)) next->end(run);
    }

  private:
    bool start(Runtime& run) {
        if (!limit_) {
            skip_ = count(projection_.skip, 0, run);
            limit_ = count(projection_.limit, UINT64_MAX, run);
        }
        return !run.failed();
    }

    static std::uint64_t count(const ExprPtr& expr, std::uint64_t otherwise, Runtime& run) {
        if (!expr) return otherwise;
        const Value value = evaluate(*expr, run);
        if (!value.is(ValueKind::kInteger)) {
            run.fail("SyntaxError", "InvalidArgumentType",
                     fmt::format("found {}, expected an integer", to_string(value.kind())), expr->at);
            return 0;
        }
        if (value.integer() < 0) {
            run.fail("SyntaxError", "NegativeIntegerArgument", "found a negative number, expected 0 or more", expr->at);
            return 0;
        }
        return static_cast<std::uint64_t>(value.integer());
    }

    const Projection& projection_;
    std::uint64_t skip_ = 0;
    std::uint64_t skipped_ = 0;
    std::uint64_t shown_ = 0;
    std::optional<std::uint64_t> limit_;
};

} // namespace

std::unique_ptr<Operator> make_match(const Clause& clause) { return std::make_unique<Match>(clause); }
std::unique_ptr<Operator> make_unwind(const Clause& clause) { return std::make_unique<Unwind>(clause); }
std::unique_ptr<Operator> make_filter(const Expr& condition) { return std::make_unique<Filter>(condition); }
std::unique_ptr<Operator> make_project(const Projection& projection) { return std::make_unique<Project>(projection); }
std::unique_ptr<Operator> make_skip_limit(const Projection& projection) {
    return std::make_unique<SkipLimit>(projection);
}

} // namespace claimgraph::cypher

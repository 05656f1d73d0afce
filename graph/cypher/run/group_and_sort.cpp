#include "graph/cypher/parse/walk.hpp"
#include "graph/cypher/run/aggregate.hpp"
#include "graph/cypher/run/evaluate.hpp"
#include "graph/cypher/run/pipeline.hpp"
#include "graph/cypher/run/row_table.hpp"
#include "graph/cypher/run/sort_or_stop.hpp"

#include <algorithm>
#include <optional>

namespace claimgraph::cypher {
namespace {

/// Columns without an aggregate are the key of a group; the groups come out in the order in which they were met.
class Group : public Operator {
  public:
    explicit Group(const Projection& projection)
        : projection_(projection),
          keys_(columns_without_aggregates(projection)),
          groups_(keys_.size()),
          key_(keys_.size()) {}

    bool push(Runtime& run) override { return push_times(run, 1); }

    bool push_times(Runtime& run, std::uint64_t times) override {
        for (std::size_t i = 0; i < keys_.size(); ++i) key_[i] = evaluate(*keys_[i]->expression, run);
        if (run.failed()) return false;
        const std::size_t known = groups_.size();
        const std::size_t group = groups_.insert(key_);
        if (group == known && !add_aggregates(run)) return false;
        const std::size_t first = group * projection_.calls.size();
        for (std::size_t i = 0; i < projection_.calls.size(); ++i) aggregates_[first + i].add(run, times);
        return run.check_limits();
    }

    void add_reads_of(Slot slot, Reads& reads) const override {
        for (const ProjectionItem* item : keys_) add_reads(*item->expression, slot, reads);
        for (const Expr* call : projection_.calls) {
            reads.order = reads.order || depends_on_order(*call);
            if (!only_counts(*call)) add_reads(*call, slot, reads);
        }
    }

    void end(Runtime& run) override {
        if (groups_.size() == 0 && keys_.empty()) { // count(*) of nothing
            groups_.insert({});
            add_aggregates(run);
        }
        for (std::size_t group = 0; group < groups_.size(); ++group) {
            for (std::size_t i = 0; i < keys_.size(); ++i) {
                const Value& value = groups_[group][i];
                run.row[keys_[i]->slot] = value;
                // patterns beside an aggregate still read the variable itself
                if (keys_[i]->expression->kind == ExprKind::kVariable) run.row[keys_[i]->expression->slot] = value;
            }
            for (std::size_t i = 0; i < projection_.calls.size(); ++i)
                run.row[projection_.calls[i]->slot] = aggregates_[group * projection_.calls.size() + i].result(run);
            for (const ProjectionItem& item : projection_.items)
                if (item.aggregates) run.row[item.slot] = evaluate(*item.expression, run);
            if (!run.check_limits() || !next->push(run)) break;
        }
        if (!run.failed()) next->end(run);
    }

  private:
    using Columns = std::vector<const ProjectionItem*>;
    static Columns columns_without_aggregates(const Projection& projection) {
        Columns keys;
        for (const ProjectionItem& item : projection.items)
            if (!item.aggregates) keys.push_back(&item);
        return keys;
    }

    /// Those of the group that key_ has begun; false if that is too much memory.
    bool add_aggregates(Runtime& run) {
        for (const Expr* call : projection_.calls) aggregates_.emplace_back(*call);
        std::size_t bytes = projection_.calls.size() * sizeof(Aggregate) + sizeof(Value);
        for (const Value& value : key_) bytes += value.bytes();
        return run.hold(bytes);
    }

    const Projection& projection_;
    Columns keys_;
    RowTable groups_;                   ///< their keys
    std::vector<Aggregate> aggregates_; ///< of the first group, of the second ...
    std::vector<Value> key_;            ///< of the row that came last
};

class Distinct : public Operator {
  public:
    explicit Distinct(const Projection& projection)
        : projection_(projection), seen_(projection.items.size()), values_(projection.items.size()) {}
    bool push(Runtime& run) override {
        for (std::size_t i = 0; i < values_.size(); ++i) values_[i] = run.row[projection_.items[i].slot];
        const std::size_t known = seen_.size();
        if (seen_.insert(values_) < known) return run.check_limits();
        std::size_t bytes = sizeof(Value);
        for (const Value& value : values_) bytes += value.bytes();
        return run.hold(bytes) && next->push(run);
    }
    bool push_times(Runtime& run, std::uint64_t) override { return push(run); }
    void add_reads_of(Slot, Reads&) const override {} // only columns, which have slots of their own

  private:
    const Projection& projection_;
    RowTable seen_;
    std::vector<Value> values_;
};

/// Stable: equal rows stay in the order in which they came. With a limit, only what can still be shown is kept, in a
/// heap with the last of it on top.
class Sort : public Operator {
  public:
    explicit Sort(const Projection& projection) : projection_(projection) {
        std::vector<Slot> read;
        for (const SortItem& item : projection.sort)
            each_slot(*item.expression, [&](Slot slot) { read.push_back(slot); });
        if (!sorts_before_projecting(projection)) return;
        for (const ProjectionItem& item : projection.items)
            (std::ranges::find(read, item.slot) != read.end() ? early_ : late_).push_back(&item);
    }

    bool push(Runtime& run) override {
        if (!kept_) kept_ = kept(run);
        for (const ProjectionItem* item : early_) run.row[item->slot] = evaluate(*item->expression, run);
        next_.keys.clear();
        for (const SortItem& item : projection_.sort) next_.keys.push_back(evaluate(*item.expression, run));
        next_.number = count_++;
        if (run.failed()) return false;
        const bool full = rows_.size() >= *kept_;
        if (full && (rows_.empty() || !before(next_, rows_.front(), run))) return run.check_limits();

        for (const ProjectionItem* item : late_) run.row[item->slot] = evaluate(*item->expression, run);
        next_.values.clear();
        for (const ProjectionItem& item : projection_.items) next_.values.push_back(run.row[item.slot]);
        next_.bytes = bytes_of(next_);
        if (!run.hold(next_.bytes)) return false;
        const auto order = [&](const Row& a, const Row& b) { return before(a, b, run); };
        if (full) {
            std::ranges::pop_heap(rows_, order);
            run.release(rows_.back().bytes);
            std::swap(rows_.back(), next_); // whose memory serves the next row
        } else {
            rows_.push_back(std::move(next_));
            next_ = {};
        }
        if (projection_.limit) std::ranges::push_heap(rows_, order);
        return run.check_limits();
    }

    void end(Runtime& run) override {
        if (!sort_or_stop(rows_, run, [&](const Row& a, const Row& b) { return before(a, b, run); })) return;
        for (const Row& row : rows_) {
            for (std::size_t i = 0; i < row.values.size(); ++i) run.row[projection_.items[i].slot] = row.values[i];
            if (!run.check_limits() || !next->push(run)) break;
        }
        rows_.clear();
        if (!run.failed()) next->end(run);
    }

  private:
    struct Row {
        std::vector<Value> keys;
        std::vector<Value> values;
        std::uint64_t number = 0;
        std::size_t bytes = 0;
    };

    static std::size_t bytes_of(const Row& row) {
        std::size_t bytes = sizeof(Row);
        for (const Value& value : row.keys) bytes += value.bytes();
        for (const Value& value : row.values) bytes += value.bytes();
        return bytes;
    }

    bool before(const Row& a, const Row& b, Runtime& run) const {
        for (std::size_t i = 0; i < a.keys.size(); ++i) {
            run.go_on_over(a.keys[i]);
            if (const int by = order(a.keys[i], b.keys[i]); by != 0)
                return projection_.sort[i].descending ? by > 0 : by < 0;
        }
        return a.number < b.number;
    }

    /// How many rows can be shown; more than there are without a limit.
    std::size_t kept(Runtime& run) const {
        if (!projection_.limit) return SIZE_MAX;
        std::uint64_t sum = 0;
        for (const ExprPtr* count : {&projection_.skip, &projection_.limit}) {
            if (!*count) continue;
            const Value value = evaluate(**count, run);
            // what is no number is refused where it is used
            if (!value.is(ValueKind::kInteger) || value.integer() < 0) return SIZE_MAX;
            sum += std::min<std::uint64_t>(static_cast<std::uint64_t>(value.integer()), SIZE_MAX / 4);
        }
        return sum;
    }

    const Projection& projection_;
    std::vector<const ProjectionItem*> early_; ///< columns to make before sorting, which reads them
    std::vector<const ProjectionItem*> late_;  ///< and after
    std::vector<Row> rows_;
    Row next_; ///< the one that came last
    std::uint64_t count_ = 0;
    std::optional<std::size_t> kept_;
};

} // namespace

bool sorts_before_projecting(const Projection& projection) {
    return projection.limit && !projection.sort.empty() && !projection.aggregates && !projection.distinct;
}

std::unique_ptr<Operator> make_aggregate(const Projection& projection) { return std::make_unique<Group>(projection); }
std::unique_ptr<Operator> make_distinct(const Projection& projection) { return std::make_unique<Distinct>(projection); }
std::unique_ptr<Operator> make_sort(const Projection& projection) { return std::make_unique<Sort>(projection); }

} // namespace claimgraph::cypher

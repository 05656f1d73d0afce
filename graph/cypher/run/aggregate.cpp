#include "graph/cypher/run/aggregate.hpp"

#include "graph/cypher/functions/functions.hpp"
#include "graph/cypher/run/evaluate.hpp"
#include "graph/cypher/run/sort_or_stop.hpp"

#include <algorithm>
#include <cmath>

namespace claimgraph::cypher {
namespace {

// The order of kNames is that of the functions below.
enum class Kind : std::uint8_t {
    kCount,
    kSum,
    kAvg,
    kMin,
    kMax,
    kCollect,
    kStDev,
    kStDevP,
    kPercentileCont,
    kPercentileDisc
};

constexpr Type kNumber{kNumbers | kNullKind};
constexpr Type kFloatType{kFloats | kNullKind};

constexpr Function kAggregateFunctions[] = {
    {"count", 1, 1, {kEverything}, {kIntegers}},
    {"sum", 1, 1, {kNumbers | kDurations}, {kNumbers | kDurations | kNullKind}},
    {"avg", 1, 1, {kNumbers | kDurations}, {kFloats | kDurations | kNullKind}},
    {"min", 1, 1, {kEverything}, {}},
    {"max", 1, 1, {kEverything}, {}},
    {"collect", 1, 1, {kEverything}, {kLists}},
    {"stDev", 1, 1, {kNumbers}, kFloatType},
    {"stDevP", 1, 1, {kNumbers}, kFloatType},
    {"percentileCont", 2, 2, {kNumbers, kNumbers}, kFloatType},
    {"percentileDisc", 2, 2, {kNumbers, kNumbers}, kNumber},
};

Kind kind_of(const Expr& call) { return static_cast<Kind>(call.function - kAggregateFunctions); }

} // namespace

std::span<const Function> aggregate_functions() { return kAggregateFunctions; }

bool only_counts(const Expr& call) {
    if (call.kind == ExprKind::kCountAll) return true;
    return kind_of(call) == Kind::kCount && !call.distinct && call.args[0]->kind == ExprKind::kVariable;
}

bool depends_on_order(const Expr& call) {
    if (call.kind == ExprKind::kCountAll || call.distinct) return false;
    switch (kind_of(call)) {
    case Kind::kCount:
    case Kind::kMin:
    case Kind::kMax:
    case Kind::kPercentileCont:
    case Kind::kPercentileDisc:
        return false;
    default:
        return true;
    }
}

void Aggregate::add(Runtime& run, std::uint64_t times) {
    if (call_->kind == ExprKind::kCountAll) {
        count_ += static_cast<std::int64_t>(times);
        return;
    }
    if (call_->args.size() > 1 && !percentile_) {
        const Value percentile = evaluate(*call_->args[1], run);
        if (!percentile.is_number() || !(percentile.number() >= 0 && percentile.number() <= 1)) {
            run.fail("ArgumentError", "NumberOutOfRange", "expected a percentile from 0 to 1", call_->args[1]->at);
            return;
        }
        percentile_ = percentile.number();
    }
    const Value value = evaluate(*call_->args[0], run);
    if (value.is_null()) return;
    if (call_->distinct) {
        if (!distinct_) distinct_ = std::make_unique<RowTable>(1);
        const std::size_t known = distinct_->size();
        if (distinct_->insert({&value, 1}) < known || !run.hold(value.bytes() + 32)) return;
        times = 1;
    }
    switch (kind_of(*call_)) {
    case Kind::kCount:
        count_ += static_cast<std::int64_t>(times);
        break;
    case Kind::kMin:
        if (count_++ == 0 || order(value, value_) < 0) value_ = value;
        break;
    case Kind::kMax:
        if (count_++ == 0 || order(value, value_) > 0) value_ = value;
        break;
    default:
        for (; times > 0 && run.check_limits(); --times) add_value(run, value);
    }
}

/// Of an aggregate to which the same value matters each time.
void Aggregate::add_value(Runtime& run, const Value& value) {
    ++count_;
    if (kind_of(*call_) != Kind::kCollect) return add_number(run, value);
    bytes_ += value.bytes();
    if (run.hold(value.bytes()) && run.allows(bytes_, call_->at)) values_.push_back(value);
}

void Aggregate::add_number(Runtime& run, const Value& value) {
    const bool adds = kind_of(*call_) == Kind::kSum || kind_of(*call_) == Kind::kAvg;
    if (!value.is_number() && !(adds && value.is(ValueKind::kDuration))) {
        run.fail("TypeError", "InvalidArgumentValue",
                 "found " + std::string(to_string(value.kind())) + ", expected numbers", call_->at);
        return;
    }
    switch (kind_of(*call_)) {
    case Kind::kSum:
    case Kind::kAvg:
        if (value_.is_null())
            value_ = value;
        else
            value_ = arithmetic("+", value_, value, run, call_->at);
        break;
    case Kind::kStDev:
    case Kind::kStDevP: {
        const double from_mean = value.number() - mean_;
        mean_ += from_mean / static_cast<double>(count_);
        squares_ += from_mean * (value.number() - mean_);
        break;
    }
    default:
        if (run.hold(value.bytes())) values_.push_back(value);
    }
}

Value Aggregate::result(Runtime& run) const {
    if (call_->kind == ExprKind::kCountAll) return Value(count_);
    const auto count = static_cast<double>(count_);
    switch (kind_of(*call_)) {
    case Kind::kCount:
        return Value(count_);
    case Kind::kSum:
        return value_.is_null() ? Value(std::int64_t{0}) : value_;
    case Kind::kAvg:
        if (value_.is(ValueKind::kDuration)) return arithmetic("/", value_, Value(count_), run, call_->at);
        return count_ == 0 ? Value() : Value(value_.number() / count);
    case Kind::kMin:
    case Kind::kMax:
        return value_;
    case Kind::kCollect:
        return run.list(values_, call_->at);
    case Kind::kStDev:
        return Value(count_ < 2 ? 0.0 : std::sqrt(squares_ / (count - 1)));
    case Kind::kStDevP:
        return Value(count_ < 1 ? 0.0 : std::sqrt(squares_ / count));
    default:
        break;
    }
    if (values_.empty()) return {};
    std::vector<Value> sorted = values_;
    if (!sort_or_stop(sorted, run, [](const Value& a, const Value& b) { return order(a, b) < 0; })) return {};
    if (kind_of(*call_) == Kind::kPercentileDisc) {
        const auto rank = static_cast<std::size_t>(std::ceil(*percentile_ * count));
        return sorted[rank == 0 ? 0 : rank - 1];
    }
    const double place = *percentile_ * (count - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double share = place - static_cast<double>(below);
    return Value(sorted[below].number() * (1 - share) + sorted[above].number() * share);
}

} // namespace claimgraph::cypher

#include "graph/cypher/functions/functions.hpp"
#include "graph/cypher/values/utf8_text.hpp"

#include <algorithm>

namespace claimgraph::cypher {
namespace {

Value size(Runtime&, Position, Arguments a) {
    const std::size_t count = a[0].is(ValueKind::kList) ? a[0].list().size() : character_count(a[0].text());
    return Value(static_cast<std::int64_t>(count));
}

Value head(Runtime&, Position, Arguments a) { return a[0].list().empty() ? Value() : a[0].list().front(); }
Value last(Runtime&, Position, Arguments a) { return a[0].list().empty() ? Value() : a[0].list().back(); }

Value tail(Runtime& run, Position at, Arguments a) {
    const List& list = a[0].list();
    return run.list(list.empty() ? List() : List(list.begin() + 1, list.end()), at);
}

Value reverse(Runtime& run, Position at, Arguments a) {
    if (a[0].is(ValueKind::kString)) return run.text(reversed(a[0].text()), at);
    return run.list(List(a[0].list().rbegin(), a[0].list().rend()), at);
}

Value range(Runtime& run, Position at, Arguments a) {
    for (const Value& bound : a)
        if (!bound.is(ValueKind::kInteger))
            return run.fail("ArgumentError", "InvalidArgumentType", "expected integers in range()", at);
    const std::int64_t first = a[0].integer();
    const std::int64_t last = a[1].integer();
    const std::int64_t step = a.size() > 2 ? a[2].integer() : 1;
    if (step == 0)
        return run.fail("ArgumentError", "NumberOutOfRange", "the step of range() is 0, expected another", at);
    List items;
    if (step > 0 ? first <= last : first >= last) {
        // in unsigned numbers, where nothing overflows
        const std::uint64_t span = step > 0 ? static_cast<std::uint64_t>(last) - static_cast<std::uint64_t>(first)
                                            : static_cast<std::uint64_t>(first) - static_cast<std::uint64_t>(last);
        const std::uint64_t width = step > 0 ? static_cast<std::uint64_t>(step) : 0 - static_cast<std::uint64_t>(step);
        const std::uint64_t steps = span / width;
        if (!run.allows(steps > run.limits.max_value_bytes ? steps : (steps + 1) * sizeof(Value), at)) return {};
        items.reserve(steps + 1);
        for (std::uint64_t i = 0; i <= steps; ++i)
            items.emplace_back(
                static_cast<std::int64_t>(static_cast<std::uint64_t>(first) + i * static_cast<std::uint64_t>(step)));
    }
    return run.list(std::move(items), at);
}

Value coalesce(Runtime&, Position, Arguments a) {
    const auto found = std::ranges::find_if(a, [](const Value& value) { return !value.is_null(); });
    return found == a.end() ? Value() : *found;
}

/// exists(n.name); patterns are dealt with where they are evaluated.
Value exists(Runtime&, Position, Arguments a) { return a[0].is(ValueKind::kBoolean) ? a[0] : Value(!a[0].is_null()); }

constexpr Function kListFunctions[] = {
    {"size", 1, 1, {kLists | kStrings}, {kIntegers | kNullKind}, size},
    {"head", 1, 1, {kLists}, {}, head},
    {"last", 1, 1, {kLists}, {}, last},
    {"tail", 1, 1, {kLists}, {kLists | kNullKind}, tail, false, true},
    {"reverse", 1, 1, {kLists | kStrings}, {kLists | kStrings | kNullKind}, reverse, false, true},
    {"range", 2, 3, {kEverything, kEverything, kEverything}, {kLists | kNullKind, kIntegers}, range},
    {"coalesce", 1, 255, {kEverything, kEverything, kEverything}, {}, coalesce, true},
    {"exists", 1, 1, {kEverything}, {kBooleans}, exists, true},
};

} // namespace

std::span<const Function> list_functions() { return kListFunctions; }

} // namespace claimgraph::cypher

#include "graph/base/text/fold.hpp"
#include "graph/cypher/functions/functions.hpp"
#include "graph/cypher/values/utf8_text.hpp"

#include <algorithm>

namespace claimgraph::cypher {
namespace {

constexpr std::string_view kBlank = " \t\n\r\v\f";
constexpr std::size_t kPiece = 1 << 16; ///< bytes

Value part_of(const Value& text, std::size_t begin, std::size_t end) {
    return Value(std::string(text.text().substr(begin, end - begin)));
}

std::string_view trimmed_front(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of(kBlank), text.size()));
}
std::string_view trimmed_back(std::string_view text) { return text.substr(0, text.find_last_not_of(kBlank) + 1); }
std::string_view trimmed(std::string_view text) { return trimmed_back(trimmed_front(text)); }

Value trim(Runtime&, Position, Arguments a) { return Value(std::string(trimmed(a[0].text()))); }
Value ltrim(Runtime&, Position, Arguments a) { return Value(std::string(trimmed_front(a[0].text()))); }
Value rtrim(Runtime&, Position, Arguments a) { return Value(std::string(trimmed_back(a[0].text()))); }

/// Piece by piece: this takes long.
template <std::string (*Map)(std::string_view)>
Value mapped(Runtime& run, Position at, Arguments a) {
    std::string result;
    for (std::string_view rest = a[0].text(); !rest.empty();) {
        const std::string_view piece = front_piece(rest, kPiece);
        result += Map(piece);
        rest.remove_prefix(piece.size());
        if (!run.check_limits(piece.size() / 64) || !run.allows(result.size(), at)) return {};
    }
    return run.text(std::move(result), at);
}

/// Whether counts of characters are none below 0.
bool natural(Runtime& run, Position at, Arguments counts) {
    for (const Value& count : counts)
        if (count.integer() < 0)
            run.fail("ArgumentError", "NumberOutOfRange", "found a negative number, expected 0 or more characters", at);
    return !run.failed();
}

Value substring(Runtime& run, Position at, Arguments a) {
    if (!natural(run, at, a.subspan(1))) return {};
    const std::string_view text = a[0].text();
    const std::size_t begin = byte_of_character(text, static_cast<std::size_t>(a[1].integer()));
    if (a.size() < 3) return part_of(a[0], begin, text.size());
    return part_of(a[0], begin,
                   begin + byte_of_character(text.substr(begin), static_cast<std::size_t>(a[2].integer())));
}

Value left(Runtime& run, Position at, Arguments a) {
    if (!natural(run, at, a.subspan(1))) return {};
    return part_of(a[0], 0, byte_of_character(a[0].text(), static_cast<std::size_t>(a[1].integer())));
}

Value right(Runtime& run, Position at, Arguments a) {
    if (!natural(run, at, a.subspan(1))) return {};
    const std::size_t count = character_count(a[0].text());
    const std::size_t kept = std::min(count, static_cast<std::size_t>(a[1].integer()));
    return part_of(a[0], byte_of_character(a[0].text(), count - kept), a[0].text().size());
}

Value replace(Runtime& run, Position at, Arguments a) {
    std::string_view rest = a[0].text();
    const std::string_view old = a[1].text();
    if (old.empty()) return a[0];
    std::string result;
    for (std::size_t found = find_text(rest, old); found != std::string_view::npos; found = find_text(rest, old)) {
        result.append(rest.substr(0, found)).append(a[2].text());
        rest.remove_prefix(found + old.size());
        if (!run.check_limits(1 + old.size() / 256) || !run.allows(result.size(), at)) return {};
    }
    return run.text(result.append(rest), at);
}

Value split(Runtime& run, Position at, Arguments a) {
    std::string_view rest = a[0].text();
    const std::string_view by = a[1].text();
    List parts;
    std::size_t bytes = 0;
    while (run.check_limits(1 + by.size() / 256) && run.allows(bytes += 2 * sizeof(Value), at)) {
        std::size_t end = by.empty() ? byte_of_character(rest, 1) : find_text(rest, by);
        if (end == std::string_view::npos || (by.empty() && end == rest.size())) break;
        parts.emplace_back(std::string(rest.substr(0, end)));
        rest.remove_prefix(end + by.size());
    }
    parts.emplace_back(std::string(rest));
    return run.list(std::move(parts), at);
}

Value to_string(Runtime& run, Position at, Arguments a) {
    if (a[0].is(ValueKind::kString)) return a[0];
    if (a[0].is_temporal()) return Value(temporal_text(a[0]));
    return run.text(to_text(a[0], run.graph), at);
}

Value to_boolean(Runtime&, Position, Arguments a) {
    if (a[0].is(ValueKind::kBoolean)) return a[0];
    if (a[0].is(ValueKind::kInteger)) return Value(a[0].integer() != 0);
    const std::string text = lower_ascii(trimmed(a[0].text()));
    return text == "true" ? Value(true) : text == "false" ? Value(false) : Value();
}

constexpr Kinds kText = kStrings | kNullKind;

constexpr Function kStringFunctions[] = {
    {"trim", 1, 1, {kStrings}, {kText}, trim},
    {"lTrim", 1, 1, {kStrings}, {kText}, ltrim},
    {"rTrim", 1, 1, {kStrings}, {kText}, rtrim},
    {"toUpper", 1, 1, {kStrings}, {kText}, mapped<upper>},
    {"toLower", 1, 1, {kStrings}, {kText}, mapped<lower>},
    {"upper", 1, 1, {kStrings}, {kText}, mapped<upper>},
    {"lower", 1, 1, {kStrings}, {kText}, mapped<lower>},
    {"substring", 2, 3, {kStrings, kIntegers, kIntegers}, {kText}, substring},
    {"left", 2, 2, {kStrings, kIntegers}, {kText}, left},
    {"right", 2, 2, {kStrings, kIntegers}, {kText}, right},
    {"replace", 3, 3, {kStrings, kStrings, kStrings}, {kText}, replace},
    {"split", 2, 2, {kStrings, kStrings}, {kLists | kNullKind, kStrings}, split},
    {"toString", 1, 1, {kStrings | kNumbers | kBooleans | kTemporals}, {kText}, to_string},
    {"toBoolean", 1, 1, {kStrings | kBooleans | kIntegers}, {kBooleans | kNullKind}, to_boolean},
};

} // namespace

std::span<const Function> string_functions() { return kStringFunctions; }

} // namespace claimgraph::cypher

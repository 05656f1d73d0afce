#include "graph/base/number.hpp"
#include "graph/cypher/functions/functions.hpp"

#include <cmath>
#include <numbers>

namespace claimgraph::cypher {
namespace {

template <double (*F)(double)>
Value real(Runtime&, Position, Arguments a) {
    return Value(F(a[0].number()));
}

double cotangent(double x) { return 1 / std::tan(x); }
double haversine(double x) { return std::pow(std::sin(x / 2), 2); }
double degrees_of(double x) { return x * 180 / std::numbers::pi; }
double radians_of(double x) { return x * std::numbers::pi / 180; }
double half_up(double x) { return std::floor(x + 0.5); }

Value absolute(Runtime& run, Position at, Arguments a) {
    if (a[0].is(ValueKind::kFloat)) return Value(std::fabs(a[0].real()));
    if (a[0].integer() == INT64_MIN) return run.fail("ArithmeticError", "IntegerOverflow", "integer overflow", at);
    return Value(a[0].integer() < 0 ? -a[0].integer() : a[0].integer());
}

Value sign(Runtime&, Position, Arguments a) {
    const double value = a[0].number();
    return Value(std::int64_t{value > 0} - std::int64_t{value < 0});
}

Value atan2(Runtime&, Position, Arguments a) { return Value(std::atan2(a[0].number(), a[1].number())); }
Value e(Runtime&, Position, Arguments) { return Value(std::numbers::e); }
Value pi(Runtime&, Position, Arguments) { return Value(std::numbers::pi); }
Value rand(Runtime& run, Position, Arguments) { return Value(static_cast<double>(run.random() >> 11) * 0x1p-53); }

/// The number that a text is, whole; null if it is none.
Value number_in(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    if (text.starts_with('+')) text.remove_prefix(1);
    if (const auto integer = number_from<std::int64_t>(text)) return Value(*integer);
    if (const auto value = number_from<double>(text)) return Value(*value);
    return {};
}

Value to_integer(Runtime&, Position, Arguments a) {
    const Value number = a[0].is(ValueKind::kString) ? number_in(a[0].text()) : a[0];
    if (number.is(ValueKind::kBoolean)) return Value(std::int64_t{number.boolean()});
    if (!number.is(ValueKind::kFloat)) return number;
    const double value = std::trunc(number.real());
    if (!(value >= -0x1p63 && value < 0x1p63)) return {};
    return Value(static_cast<std::int64_t>(value));
}

Value to_float(Runtime&, Position, Arguments a) {
    const Value number = a[0].is(ValueKind::kString) ? number_in(a[0].text()) : a[0];
    return number.is_null() ? Value() : Value(number.number());
}

constexpr Type kFloat{kFloats | kNullKind};
constexpr Type kInteger{kIntegers | kNullKind};

constexpr Function kNumberFunctions[] = {
    {"abs", 1, 1, {kNumbers}, {kNumbers | kNullKind}, absolute},
    {"sign", 1, 1, {kNumbers}, kInteger, sign},
    {"ceil", 1, 1, {kNumbers}, kFloat, real<std::ceil>},
    {"floor", 1, 1, {kNumbers}, kFloat, real<std::floor>},
    {"round", 1, 1, {kNumbers}, kFloat, real<half_up>},
    {"sqrt", 1, 1, {kNumbers}, kFloat, real<std::sqrt>},
    {"exp", 1, 1, {kNumbers}, kFloat, real<std::exp>},
    {"log", 1, 1, {kNumbers}, kFloat, real<std::log>},
    {"log10", 1, 1, {kNumbers}, kFloat, real<std::log10>},
    {"sin", 1, 1, {kNumbers}, kFloat, real<std::sin>},
    {"cos", 1, 1, {kNumbers}, kFloat, real<std::cos>},
    {"tan", 1, 1, {kNumbers}, kFloat, real<std::tan>},
    {"cot", 1, 1, {kNumbers}, kFloat, real<cotangent>},
    {"asin", 1, 1, {kNumbers}, kFloat, real<std::asin>},
    {"acos", 1, 1, {kNumbers}, kFloat, real<std::acos>},
    {"atan", 1, 1, {kNumbers}, kFloat, real<std::atan>},
    {"atan2", 2, 2, {kNumbers, kNumbers}, kFloat, atan2},
    {"degrees", 1, 1, {kNumbers}, kFloat, real<degrees_of>},
    {"radians", 1, 1, {kNumbers}, kFloat, real<radians_of>},
    {"haversin", 1, 1, {kNumbers}, kFloat, real<haversine>},
    {"e", 0, 0, {}, {kFloats}, e},
    {"pi", 0, 0, {}, {kFloats}, pi},
    {"rand", 0, 0, {}, {kFloats}, rand},
    {"toInteger", 1, 1, {kStrings | kNumbers | kBooleans}, kInteger, to_integer},
    {"toFloat", 1, 1, {kStrings | kNumbers}, kFloat, to_float},
};

} // namespace

std::span<const Function> number_functions() { return kNumberFunctions; }

} // namespace claimgraph::cypher

#include "graph/model/attributes.hpp"

#include "graph/base/number.hpp"
#include "graph/base/text/fold.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <utility>

namespace claimgraph {
namespace {

/// A number as JSON has it, of which from_chars() takes more: "1.", "inf", "0x1". Finite.
std::optional<double> json_number(std::string_view text) {
    std::size_t at = text.starts_with('-') ? 1 : 0;
    const auto digits = [&] {
        const std::size_t begin = at;
        while (at < text.size() && '0' <= text[at] && text[at] <= '9') ++at;
        return at - begin;
    };
    const bool has_zero = at < text.size() && text[at] == '0';
    if (const std::size_t whole = digits(); whole == 0 || (has_zero && whole > 1)) return std::nullopt;
    if (at < text.size() && text[at] == '.') {
        ++at;
        if (digits() == 0) return std::nullopt;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
        if (digits() == 0) return std::nullopt;
    }
    const auto number = at == text.size() ? number_from<double>(text) : std::nullopt;
    return number && std::isfinite(*number) ? number : std::nullopt;
}

bool is_whole(std::string_view number) { return number.find_first_of(".eE") == std::string_view::npos; }

/// The type of a value whose file declares one; the value as that type has it.
AttributeType settle(std::string& text, std::optional<AttributeType> declared) {
    if (!declared) return type_of_text(text);
    switch (*declared) {
    case AttributeType::kText:
    case AttributeType::kJson:
        return *declared;
    case AttributeType::kBoolean: {
        const std::string word = lower_ascii(text);
        if (word != "true" && word != "1" && word != "false" && word != "0") return type_of_text(text);
        text = word == "true" || word == "1" ? "true" : "false";
        return AttributeType::kBoolean;
    }
    case AttributeType::kInteger:
    case AttributeType::kNumber:
        break;
    }
    const auto number = number_from<double>(text);
    if (!number || std::isinf(*number)) return AttributeType::kText;
    if (std::isnan(*number)) text.clear(); // igraph's way to write what is absent
    if (!text.empty() && !json_number(text)) text = fmt::format("{}", *number);
    if (*declared == AttributeType::kNumber) return AttributeType::kNumber;
    return is_whole(text) && type_of_text(text) == AttributeType::kText ? AttributeType::kText // more than 64 bits
           : is_whole(text)                                             ? AttributeType::kInteger
                                                                        : AttributeType::kNumber;
}

/// Which of two values of one thing is kept. Says nothing of types, so that it does not matter when they are known.
bool is_kept(std::string_view value, std::string_view other) {
    const auto number = json_number(value);
    const auto other_number = json_number(other);
    if (number && other_number && *number != *other_number) return *number > *other_number;
    if (number.has_value() != other_number.has_value()) return number.has_value();
    return value < other;
}

} // namespace

AttributeType widened(AttributeType a, AttributeType b) {
    const auto is_number = [](AttributeType type) {
        return type == AttributeType::kInteger || type == AttributeType::kNumber;
    };
    return a == b ? a : is_number(a) && is_number(b) ? AttributeType::kNumber : AttributeType::kText;
}

AttributeType type_of_text(std::string_view text) {
    if (text == "true" || text == "false") return AttributeType::kBoolean;
    if (!json_number(text)) return AttributeType::kText;
    if (!is_whole(text)) return AttributeType::kNumber;
    return number_from<std::int64_t>(text) && text != "-0" ? AttributeType::kInteger : AttributeType::kText;
}

std::size_t AttributeTable::find(std::string_view name) const {
    return static_cast<std::size_t>(std::ranges::find(columns_, name, &Column::name) - columns_.begin());
}

std::string_view AttributeTable::value(std::size_t column, std::size_t row) const {
    const std::vector<std::uint32_t>& values = columns_[column].values;
    return row < values.size() && values[row] > 0 ? texts_[values[row] - 1] : std::string_view();
}

std::size_t AttributeTable::add_column(std::string_view name) {
    const std::string clean = one_line(name);
    const std::size_t found = find(clean);
    if (found == columns_.size()) columns_.push_back({.name = clean});
    return found;
}

std::uint32_t AttributeTable::text_number(std::string text) {
    const auto [known, is_new] =
        text_numbers_.try_emplace(std::move(text), static_cast<std::uint32_t>(texts_.size() + 1));
    if (is_new) texts_.push_back(known->first);
    return known->second;
}

void AttributeTable::put(Column& column, std::size_t row, std::uint32_t text) {
    if (row >= column.values.size()) column.values.resize(row + 1);
    std::uint32_t& value = column.values[row];
    if (value == 0 || (value != text && is_kept(texts_[text - 1], texts_[value - 1]))) value = text;
}

void AttributeTable::set(std::size_t column, std::size_t row, std::string_view value,
                         std::optional<AttributeType> declared) {
    std::string text = one_line(value);
    const AttributeType type = settle(text, declared);
    if (text.empty()) return;
    Column& own = columns_[column];
    own.type = own.values.empty() ? type : widened(own.type, type);
    put(own, row, text_number(std::move(text)));
}

void AttributeTable::append(const AttributeTable& other, std::size_t shift) {
    for (const Column& from : other.columns_) {
        Column& to = columns_[add_column(from.name)];
        to.type = to.values.empty() ? from.type : widened(to.type, from.type);
        for (std::size_t row = 0; row < from.values.size(); ++row)
            if (from.values[row] > 0) put(to, row + shift, text_number(other.texts_[from.values[row] - 1]));
    }
}

void AttributeTable::move_rows(std::span<const std::uint32_t> places) {
    for (Column& column : columns_) {
        const std::vector<std::uint32_t> before = std::exchange(column.values, {});
        for (std::size_t row = 0; row < before.size(); ++row)
            if (before[row] > 0) put(column, places[row], before[row]);
    }
}

void AttributeTable::finish() {
    std::erase_if(columns_, [](const Column& column) { return column.values.empty(); });
    std::ranges::sort(columns_, {}, &Column::name);
    for (Column& column : columns_) {
        if (column.type != AttributeType::kNumber) continue;
        for (std::uint32_t& value : column.values)
            if (value > 0 && is_whole(texts_[value - 1])) value = text_number(texts_[value - 1] + ".0");
    }
}

bool operator==(const AttributeTable& a, const AttributeTable& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t column = 0; column < a.size(); ++column) {
        if (a.name(column) != b.name(column) || a.type(column) != b.type(column)) return false;
        const std::size_t rows = std::max(a.columns_[column].values.size(), b.columns_[column].values.size());
        for (std::size_t row = 0; row < rows; ++row)
            if (a.value(column, row) != b.value(column, row)) return false;
    }
    return true;
}

} // namespace claimgraph

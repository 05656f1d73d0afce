#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct ArrowSchema;
struct ArrowArray;
struct ArrowArrayStream;

/// Tables in the memory layout of Apache Arrow, without its library: columns of our own that other programs read in
/// place.
namespace claimgraph::python {

/// Memory of a column, and what keeps it alive.
struct ArrowBuffer {
    std::shared_ptr<const void> owner;
    const void* data = nullptr;
};

/// A column: `format` and buffers are as Arrow's specification has them for that type, validity first.
struct ArrowColumn {
    std::string name;
    std::string format;
    std::int64_t length = 0;
    std::int64_t null_count = 0;
    std::vector<ArrowBuffer> buffers{};
    std::shared_ptr<const ArrowColumn> dictionary{}; ///< its values, if the column has their numbers
};

/// Columns of one length. Immutable; safe to share between threads.
struct ArrowTable {
    std::int64_t rows = 0;
    std::vector<ArrowColumn> columns{};
};

/// The table of these columns, which are made on several threads.
ArrowTable make_table(std::size_t rows, const std::vector<std::function<ArrowColumn()>>& columns);

/// Hands a table out without a copy: it lives until all that was handed out is released.
void export_schema(const std::shared_ptr<const ArrowTable>& table, ArrowSchema& out);
void export_array(const std::shared_ptr<const ArrowTable>& table, ArrowArray& out);
/// A stream of one batch.
void export_stream(std::shared_ptr<const ArrowTable> table, ArrowArrayStream& out);

/// Which rows have a value.
class Validity {
  public:
    explicit Validity(std::size_t rows) : bits_(std::make_shared<std::vector<std::uint8_t>>((rows + 7) / 8)) {}
    void set(std::size_t row, bool is_there) {
        (*bits_)[row / 8] |= static_cast<std::uint8_t>(is_there ? 1U << row % 8 : 0U);
        nulls_ += !is_there;
    }
    std::int64_t nulls() const { return nulls_; }
    ArrowBuffer buffer() const { return nulls_ == 0 ? ArrowBuffer() : ArrowBuffer{bits_, bits_->data()}; }

  private:
    std::shared_ptr<std::vector<std::uint8_t>> bits_;
    std::int64_t nulls_ = 0;
};

template <class Item>
ArrowBuffer buffer_of(std::shared_ptr<std::vector<Item>> items) {
    const void* data = items->data();
    return {std::move(items), data};
}

/// A column of texts, text_of(row); empty ones are null.
template <class TextOf>
ArrowColumn text_column(std::string name, std::size_t rows, const TextOf& text_of) {
    auto offsets = std::make_shared<std::vector<std::int64_t>>(rows + 1);
    auto bytes = std::make_shared<std::string>();
    Validity validity(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const std::string_view text = text_of(row);
        validity.set(row, !text.empty());
        bytes->append(text);
        (*offsets)[row + 1] = static_cast<std::int64_t>(bytes->size());
    }
    const void* data = bytes->data();
    return {std::move(name),
            "U",
            static_cast<std::int64_t>(rows),
            validity.nulls(),
            {validity.buffer(), buffer_of(std::move(offsets)), ArrowBuffer{std::move(bytes), data}}};
}

/// The Arrow format of a number.
template <class Number>
constexpr const char* kArrowFormat = std::same_as<Number, double>          ? "g"
                                     : std::same_as<Number, std::int32_t>  ? "i"
                                     : std::same_as<Number, std::uint32_t> ? "I"
                                                                           : "l";

/// A column of numbers, number_of(row), of std::optional where it may be null. `format`: of what they mean.
template <class Number, class NumberOf>
ArrowColumn number_column(std::string name, std::size_t rows, const NumberOf& number_of,
                          const char* format = kArrowFormat<Number>) {
    auto numbers = std::make_shared<std::vector<Number>>(rows);
    Validity validity(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const std::optional<Number> number = number_of(row);
        validity.set(row, number.has_value());
        if (number) (*numbers)[row] = *number;
    }
    return {std::move(name),
            format,
            static_cast<std::int64_t>(rows),
            validity.nulls(),
            {validity.buffer(), buffer_of(std::move(numbers))}};
}

/// A column of truth values.
template <class TruthOf>
ArrowColumn truth_column(std::string name, std::size_t rows, const TruthOf& truth_of) {
    auto bits = std::make_shared<std::vector<std::uint8_t>>((rows + 7) / 8);
    for (std::size_t row = 0; row < rows; ++row)
        (*bits)[row / 8] |= static_cast<std::uint8_t>(truth_of(row) ? 1U << row % 8 : 0U);
    return {std::move(name), "b", static_cast<std::int64_t>(rows), 0, {ArrowBuffer(), buffer_of(std::move(bits))}};
}

/// A column of values of an enumeration from 0 to `last`, value_of(row), by their names.
template <class Value, class ValueOf>
ArrowColumn enumeration_column(std::string name, std::size_t rows, Value last, const ValueOf& value_of) {
    auto codes = std::make_shared<std::vector<std::int32_t>>(rows);
    for (std::size_t row = 0; row < rows; ++row) (*codes)[row] = static_cast<std::int32_t>(value_of(row));
    auto dictionary = std::make_shared<const ArrowColumn>(text_column(
        "", static_cast<std::size_t>(last) + 1, [](std::size_t i) { return to_string(static_cast<Value>(i)); }));
    return {std::move(name),      "i", static_cast<std::int64_t>(rows), 0, {ArrowBuffer(), buffer_of(std::move(codes))},
            std::move(dictionary)};
}

/// A column of few different texts, text_of(row): their numbers and, once, the texts. Empty ones are null.
template <class TextOf>
ArrowColumn dictionary_column(std::string name, std::size_t rows, const TextOf& text_of) {
    auto codes = std::make_shared<std::vector<std::int32_t>>(rows);
    Validity validity(rows);
    std::unordered_map<std::string_view, std::int32_t> known;
    std::vector<std::string_view> texts;
    for (std::size_t row = 0; row < rows; ++row) {
        const std::string_view text = text_of(row);
        validity.set(row, !text.empty());
        if (text.empty()) continue;
        const auto [place, is_new] = known.emplace(text, static_cast<std::int32_t>(texts.size()));
        if (is_new) texts.push_back(text);
        (*codes)[row] = place->second;
    }
    auto dictionary =
        std::make_shared<const ArrowColumn>(text_column("", texts.size(), [&](std::size_t i) { return texts[i]; }));
    return {std::move(name),
            "i",
            static_cast<std::int64_t>(rows),
            validity.nulls(),
            {validity.buffer(), buffer_of(std::move(codes))},
            std::move(dictionary)};
}

} // namespace claimgraph::python

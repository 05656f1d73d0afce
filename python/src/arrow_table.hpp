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

/// A column in the making: rows are added range by range, in order.
struct ColumnMaker {
    std::function<void(std::size_t begin, std::size_t end)> add;
    std::function<ArrowColumn()> finish;
};

/// Begins to fetch from memory what a range of rows is made of.
using Prefetch = std::function<void(std::size_t begin, std::size_t end)>;

/// The table of these columns. They are made on several threads, each of which takes some of them through the rows in
/// small ranges: what the rows are made of is fetched once a thread, not once a column. Columns that are made of the
/// same things stand together, since each thread takes neighbors. Things that lie here and there in memory are fetched
/// by `prefetch`: to wait for one after the other would take most of the time.
ArrowTable make_table(std::size_t rows, const std::vector<ColumnMaker>& columns, const Prefetch& prefetch = {});

/// A column of texts, text_of(row), strings or views; empty ones are null.
template <class TextOf>
ColumnMaker text_column(std::string name, std::size_t rows, TextOf text_of) {
    struct State {
        std::vector<std::int64_t> offsets;
        std::string bytes;
        Validity validity;
    };
    auto state = std::make_shared<State>(State{std::vector<std::int64_t>(rows + 1), {}, Validity(rows)});
    return {.add =
                [state, rows, text_of](std::size_t begin, std::size_t end) {
                    for (std::size_t row = begin; row < end; ++row) {
                        const auto text = text_of(row);
                        state->validity.set(row, !text.empty());
                        state->bytes.append(text);
                        state->offsets[row + 1] = static_cast<std::int64_t>(state->bytes.size());
                    }
                    if (begin == 0 && end < rows) // the others will be as the first ones
                        state->bytes.reserve(state->bytes.size() * rows / end * 5 / 4);
                },
            .finish =
                [state, rows, name = std::move(name)] {
                    return ArrowColumn{name,
                                       "U",
                                       static_cast<std::int64_t>(rows),
                                       state->validity.nulls(),
                                       {state->validity.buffer(), ArrowBuffer{state, state->offsets.data()},
                                        ArrowBuffer{state, state->bytes.data()}}};
                }};
}

/// All of a column at once, such as a dictionary.
inline std::shared_ptr<const ArrowColumn> made_at_once(const ColumnMaker& maker, std::size_t rows) {
    maker.add(0, rows);
    return std::make_shared<const ArrowColumn>(maker.finish());
}

/// The Arrow format of a number.
template <class Number>
constexpr const char* kArrowFormat = std::same_as<Number, double>          ? "g"
                                     : std::same_as<Number, std::int32_t>  ? "i"
                                     : std::same_as<Number, std::uint32_t> ? "I"
                                                                           : "l";

/// A column of numbers, number_of(row), of std::optional where it may be null. `format`: of what they mean.
template <class Number, class NumberOf>
ColumnMaker number_column(std::string name, std::size_t rows, NumberOf number_of,
                          const char* format = kArrowFormat<Number>) {
    auto numbers = std::make_shared<std::vector<Number>>(rows);
    auto validity = std::make_shared<Validity>(rows);
    return {.add =
                [numbers, validity, number_of](std::size_t begin, std::size_t end) {
                    for (std::size_t row = begin; row < end; ++row) {
                        const std::optional<Number> number = number_of(row);
                        validity->set(row, number.has_value());
                        if (number) (*numbers)[row] = *number;
                    }
                },
            .finish =
                [numbers, validity, rows, format, name = std::move(name)] {
                    return ArrowColumn{name,
                                       format,
                                       static_cast<std::int64_t>(rows),
                                       validity->nulls(),
                                       {validity->buffer(), buffer_of(numbers)}};
                }};
}

/// A column of truth values.
template <class TruthOf>
ColumnMaker truth_column(std::string name, std::size_t rows, TruthOf truth_of) {
    auto bits = std::make_shared<std::vector<std::uint8_t>>((rows + 7) / 8);
    return {.add =
                [bits, truth_of](std::size_t begin, std::size_t end) {
                    for (std::size_t row = begin; row < end; ++row)
                        (*bits)[row / 8] |= static_cast<std::uint8_t>(truth_of(row) ? 1U << row % 8 : 0U);
                },
            .finish =
                [bits, rows, name = std::move(name)] {
                    return ArrowColumn{name, "b", static_cast<std::int64_t>(rows), 0, {ArrowBuffer(), buffer_of(bits)}};
                }};
}

/// A column of values of an enumeration from 0 to `last`, value_of(row), by their names.
template <class Value, class ValueOf>
ColumnMaker enumeration_column(std::string name, std::size_t rows, Value last, ValueOf value_of) {
    auto codes = std::make_shared<std::vector<std::int32_t>>(rows);
    return {.add =
                [codes, value_of](std::size_t begin, std::size_t end) {
                    for (std::size_t row = begin; row < end; ++row)
                        (*codes)[row] = static_cast<std::int32_t>(value_of(row));
                },
            .finish =
                [codes, rows, last, name = std::move(name)] {
                    const std::size_t count = static_cast<std::size_t>(last) + 1;
                    const auto name_of = [](std::size_t i) { return to_string(static_cast<Value>(i)); };
                    return ArrowColumn{name,
                                       "i",
                                       static_cast<std::int64_t>(rows),
                                       0,
                                       {ArrowBuffer(), buffer_of(codes)},
                                       made_at_once(text_column("", count, name_of), count)};
                }};
}

/// A column of few different texts, text_of(row): their numbers and, once, the texts. Empty ones are null. The texts
/// must live until the column is finished.
template <class TextOf>
ColumnMaker dictionary_column(std::string name, std::size_t rows, TextOf text_of) {
    struct State {
        Validity validity;
        std::unordered_map<std::string_view, std::int32_t> known{};
        std::vector<std::string_view> texts{};
    };
    auto codes = std::make_shared<std::vector<std::int32_t>>(rows);
    auto state = std::make_shared<State>(State{Validity(rows)});
    return {
        .add =
            [codes, state, text_of](std::size_t begin, std::size_t end) {
                for (std::size_t row = begin; row < end; ++row) {
                    const std::string_view text = text_of(row);
                    state->validity.set(row, !text.empty());
                    if (text.empty()) continue;
                    const auto number = static_cast<std::int32_t>(state->texts.size());
                    const auto [place, is_new] = state->known.emplace(text, number);
                    if (is_new) state->texts.push_back(text);
                    (*codes)[row] = place->second;
                }
            },
        .finish =
            [codes, state, rows, name = std::move(name)] {
                const auto& texts = state->texts;
                return ArrowColumn{
                    name,
                    "i",
                    static_cast<std::int64_t>(rows),
                    state->validity.nulls(),
                    {state->validity.buffer(), buffer_of(codes)},
                    made_at_once(text_column("", texts.size(), [&](std::size_t i) { return texts[i]; }), texts.size())};
            }};
}

} // namespace claimgraph::python

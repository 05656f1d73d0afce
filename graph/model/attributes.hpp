#pragma once

#include "graph/base/string_map.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The type of the values of an attribute, all of which are kept as text.
enum class AttributeType : std::uint8_t {
    kBoolean, ///< "true" or "false"
    kInteger, ///< of 64 bits, in decimal
    kNumber,  ///< finite, as JSON writes it, with a point or an exponent
    kJson,    ///< a list or an object in JSON
    kText,
};

/// The type that holds values of both: integers are numbers, all else is text.
AttributeType widened(AttributeType a, AttributeType b);

/// The narrowest type of a text, as in files that do not say it: "12", "0.5", "true"; "007" is text.
AttributeType type_of_text(std::string_view text);

/// Values beyond the fields of entities, of claims or of the graph, as files of other programs have them: columns by
/// name, a value a row, where a row is the index of an entity (a claim; 0 for the graph). A value costs four bytes,
/// equal texts are kept once; a table without columns costs nothing. The type of a column is wide enough for all of its
/// values. Names and values are on one line; no value is empty. One writer, or any number of readers.
class AttributeTable {
  public:
    bool empty() const { return columns_.empty(); }
    /// The number of columns.
    std::size_t size() const { return columns_.size(); }
    const std::string& name(std::size_t column) const { return columns_[column].name; }
    AttributeType type(std::size_t column) const { return columns_[column].type; }
    /// The column of that name; size() if there is none.
    std::size_t find(std::string_view name) const;
    /// Empty if there is none. A view into the table.
    std::string_view value(std::size_t column, std::size_t row) const;

    /// The column of that name, added if it is missing.
    std::size_t add_column(std::string_view name);
    /// Sets a value. A value that is not of the type that its file declares widens the column; without a declaration
    /// its type is type_of_text(). Of two values in one place the larger number is kept, else the smaller text. Empty
    /// values and NaN are none.
    void set(std::size_t column, std::size_t row, std::string_view value,
             std::optional<AttributeType> declared = std::nullopt);

    /// Adds the values of another table, whose row 0 is row `shift` here.
    void append(const AttributeTable& other, std::size_t shift);
    /// Row i becomes row places[i], together with others that have the same place.
    void move_rows(std::span<const std::uint32_t> places);
    /// Sorts columns by name, drops those without values, and gives integers in columns of numbers a point. After the
    /// last change.
    void finish();

    friend bool operator==(const AttributeTable& a, const AttributeTable& b);

  private:
    struct Column {
        std::string name;
        AttributeType type = AttributeType::kText;
        std::vector<std::uint32_t> values{}; ///< a row, behind in texts_; 0: none
    };

    std::uint32_t text_number(std::string text);
    void put(Column& column, std::size_t row, std::uint32_t text);

    std::vector<Column> columns_;
    std::vector<std::string> texts_;
    StringMap<std::uint32_t> text_numbers_; ///< behind in texts_
};

/// The attributes of a graph; empty in a graph that was made of texts.
struct Attributes {
    AttributeTable entities;
    AttributeTable claims;
    AttributeTable graph; ///< one row

    bool empty() const { return entities.empty() && claims.empty() && graph.empty(); }
    friend bool operator==(const Attributes&, const Attributes&) = default;
};

} // namespace claimgraph

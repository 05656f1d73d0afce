#pragma once

#include "graph/base/json_list.hpp"
#include "graph/model/claim_fields.hpp"
#include "graph/model/entity_fields.hpp"
#include "graph/model/evidence_fields.hpp"
#include "graph/model/source_fields.hpp"
#include "graph/store/database.hpp"

#include <array>
#include <fmt/format.h>
#include <string>

/// Fields as columns of SQL: lists of columns, and values from and to them in the order of the rows.
namespace claimgraph {

/// All columns of the tables of sentences and facts.
inline constexpr std::string_view kSentenceColumns = "id, document, number, begin, end, file_begin, file_end, text";
inline constexpr std::string_view kFactColumns =
    "id, sentence, confidence, subject, relation, lemmas, object, arguments";

/// The non-empty results of expression(row) for all rows, separated.
template <class Fields, class Expression>
std::string sql_list(const Fields& fields, const Expression& expression, std::string_view separator = ", ") {
    std::string sql;
    for (const auto& field : fields)
        if (const std::string part(expression(field)); !part.empty())
            sql.append(sql.empty() ? std::string_view() : separator).append(part);
    return sql;
}

/// The columns of a table for these rows, without those that are in the table of sentences.
template <class Fields>
std::string columns_of(const Fields& fields) {
    return sql_list(fields, [](const auto& field) { return field.is(kOfSentence) ? kNoName : field.in_sql(); });
}

/// A field of evidence, of `evidence` joined with its `sentence` and `document`.
inline std::string evidence_expression(const EvidenceField& field) {
    return field.turned.empty() ? std::string(field.in_sql())
                                : fmt::format("iif(turned, {}, {})", field.turned, field.in_sql());
}

/// "?, ?", one for each column of a list.
inline std::string parameters_of(std::string_view columns) {
    std::string parameters = "?";
    for (const char c : columns)
        if (c == ',') parameters += ", ?";
    return parameters;
}

/// `INSERT INTO table(columns) VALUES(?, ...)`; `otherwise`: " OR REPLACE".
inline std::string insert_into(std::string_view table, std::string_view columns, std::string_view otherwise = "") {
    return fmt::format("INSERT{} INTO {}({}) VALUES({})", otherwise, table, columns, parameters_of(columns));
}

/// Storage of bound lists until the statement has run.
template <const auto& fields>
using BoundLists = std::array<std::string, fields.size()>;

inline void bind_value(SqlStatement& to, int at, const std::string& value, std::string&) {
    to.bind(at, std::string_view(value));
}
inline void bind_value(SqlStatement& to, int at, const std::vector<std::string>& value, std::string& list) {
    to.bind(at, std::string_view(list = list_json(value)));
}
inline void bind_value(SqlStatement& to, int at, double value, std::string&) { to.bind(at, value); }
inline void bind_value(SqlStatement& to, int at, std::uint32_t value, std::string&) {
    to.bind(at, std::int64_t{value});
}
inline void bind_value(SqlStatement& to, int at, bool value, std::string&) { to.bind(at, std::int64_t{value}); }
template <class Enum>
requires std::is_enum_v<Enum>
void bind_value(SqlStatement& to, int at, Enum value, std::string&) { to.bind(at, to_string(value)); }

/// Binds fields to the parameters from `at` on, in their order; returns the next parameter. Leaves out the fields of
/// the sentence and, without `identity`, those that identify a claim. row_of(entity) is the row of an entity. The thing
/// must live as long as its strings are bound.
template <const auto& fields, bool identity = true, class Thing, class RowOf = std::nullptr_t>
int bind_fields(SqlStatement& to, int at, const Thing& thing, BoundLists<fields>& lists, const RowOf& row_of = {}) {
    for_each_row<fields>([&](auto i) {
        if constexpr (!fields[i].is(kOfSentence) && (identity || fields[i].identity == 0)) {
            const auto& value = std::invoke(kMember<fields, i()>, thing);
            if constexpr (!std::is_same_v<decltype(value), const EntityIndex&>)
                bind_value(to, at++, value, lists[i]);
            else if (value)
                to.bind(at++, static_cast<std::int64_t>(row_of(value)));
            else
                to.bind(at++, nullptr);
        }
    });
    return at;
}

// False if the stored value is invalid.
inline bool read_value(const SqlStatement& row, int column, std::string& value) {
    value = row.text(column);
    return true;
}
inline bool read_value(const SqlStatement& row, int column, double& value) {
    value = row.real(column);
    return true;
}
inline bool read_value(const SqlStatement& row, int column, bool& value) {
    value = row.number(column) != 0;
    return true;
}
inline bool read_value(const SqlStatement& row, int column, std::uint32_t& value) {
    value = static_cast<std::uint32_t>(row.number(column));
    return true;
}
template <class Value>
bool read_value(Value& value, std::optional<Value> found) {
    if (found) value = std::move(*found);
    return found.has_value();
}
inline bool read_value(const SqlStatement& row, int column, EntityType& value) {
    return read_value(value, entity_type_from(row.text(column)));
}
inline bool read_value(const SqlStatement& row, int column, Polarity& value) {
    return read_value(value, polarity_from(row.text(column)));
}
inline bool read_value(const SqlStatement& row, int column, Modality& value) {
    return read_value(value, modality_from(row.text(column)));
}
inline bool read_value(const SqlStatement& row, int column, std::vector<std::string>& value) {
    return read_value(value, list_from_json(row.text(column)));
}

/// Reads fields from the columns from `at` on, in their order; false if a value is invalid. Without `identity`, leaves
/// out the fields that identify a claim. entity_of(row, column, field) is the entity of a column.
template <const auto& fields, bool identity = true, class Thing, class EntityOf = std::nullptr_t>
bool read_fields(const SqlStatement& row, int at, Thing& thing, const EntityOf& entity_of = {}) {
    bool makes_sense = true;
    for_each_row<fields>([&](auto i) {
        if constexpr (identity || fields[i].identity == 0) {
            auto& value = std::invoke(kMember<fields, i()>, thing);
            if constexpr (std::is_same_v<decltype(value), EntityIndex&>)
                value = entity_of(row, at++, fields[i]);
            else
                makes_sense &= read_value(row, at++, value);
        }
    });
    return makes_sense;
}

} // namespace claimgraph

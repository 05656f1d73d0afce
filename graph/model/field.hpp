#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

/// The fields of a struct as a table with one row per field, used by everything that writes, reads or compares fields.
/// The rows are in entity_fields.hpp, claim_fields.hpp, evidence_fields.hpp and source_fields.hpp of this folder. A new
/// field is a member of the struct, a row, and the code that computes it. All of it is constant and safe to share
/// between threads.
namespace claimgraph {

/// The name where a field does not exist.
inline constexpr std::string_view kNoName = "";

/// Properties of a field.
enum FieldFlag : std::uint8_t {
    kCore = 1,       ///< essential: many formats store it in its own place
    kWords = 2,      ///< words whose normalized value is the next field: both are merged and compared as one
    kQuoted = 4,     ///< shown in quotation marks in reports
    kOfSentence = 8, ///< the same for all evidence of a sentence, so stores and pages keep it once
    kBrief = 16,     ///< of evidence: also in JSON lines
    kOptional = 32,  ///< of evidence: omitted in JSON if empty
    kSearched = 64,  ///< of a document: people look for it by a part of this
};

/// One field. std::invoke(member, thing) is its value, for one of `Members`. Names that are not set are the same as
/// `name`.
template <class Thing, class... Members>
struct Field {
    using Of = Thing;

    std::string_view name; ///< of the member; what the explorer's data and `compare` call it
    std::variant<Members...> member;
    std::string_view meaning; ///< for docs/claim_model.md
    // Names of the field in each format. For an entity they are for its id; some formats also show its name.
    std::string_view column{};      ///< graph files
    std::string_view property{};    ///< openCypher
    std::string_view name_column{}; ///< of the entity's name; not set: not shown; likewise below
    std::string_view name_property{};
    std::string_view sql{};      ///< the tables of a store
    std::string_view json{};     ///< JSON lines
    std::string_view rdf{};      ///< `cg:` and the column, unless said otherwise
    std::string_view part{};     ///< the edge to it from a claim that is a node
    std::string_view heading{};  ///< tables of the command line; not set: not shown
    std::string_view question{}; ///< the question that it answers: "when"
    std::string_view expected{}; ///< allowed values in files, for error messages; not set: any
    std::string_view turned{};   ///< the SQL column that has it if subject and object are swapped
    std::uint8_t identity = 0;   ///< 1, 2, ...: its position in the identity of a claim; 0: not part of it
    bool json_early = false;     ///< in JSON it follows the fields of the sentence
    unsigned flags = 0;

    constexpr bool is(FieldFlag flag) const { return (flags & flag) != 0; }
    constexpr std::string_view in_files() const { return or_name(column); }
    constexpr std::string_view in_cypher() const { return or_name(property); }
    constexpr std::string_view in_sql() const { return or_name(sql); }
    constexpr std::string_view in_json() const { return or_name(json); }

  private:
    constexpr std::string_view or_name(std::string_view own) const { return own.data() == nullptr ? name : own; }
};

/// The member of one row, by its own type.
template <const auto& fields, std::size_t i>
inline constexpr auto kMember = std::get<fields[i].member.index()>(fields[i].member);

/// Its type in the struct: std::string, EntityIndex, ...
template <const auto& fields, std::size_t i>
using FieldValue = std::remove_cvref_t<
    std::invoke_result_t<decltype(kMember<fields, i>), const typename std::remove_cvref_t<decltype(fields[i])>::Of&>>;

/// Calls visit(i) for the number of each row, a constant of its type: kMember<fields, i()>. Unrolled: as fast as if the
/// fields were spelled out.
template <const auto& fields, class Visit>
constexpr void for_each_row(const Visit& visit) {
    [&]<std::size_t... i>(std::index_sequence<i...>) { (visit(std::integral_constant<std::size_t, i>()), ...); }
    (std::make_index_sequence<fields.size()>());
}

/// Calls visit(row, member) for each row; std::invoke(member, thing) is the value.
template <const auto& fields, class Visit>
constexpr void for_each_field(const Visit& visit) {
    for_each_row<fields>([&](auto i) { visit(fields[i], kMember<fields, i()>); });
}

/// Whether the previous field is its words: both are merged and compared as one.
template <const auto& fields>
constexpr bool is_value_of_words(std::size_t i) {
    return i > 0 && fields[i - 1].is(kWords);
}

/// Calls visit(row, value) for each field of `thing`, which may be changed by it.
template <const auto& fields, class Thing, class Visit>
constexpr void for_each_value(Thing& thing, const Visit& visit) {
    for_each_field<fields>([&](const auto& field, auto member) { visit(field, std::invoke(member, thing)); });
}

} // namespace claimgraph

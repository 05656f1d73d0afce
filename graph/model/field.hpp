#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

/// The fields of a struct as a table: one row a field, by which everything goes that writes, reads or compares fields.
/// The rows stand in graph/model/entity_fields.hpp, graph/model/claim_fields.hpp and graph/model/evidence_fields.hpp. A
/// new field is a member of the struct, a row, and the code that computes it. All of it is constant and safe to share.
namespace claimgraph {

/// For places that do not have the field.
inline constexpr std::string_view kNoName = "";

enum FieldFlag : std::uint8_t {
    kCore = 1,       ///< makes the thing what it is: many formats have a place of their own for it
    kWords = 2,      ///< the words whose value is the next field: the two are merged and compared as one
    kQuoted = 4,     ///< words that reports put in quotation marks
    kOfSentence = 8, ///< the same for all that was read in one sentence, so stores and pages keep it once
    kBrief = 16,     ///< of evidence: stands in JSON lines too
    kOptional = 32,  ///< of evidence: JSON leaves it out where it is empty
};

/// `Members` are what std::invoke(member, thing) turns into the value. Names that a row leaves out are its `name`.
template <class Thing, class... Members>
struct Field {
    using Of = Thing;

    std::string_view name; ///< of the member; what the explorer's data and `compare` call it
    std::variant<Members...> member;
    std::string_view meaning; ///< for docs/claim_model.md
    // What it is called, by place. Of an entity that is the id; some places show its name too.
    std::string_view column{};      ///< graph files
    std::string_view property{};    ///< openCypher
    std::string_view name_column{}; ///< of an entity's name, none without one; and so on
    std::string_view name_property{};
    std::string_view sql{};      ///< the tables of a store
    std::string_view json{};     ///< JSON lines
    std::string_view rdf{};      ///< `cg:` and the column, unless said otherwise
    std::string_view part{};     ///< the edge to it, of a claim that is a node
    std::string_view heading{};  ///< tables of the command line; none: not in them
    std::string_view question{}; ///< what it answers, for people: "when"
    std::string_view expected{}; ///< what files may have there, for errors; none: anything
    std::string_view turned{};   ///< the column of SQL that has it where subject and object have changed places
    std::uint8_t identity = 0;   ///< 1, 2, ...: its place among what makes two claims one
    bool json_early = false;     ///< comes right behind the fields of the sentence in JSON
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

/// What it is in the struct: std::string, EntityIndex, ...
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

/// Whether the field before it is its words: the two are one to whoever merges and compares.
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

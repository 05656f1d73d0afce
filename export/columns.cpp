#include "export/columns.hpp"

#include "export/claim_json.hpp"
#include "graph/base/json_list.hpp"
#include "graph/base/number.hpp"
#include "graph/base/text/fold.hpp"
#include "graph/model/entity_fields.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <limits>
#include <optional>
#include <vector>

namespace claimgraph {
namespace {

using View = std::string_view;

/// The number that is written there and lies between the bounds.
template <class Number>
bool set_number(Number& number, View text, double least, double most) {
    if (text == "NaN") return true; // igraph's way to write what is absent
    const auto value = number_from<double>(text);
    if (!value || !(*value >= least && *value <= most)) return false;
    number = static_cast<Number>(*value);
    return true;
}

template <class Value>
bool set_if(Value& value, std::optional<Value> found) {
    if (found) value = std::move(*found);
    return found.has_value();
}

template <class Number>
View number_text(Number number, std::string& scratch) {
    scratch.clear();
    fmt::format_to(std::back_inserter(scratch), "{}", number);
    return scratch;
}

std::size_t count_documents(const Claim& claim) {
    std::size_t count = 0; // evidence is sorted by document
    for (std::size_t i = 0; i < claim.evidence.size(); ++i)
        count += i == 0 || claim.evidence[i].document != claim.evidence[i - 1].document;
    return count;
}

// What a value is as text, and back.
View text_of(const Graph&, const std::string& value, std::string&) { return value; }
View text_of(const Graph&, bool value, std::string&) { return value ? "true" : "false"; }
View text_of(const Graph&, double value, std::string& scratch) { return number_text(value, scratch); }
View text_of(const Graph&, std::uint32_t value, std::string& scratch) { return number_text(value, scratch); }
View text_of(const Graph&, EntityType value, std::string&) { return to_string(value); }
View text_of(const Graph&, Polarity value, std::string&) { return to_string(value); }
View text_of(const Graph&, Modality value, std::string&) { return to_string(value); }
View text_of(const Graph& graph, EntityIndex value, std::string&) { return value ? View(graph[value].id) : View(); }
View text_of(const Graph&, const std::vector<std::string>& value, std::string& scratch) {
    if (value.empty()) return {};
    return scratch = list_json(value);
}

template <class Text>
bool set_from(Text& value, View text) {
    value = text;
    return true;
}
/// networkx writes "True".
bool set_from(bool& value, View text) {
    const std::string word = lower_ascii(text);
    value = word == "true" || word == "1";
    return value || word == "false" || word == "0";
}
bool set_from(double& value, View text) { return set_number(value, text, 0, 1); }
bool set_from(std::uint32_t& value, View text) {
    return set_number(value, text, 0, std::numeric_limits<std::uint32_t>::max());
}
bool set_from(EntityType& value, View text) { return set_if(value, entity_type_from(lower_ascii(text))); }
bool set_from(Polarity& value, View text) { return set_if(value, polarity_from(text)); }
bool set_from(Modality& value, View text) { return set_if(value, modality_from(text)); }
bool set_from(std::vector<std::string>& value, View text) { return set_if(value, list_from_json(text)); }

template <class Value>
constexpr ColumnType kTypeOf = ColumnType::kText;
template <>
constexpr ColumnType kTypeOf<bool> = ColumnType::kTruth;
template <>
constexpr ColumnType kTypeOf<double> = ColumnType::kNumber;
template <>
constexpr ColumnType kTypeOf<std::uint32_t> = ColumnType::kCount;
template <>
constexpr ColumnType kTypeOf<std::vector<std::string>> = ColumnType::kJson;

Entity& thing_of(Entity& entity) { return entity; }
Claim& thing_of(ClaimDraft& draft) { return draft.claim; }

/// The column of a field.
template <const auto& fields, std::size_t i, class Thing, class Draft>
constexpr Column<Thing, Draft> column_of() {
    constexpr bool kIsEntity = std::is_same_v<FieldValue<fields, i>, EntityIndex>;
    return {fields[i].in_files(),
            kTypeOf<FieldValue<fields, i>>,
            [](const Graph& graph, const Thing& thing, std::string& scratch) {
                return text_of(graph, thing.*kMember<fields, i>, scratch);
            },
            [](Draft& draft, View value) {
                if constexpr (kIsEntity)
                    return set_from(draft.ids[entity_place(fields[i])], value);
                else
                    return set_from(thing_of(draft).*kMember<fields, i>, value);
            },
            fields[i].expected,
            kIsEntity ? kNoName : fields[i].rdf}; // entities are no literals
}

/// A column that follows from others.
constexpr ClaimColumn derived(View name, ColumnType type, decltype(ClaimColumn::get) get, View rdf = kNoName) {
    return {name, type, get, nullptr, {}, rdf};
}

/// The name of an entity of a claim.
template <std::size_t i>
constexpr ClaimColumn name_column_of() {
    return derived(kClaimFields[i].name_column, ColumnType::kText, [](const Graph& graph, const Claim& claim, auto&) {
        const EntityIndex entity = claim.*kMember<kClaimFields, i>;
        return entity ? View(graph[entity].name) : View();
    });
}

std::vector<EntityColumn> make_entity_columns() {
    std::vector<EntityColumn> columns;
    for_each_row<kEntityFields>([&](auto i) {
        if constexpr (!kEntityFields[i].in_files().empty())
            columns.push_back(column_of<kEntityFields, i(), Entity, Entity>());
    });
    return columns;
}

std::vector<ClaimColumn> make_claim_columns() {
    std::vector<ClaimColumn> columns, others;
    for_each_row<kClaimFields>([&](auto i) {
        constexpr const ClaimField& field = kClaimFields[i];
        if constexpr (!field.name_column.empty()) others.push_back(name_column_of<i()>());
        if constexpr (!field.in_files().empty())
            (field.is(kCore) ? columns : others).push_back(column_of<kClaimFields, i(), Claim, ClaimDraft>());
    });
    std::stable_partition(columns.begin(), columns.end(),
                          [](const ClaimColumn& column) { return column.name == "label"; });
    // what Cytoscape shows
    columns.push_back(derived("interaction", ColumnType::kText,
                              [](const Graph&, const Claim& claim, std::string&) -> View { return claim.relation; }));
    // pieces of evidence, at least 1: Gephi removes edges of weight 0
    columns.push_back(derived("weight", ColumnType::kNumber,
                              [](const Graph&, const Claim& claim, std::string& scratch) {
                                  return number_text(std::max<std::size_t>(claim.evidence.size(), 1), scratch);
                              },
                              {}));
    columns.insert(columns.end(), others.begin(), others.end());
    // of the first evidence, for people
    columns.push_back(
        derived("sentence", ColumnType::kText, [](const Graph&, const Claim& claim, std::string& scratch) -> View {
            if (claim.evidence.empty()) return {};
            return scratch = one_line(claim.evidence.front().text);
        }));
    columns.push_back(derived("documents", ColumnType::kCount,
                              [](const Graph&, const Claim& claim, std::string& scratch) {
                                  return number_text(count_documents(claim), scratch);
                              },
                              {}));
    columns.push_back(
        {"evidence", ColumnType::kJson,
         [](const Graph&, const Claim& claim, std::string& scratch) -> View {
             if (claim.evidence.empty()) return {};
             return scratch = evidence_json(claim.evidence);
         },
         [](ClaimDraft& draft, View value) { return set_if(draft.claim.evidence, evidence_from_json(value)); },
         "a JSON list of objects", kNoName});
    return columns;
}

} // namespace

std::string_view name_of(ColumnType type) {
    switch (type) {
    case ColumnType::kCount:
        return "long";
    case ColumnType::kNumber:
        return "double";
    case ColumnType::kTruth:
        return "boolean";
    case ColumnType::kText:
    case ColumnType::kJson:
        break;
    }
    return "string";
}

std::span<const EntityColumn> entity_columns() {
    static const std::vector<EntityColumn> kColumns = make_entity_columns();
    return kColumns;
}

std::span<const ClaimColumn> claim_columns() {
    static const std::vector<ClaimColumn> kColumns = make_claim_columns();
    return kColumns;
}

} // namespace claimgraph

#include "graph/cypher/graphs/claim_properties.hpp"

#include "graph/base/time/time_interval.hpp"
#include "graph/cypher/graphs/claim_names.hpp"
#include "graph/cypher/values/temporal.hpp"
#include "graph/cypher/values/temporal_text.hpp"
#include "graph/model/claim_fields.hpp"
#include "graph/model/claim_times.hpp"
#include "graph/model/entity_fields.hpp"
#include "graph/model/evidence_fields.hpp"
#include "graph/model/source_fields.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <set>
#include <vector>

namespace claimgraph::cypher {
namespace {

// A value in memory: what is absent is null.
Value value_of(std::string_view text) { return text.empty() ? Value() : Value(Text::borrowed(text)); }
Value value_of(const std::string& text) { return value_of(std::string_view(text)); }
Value value_of(bool truth) { return Value(truth); }
Value value_of(double number) { return Value(number); }
Value value_of(std::uint32_t number) { return Value(std::int64_t{number}); }
template <class Enum>
requires std::is_enum_v<Enum> Value value_of(Enum value) { return value_of(to_string(value)); }
template <class Texts>
requires std::ranges::range<Texts> Value value_of(const Texts& texts) {
    List items;
    for (const std::string_view text : texts) items.emplace_back(Text::borrowed(text));
    return items.empty() ? Value() : Value(std::move(items));
}
Value value_of(std::optional<std::int64_t> day) {
    return day ? Value(Instant{TemporalKind::kDate, 0, *day, 0, nullptr}) : Value();
}

/// What it says, open at both ends if that is no time.
TimeInterval time_of(const Claim& claim) { return whole_time_of(claim).value_or(TimeInterval()); }

template <class Value>
constexpr ValueForm kFormOf = ValueForm::kText;
template <>
constexpr ValueForm kFormOf<bool> = ValueForm::kBoolean;
template <>
constexpr ValueForm kFormOf<double> = ValueForm::kFloat;
template <>
constexpr ValueForm kFormOf<std::uint32_t> = ValueForm::kInteger;
template <>
constexpr ValueForm kFormOf<std::vector<std::string>> = ValueForm::kList;

// As Graph::claim_id() makes it.
constexpr const char* kClaimId =
    "(SELECT replace(replace(key, '%', '%25'), '.', '%2E') FROM entity WHERE id = subject) || '.' || "
    "replace(replace(relation, '%', '%25'), '.', '%2E') || '.' || "
    "(SELECT replace(replace(key, '%', '%25'), '.', '%2E') FROM entity WHERE id = object) || "
    "iif(polarity = '-', '.not', '') || iif(modality = 'actual', '', '.' || modality) || "
    "ifnull('.by.' || (SELECT replace(replace(key, '%', '%25'), '.', '%2E') FROM entity WHERE id = speaker), '')";

std::vector<EntityProperty> make_entity_properties() {
    std::vector<EntityProperty> properties;
    for_each_row<kEntityFields>([&](auto i) {
        using Of = FieldValue<kEntityFields, i()>;
        const std::string sql(kEntityFields[i].in_sql());
        properties.push_back({kEntityFields[i].in_cypher(), kFormOf<Of>,
                              kFormOf<Of> == ValueForm::kList ? fmt::format("nullif({}, '[]')", sql) : sql,
                              [](const Graph& graph, EntityIndex entity) {
                                  return value_of(graph[entity].*kMember<kEntityFields, decltype(i)::value>);
                              }});
    });
    return properties;
}

/// The fields of a document by their own names: those that queries have of them are for lists over the documents of a
/// claim.
std::vector<DocumentProperty> make_document_properties() {
    std::vector<DocumentProperty> properties;
    for_each_row<kSourceFields>([&](auto i) {
        using Of = FieldValue<kSourceFields, i()>;
        properties.push_back(
            {kSourceFields[i].name, kFormOf<Of>,
             fmt::format(kFormOf<Of> == ValueForm::kInteger ? "nullif({}, 0)" : "{}", kSourceFields[i].in_sql()),
             [](const Graph& graph, std::size_t document) {
                 const auto& value = graph.documents()[document].*kMember<kSourceFields, decltype(i)::value>;
                 return value == Of() ? Value() : value_of(value);
             }});
    });
    return properties;
}

/// An entity of a claim has up to two properties, its id and its name.
template <std::size_t i, std::string Entity::*field>
EdgeProperty entity_property(std::string_view name, std::string_view column) {
    return {name, ValueForm::kText,
            fmt::format("(SELECT {} FROM entity WHERE id = {})", column, kClaimFields[i].in_sql()),
            [](const Graph& graph, ClaimIndex claim) {
                const EntityIndex entity = graph[claim].*kMember<kClaimFields, i>;
                return entity ? value_of(graph[entity].*field) : Value();
            }};
}

/// Each once, of all evidence.
template <std::string Evidence::*field>
Value distinct_texts(const Graph& graph, ClaimIndex claim) {
    std::set<std::string_view> distinct;
    for (const Evidence& evidence : graph[claim].evidence)
        if (!(evidence.*field).empty()) distinct.insert(evidence.*field);
    return value_of(distinct);
}

/// Each once, of the documents of all evidence.
template <std::string SourceDocument::*field>
Value distinct_texts(const Graph& graph, ClaimIndex claim) {
    std::set<std::string_view> distinct;
    for (const Evidence& evidence : graph[claim].evidence)
        if (const SourceDocument* document = graph.find_document(evidence.document))
            if (!(document->*field).empty()) distinct.insert(document->*field);
    return value_of(distinct);
}

/// The first (or last) day of the documents of all evidence.
template <class Before>
Value seen(const Claim& claim, const Before& is_before) {
    std::string_view day;
    for (const Evidence& evidence : claim.evidence)
        if (!evidence.date.empty() && (day.empty() || is_before(std::string_view(evidence.date), day)))
            day = evidence.date;
    const auto date = instant_from(day, TemporalKind::kDate);
    return date ? Value(*date) : Value();
}

/// The values of a property that is a trait of claims, of which `last` is the greatest.
template <auto trait, auto last>
void set_trait(EdgeProperty& property) {
    property.of = [](const Graph& graph, ClaimIndex claim) { return value_of(graph.traits(claim).*trait); };
    property.codes = static_cast<std::uint32_t>(last) + 1;
    property.code = [](const Graph& graph, ClaimIndex claim) {
        return static_cast<std::uint32_t>(graph.traits(claim).*trait);
    };
}

/// A list of what `readings` has in this column.
EdgeProperty list_property(std::string_view name, std::string_view column,
                           Value (*of)(const Graph& graph, ClaimIndex claim)) {
    return {name, ValueForm::kList,
            fmt::format("(SELECT json_group_array(word) FROM (SELECT DISTINCT {0} AS word FROM readings "
                        "WHERE edge = claim.id AND {0} <> '' ORDER BY word))",
                        column),
            of};
}

std::vector<EdgeProperty> make_edge_properties() {
    std::vector<EdgeProperty> properties = {
        {"id", ValueForm::kText, kClaimId,
         [](const Graph& graph, ClaimIndex claim) { return Value(graph.claim_id(claim)); }},
        {"time_from", ValueForm::kDay, "time_from",
         [](const Graph& graph, ClaimIndex claim) { return value_of(time_of(graph[claim]).first_day()); }},
        {"time_until", ValueForm::kDay, "time_until",
         [](const Graph& graph, ClaimIndex claim) { return value_of(time_of(graph[claim]).last_day()); }},
        {"evidence", ValueForm::kInteger, "evidence",
         [](const Graph& graph, ClaimIndex claim) {
             return Value(static_cast<std::int64_t>(graph[claim].evidence.size()));
         }},
        {"first_seen", ValueForm::kDate, "nullif(first_seen, '')",
         [](const Graph& graph, ClaimIndex claim) { return seen(graph[claim], std::less<>()); }},
        {"last_seen", ValueForm::kDate, "nullif(last_seen, '')",
         [](const Graph& graph, ClaimIndex claim) { return seen(graph[claim], std::greater<>()); }},
    };
    for_each_row<kClaimFields>([&](auto i) {
        constexpr const ClaimField& field = kClaimFields[i];
        using Of = FieldValue<kClaimFields, i()>;
        if constexpr (field.in_cypher().empty()) {
            return;
        } else if constexpr (std::is_same_v<Of, EntityIndex>) {
            properties.push_back(entity_property<i(), &Entity::id>(field.in_cypher(), "key"));
            if (!field.name_property.empty())
                properties.push_back(entity_property<i(), &Entity::name>(field.name_property, "name"));
        } else {
            EdgeProperty& property = properties.emplace_back(
                EdgeProperty{field.in_cypher(), kFormOf<Of>, std::string(field.in_sql()), nullptr});
            if constexpr (std::is_same_v<Of, Polarity>)
                set_trait<&ClaimTraits::polarity, Polarity::kDenied>(property);
            else if constexpr (std::is_same_v<Of, Modality>)
                set_trait<&ClaimTraits::modality, Modality::kRequested>(property);
            else if constexpr (std::is_same_v<Of, bool>)
                set_trait<&ClaimTraits::symmetric, true>(property);
            else
                property.of = [](const Graph& graph, ClaimIndex claim) {
                    return value_of(graph[claim].*kMember<kClaimFields, decltype(i)::value>);
                };
        }
    });
    for_each_row<kEvidenceFields>([&](auto i) {
        constexpr const EvidenceField& field = kEvidenceFields[i];
        if constexpr (!field.in_cypher().empty()) // a text
            properties.push_back(
                list_property(field.in_cypher(), field.name, distinct_texts<kMember<kEvidenceFields, i()>>));
    });
    for_each_row<kSourceFields>([&](auto i) {
        constexpr const SourceField& field = kSourceFields[i];
        if constexpr (!field.in_cypher().empty()) // a text, of `readings` too
            properties.push_back(
                list_property(field.in_cypher(), field.name, distinct_texts<kMember<kSourceFields, i()>>));
    });
    return properties;
}

/// What a name is of each kind of things.
struct PropertyRow {
    std::string_view name;
    const EntityProperty* of_entities = nullptr;
    const DocumentProperty* of_documents = nullptr;
    const EdgeProperty* of_edges = nullptr;
};

template <class Index>
const Property<Index>* find(std::span<const Property<Index>> properties, std::string_view name) {
    const auto found = std::ranges::find(properties, name, [](const auto& property) { return property.name; });
    return found == properties.end() ? nullptr : &*found;
}

std::vector<PropertyRow> make_property_rows() {
    std::vector<PropertyRow> rows;
    const auto row = [&](std::string_view name) -> PropertyRow& {
        const auto known = std::ranges::find(rows, name, &PropertyRow::name);
        return known != rows.end() ? *known : rows.emplace_back(PropertyRow{name});
    };
    for (const EntityProperty& property : entity_properties()) row(property.name).of_entities = &property;
    for (const DocumentProperty& property : document_properties()) row(property.name).of_documents = &property;
    for (const EdgeProperty& property : edge_properties()) row(property.name).of_edges = &property;
    for (const FormerName& former : former_names()) {
        if (former.of == NameOf::kNodeKey) row(former.name).of_entities = find(entity_properties(), former.now);
        if (former.of == NameOf::kRelationshipKey) row(former.name).of_edges = find(edge_properties(), former.now);
    }
    return rows;
}

std::span<const PropertyRow> property_rows() {
    static const std::vector<PropertyRow> kRows = make_property_rows();
    return kRows;
}

const PropertyRow& row_of(Symbol key) {
    static constexpr PropertyRow kNone{};
    return key < 0 || key >= property_keys() ? kNone : property_rows()[static_cast<std::size_t>(key)];
}

} // namespace

std::span<const EntityProperty> entity_properties() {
    static const std::vector<EntityProperty> kProperties = make_entity_properties();
    return kProperties;
}

std::span<const DocumentProperty> document_properties() {
    static const std::vector<DocumentProperty> kProperties = make_document_properties();
    return kProperties;
}

std::span<const EdgeProperty> edge_properties() {
    static const std::vector<EdgeProperty> kProperties = make_edge_properties();
    return kProperties;
}

Symbol property_keys() { return static_cast<Symbol>(property_rows().size()); }

Symbol property_key(std::string_view name) {
    const auto found = std::ranges::find(property_rows(), name, &PropertyRow::name);
    return found == property_rows().end() ? kNoSymbol : static_cast<Symbol>(found - property_rows().begin());
}

const EntityProperty* entity_property(Symbol key) { return row_of(key).of_entities; }
const DocumentProperty* document_property(Symbol key) { return row_of(key).of_documents; }
const EdgeProperty* edge_property(Symbol key) { return row_of(key).of_edges; }

} // namespace claimgraph::cypher

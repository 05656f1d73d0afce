#include "export/columns.hpp"

#include "export/claim_json.hpp"
#include "graph/base/fold.hpp"
#include "graph/base/json_list.hpp"

#include <algorithm>
#include <charconv>
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
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(value >= least && value <= most)) return false;
    number = static_cast<Number>(value);
    return true;
}

/// networkx writes "True".
bool set_truth(bool& truth, View text) {
    const std::string word = lower_ascii(text);
    truth = word == "true" || word == "1";
    return truth || word == "false" || word == "0";
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

View id_of(const Graph& graph, EntityIndex entity) { return entity ? View(graph[entity].id) : View(); }

std::size_t count_documents(const Claim& claim) {
    std::size_t count = 0; // evidence is sorted by document
    for (std::size_t i = 0; i < claim.evidence.size(); ++i)
        count += i == 0 || claim.evidence[i].document != claim.evidence[i - 1].document;
    return count;
}

/// A column that is a string of the thing.
template <std::string Entity::*field>
constexpr EntityColumn text(View name) {
    return {name,
            ColumnType::kText,
            [](const Graph&, const Entity& entity, std::string&) -> View { return entity.*field; },
            [](Entity& entity, View value) {
                entity.*field = value;
                return true;
            },
            {}};
}

template <std::string Claim::*field>
constexpr ClaimColumn text(View name) {
    return {name,
            ColumnType::kText,
            [](const Graph&, const Claim& claim, std::string&) -> View { return claim.*field; },
            [](ClaimDraft& draft, View value) {
                draft.claim.*field = value;
                return true;
            },
            {}};
}

constexpr EntityColumn kEntityColumns[] = {
    text<&Entity::name>("label"),
    {"type",
     ColumnType::kText,
     [](const Graph&, const Entity& entity, std::string&) { return to_string(entity.type); },
     [](Entity& entity, View value) { return set_if(entity.type, entity_type_from(value)); },
     {}}, // other programs have types of their own
    {"aliases", ColumnType::kJson,
     [](const Graph&, const Entity& entity, std::string& scratch) -> View {
         if (entity.aliases.empty()) return {};
         return scratch = list_json(entity.aliases);
     },
     [](Entity& entity, View value) { return set_if(entity.aliases, list_from_json(value)); },
     "a JSON list of strings"},
    {"mentions", ColumnType::kCount,
     [](const Graph&, const Entity& entity, std::string& scratch) { return number_text(entity.mentions, scratch); },
     [](Entity& entity, View value) {
         return set_number(entity.mentions, value, 0, std::numeric_limits<std::uint32_t>::max());
     },
     "a count"},
    text<&Entity::kb>("kb"),
};

constexpr ClaimColumn kClaimColumns[] = {
    text<&Claim::label>("label"),
    text<&Claim::relation>("relation"),
    // what Cytoscape shows
    {"interaction",
     ColumnType::kText,
     [](const Graph&, const Claim& claim, std::string&) -> View { return claim.relation; },
     nullptr,
     {}},
    // pieces of evidence, at least 1: Gephi removes edges of weight 0
    {"weight",
     ColumnType::kNumber,
     [](const Graph&, const Claim& claim, std::string& scratch) {
         return number_text(std::max<std::size_t>(claim.evidence.size(), 1), scratch);
     },
     nullptr,
     {}},
    {"symmetric", ColumnType::kTruth,
     [](const Graph&, const Claim& claim, std::string&) -> View { return claim.symmetric ? "true" : "false"; },
     [](ClaimDraft& draft, View value) { return set_truth(draft.claim.symmetric, value); }, "true or false"},
    {"attributed_to",
     ColumnType::kText,
     [](const Graph& graph, const Claim& claim, std::string&) {
         return claim.attributed_to ? View(graph[claim.attributed_to].name) : View();
     },
     nullptr,
     {}},
    {"attributed_to_id",
     ColumnType::kText,
     [](const Graph& graph, const Claim& claim, std::string&) { return id_of(graph, claim.attributed_to); },
     [](ClaimDraft& draft, View value) {
         draft.attributed_to_id = value;
         return true;
     },
     {}},
    text<&Claim::report>("report"),
    {"polarity", ColumnType::kText,
     [](const Graph&, const Claim& claim, std::string&) { return to_string(claim.polarity); },
     [](ClaimDraft& draft, View value) { return set_if(draft.claim.polarity, polarity_from(value)); }, "+ or -"},
    {"modality", ColumnType::kText,
     [](const Graph&, const Claim& claim, std::string&) { return to_string(claim.modality); },
     [](ClaimDraft& draft, View value) { return set_if(draft.claim.modality, modality_from(value)); },
     "actual, future, possible, ..."},
    text<&Claim::time>("time"),
    text<&Claim::time_value>("time_value"),
    text<&Claim::place>("place"),
    {"place_id",
     ColumnType::kText,
     [](const Graph& graph, const Claim& claim, std::string&) { return id_of(graph, claim.place_entity); },
     [](ClaimDraft& draft, View value) {
         draft.place_id = value;
         return true;
     },
     {}},
    text<&Claim::condition>("condition"),
    text<&Claim::complement>("complement"),
    {"confidence", ColumnType::kNumber,
     [](const Graph&, const Claim& claim, std::string& scratch) { return number_text(claim.confidence, scratch); },
     [](ClaimDraft& draft, View value) { return set_number(draft.claim.confidence, value, 0, 1); },
     "a number from 0 to 1"},
    // of the first evidence, for people
    {"sentence",
     ColumnType::kText,
     [](const Graph&, const Claim& claim, std::string& scratch) -> View {
         if (claim.evidence.empty()) return {};
         return scratch = one_line(claim.evidence.front().text);
     },
     nullptr,
     {}},
    {"documents",
     ColumnType::kCount,
     [](const Graph&, const Claim& claim, std::string& scratch) {
         return number_text(count_documents(claim), scratch);
     },
     nullptr,
     {}},
    // all of it
    {"evidence", ColumnType::kJson,
     [](const Graph&, const Claim& claim, std::string& scratch) -> View {
         if (claim.evidence.empty()) return {};
         return scratch = evidence_json(claim.evidence);
     },
     [](ClaimDraft& draft, View value) { return set_if(draft.claim.evidence, evidence_from_json(value)); },
     "a JSON list of objects"},
};

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

std::span<const EntityColumn> entity_columns() { return kEntityColumns; }
std::span<const ClaimColumn> claim_columns() { return kClaimColumns; }

} // namespace claimgraph

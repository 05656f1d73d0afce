#include "python/src/questions/choice.hpp"

#include "python/src/claims.hpp"
#include "python/src/text.hpp"

#include <fmt/format.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>
#include <optional>

namespace claimgraph::python {
namespace {

/// A text, or several.
std::vector<std::string> texts_of(nb::handle value) {
    if (nb::isinstance<nb::str>(value)) return {utf8_of(value)};
    std::vector<std::string> texts;
    for (const nb::handle item : value) texts.push_back(utf8_of(item));
    return texts;
}

/// The ISO 8601 of a day, month or year.
std::string time_of(nb::handle value) {
    if (!nb::isinstance<nb::str>(value)) return iso_date_of(value);
    std::string time = utf8_of(value);
    if (const std::string wrong = wrong_date(time); !wrong.empty()) throw nb::value_error(wrong.c_str());
    return time;
}

template <class Value>
Value named_value(nb::handle value, const char* what, std::optional<Value> (*from)(std::string_view)) {
    const std::string name = utf8_of(value);
    const auto found = from(name);
    if (!found) throw nb::value_error(fmt::format("'{}' is not a {}", name, what).c_str());
    return *found;
}

LoadFamilies families_of(const PyGraph& graph) {
    return [&graph]() -> Result<RelationFamilies> { return graph.families; };
}

} // namespace

GraphPart part_of(const nb::kwargs& given) {
    GraphPart part;
    ClaimFilter& filter = part.filter;
    std::string since, until;
    for (const auto [key, value] : given) {
        const std::string name = utf8_of(key);
        if (value.is_none()) continue;
        if (name == "subject")
            part.subject = entity_asked(value);
        else if (name == "object")
            part.object = entity_asked(value);
        else if (name == "speaker")
            part.speaker = entity_asked(value);
        else if (name == "relation")
            filter.relations = texts_of(value);
        else if (name == "document")
            filter.documents = texts_of(value);
        else if (name == "polarity")
            filter.polarity = named_value<Polarity>(value, "polarity; expected + or -", polarity_from);
        else if (name == "modality")
            filter.modality = named_value<Modality>(value, "modality", modality_from);
        else if (name == "since")
            since = time_of(value);
        else if (name == "until")
            until = time_of(value);
        else if (name == "min_confidence")
            filter.min_confidence = nb::cast<double>(value);
        else
            throw nb::type_error(fmt::format("'{}' is not a condition of claims; expected subject, object, relation, "
                                             "speaker, polarity, modality, document, since, until or min_confidence",
                                             name)
                                     .c_str());
    }
    if (!since.empty() || !until.empty()) filter.time = time_between(since, until);
    return part;
}

Result<Choice> choose(PyGraph& graph, const GraphPart& part, bool in_whole) {
    const auto load = [&](const GraphPart& resolved) {
        const bool is_loaded = in_whole || graph.all != nullptr || part == GraphPart();
        return is_loaded ? graph.whole() : graph.source.part(resolved);
    };
    return claimgraph::choose(graph.source, part, families_of(graph), load);
}

std::string entity_asked(nb::handle entity) {
    const EntityView* view = nullptr;
    return nb::try_cast(entity, view) ? (*view)->id : utf8_of(entity);
}

std::vector<std::string> claim_words(const nb::args& words) {
    std::vector<std::string> asked;
    for (const nb::handle word : words) {
        const ClaimView* claim = nullptr;
        asked.push_back(nb::try_cast(word, claim) ? claim->space->id_of(claim->index) : entity_asked(word));
    }
    if (asked.empty() || asked.size() > 3)
        throw nb::type_error("expected the id of a claim, two entities, or an entity, a relation and an entity");
    return asked;
}

Result<AskedClaims> find_claims(PyGraph& graph, const std::vector<std::string>& words) {
    const auto load = [&](const GraphPart& part) {
        return graph.all != nullptr ? graph.whole() : graph.source.part(part);
    };
    return claimgraph::find_claims(graph.source, words, families_of(graph), load);
}

} // namespace claimgraph::python

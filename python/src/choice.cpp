#include "python/src/choice.hpp"

#include "graph/model/relation_families.hpp"
#include "python/src/errors.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>
#include <set>
#include <utility>

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
    if (!time_interval(time))
        throw nb::value_error(fmt::format("'{}' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD", time).c_str());
    return time;
}

template <class Value>
Value named_value(nb::handle value, const char* what, std::optional<Value> (*from)(std::string_view)) {
    const std::string name = utf8_of(value);
    const auto found = from(name);
    if (!found) throw nb::value_error(fmt::format("'{}' is not a {}", name, what).c_str());
    return *found;
}

Result<void> find_relations(PyGraph& graph, std::vector<std::string>& relations) {
    if (relations.empty()) return {};
    const auto known = graph.source.relations();
    if (!known) return tl::unexpected(known.error());
    for (const std::string& name : std::exchange(relations, {})) {
        const std::vector<std::string> found = relations_named(*known, name, graph.families);
        if (found.empty()) {
            std::set<std::string_view> all;
            for (const auto& [relation, label] : *known) all.insert(relation);
            return fail(ErrorCode::kNotFound,
                        fmt::format("no claim has the relation '{}'; there are {}", name, fmt::join(all, ", ")));
        }
        relations.insert(relations.end(), found.begin(), found.end());
    }
    return {};
}

Result<void> find_documents(const GraphSource& source, std::vector<std::string>& documents) {
    for (const std::string& text : std::exchange(documents, {})) {
        const auto found = source.documents_named(text);
        if (!found) return tl::unexpected(found.error());
        if (found->empty())
            return fail(ErrorCode::kNotFound,
                        fmt::format("no document has '{}' in its name, title, publisher or address", text));
        documents.insert(documents.end(), found->begin(), found->end());
    }
    std::ranges::sort(documents);
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    return {};
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
            part.subject = utf8_of(value);
        else if (name == "object")
            part.object = utf8_of(value);
        else if (name == "speaker")
            part.speaker = utf8_of(value);
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

Result<Choice> choose(PyGraph& graph, GraphPart part, bool in_whole) {
    if (auto found = find_relations(graph, part.filter.relations); !found) return tl::unexpected(found.error());
    if (auto found = find_documents(graph.source, part.filter.documents); !found) return tl::unexpected(found.error());
    const bool is_loaded = in_whole || graph.all != nullptr || part == GraphPart();
    const auto loaded = is_loaded ? graph.whole() : graph.source.part(part);
    if (!loaded) return tl::unexpected(loaded.error());
    Choice choice{*loaded, std::move(part.filter)};
    for (const auto& [name, entities] :
         {std::pair(&part.subject, &choice.filter.subjects), std::pair(&part.object, &choice.filter.objects),
          std::pair(&part.speaker, &choice.filter.speakers)}) {
        if (name->empty()) continue;
        auto found = entities_named(graph.source, *choice.graph, *name);
        if (!found) return tl::unexpected(found.error());
        *entities = std::move(*found);
    }
    return choice;
}

Result<std::vector<EntityIndex>> entities_named(const GraphSource& source, const Graph& graph,
                                                const std::string& name) {
    std::vector<EntityIndex> found = graph.find(name);
    if (!found.empty()) return found;
    const auto similar = source.similar_names(name, 5);
    if (!similar) return tl::unexpected(similar.error());
    return fail(ErrorCode::kNotFound,
                fmt::format("no entity is named '{}'{}", name,
                            similar->empty() ? "" : fmt::format("; did you mean {}?", fmt::join(*similar, ", "))));
}

} // namespace claimgraph::python

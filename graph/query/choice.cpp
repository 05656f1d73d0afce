#include "graph/query/choice.hpp"

#include "graph/base/text/near_names.hpp"
#include "graph/model/name_key.hpp"
#include "graph/query/filter/find_claim.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>
#include <utility>

namespace claimgraph {
namespace {

Result<std::vector<std::string>> relations_of(const RelationLabels& known, const LoadFamilies& load_families,
                                              const std::string& name) {
    std::vector<std::string> found = relations_named(known, name);
    if (!found.empty()) return found;
    const auto families = load_families();
    if (!families) return tl::unexpected(families.error());
    found = relations_named(known, name, *families);
    if (!found.empty()) return found;
    std::set<std::string> all;
    for (const auto& [relation, label] : known) all.insert(relation);
    const std::vector<std::string> near = near_names(name, std::vector(all.begin(), all.end()));
    return fail(ErrorCode::kNotFound,
                fmt::format("no claim has the relation '{}'{}", name,
                            near.empty() ? fmt::format("; there are {}", fmt::join(all, ", ")) : did_you_mean(near)));
}

Result<std::string> known_name(const GraphSource& source, const std::string& name) {
    auto known = name_in(source, std::span(&name, 1));
    if (!known) return tl::unexpected(known.error());
    if (*known) return std::move(**known);
    const auto similar = source.similar_names(name, 5);
    if (!similar) return tl::unexpected(similar.error());
    return fail(ErrorCode::kNotFound, fmt::format("no entity is named '{}'{}", name, did_you_mean(*similar)));
}

/// Puts names of the graph in place of what the user calls its entities.
Result<void> resolve_names(const GraphSource& source, GraphPart& part) {
    std::vector<std::string*> names = {&part.subject, &part.object, &part.speaker, &part.end, &part.party};
    for (std::string& name : part.around) names.push_back(&name);
    for (std::string* name : names) {
        if (name->empty()) continue;
        auto known = known_name(source, *name);
        if (!known) return tl::unexpected(known.error());
        *name = std::move(*known);
    }
    return {};
}

} // namespace

Result<void> resolve_relations(const GraphSource& source, const LoadFamilies& families,
                               std::vector<std::string>& relations) {
    if (relations.empty()) return {};
    const auto known = source.relations();
    if (!known) return tl::unexpected(known.error());
    for (const std::string& name : std::exchange(relations, {})) {
        const auto found = relations_of(*known, families, name);
        if (!found) return tl::unexpected(found.error());
        relations.insert(relations.end(), found->begin(), found->end());
    }
    return {};
}

Result<void> resolve_documents(const GraphSource& source, std::vector<std::string>& documents) {
    for (const std::string& text : std::exchange(documents, {})) {
        const auto found = source.documents_named(text);
        if (!found) return tl::unexpected(found.error());
        if (found->empty())
            return fail(ErrorCode::kNotFound,
                        fmt::format("no document has '{}' in its name, title, publisher or address; 'documents' "
                                    "lists them",
                                    text));
        documents.insert(documents.end(), found->begin(), found->end());
    }
    std::ranges::sort(documents);
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    return {};
}

Result<std::optional<std::string>> name_in(const GraphSource& source, std::span<const std::string> names) {
    constexpr const char* kNoRelation = "-"; // that no claim has: a part with the entities of a name and nothing else
    for (const std::string& name : names) {
        if (name.empty()) continue;
        const auto graph = source.part({.subject = name, .filter = {.relations = {kNoRelation}}, .evidence = false});
        if (!graph) return tl::unexpected(graph.error());
        if (!(*graph)->find(name).empty()) return name;
    }
    const std::string part = name_key(names.front());
    if (part.empty()) return std::nullopt;
    return source.name_with(part);
}

Result<std::vector<EntityIndex>> entities_named(const GraphSource& source, const Graph& graph,
                                                const std::string& name) {
    std::vector<EntityIndex> found = graph.find(name);
    if (!found.empty()) return found;
    const auto known = known_name(source, name);
    if (!known) return tl::unexpected(known.error());
    return graph.find(*known);
}

Result<Choice> choose(const GraphSource& source, GraphPart part, const LoadFamilies& families, const LoadPart& load) {
    if (auto resolved = resolve_relations(source, families, part.filter.relations); !resolved)
        return tl::unexpected(resolved.error());
    if (auto resolved = resolve_documents(source, part.filter.documents); !resolved)
        return tl::unexpected(resolved.error());
    if (auto resolved = resolve_names(source, part); !resolved) return tl::unexpected(resolved.error());
    const auto graph = load(part);
    if (!graph) return tl::unexpected(graph.error());
    Choice choice{*graph, part.filter, part};
    for (const auto& [name, entities] :
         {std::pair(&part.subject, &choice.filter.subjects), std::pair(&part.object, &choice.filter.objects),
          std::pair(&part.speaker, &choice.filter.speakers)})
        if (!name->empty()) *entities = choice.graph->find(*name);
    return choice;
}

Result<AskedClaims> find_claims(const GraphSource& source, const std::vector<std::string>& words,
                                const LoadFamilies& families, const LoadPart& load) {
    if (words.size() == 1) {
        const ClaimIdParts id = claim_id_parts(words[0]);
        const auto graph = load({.subject = id.subject, .object = id.object, .filter = {.relations = {id.relation}}});
        if (!graph) return tl::unexpected(graph.error());
        if (const ClaimIndex claim = find_claim(**graph, words[0])) return AskedClaims{*graph, {claim}};
        return fail(ErrorCode::kNotFound, fmt::format("no claim has the id '{}'", words[0]));
    }
    GraphPart part{.subject = words.front(), .object = words.back()};
    if (words.size() == 3) part.filter.relations = {words[1]};
    const auto choice = choose(source, std::move(part), families, load);
    if (!choice) return tl::unexpected(choice.error());
    return AskedClaims{choice->graph, filter_claims(*choice->graph, choice->filter)};
}

std::string wrong_date(std::string_view text) {
    constexpr std::string_view kPattern = "0000-00-00";
    const bool is_date = (text.size() == 4 || text.size() == 7 || text.size() == 10) &&
                         std::equal(text.begin(), text.end(), kPattern.begin(), [](char c, char pattern) {
                             return pattern == '0' ? c >= '0' && c <= '9' : c == pattern;
                         });
    if (is_date && time_interval(text)) return {};
    return fmt::format("'{}' is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD", text);
}

} // namespace claimgraph

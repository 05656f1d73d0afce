#include "graph/query/documents.hpp"

#include "graph/base/text/fold.hpp"
#include "graph/model/source_fields.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace claimgraph {
namespace {

/// "news/a.txt" is called "a.txt" too.
bool is_called(const SourceDocument& document, std::string_view text) {
    const std::string_view name = document.name;
    return name.ends_with(text) && (name.size() == text.size() || name[name.size() - text.size() - 1] == '/');
}

/// Whether a folded text stands in it.
bool tells(const SourceDocument& document, std::string_view folded) {
    return std::ranges::any_of(kSourceFields, [&](const SourceField& field) {
        const auto* member = std::get_if<std::string SourceDocument::*>(&field.member);
        return member != nullptr && (field.is(kSearched) || field.is(kCore)) &&
               fold(document.**member).find(folded) != std::string::npos;
    });
}

std::string_view source_name(const SourceDocument& document) {
    return document.same_as.empty() ? document.name : document.same_as;
}

} // namespace

std::vector<std::string> documents_named(std::span<const SourceDocument> documents, std::string_view text) {
    std::vector<const SourceDocument*> found;
    const auto find = [&](const auto& matches) {
        for (const SourceDocument& document : documents)
            if (matches(document)) found.push_back(&document);
    };
    if (const SourceDocument* exact = find_document(documents, text)) found.push_back(exact);
    if (found.empty()) find([&](const SourceDocument& document) { return is_called(document, text); });
    const std::string folded = fold(text);
    if (found.empty() && !folded.empty()) find([&](const SourceDocument& document) { return tells(document, folded); });
    std::set<std::string_view> sources;
    for (const SourceDocument* document : found) sources.insert(source_name(*document));
    std::vector<std::string> names;
    for (const SourceDocument& document : documents)
        if (sources.contains(source_name(document))) names.push_back(document.name);
    return names;
}

ClaimCounts count_claims_by_document(const Graph& graph, std::span<const ClaimIndex> claims) {
    ClaimCounts counts;
    for (const ClaimIndex claim : claims) {
        std::string_view last;
        for (const Evidence& evidence : graph[claim].evidence) {
            if (std::exchange(last, evidence.document) == evidence.document) continue;
            const auto known = counts.find(evidence.document);
            if (known != counts.end())
                ++known->second;
            else
                counts.emplace(evidence.document, 1);
        }
    }
    return counts;
}

ClaimCounts count_claims_by_document(const Graph& graph) {
    std::vector<ClaimIndex> all;
    for (std::size_t i = 0; i < graph.claims().size(); ++i) all.push_back(ClaimIndex{i});
    return count_claims_by_document(graph, all);
}

std::vector<Source> sources_of(std::span<const SourceDocument> documents, const ClaimCounts& claims) {
    std::map<std::string_view, std::size_t> places;
    std::vector<Source> sources;
    for (const SourceDocument& document : documents) { // the first of those that are one comes first
        const auto [place, is_new] = places.try_emplace(source_name(document), sources.size());
        if (is_new)
            sources.push_back({document, {}, 0});
        else
            sources[place->second].also.push_back(document);
        if (const auto count = claims.find(document.name); count != claims.end())
            sources[place->second].claims += count->second;
    }
    return sources;
}

} // namespace claimgraph

#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The documents that the claims of a graph were read in, as sources: documents with the same text are one.
namespace claimgraph {

/// The names of the documents that a text means, sorted: the one of this name; otherwise those whose path ends so, at a
/// '/' ("news/a.txt" for "a.txt"); otherwise those with the text anywhere in name, title, publisher or address,
/// ignoring case and accents. With each come those of the same text.
std::vector<std::string> documents_named(std::span<const SourceDocument> documents, std::string_view text);

/// How many claims were read in each document.
using ClaimCounts = std::map<std::string, std::size_t, std::less<>>;
ClaimCounts count_claims_by_document(const Graph& graph, std::span<const ClaimIndex> claims);
ClaimCounts count_claims_by_document(const Graph& graph);

/// A source: a document, the others that have its text, and the number of claims that were read in any of them.
struct Source {
    SourceDocument document;
    std::vector<SourceDocument> also;
    std::size_t claims = 0;
};
/// The sources of documents sorted by name, in their order.
std::vector<Source> sources_of(std::span<const SourceDocument> documents, const ClaimCounts& claims);

} // namespace claimgraph

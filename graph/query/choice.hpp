#pragma once

#include "graph/base/result.hpp"
#include "graph/query/graph_source.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What users call entities, relations and documents, resolved in a graph or store. All functions fail with kNotFound
/// if there is nothing of that name, and say what there is or what may be meant; other errors are those of the source.
namespace claimgraph {

/// The input of a question.
struct Choice {
    std::shared_ptr<const Graph> graph; ///< the part that was asked for, or more
    ClaimFilter filter;                 ///< its conditions, resolved in that graph
    GraphPart part;                     ///< as it was loaded: its names are those of the graph
};

/// The families of relations; asked for only where a name is that of no relation.
using LoadFamilies = std::function<Result<RelationFamilies>()>;

/// Puts ids of relations in place of what the user calls them: ids, labels, families.
Result<void> resolve_relations(const GraphSource& source, const LoadFamilies& families,
                               std::vector<std::string>& relations);
/// Puts names of documents in place of what the user calls them, sorted, each once.
Result<void> resolve_documents(const GraphSource& source, std::vector<std::string>& documents);

/// The first of these names that an entity has; else that of the named entity that is mentioned most of those with the
/// first one as a part of their name, in whole words: "Fauci" is Anthony Fauci. Nothing if there is none.
Result<std::optional<std::string>> name_in(const GraphSource& source, std::span<const std::string> names);

/// The entities of that name, as name_in() finds it. `graph` is the whole of the source or a part that contains them.
Result<std::vector<EntityIndex>> entities_named(const GraphSource& source, const Graph& graph, const std::string& name);

/// Resolves the names of a part; `load` gets the part with relations and documents resolved and gives the graph.
using LoadPart = std::function<Result<std::shared_ptr<const Graph>>(const GraphPart& part)>;
Result<Choice> choose(const GraphSource& source, GraphPart part, const LoadFamilies& families, const LoadPart& load);

/// The claims that a question names, in a graph that has all that is alike.
struct AskedClaims {
    std::shared_ptr<const Graph> graph;
    std::vector<ClaimIndex> claims; ///< may be none
};

/// `words` are the id of a claim; or two entities, for all that one says of the other; or an entity, a relation and an
/// entity.
Result<AskedClaims> find_claims(const GraphSource& source, const std::vector<std::string>& words,
                                const LoadFamilies& families, const LoadPart& load);

/// What is wrong with a date that a question is given, YYYY, YYYY-MM or YYYY-MM-DD; empty if nothing is.
std::string wrong_date(std::string_view text);

} // namespace claimgraph

#pragma once

#include "graph/query/choice.hpp"
#include "python/src/errors.hpp"
#include "python/src/graph.hpp"

/// The arguments that all questions share, for signatures; part_of() reads them.
#define FILTER_SIGNATURE                                                                                               \
    "relation: str | collections.abc.Sequence[str] | None = None, speaker: str | Entity | None = None, "               \
    "polarity: str | None = None, modality: str | None = None, "                                                       \
    "document: str | collections.abc.Sequence[str] | None = None, since: str | datetime.date | None = None, "          \
    "until: str | datetime.date | None = None, min_confidence: float = 0"

namespace claimgraph::python {

/// The part of a graph that these arguments ask for, relations and documents still as they were given. Raises TypeError
/// for unknown names and ValueError for values that cannot be.
GraphPart part_of(const nb::kwargs& given);
/// Loads the part, or the whole graph, and resolves names; see graph/query/choice.hpp. Needs the graph's lock, not the
/// GIL.
Result<Choice> choose(PyGraph& graph, const GraphPart& part, bool in_whole = false);

/// What an entity is asked by: its name, or the id of an Entity.
std::string entity_asked(nb::handle entity);
/// The words that name claims: an id, which is that of a Claim, or names; raises TypeError unless they are one to
/// three.
std::vector<std::string> claim_words(const nb::args& words);
/// The claims that such words name. Needs the graph's lock, not the GIL.
Result<AskedClaims> find_claims(PyGraph& graph, const std::vector<std::string>& words);

/// Runs ask(choice), which gives a Result, on the part of the graph that is asked for, without the GIL. Raises errors.
template <class Ask>
auto ask_part(PyGraph& graph, const GraphPart& part, const Ask& ask, bool in_whole = false) {
    auto result = [&]() -> decltype(ask(std::declval<const Choice&>())) {
        const nb::gil_scoped_release release;
        const std::lock_guard lock(graph.lock);
        const auto choice = choose(graph, part, in_whole);
        if (!choice) return tl::unexpected(choice.error());
        return ask(*choice);
    }();
    return value_of(std::move(result));
}

} // namespace claimgraph::python

#pragma once

#include "graph/base/time/time_interval.hpp"
#include "graph/query/filter/filter.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace claimgraph {

/// A claim at one of its times.
struct TimelineEntry {
    ClaimIndex claim;
    std::optional<TimeInterval> time; ///< nothing if it has none
    std::string reported;             ///< the first day of a document that says so, ISO 8601; empty if none has one
    std::string value;                ///< of the time, in ISO 8601
    std::string words;                ///< by which a text says it

    friend bool operator==(const TimelineEntry&, const TimelineEntry&) = default;
};

/// The claims with one of the entities as subject, object, speaker or place that pass the filter, by the times they
/// refer to, once for each of them; with a period in the filter, of those in it. Claims without a time stand at the day
/// that they were first reported, behind those of that day; those without either come last. Ties are in the order of
/// the graph.
std::vector<TimelineEntry> timeline(const Graph& graph, std::span<const EntityIndex> entities,
                                    const ClaimFilter& filter = {});

} // namespace claimgraph

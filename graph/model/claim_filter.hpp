#pragma once

#include "graph/base/time/time_interval.hpp"
#include "graph/model/claim.hpp"

#include <optional>
#include <string>
#include <vector>

namespace claimgraph {

/// A filter for claims; a claim passes if it meets all conditions that are set. Entities are indices of the graph that
/// is filtered.
struct ClaimFilter {
    std::vector<EntityIndex> subjects; ///< any of them; a symmetric claim may have it as subject or object
    std::vector<EntityIndex> objects;
    std::vector<EntityIndex> speakers;
    std::vector<std::string> relations; ///< ids, any of them: see relations_named()
    std::vector<std::string> documents; ///< any of these names, sorted: see documents_named()
    std::optional<Polarity> polarity;
    std::optional<Modality> modality;
    /// A claim passes if one of its times, by its evidence, overlaps this period; claims without one do not pass.
    std::optional<TimeInterval> time;
    double min_confidence = 0;

    /// Whether the evidence of a claim decides.
    bool asks_evidence() const { return time || !documents.empty(); }

    friend bool operator==(const ClaimFilter&, const ClaimFilter&) = default;
};

} // namespace claimgraph

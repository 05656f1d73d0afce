#pragma once

#include "extract/claims/attribution/reports.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace claimgraph {

/// Sources behind sources; real chains are shorter.
inline constexpr std::size_t kMaxSources = 4;

/// The attribution of a token: the speaker, the reporting word and what follows from how it is said.
struct Attribution {
    TokenIndex speaker;              ///< the subject of the reporting word; default if the speaker is the document
    RelationIndex report;            ///< the relation of the reporting word
    TokenIndex reporter;             ///< the reporting word; its own attribution is the outer source
    std::optional<Modality> imposed; ///< a question, an order, a quote of nobody known; see factuality for the words
    std::uint32_t quote = 0;         ///< which quote of somebody's speech the token stands in, from 1; 0 for none

    /// Said by the same, in the same way.
    void give_source(const Attribution& from) {
        speaker = from.speaker;
        report = from.report;
        reporter = from.reporter;
    }
};

/// The attribution of every token of a document. What a reporting word governs is attributed to its source. The
/// innermost source is the speaker; outer ones are those of the reporting words: "X said Y had told her that ..." is
/// attributed to Y, via X. A quote is attributed to the source named next to it (see attribute_quotes()).
std::vector<Attribution> find_attributions(const ClauseReader& clauses, const RelationTable& relations,
                                           std::span<const std::optional<FrameMatch>> matches,
                                           const ReportReader& reports);

/// The outer sources of an attribution, the nearest first; at most a few.
std::vector<TokenIndex> passed_on_by(const Attribution& attribution, std::span<const Attribution> attributions);

} // namespace claimgraph

#pragma once

#include "extract/claims/frames/frame_matcher.hpp"

#include <optional>
#include <span>
#include <vector>

namespace claimgraph {

/// The attribution of a token: the speaker, the reporting word and the modality that it imposes.
struct Attribution {
    TokenIndex speaker;               ///< the subject of the reporting word; default if the speaker is the document
    RelationIndex report;             ///< the relation of the reporting word
    TokenIndex reporter;              ///< the reporting word; its own attribution is the outer source
    std::optional<Modality> modality; ///< imposed by what embeds it: "urges X" requests X
    bool denied = false;
};

/// The attribution of every token of a document. What a reporting word governs is attributed to its subject. The
/// innermost source is the speaker; outer ones are those of the reporting words: "X said Y had told her that ..." is
/// attributed to Y, via X. A quote is attributed to the speaker named next to it, even over several sentences or
/// paragraphs; a quote without its own speaker continues the previous one in the same paragraph.
std::vector<Attribution> find_attributions(const ClauseReader& clauses, const RelationTable& relations,
                                           std::span<const std::optional<FrameMatch>> matches);

/// The outer sources of an attribution, the nearest first; at most a few.
std::vector<TokenIndex> passed_on_by(const Attribution& attribution, std::span<const Attribution> attributions);

} // namespace claimgraph

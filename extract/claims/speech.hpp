#pragma once

#include "extract/claims/frame_matcher.hpp"

#include <optional>
#include <span>
#include <vector>

namespace claimgraph {

/// Under whose words and in what mood a token stands.
struct Voice {
    TokenIndex speaker;               ///< the subject of the reporting word; nowhere when the document itself speaks
    RelationIndex report;             ///< how it is said
    std::optional<Modality> modality; ///< imposed by what embeds it: "urges X" requests X
    bool denied = false;
};

/// The voice of every token of a document. Reporting words do not consume their clause: what they govern is said by
/// their subject, the innermost one wins. Quotes that run over several sentences belong to whoever is named at either
/// end.
std::vector<Voice> find_voices(const ClauseReader& clauses, const RelationTable& relations,
                               std::span<const std::optional<FrameMatch>> matches);

} // namespace claimgraph

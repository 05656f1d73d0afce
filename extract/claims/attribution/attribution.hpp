#pragma once

#include "extract/claims/frames/frame_matcher.hpp"

#include <optional>
#include <span>
#include <vector>

namespace claimgraph {

/// Under whose words and in what mood a token stands.
struct Attribution {
    TokenIndex speaker;               ///< the subject of the reporting word; nowhere when the document itself speaks
    RelationIndex report;             ///< how it is said
    TokenIndex reporter;              ///< the reporting word: its own voice is that of who passed this on
    std::optional<Modality> modality; ///< imposed by what embeds it: "urges X" requests X
    bool denied = false;
};

/// The voice of every token of a document. Reporting words do not consume their clause: what they govern is said by
/// their subject, the innermost one wins, and the outer ones are those of the reporting words: "X said Y had told her
/// that ..." is said by Y, passed on by X. A quote belongs to whoever is named beside it as speaking, however many
/// sentences or paragraphs it has; a quote without a speaker of its own behind another one in the same paragraph goes
/// on with that one's.
std::vector<Attribution> find_voices(const ClauseReader& clauses, const RelationTable& relations,
                                     std::span<const std::optional<FrameMatch>> matches);

/// The speakers outside of a voice, the nearest first; at most a few.
std::vector<TokenIndex> passed_on_by(const Attribution& attribution, std::span<const Attribution> attributions);

/// "I" and "our" in what somebody says mean the speaker: adds them to the mentions, where the speaker is one.
void add_first_persons(const ClauseReader& clauses, std::span<const Attribution> attributions, EntityLayer& entities);

} // namespace claimgraph

#include "extract/claims/attribution/source_labels.hpp"

#include <algorithm>

namespace claimgraph {

Attribution SourceLabels::said(TokenIndex speaker, TokenIndex word) const {
    Attribution attribution = attributions_[word.value];
    attribution.speaker = speaker;
    attribution.report = reports_.report(word);
    attribution.reporter = word;
    return attribution;
}

Attribution SourceLabels::named_by(TokenRange label) const {
    for (TokenIndex at = label.begin; at < label.end; ++at.value) {
        const TokenIndex head = clauses_.head_of(at);
        if ((head && label.contains(head)) || clauses_.is(at, Upos::kPunct)) continue;
        if (clauses_.is(at, Upos::kVerb)) {
            if (const TokenIndex speaker = reports_.speaker(at)) return said(speaker, at);
            if (const TokenIndex subject = reports_.source(clauses_.subject(at))) return said(subject, at);
        } else {
            if (const TokenIndex subject = source_of_phrase(clauses_.subject_child(at)))
                return said(subject, at); // "The governor was blunt:"
            if (const TokenIndex source = source_of_phrase(at)) return said(source, at);
        }
    }
    for (TokenIndex at = label.begin; at < label.end; ++at.value)       // badly parsed
        if (clauses_.is(at, Upos::kPropn) || reports_.is_utterance(at)) // "the family's statement read"
            if (const TokenIndex source = reports_.source(at)) return said(source, at);
    return {};
}

TokenIndex SourceLabels::source_of_phrase(TokenIndex at) const {
    if (!at) return {};
    const bool personal = clauses_.is(at, Upos::kPron) && !clauses_.is(at, WordKind::kDemonstrative);
    return clauses_.is_noun(at) || personal ? reports_.source(at) : TokenIndex();
}

bool SourceLabels::has_verb(TokenRange range) const {
    for (TokenIndex at = range.begin; at < range.end; ++at.value)
        if (clauses_.is(at, Upos::kVerb)) return true;
    return false;
}

bool SourceLabels::begins_paragraph(std::size_t sentence) const {
    const auto& sentences = clauses_.analysis().sentences;
    return sentence == 0 || !sentences[sentence - 1].is_text() || paragraph_of(sentence - 1) != paragraph_of(sentence);
}

std::size_t SourceLabels::paragraph_of(std::size_t sentence) const {
    const auto blocks = clauses_.document().blocks();
    const auto next = std::ranges::upper_bound(blocks, clauses_.analysis().sentences[sentence].span.begin, {},
                                               [](const Block& block) { return block.span.begin; });
    return static_cast<std::size_t>(next - blocks.begin());
}

} // namespace claimgraph

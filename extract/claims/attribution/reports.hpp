#pragma once

#include "extract/claims/arguments/actors.hpp"
#include "extract/claims/attribution/reporting_words.hpp"
#include "extract/claims/frames/frame_matcher.hpp"
#include "extract/clauses/clause_reader.hpp"

#include <optional>
#include <span>

namespace claimgraph {

/// Reads who says something by which word: the sources of reporting verbs and of nouns of speech. A source is somebody
/// who can speak or a document, never a thing such as a vote. Views all it is given, which must outlive it.
class ReportReader {
  public:
    ReportReader(const ClauseReader& clauses, const RelationTable& relations, const Actors& actors,
                 const ReportingWords& words, std::span<const std::optional<FrameMatch>> matches)
        : clauses_(clauses), relations_(relations), actors_(actors), words_(words), matches_(matches) {}

    /// Whom a phrase means as a source: itself, who made the utterance ("a tweet by X", "X issued a statement saying"),
    /// the name beside a description. Default if it cannot speak.
    TokenIndex source(TokenIndex phrase) const;
    /// The source of a reporting word; default if it is not one.
    TokenIndex speaker(TokenIndex word) const;
    /// The source of a verb before its subject, which parsers take for its object: "...," insisted a spokesman.
    TokenIndex inverted_speaker(TokenIndex verb, TokenRange within) const;
    /// The source right before a verb, behind a comma, which parsers take for a part of what it says: "..., a spokesman
    /// noted".
    TokenIndex speaker_before(TokenIndex verb) const;
    /// The relation of a reporting word; the most neutral one for others.
    RelationIndex report(TokenIndex word) const;
    /// Null for other words.
    const ReportingVerb* verb(TokenIndex word) const {
        return clauses_.is(word, Upos::kVerb) ? words_.verb(clauses_.lemma(word)) : nullptr;
    }
    /// Whether what a verb reports may stand in a clause without quotation marks.
    bool reports_clauses(TokenIndex word) const;
    bool asks(TokenIndex word) const {
        const ReportingVerb* found = verb(word);
        return found != nullptr && found->kind == ReportingKind::kQuestion;
    }
    /// A person, a group or an organization, not a place or a document.
    bool is_somebody(TokenIndex phrase) const;
    bool is_utterance(TokenIndex noun) const {
        return clauses_.is(noun, Upos::kNoun) && words_.is_utterance(clauses_.lemma(noun));
    }

  private:
    bool may_speak(TokenIndex phrase) const;
    bool speaks_by_frame(TokenIndex word) const {
        const auto& match = matches_[word.value];
        return match && relations_[match->frame->relation].speech;
    }
    TokenIndex issuer(TokenIndex utterance) const;
    TokenIndex named_head(TokenIndex preposition, TokenRange phrase) const;

    const ClauseReader& clauses_;
    const RelationTable& relations_;
    const Actors& actors_;
    const ReportingWords& words_;
    std::span<const std::optional<FrameMatch>> matches_;
};

} // namespace claimgraph

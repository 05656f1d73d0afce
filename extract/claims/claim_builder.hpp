#pragma once

#include "extract/claims/arguments/arguments.hpp"
#include "extract/claims/attribution/attribution.hpp"
#include "extract/claims/circumstances/circumstances.hpp"
#include "extract/claims/decision/claim_pairs.hpp"
#include "extract/claims/factuality/factuality.hpp"
#include "extract/claims/frames/frame_matcher.hpp"
#include "extract/claims/participants.hpp"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {

/// The rule of the claims of offices in names.
inline constexpr std::string_view kTitleRule = "title";
/// The rule of claims that a text makes by contrast to another.
inline constexpr std::string_view kContrastRule = "contrast";

/// A claim under construction: tokens and spans, not yet entities and strings.
struct Draft {
    FrameMatch match;       ///< anchor, words, and the tokens whose circumstances count
    TokenIndex predicate;   ///< the verb that has the subject of the anchor; default if it is the anchor
    RelationIndex relation; ///< default for an open claim
    std::vector<Argument> subjects;
    std::vector<Argument> objects;
    std::string_view rule; ///< the name of a rule; empty if it is the frame of the match
    Polarity polarity = Polarity::kAffirmed;
    Modality modality = Modality::kActual;
    ByteSpan condition;
    ByteSpan complement;
    double confidence = 0;
    bool certain = false; ///< holds whatever the model thinks, which has not seen its like

    void set_factuality(Factuality factuality) {
        polarity = factuality.polarity;
        modality = factuality.modality;
    }
};

/// The claims of a document with the frame of each, null if it comes from a rule, and the whole phrases of its subject
/// and object.
struct DrawnClaims {
    ClaimBatch batch;
    std::vector<const Frame*> frames;
    std::vector<std::array<ByteSpan, 2>> phrases;
};

/// Collects the claims of a document: resolves participants, distributes coordination, adds attribution, factuality,
/// circumstances and evidence. Views document, analysis and knowledge, which must outlive it. One thread.
class ClaimBuilder {
  public:
    ClaimBuilder(const ClauseReader& clauses, const RelationTable& relations, EntityLayer& entities,
                 const ParticipantFinder& participants, std::span<const Attribution> attributions,
                 const FactualityReader& factuality, const Calendar& calendar, const RuleFamilies& rules)
        : clauses_(clauses),
          relations_(relations),
          entities_(entities),
          participants_(participants),
          attributions_(attributions),
          factuality_(factuality),
          times_(clauses, factuality, calendar),
          date_(calendar.today ? to_string(*calendar.today) : std::string()),
          rules_(rules),
          arguments_(clauses, entities, participants.actors(), rules.has("speaker")),
          named_(entities.entities.size()),
          is_anchor_(clauses.analysis().tokens.size()) {}

    void start_sentence(SentenceIndex sentence) { sentence_ = sentence; }
    /// Adds the claims of a matched frame.
    void add_match(const FrameMatch& match);
    /// Adds a claim for every pair of subject and object; for a symmetric relation without object, for each pair of
    /// subjects.
    void add(const Draft& draft);
    /// Adds the claims of offices in names: "Prime Minister Albin Kurti".
    void add_roles();
    /// Adds the claims of clauses that say nothing else; after all others of the rules.
    void add_postponed();
    DrawnClaims finish();

    /// A claim, with what it was made of.
    struct Drawn {
        Claim claim;
        const Frame* frame = nullptr; ///< null if it is of a rule
        TokenIndex anchor;
        RelationIndex relation; ///< default for an open claim
        Argument subject, object;
        bool loose = false;   ///< of a frame that fits only in part
        bool certain = false; ///< see Draft
    };
    std::vector<Drawn>& drawn() { return drawn_; }
    /// Adds a claim that a pair makes by this relation; default for an open one.
    void add_pair(const ClaimPair& pair, RelationIndex relation, double confidence);
    /// Adds a claim of drawn() again, by another relation.
    void add_again(std::size_t drawn, RelationIndex relation, double confidence);
    /// Adds a claim of drawn() with another subject or object and this polarity.
    void add_counterpart(std::size_t drawn, const Argument& argument, bool as_subject, Polarity polarity);
    /// Adds a claim of drawn() with another object, which follows from it, unless there is one.
    void add_following(std::size_t drawn, const Argument& object, std::string_view rule);
    /// Leaves out the claims of drawn() that are not to be kept.
    void keep(const std::vector<bool>& kept);

    Arguments& arguments() { return arguments_; }
    const EntityLayer& entities() const { return entities_; }
    /// The score of a claim of this clause before its participants are known, from 0 to 1.
    double confidence(const FrameMatch& match) const;
    Factuality factuality(TokenIndex predicate) const { return factuality_.read(predicate); }

  private:
    void put_end(Drawn& claim, const Argument& argument, bool as_subject) const;
    Drawn* same_as(const Drawn& claim);
    TokenIndex said_below(const ClaimPair& pair, RelationIndex relation) const;
    void add_companions(const FrameMatch& match, std::vector<Argument>& subjects);
    void find_objects(Draft& draft);
    Argument as_office(const Argument& object, const Draft& draft, const Argument& subject);
    bool tells_of_others(const Draft& draft) const;
    void add_concerned(const Draft& draft, TokenIndex predicate);
    void add_wrapped(const Draft& draft, TokenIndex predicate);
    void add_deontic(const Draft& draft);
    bool add_partners(const Draft& draft, const Circumstances& circumstances);
    std::vector<Argument> aimed_at(TokenIndex clause, const Draft& draft);
    bool is_actor(const Argument& argument) const;
    bool has_actor(std::span<const Argument> arguments) const;
    ByteSpan complement_of(const FrameMatch& match) const;
    bool says_something_else(TokenIndex content) const;
    bool can_speak(TokenIndex token) const;
    bool is_presupposed(const Draft& draft) const;
    std::vector<std::string> names_of(std::span<const TokenIndex> speakers, EntityIndex but);
    void drop_unused();
    void add_pair(const Draft& draft, const Circumstances& circumstances, const Argument& subject,
                  const Argument& object);
    Evidence evidence_of(const Draft& draft, const Argument& subject, const Argument& object) const;
    std::string text(ByteSpan span) const { return std::string(clauses_.document().text(span)); }

    const ClauseReader& clauses_;
    const RelationTable& relations_;
    EntityLayer& entities_;
    const ParticipantFinder& participants_;
    std::span<const Attribution> attributions_;
    const FactualityReader& factuality_;
    TimeReader times_;
    std::string date_; // of the document
    const RuleFamilies& rules_;
    Arguments arguments_;
    std::size_t named_; // entities from names and offices
    SentenceIndex sentence_;
    void name_relation(RelationIndex relation, TokenIndex anchor, Claim& claim) const;

    std::vector<Drawn> drawn_;
    std::vector<bool> is_anchor_;  // of one of drawn_, a token of the document each
    std::vector<Draft> postponed_; // clauses that are claims only if nothing inside them is one
};

} // namespace claimgraph

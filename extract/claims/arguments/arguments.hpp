#pragma once

#include "extract/claims/arguments/actors.hpp"
#include "extract/claims/arguments/pluralities.hpp"
#include "extract/clauses/clause_reader.hpp"
#include "extract/entities/names/mention.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace claimgraph {

/// A clause longer than this is no concept that a graph could show.
inline constexpr std::uint32_t kMaxConceptTokens = 16;

/// A participant of a claim: an entity, and the words that refer to it here.
struct Argument {
    EntityIndex entity;
    ByteSpan words; ///< the whole phrase
    MentionKind kind = MentionKind::kName;
    TokenIndex head; ///< of the words; default if they are no phrase of a tree
};

/// The words that stand for a participant in its sentence: of a phrase without a name, the noun with what is before it.
/// What stands behind it is told by the name of the entity.
ByteSpan told_words(const TreeReader& trees, const Argument& argument);

/// Makes participants of claims from tokens. Names and resolved pronouns are already in the entity layer; other noun
/// phrases and clauses become concepts, one entity for equal words, and are added to the layer. Views the layer and the
/// clauses, which must outlive it. One thread.
class Arguments {
  public:
    Arguments(const ClauseReader& clauses, EntityLayer& entities, const Actors& actors, bool speakers_are_pronouns);

    /// All conjuncts of the phrase that `head` heads: "Kosovo and Serbia" gives two, and so do "they" and "both" if
    /// they go back to these. Empty for a pronoun that stays open.
    std::vector<Argument> resolve(TokenIndex head);
    /// The whole clause as one concept: "respond to any threat".
    Argument clause(TokenIndex head);
    /// What a noun says of the holder, whom it describes: "banker" in "Hansen, a banker". An office of his own, as
    /// those of titles are.
    Argument description(TokenIndex noun, EntityIndex holder);
    /// The party of an adjective: "Republican Party".
    Argument party(TokenIndex adjective);
    /// A noun phrase without its determiner and its clauses, as written: "unilateral actions in the north".
    ByteSpan noun_phrase(TokenIndex head) const;
    /// Whether a noun says what somebody is, in capitals or not: "Chief Executive Officer".
    bool is_somebody(TokenIndex noun) const { return actors_.is_somebody(noun); }

  private:
    void add(TokenIndex head, std::vector<Argument>& out);
    TokenIndex name_beside(TokenIndex head) const;
    TokenIndex speaker_of(TokenIndex pronoun) const;
    bool add_members(TokenIndex head, std::vector<Argument>& out);
    void add_by_shared_name(TokenIndex head, std::vector<Argument>& out);
    bool add_by_people(TokenIndex head, std::vector<Argument>& out);
    bool add_number(TokenIndex head, std::vector<Argument>& out);
    bool add_measured(TokenIndex head, TokenIndex counted, std::vector<Argument>& out);
    std::string description_of(TokenIndex noun) const;
    EntityIndex concept_named(std::string name, EntityType type);
    EntityIndex named(std::string_view name) const;
    EntityIndex mentioned(Entity entity);

    const ClauseReader& clauses_;
    EntityLayer& entities_;
    const Actors& actors_;
    Pluralities pluralities_;
    bool speakers_are_pronouns_;
    std::unordered_map<std::string, EntityIndex> by_id_;
    std::unordered_map<std::uint32_t, EntityIndex> offices_; ///< of the last words of titles
};

} // namespace claimgraph

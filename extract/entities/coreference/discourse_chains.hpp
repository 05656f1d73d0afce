#pragma once

#include "extract/entities/coreference/phrase_info.hpp"

#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace claimgraph {

inline constexpr std::uint32_t kNoPhrase = 0xffffffffU;

/// What is known of one thing that a document speaks of, from its phrases so far.
struct DiscourseChain {
    boost::container::small_vector<std::uint64_t, 6> heads; ///< hashes of nouns it is called by, and words of its name
    std::uint32_t first = 0, last = 0;                      ///< phrases
    std::uint32_t entity = 0;                               ///< 1 + index of the named entity, 0 for none
    std::uint32_t size = 0;
    std::uint16_t persons = 0; ///< a bit for each Person of its pronouns
    Animacy animacy = Animacy::kUnknown;
    Count number = Count::kUnknown;
    EntityType type = EntityType::kConcept;
    bool has_noun = false; ///< a name or a noun phrase
};

/// The chains of a document while its phrases are linked, in text order, each to one before or to none. What a phrase
/// may be linked to is decided here: agreement of gender, number and type, and for nouns a reason ("the court" needs a
/// court). Views what it is given. One thread.
class DiscourseChains {
  public:
    DiscourseChains(const NameKnowledge& names, const EntityLayer& layer, std::span<const PhraseInfo> infos);

    /// Puts the next phrase, behind those linked so far, into the chain of an earlier one, into that of its name's
    /// entity, or into its own if both are none.
    void link(std::uint32_t phrase, std::uint32_t antecedent);

    /// Whether a phrase may go back to this chain.
    bool fits(std::uint32_t phrase, const DiscourseChain& chain) const;
    /// Whether the chain was called by the head of this phrase, or by its office.
    static bool is_called(const DiscourseChain& chain, const PhraseInfo& info);

    std::span<const DiscourseChain> chains() const { return chains_; }
    std::uint32_t chain_of(std::uint32_t phrase) const { return chain_of_[phrase]; } ///< of a linked phrase
    const DiscourseChain& of(std::uint32_t phrase) const { return chains_[chain_of_[phrase]]; }
    /// The chain of a name's entity, kNoPhrase if it was not met yet.
    std::uint32_t chain_of_entity(std::uint32_t entity) const { return chain_of_entity_[entity]; }
    /// The chains that were called by this noun, in the order of the first time.
    std::span<const std::uint32_t> called(std::uint64_t head) const;

    /// For "the court", "this network" the last phrase of the named thing that was called so latest; else kNoPhrase.
    std::uint32_t pointed_at(std::uint32_t phrase) const;

  private:
    void extend(DiscourseChain& chain, std::uint32_t phrase);
    void call(std::uint32_t chain, std::uint64_t head);
    void call_by_name(std::uint32_t chain);
    static bool is_told_apart(const PhraseInfo& info, const PhraseInfo& before);
    bool may_be_noun_of(const PhraseInfo& info, const DiscourseChain& chain) const;
    /// The last phrase of the named thing that "the company" may mean, of which the text has told most.
    std::uint32_t most_named(const PhraseInfo& info) const;
    /// Whether the name says it: the Senate is no company.
    bool tells_what_it_is(const Entity& entity) const;

    const NameKnowledge& names_;
    const EntityLayer& layer_;
    std::span<const PhraseInfo> infos_;
    std::vector<DiscourseChain> chains_;
    std::vector<std::uint32_t> chain_of_;        ///< by phrase
    std::vector<std::uint32_t> chain_of_entity_; ///< by 1 + entity
    std::unordered_map<std::uint64_t, boost::container::small_vector<std::uint32_t, 2>> by_head_;
};

} // namespace claimgraph

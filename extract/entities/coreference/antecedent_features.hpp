#pragma once

#include "extract/entities/names/name_features.hpp"
#include "extract/entities/names/noun_phrase.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace claimgraph {

inline constexpr std::size_t kPairTemplates = 40; ///< features of a phrase with one before it
inline constexpr std::size_t kNewTemplates = 20;  ///< features of a phrase without antecedent

/// The features for deciding whether a noun phrase corefers with an earlier one. After Durrett and Klein 2013: surface
/// features of both, each with the kinds of the two. Views all it is given, which must outlive it; const, so safe to
/// share between threads.
class AntecedentFeatures {
  public:
    /// `layer` has the names.
    AntecedentFeatures(const Document& document, const Analysis& analysis, const NameKnowledge& names,
                       const EntityLayer& layer, std::span<const NounPhrase> phrases, WordClasses classes);

    std::size_t size() const { return infos_.size(); }
    /// The candidate antecedents of `phrase`, the nearest last; at most kMaxCandidates.
    void candidates(std::size_t phrase, std::vector<std::uint32_t>& out) const;
    void pair(std::size_t phrase, std::size_t before, std::array<std::uint64_t, kPairTemplates>& out) const;
    void none(std::size_t phrase, std::array<std::uint64_t, kNewTemplates>& out) const;

    static constexpr std::size_t kMaxCandidates = 48;

  private:
    struct Info {
        std::uint64_t head = 0;      ///< of its lemma
        std::uint64_t words = 0;     ///< of all words but determiners and possessive endings
        std::uint64_t verb = 0;      ///< of the lemma of its head
        std::uint64_t modifiers = 0; ///< a bit set of its hashed modifiers
        std::uint32_t sentence = 0;
        std::uint32_t entity = 0;    ///< 1 + index of the name's entity, 0 for none
        std::uint32_t same_head = 0; ///< 1 + the last phrase before with this head, 0 for none
        std::uint32_t same_entity = 0;
        std::uint32_t same_person = 0;
        std::uint16_t fine = 0, coarse = 0;
        MentionKind kind = MentionKind::kNominal;
        Person person = Person::kNone;
        std::uint8_t number = 0;     ///< 0 unknown, 1 one, 2 many
        std::uint8_t gender = 0;     ///< 0 unknown, 1 man, 2 woman, 3 thing, 4 some person
        std::uint8_t type = 0;       ///< EntityType
        std::uint8_t determiner = 0; ///< 0 none, 1 the, 2 a, 3 this, 4 possessive, 5 quantity, 6 other
        std::uint8_t role = 0;       ///< 1 subject, 2 object, 3 oblique, 4 possessor, 5 apposition, ...
        std::uint8_t size = 0;
        bool quoted = false;
    };
    void read(std::size_t phrase, const NounPhrase& noun_phrase);
    void link_to_last();

    const Document& document_;
    const Analysis& analysis_;
    const NameKnowledge& names_;
    const EntityLayer& layer_;
    std::span<const NounPhrase> phrases_;
    WordClasses classes_;
    std::vector<Info> infos_;
};

} // namespace claimgraph

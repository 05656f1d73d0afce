#pragma once

#include "extract/entities/names/name_features.hpp"
#include "extract/entities/names/noun_phrase.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace claimgraph {

/// Whom or what a phrase may mean. The model of the antecedent ranker depends on the numbers.
enum class Animacy : std::uint8_t { kUnknown, kMan, kWoman, kThing, kPerson };
/// Whether it is that of a person.
constexpr bool is_somebody(Animacy animacy) {
    return animacy == Animacy::kMan || animacy == Animacy::kWoman || animacy == Animacy::kPerson;
}
/// How many. The model depends on the numbers.
enum class Count : std::uint8_t { kUnknown, kOne, kMany };
/// How a phrase begins. The model depends on the numbers.
enum class Determiner : std::uint8_t { kNone, kThe, kA, kThis, kPossessive, kQuantity, kOther };

/// What is seen of a noun phrase by itself. Words are hashes (hash_word()).
struct PhraseInfo {
    std::uint64_t head = 0;      ///< its lemma
    std::uint64_t words = 0;     ///< all words but determiners and possessive endings
    std::uint64_t verb = 0;      ///< the lemma of what it depends on
    std::uint64_t modifiers = 0; ///< a bit set of its modifiers
    /// The office of several words that a name bears here or "the Prime Minister" is, all its words; 0 for none.
    std::uint64_t office = 0;
    std::string_view descriptor; ///< what "the <noun>" points to: NameKnowledge::descriptor(), which it views
    std::uint32_t sentence = 0;
    std::uint32_t entity = 0;    ///< 1 + index of the name's entity, 0 for none
    std::uint32_t same_head = 0; ///< 1 + the last phrase before with this head, 0 for none
    std::uint32_t same_person = 0;
    std::uint32_t describes = 0; ///< 1 + the phrase before that it describes: apposition, predicate; 0 for none
    std::uint32_t named_by = 0;  ///< the entity, as above, of a name that describes it: "its leader, Ana Novak"
    /// Entities, as above, of the first names in the clause that a pronoun is the subject of: "she asked Ana Novak to
    /// wait" (principle C of Chomsky 1981). It means none of them.
    std::array<std::uint32_t, 4> below{};
    std::uint16_t fine = 0, coarse = 0;
    MentionKind kind = MentionKind::kNominal;
    Person person = Person::kNone;
    Count number = Count::kUnknown;
    Animacy animacy = Animacy::kUnknown;
    EntityType type = EntityType::kConcept;
    Determiner determiner = Determiner::kNone;
    std::uint8_t role = 0; ///< 1 subject, 2 object, 3 oblique, 4 possessor, 5 apposition, ...
    std::uint8_t size = 0; ///< bucket of its tokens
    bool quoted = false;
    bool relative = false; ///< "who" of a relative clause
};

/// The phrases of a document in text order. `layer` has the names. Linear.
std::vector<PhraseInfo> read_phrases(const Document& document, const Analysis& analysis, const Tree& tree,
                                     const NameKnowledge& names, const EntityLayer& layer,
                                     std::span<const NounPhrase> phrases, WordClasses classes);

/// 0, 1, 2, 3, 4-7, 8-15, ...: how the features see a count.
unsigned count_bucket(std::size_t count);

} // namespace claimgraph

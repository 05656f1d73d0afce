#pragma once

#include "extract/tokens/token.hpp"
#include "graph/model/entity.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace claimgraph {

/// The form of a mention: a name, a noun phrase ("the alliance") or a pronoun.
enum class MentionKind : std::uint8_t { kName, kNominal, kPronoun };

std::string_view to_string(MentionKind kind);

using MentionIndex = Index<struct MentionTag>; ///< into EntityLayer::mentions

/// A phrase of the document that refers to an entity. Positions are bytes and tokens of the document.
struct Mention {
    ByteSpan span;     ///< without leading article and trailing possessive
    TokenRange tokens; ///< the same in tokens
    TokenIndex head;   ///< its syntactic head, inside `tokens`
    MentionKind kind = MentionKind::kName;
    EntityType type = EntityType::kOther; ///< by use; the entity may have another (a capital that acts)
    EntityIndex entity;                   ///< into EntityLayer::entities; always set
    bool demonym = false;                 ///< an adjective of a place: "French", "Serbian"
};

/// The coreferent noun phrases of a document.
using Chain = std::vector<TokenRange>;

/// A person in an office: "NATO Secretary General Mark Rutte", "Milorad Dodik, the President of Republika Srpska".
struct RoleFact {
    MentionIndex holder;
    TokenRange title;     ///< the words of the office: "Secretary General"
    std::string relation; ///< holds_position, head_of_state_of, ...: a relation id
    EntityIndex object;   ///< the office, or the country that it heads
    ByteSpan object_words;
};

/// The office of a holder, not yet mentioned: that of another is another, though it is called the same.
Entity office_of(const Entity& holder, std::string name);

/// Ids of entities that are not taken in a document: "man", for the next one "man~2". Constant time on average.
class IdMaker {
  public:
    /// Takes the id that it gives.
    std::string unused(const std::string& stem);

  private:
    std::unordered_map<std::string, std::size_t> numbers_; ///< the last number of each stem; 1 for an id as it is
};

/// The mentions of one document and their entities. Owns its data; positions are only meaningful with the document.
struct EntityLayer {
    std::vector<Entity> entities;  ///< ids are unique
    std::vector<Mention> mentions; ///< in text order
    std::vector<RoleFact> roles;   ///< in text order
    /// Lemmas of nouns that describe each entity, sorted: "banker". Shorter than `entities` if the last ones have none.
    std::vector<std::vector<std::string>> descriptions;

    /// The mention whose head is `token`; default if there is none.
    MentionIndex headed_by(TokenIndex token) const {
        return token.value < by_head.size() ? by_head[token.value] : MentionIndex();
    }
    /// The type of the phrase that a token heads: that of its mention, else that of its noun, else kConcept.
    EntityType type_of(TokenIndex token) const {
        const MentionIndex mention = headed_by(token);
        return mention                           ? mentions[mention.value].type
               : token.value < noun_types.size() ? noun_types[token.value]
                                                 : EntityType::kConcept;
    }

    /// What an office is of: its object, or the first state, organization, group or thing of unknown type that is named
    /// within its words. Default if the text does not say.
    EntityIndex institution_of(const RoleFact& role) const;

    /// Puts the mentions from `first` on, which were added behind, to their places in the text. Linear but for sorting
    /// those.
    void sort_mentions(std::size_t first);

    std::vector<MentionIndex> by_head;  ///< of every token
    std::vector<EntityType> noun_types; ///< of every token
};

} // namespace claimgraph

#pragma once

#include "extract/tokens/token.hpp"
#include "graph/model/entity.hpp"

#include <string>
#include <vector>

namespace claimgraph {

enum class MentionKind : std::uint8_t { kName, kNominal, kPronoun };

std::string_view to_string(MentionKind kind);

using MentionIndex = Index<struct MentionTag>; ///< into EntityLayer::mentions

/// A place in the text where an entity is named, described or pointed at.
struct Mention {
    ByteSpan span;     ///< without a leading article and a trailing possessive
    TokenRange tokens; ///< the same place in tokens
    TokenIndex head;   ///< its syntactic head, inside `tokens`
    MentionKind kind = MentionKind::kName;
    EntityType type = EntityType::kOther; ///< by use; the entity may have another (a capital that acts)
    EntityIndex entity;                   ///< into EntityLayer::entities; never nowhere
    bool demonym = false;                 ///< an adjective of a place: "French", "Serbian"
};

/// The mentions that one thing has in a document.
using Chain = std::vector<TokenRange>;

/// Somebody in an office: "NATO Secretary General Mark Rutte", "Milorad Dodik, the President of Republika Srpska".
struct RoleFact {
    MentionIndex holder;
    TokenRange title;     ///< the words of the office: "Secretary General"
    std::string relation; ///< holds_position, head_of_state_of, ...: a relation id
    EntityIndex object;   ///< the office, or the country that it heads
    ByteSpan object_words;
};

/// The names of one document resolved to entities.
struct EntityLayer {
    std::vector<Entity> entities;  ///< ids are unique
    std::vector<Mention> mentions; ///< in text order
    std::vector<RoleFact> roles;   ///< in text order
    /// Nouns that the text gives each entity, lemmas, sorted: "banker". Shorter than `entities` when the last have
    /// none.
    std::vector<std::vector<std::string>> descriptions;

    /// The mention whose head is `token`; nowhere if there is none.
    MentionIndex headed_by(TokenIndex token) const {
        return token.value < by_head.size() ? by_head[token.value] : MentionIndex();
    }
    /// What the thing is that a token heads: the type of its mention, else what its noun tells, else kConcept.
    EntityType type_of(TokenIndex token) const {
        const MentionIndex mention = headed_by(token);
        return mention                           ? mentions[mention.value].type
               : token.value < noun_types.size() ? noun_types[token.value]
                                                 : EntityType::kConcept;
    }

    std::vector<MentionIndex> by_head;  ///< of every token
    std::vector<EntityType> noun_types; ///< of every token
};

} // namespace claimgraph

#pragma once

#include "extract/tokens/token.hpp"
#include "graph/entity.hpp"

namespace claimgraph {

enum class MentionKind : std::uint8_t { kName, kNominal, kPronoun };

using MentionIndex = Index<struct MentionTag>; ///< into EntityLayer::mentions

/// A place in the text where an entity is named, described or pointed at.
struct Mention {
    ByteSpan span;        ///< without a leading article and a trailing possessive
    TokenRange tokens;    ///< the same place in tokens
    TokenIndex head;      ///< its syntactic head, inside `tokens`
    MentionKind kind = MentionKind::kName;
    EntityType type = EntityType::kOther; ///< by use; the entity may have another (a capital that acts)
    EntityIndex entity;   ///< into EntityLayer::entities; never nowhere
};

/// Somebody in an office: "NATO Secretary General Mark Rutte", "Milorad Dodik, the President of Republika Srpska".
struct RoleFact {
    MentionIndex holder;
    TokenRange title;        ///< "Secretary General"
    EntityIndex role;        ///< the office as an entity of type role
    EntityIndex institution; ///< "NATO", "Republika Srpska"; nowhere when the text does not say
    std::string relation;    ///< what the title makes of it: holds_position, head_of_state_of, head_of_government_of, leads
};

/// Names of one document resolved to entities.
struct EntityLayer {
    std::vector<Entity> entities;   ///< each with at least one mention; ids are unique
    std::vector<Mention> mentions;  ///< in text order; a nested one follows the one around it
    std::vector<RoleFact> roles;

    /// The mention whose head is `token` (the longest, if nested); nowhere if there is none.
    MentionIndex headed_by(TokenIndex token) const;
};

/// What is known about names: gazetteers, titles, aliases. Immutable after loading.
class NameKnowledge;

/// Finds mentions and groups them into entities. Needs tags and trees.
EntityLayer find_entities(const Document& document, const Analysis& analysis, const NameKnowledge& names);

} // namespace claimgraph

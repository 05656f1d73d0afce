#pragma once

#include "extract/entities/coreference/antecedent_ranker.hpp"
#include "extract/entities/names/mention.hpp"
#include "extract/entities/names/name_knowledge.hpp"

namespace claimgraph {

/// The coreference chains of at least two noun phrases, by the ranker. `layer` has the names. Never fails.
std::vector<Chain> find_chains(const Document& document, const Analysis& analysis, const NameKnowledge& names,
                               const EntityLayer& layer, std::span<const NounPhrase> phrases,
                               const AntecedentRanker& ranker);

/// Adds mentions for pronouns and descriptions such as "the alliance" that refer to a name of the layer. Mentions stay
/// in text order. Without a ranker the nearest compatible name is taken. Phrases without antecedent get no mention.
void resolve_references(const Document& document, const Analysis& analysis, const NameKnowledge& names,
                        const Tree& tree, EntityLayer& layer, const AntecedentRanker* ranker = nullptr);

} // namespace claimgraph

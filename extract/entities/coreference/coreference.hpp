#pragma once

#include "extract/entities/coreference/antecedent_ranker.hpp"
#include "extract/entities/names/mention.hpp"
#include "extract/entities/names/name_knowledge.hpp"

namespace claimgraph {

/// The chains of noun phrases that mean one thing, by the ranker; those of one phrase are left out. `layer` holds the
/// names.
std::vector<Chain> find_chains(const Document& document, const Analysis& analysis, const NameKnowledge& names,
                               const EntityLayer& layer, std::span<const NounPhrase> phrases,
                               const AntecedentRanker& ranker);

/// Adds mentions for pronouns and for descriptions such as "the alliance" that point back to a name of the layer. Keeps
/// the mentions in text order. Without a ranker the nearest fitting name is taken. What points at nothing known stays
/// without a mention.
void resolve_references(const Document& document, const Analysis& analysis, const NameKnowledge& names,
                        const Tree& tree, EntityLayer& layer, const AntecedentRanker* ranker = nullptr);

} // namespace claimgraph

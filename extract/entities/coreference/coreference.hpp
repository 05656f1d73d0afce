#pragma once

#include "extract/entities/coreference/antecedent_ranker.hpp"
#include "extract/entities/knowledge/name_knowledge.hpp"
#include "extract/entities/names/mention.hpp"

namespace claimgraph {

/// The coreference chains of at least two noun phrases, as resolve_references() finds them, without appositions,
/// predicates and relative pronouns, which OntoNotes does not count. `layer` has the names. Never fails.
std::vector<Chain> find_chains(const Document& document, const Analysis& analysis, const Tree& tree,
                               const NameKnowledge& names, const EntityLayer& layer,
                               std::span<const NounPhrase> phrases, const AntecedentRanker& ranker);

/// Puts all noun phrases of a document into chains and adds those chains to the layer, which has the names: pronouns
/// and descriptions become mentions of the entity that their chain names; a chain of several phrases without a name
/// becomes an entity with its fullest description ("48-year-old Australian"). What belongs to no chain gets no mention.
/// Mentions stay in text order. Linear in the document.
void resolve_references(const Document& document, const Analysis& analysis, const Tree& tree,
                        const NameKnowledge& names, const AntecedentRanker& ranker, EntityLayer& layer);

} // namespace claimgraph

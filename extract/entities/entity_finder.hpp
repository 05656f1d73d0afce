#pragma once

#include "extract/entities/coreference/antecedent_ranker.hpp"
#include "extract/entities/knowledge/name_knowledge.hpp"
#include "extract/entities/names/mention.hpp"
#include "extract/entities/names/tagger/name_tagger.hpp"
#include "extract/syntax/tree.hpp"

namespace claimgraph {

/// The names of a document and what they name. One entity for a full name and its parts (Mark Rutte, Rutte), for an
/// acronym and what the text or the gazetteer says it stands for, for a country and its adjectives; a capital that acts
/// stands for its state; pronouns and "the alliance" point back. Needs tags and trees. Linear in the number of tokens.
/// The same without what points back. Without a tagger names are found by rules alone.
EntityLayer find_entities(const Document& document, const Analysis& analysis, const Tree& tree,
                          const NameKnowledge& names, const NameTagger* tagger = nullptr,
                          const AntecedentRanker* ranker = nullptr);
EntityLayer find_named_entities(const Document& document, const Analysis& analysis, const Tree& tree,
                                const NameKnowledge& names, const NameTagger* tagger = nullptr);

} // namespace claimgraph

#pragma once

#include "extract/entities/mention.hpp"
#include "extract/entities/name_knowledge.hpp"

namespace claimgraph {

/// Adds mentions for pronouns and for descriptions such as "the alliance" that point back to a name of the layer. Keeps
/// the mentions in text order. What points at nothing known stays without a mention.
void resolve_references(const Document& document, const Analysis& analysis, const NameKnowledge& names,
                        EntityLayer& layer);

} // namespace claimgraph

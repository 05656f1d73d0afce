#pragma once

#include "extract/entities/knowledge/name_knowledge.hpp"
#include "extract/text/document.hpp"
#include "extract/tokens/token.hpp"

namespace claimgraph {

/// Hangs the name of a person on what he is: "the mayor of Bergen, Tom Berg, resigned" tells of the mayor, not of
/// Bergen, on which parsers hang what stands nearest. Changes trees.
void mend_appositions(const Document& document, const NameKnowledge& names, Analysis& analysis);

} // namespace claimgraph

#pragma once

#include "extract/entities/names/name_finder.hpp"
#include "extract/syntax/tree.hpp"

#include <span>

namespace claimgraph {

/// Corrects the types of names that no list knows where the text tells what they are: "Corvex is a company", "Corvex, a
/// maker of pumps", "the chief executive of Corvex", "Hartwell is a town", "Victoria Hall is chairman". Names with the
/// same words are the same thing.
void correct_told_types(const Document& document, const Analysis& analysis, const Tree& tree, const FoldedWords& folded,
                        const NameKnowledge& names, std::span<NameSpan> spans);

} // namespace claimgraph

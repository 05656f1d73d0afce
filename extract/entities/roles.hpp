#pragma once

#include "extract/entities/knowledge/name_knowledge.hpp"
#include "extract/entities/names/mention.hpp"
#include "extract/entities/names/name_finder.hpp"
#include "extract/syntax/tree.hpp"

#include <cstddef>
#include <span>

namespace claimgraph {

/// A title of the text; null if there is none.
struct FoundTitle {
    TokenRange tokens;
    const Title* title = nullptr;
};
/// The longest title that ends with a token, of at most so many words.
FoundTitle title_ending_at(const Document& document, const Analysis& analysis, const NameKnowledge& names,
                           TokenIndex last, std::size_t longest = NameKnowledge::kLongestTitle);

/// Offices that the text gives to persons: before a name ("Prime Minister Albin Kurti") or behind it ("Milorad Dodik,
/// the President of Republika Srpska"). Adds the offices as entities of type role. `spans` belong to the first mentions
/// of the layer, in order.
void add_roles(const Document& document, const Analysis& analysis, const Tree& tree, const NameKnowledge& names,
               std::span<const NameSpan> spans, EntityLayer& layer);

} // namespace claimgraph

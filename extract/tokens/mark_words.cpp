#include "extract/tokens/mark_words.hpp"

#include <optional>
#include <vector>

namespace claimgraph {

void mark_words(const Document& document, const FunctionWords& words, const TagSet& tags, Analysis& analysis) {
    const Symbols& symbols = analysis.symbols;
    std::vector<std::optional<WordKinds>> kinds_of(symbols.size());
    std::vector<std::optional<TagTraits>> traits_of(symbols.size());
    for (Token& token : analysis.tokens) {
        token.form_kinds = words.kinds(analysis.form(document, token));
        if (token.lemma) {
            auto& kinds = kinds_of[token.lemma.value];
            if (!kinds) kinds = words.kinds(symbols.text(token.lemma));
            token.kinds = *kinds;
        }
        if (token.xpos) {
            auto& traits = traits_of[token.xpos.value];
            if (!traits) traits = tags.traits(symbols.text(token.xpos));
            token.traits = *traits;
        }
    }
}

} // namespace claimgraph

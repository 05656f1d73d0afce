#include "extract/claims/decision/spoken_text.hpp"

#include <algorithm>

namespace claimgraph {

double spoken_shift(std::span<const Token> tokens, std::span<const Attribution> attributions) {
    // Fitted to the same 600 claims, with the logit of the probability beside it: -0.75 for one word in a hundred, and
    // more than the least of them could bear.
    constexpr double kOfShare = -50;
    constexpr double kMost = -2;
    std::size_t words = 0;
    std::size_t first_persons = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].upos == Upos::kPunct || attributions[i].quote != 0) continue;
        ++words;
        first_persons += tokens[i].upos == Upos::kPron && tokens[i].form_kinds.has(WordKind::kFirstPerson) &&
                         !tokens[i].form_kinds.has(WordKind::kFirstPersonMany);
    }
    if (words == 0) return 0;
    return std::max(kMost, kOfShare * static_cast<double>(first_persons) / static_cast<double>(words));
}

} // namespace claimgraph

#include "extract/facts/fact_finder.hpp"

#include "extract/facts/reading.hpp"

#include <algorithm>

namespace claimgraph {
namespace {

bool same_words(const Fact& a, const Fact& b) {
    return a.subject == b.subject && a.relation == b.relation && a.arguments == b.arguments;
}

} // namespace

std::vector<Fact> find_facts(const Analysis& analysis, FactReading reading, const FactWeights& weights,
                             const FactWords& words) {
    const Tree tree(analysis);
    const auto read = [&](TokenRange sentence) {
        return reading == FactReading::kImplied ? read_implied(analysis, tree, sentence, words)
                                                : read_explicit(analysis, tree, sentence);
    };
    std::vector<Fact> facts;
    for (std::size_t s = 0; s < analysis.sentences.size(); ++s) {
        const std::size_t first = facts.size();
        for (Fact& fact : read(analysis.sentences[s].tokens)) {
            // a twin comes of the same clause, shortly before
            constexpr std::size_t kNear = 32;
            const std::size_t from = std::max(first, facts.size() - std::min(facts.size(), kNear));
            if (std::any_of(facts.begin() + static_cast<std::ptrdiff_t>(from), facts.end(),
                            [&](const Fact& before) { return same_words(before, fact); }))
                continue;
            fact.sentence = SentenceIndex{s};
            fact.confidence = weights.confidence(fact, analysis);
            facts.push_back(std::move(fact));
        }
    }
    return facts;
}

} // namespace claimgraph

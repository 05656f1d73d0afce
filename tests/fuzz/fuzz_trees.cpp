// Any trees over a text, all the way to claims: those of the parser, with accidents. Words hang elsewhere (trees cross,
// a noun hangs below its title), labels are swapped. A root stays one, as every reader of trees
// sees to.
#include "extract/extract.hpp"
#include "tests/fuzz/fuzz.hpp"

#include <functional>
#include <random>
#include <string_view>

using namespace claimgraph;

namespace {

const Models& models() {
    static const Models kModels = fuzz::or_abort(load_models(CLAIMGRAPH_SOURCE_DIR "/models/en"));
    return kModels;
}

bool hangs_below(const Analysis& analysis, TokenIndex token, TokenIndex above) {
    for (; token; token = analysis[token].head)
        if (token == above) return true;
    return false;
}

/// A few words of each sentence get another head or another word's label; what comes out is a tree.
void shake(Analysis& analysis, std::mt19937& random) {
    for (const Sentence& sentence : analysis.sentences) {
        const auto any_word = [&] {
            return TokenIndex{sentence.tokens.begin.value +
                              random() % static_cast<std::uint32_t>(sentence.tokens.size())};
        };
        for (auto accidents = random() % 6; accidents-- > 0;) {
            const TokenIndex word = any_word();
            const TokenIndex other = any_word();
            if (!analysis[word].head || !analysis[other].head) continue; // the root stays
            if (random() % 2 == 0)
                std::swap(analysis.tokens[word.value].deprel, analysis.tokens[other.value].deprel);
            else if (!hangs_below(analysis, other, word))
                analysis.tokens[word.value].head = other;
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = fuzz::text_of(data, size);
    const auto document = make_document("fuzz", text, {.lossy = true});
    if (!document) return 0;
    Analysis analysis = analyze(*document, models());
    std::mt19937 random(static_cast<std::uint32_t>(std::hash<std::string_view>()(text)));
    shake(analysis, random);
    for (const FactReading reading : {FactReading::kImplied, FactReading::kExplicit})
        for (const Fact& fact : find_facts(analysis, models(), reading))
            MUST(fact.sentence.value < analysis.sentences.size());
    const ClaimBatch batch = extract_claims(*document, analysis, models());
    for (const Claim& claim : batch.claims) {
        MUST(claim.subject.value < batch.entities.size() && claim.object.value < batch.entities.size());
        const Evidence& evidence = claim.evidence.at(0);
        MUST(document->text(evidence.span) == evidence.text);
        for (const ByteSpan part : {evidence.subject_span, evidence.object_span, evidence.trigger_span})
            MUST(part.begin <= part.end && part.end <= document->text().size());
    }
    return 0;
}

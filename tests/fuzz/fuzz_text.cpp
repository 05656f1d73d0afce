// Any bytes as text, all the way to claims.
#include "extract/extract.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace claimgraph;

namespace {

const Models& models() {
    static const Models kModels = fuzz::or_abort(load_models(CLAIMGRAPH_SOURCE_DIR "/models/en"));
    return kModels;
}

void check_analysis(const Document& document, const Analysis& analysis) {
    std::uint32_t end = 0;
    TokenIndex next{0};
    for (const Sentence& sentence : analysis.sentences) {
        MUST(sentence.tokens.begin == next && sentence.tokens.size() > 0);
        next = sentence.tokens.end;
        std::size_t roots = 0;
        for (TokenIndex at = sentence.tokens.begin; at < sentence.tokens.end; ++at.value) {
            const Token& token = analysis[at];
            MUST(end <= token.span.begin && token.span.begin < token.span.end &&
                 token.span.end <= document.text().size());
            MUST(sentence.span.contains(token.span));
            end = token.span.end;
            MUST(!token.head || (sentence.tokens.contains(token.head) && token.head != at));
            roots += !token.head;
        }
        MUST(roots == 1);
    }
    MUST(next.value == analysis.tokens.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const DocumentOptions options{.lossy = (data[0] & 1) != 0, .sentences = (data[0] & 2) != 0};
    const auto document = make_document("fuzz", fuzz::text_of(data, size), options);
    MUST(document || !options.lossy);
    if (!document) return 0;
    const Analysis analysis = analyze(*document, models());
    check_analysis(*document, analysis);
    const ClaimBatch batch = extract_claims(*document, analysis, models());
    for (const Claim& claim : batch.claims) {
        MUST(claim.subject.value < batch.entities.size() && claim.object.value < batch.entities.size());
        MUST(claim.confidence >= 0 && claim.confidence <= 1);
        MUST(claim.evidence.size() == 1);
        MUST(claim.evidence[0].span.end <= document->text().size());
        MUST(document->text(claim.evidence[0].span) == claim.evidence[0].text);
    }
    return 0;
}

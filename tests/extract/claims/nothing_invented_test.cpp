#include "extract/extract.hpp"
#include "graph/base/read_file.hpp"

#include <gtest/gtest.h>
#include <sstream>
#include <string>

namespace claimgraph {
namespace {

const Models& models_with_all() {
    static const Result<Models> loaded =
        load_models(CLAIMGRAPH_SOURCE_DIR "/models/en", {}, {}, {.least = kLeastOfAll});
    return *loaded;
}

/// Everything that a claim says stands in its document; what it says of one sentence, in that sentence.
void expect_nothing_invented(const Document& document, std::size_t& claims) {
    const ClaimBatch batch = extract_claims(document, models_with_all());
    claims += batch.claims.size();
    for (const Claim& claim : batch.claims) {
        for (const std::string* words : {&claim.time, &claim.place, &claim.condition, &claim.complement})
            EXPECT_NE(document.text().find(*words), std::string_view::npos) << *words;
        EXPECT_TRUE(claim.confidence >= 0 && claim.confidence <= 1) << claim.confidence;
        ASSERT_EQ(claim.evidence.size(), 1u);
        const Evidence& evidence = claim.evidence.front();
        EXPECT_EQ(evidence.text, document.text(evidence.span));
        EXPECT_TRUE(evidence.span.contains(evidence.trigger_span)) << evidence.trigger;
        for (const std::string* words : {&evidence.subject, &evidence.object}) {
            EXPECT_FALSE(words->empty()) << claim.relation << " in: " << evidence.text;
            EXPECT_NE(document.text().find(*words), std::string_view::npos) << *words;
        }
        std::istringstream trigger(evidence.trigger);
        for (std::string word; trigger >> word;) EXPECT_NE(evidence.text.find(word), std::string::npos) << word;
    }
}

TEST(NothingIsInvented, InTextsOfTheProject) {
    std::size_t claims = 0;
    for (const char* file :
         {"examples/kosovo/article.txt", "tests/gold/dispatches.txt", "tests/extract/claims/meaning_cases.tsv",
          "docs/claim_model.md", "docs/design.md", "docs/style.md"}) {
        auto text = read_file(std::string(CLAIMGRAPH_SOURCE_DIR "/") + file);
        ASSERT_TRUE(text) << file;
        const auto document = make_document(file, std::move(*text));
        ASSERT_TRUE(document) << file;
        expect_nothing_invented(*document, claims);
    }
    EXPECT_GT(claims, 200u);
}

} // namespace
} // namespace claimgraph

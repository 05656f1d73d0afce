#include "extract/extract.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace claimgraph {
namespace {

/// A row of tests/cases/factuality.tsv.
struct FactualityCase {
    std::string sentence, subject, relation, object, polarity, modality;
};

std::vector<FactualityCase> factuality_cases() {
    std::vector<FactualityCase> cases;
    const auto read_row = [&](const TsvRow& row) -> std::string {
        cases.push_back({std::string(row[0]), std::string(row[1]), std::string(row[2]), std::string(row[3]),
                         row[4].empty() ? "-" : std::string(row[4]), std::string(row[5])});
        return {};
    };
    const auto read = read_tsv(CLAIMGRAPH_SOURCE_DIR "/tests/cases/factuality.tsv",
                               {"sentence", "subject", "relation", "object", "polarity", "modality"}, read_row);
    if (!read) throw std::runtime_error(read.error().describe());
    return cases;
}

bool is_one_of(std::string_view value, std::string_view list) {
    bool found = false;
    for_each_part(list, ';', [&](std::string_view part) { found |= part == value; });
    return found;
}

/// Every claim of the relation between the two parties is as the row says, and there is one.
TEST(FactualityGrid, IsReadRightInNineteenOfTwentySentences) {
    const auto models = load_models(CLAIMGRAPH_SOURCE_DIR "/models/en");
    const auto knowledge = ClaimKnowledge::load(CLAIMGRAPH_SOURCE_DIR "/models/en", {.least = 0.3});
    ASSERT_TRUE(models && knowledge);
    const auto cases = factuality_cases();
    ASSERT_GE(cases.size(), 100u);
    std::size_t right = 0;
    std::string wrong;
    for (const FactualityCase& one : cases) {
        const auto document = make_document("case", one.sentence);
        const Analysis analysis = analyze(*document, *models);
        const ClaimBatch batch = extract_claims(*document, analysis, Tree(analysis),
                                                find_entities(*document, analysis, *models), *knowledge);
        bool found = false;
        bool good = true;
        std::string read;
        for (const Claim& claim : batch.claims) {
            const auto is = [&](EntityIndex end, const std::string& name) {
                return batch.entities[end.value].name.find(name) != std::string::npos;
            };
            if (!is(claim.subject, one.subject) || !is(claim.object, one.object)) continue;
            if (one.relation != "*" && claim.relation != one.relation) continue;
            found = true;
            good &= is_one_of(to_string(claim.polarity), one.polarity) &&
                    is_one_of(to_string(claim.modality), one.modality);
            read += fmt::format(" {} {} {};", claim.relation, to_string(claim.polarity), to_string(claim.modality));
            // what is denied or left open never comes out as a fact
            if (!is_one_of("+", one.polarity) || !is_one_of("actual", one.modality)) {
                EXPECT_FALSE(claim.polarity == Polarity::kAffirmed && claim.modality == Modality::kActual)
                    << one.sentence << read;
            }
        }
        if (found && good)
            ++right;
        else
            wrong += fmt::format("{} ({} {}):{}\n", one.sentence, one.polarity, one.modality, read);
    }
    EXPECT_GE(right * 20, cases.size() * 19) << right << " of " << cases.size() << " are right\n" << wrong;
    RecordProperty("wrong", wrong);
}

} // namespace
} // namespace claimgraph

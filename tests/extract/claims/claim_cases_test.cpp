#include "extract/extract.hpp"
#include "graph/base/read_file.hpp"

#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace claimgraph {
namespace {

const std::string kModels = CLAIMGRAPH_SOURCE_DIR "/models/en";
const std::string kCases = CLAIMGRAPH_SOURCE_DIR "/tests/cases/";

const Models& models() {
    static const Result<Models> loaded = load_models(kModels);
    if (!loaded) throw std::runtime_error(loaded.error().describe());
    return *loaded;
}

const ClaimKnowledge& knowledge() {
    static const ClaimKnowledge loaded = ClaimKnowledge::load(kModels).value();
    return loaded;
}

/// "    Kenya --urges--> Uganda  (requested, denied) to close the mine, says Chad", a claim a line.
std::string read(const std::string& sentence, const ClaimKnowledge& with) {
    const auto document = make_document("case", sentence);
    const Analysis analysis = analyze(*document, models());
    const ClaimBatch batch = extract_claims(*document, analysis, find_entities(*document, analysis, models()), with);
    std::string lines;
    for (const Claim& claim : batch.claims) {
        const Evidence& evidence = claim.evidence.front();
        std::string factuality;
        if (claim.modality != Modality::kActual) factuality += to_string(claim.modality);
        if (claim.polarity == Polarity::kDenied) factuality += factuality.empty() ? "denied" : ", denied";
        lines += fmt::format("    {} --{}--> {}", evidence.subject, claim.relation, evidence.object);
        if (!factuality.empty()) lines += fmt::format(" ({})", factuality);
        if (!claim.complement.empty()) lines += fmt::format(" \"{}\"", claim.complement);
        if (claim.attributed_to) lines += fmt::format(", says {}", batch.entities[claim.attributed_to.value].name);
        lines += '\n';
    }
    return lines;
}

struct Case {
    std::string heading;
    std::string sentence;
    std::string expected;
};

/// The cases of a file, and the file with the claims that are read now.
struct CaseFile {
    std::vector<Case> cases;
    std::string rewritten;
};

CaseFile read_cases(const std::string& path) {
    CaseFile result;
    std::istringstream lines(read_file(path).value());
    std::string heading;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("    ")) {
            if (!result.cases.empty()) result.cases.back().expected += line + '\n';
            continue;
        }
        result.rewritten += line + '\n';
        if (line.starts_with("## ")) heading = line.substr(3);
        if (line.empty() || line.starts_with('#')) continue;
        result.cases.push_back({heading, line, {}});
        result.rewritten += read(line, knowledge());
    }
    return result;
}

class ClaimCases : public testing::TestWithParam<const char*> {};

TEST_P(ClaimCases, ReadAsWritten) {
    const std::string path = kCases + GetParam();
    const CaseFile file = read_cases(path);
    ASSERT_FALSE(file.cases.empty());
    if (std::getenv("CLAIMGRAPH_REWRITE") != nullptr) {
        std::ofstream(path) << file.rewritten;
        return;
    }
    for (const Case& one : file.cases)
        EXPECT_EQ(one.expected, read(one.sentence, knowledge())) << one.heading << ": " << one.sentence;
}

INSTANTIATE_TEST_SUITE_P(Files, ClaimCases, testing::Values("relations.txt", "rules.txt", "syntax.txt"));

TEST(ClaimCases, EveryRelationTypeHasOne) {
    std::set<std::string> shown;
    for (const Case& one : read_cases(kCases + "relations.txt").cases)
        if (one.expected.find("--" + one.heading + "-->") != std::string::npos) shown.insert(one.heading);
    const auto table = RelationTable::load(kModels + "/relations.tsv");
    ASSERT_TRUE(table);
    for (const Relation& relation : table->relations())
        EXPECT_TRUE(shown.contains(relation.id)) << "tests/cases/relations.txt shows no " << relation.id;
}

TEST(ClaimCases, EveryRuleFamilyMakesADifference) {
    const std::vector<Case> cases = read_cases(kCases + "rules.txt").cases;
    for (const std::string_view name : rule_family_names()) {
        ClaimOptions options;
        options.rules.switch_off(*rule_family_from(name));
        const auto without = ClaimKnowledge::load(kModels, options);
        ASSERT_TRUE(without) << without.error().describe();
        bool seen = false;
        for (const Case& one : cases) {
            if (one.heading != name) continue;
            seen = true;
            EXPECT_NE(one.expected, read(one.sentence, *without)) << name << ": " << one.sentence;
        }
        EXPECT_TRUE(seen) << "tests/cases/rules.txt has no case of " << name;
    }
}

} // namespace
} // namespace claimgraph

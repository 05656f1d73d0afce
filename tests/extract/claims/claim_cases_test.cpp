#include "extract/extract.hpp"
#include "graph/base/read_file.hpp"
#include "graph/base/tsv.hpp"

#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <regex>
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
    static const ClaimKnowledge loaded = ClaimKnowledge::load(kModels, {.undecided = true}).value();
    return loaded;
}

ClaimBatch claims_in(const std::string& sentence, const ClaimKnowledge& with) {
    const auto document = make_document("case", sentence);
    const Analysis analysis = analyze(*document, models());
    return extract_claims(*document, analysis, Tree(analysis), find_entities(*document, analysis, models()), with);
}

/// "    Kenya --urges--> Uganda  (requested, denied) to close the mine, says Chad", a claim a line.
std::string read(const std::string& sentence, const ClaimKnowledge& with) {
    const ClaimBatch batch = claims_in(sentence, with);
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

INSTANTIATE_TEST_SUITE_P(Files, ClaimCases, testing::Values("rules.txt", "syntax.txt"));

/// "Kenya agrees_with Uganda", a claim an entry.
std::vector<std::string> short_claims(const std::string& sentence, const ClaimKnowledge& with) {
    std::vector<std::string> claims;
    for (const Claim& claim : claims_in(sentence, with).claims)
        claims.push_back(
            fmt::format("{} {} {}", claim.evidence.front().subject, claim.relation, claim.evidence.front().object));
    return claims;
}

TEST(RuleFamilies, ReadTheirExamplesAndAreMissedWithout) {
    for (const RuleFamily& family : knowledge().rules.families()) {
        const ClaimOptions options{.without_rules = {family.name}, .undecided = true};
        const auto without = ClaimKnowledge::load(kModels, options);
        ASSERT_TRUE(without) << without.error().describe();
        const auto with_it = short_claims(family.example, knowledge());
        EXPECT_THAT(with_it, testing::Contains(family.draws)) << family.name;
        EXPECT_NE(with_it, short_claims(family.example, *without)) << family.name;
    }
    ClaimOptions misspelt;
    misspelt.without_rules = {"pears"};
    const auto refused = ClaimKnowledge::load(kModels, misspelt);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().describe(), testing::HasSubstr("no family of rules is called 'pears'"));
}

/// A row of models/en/frames.
struct FrameRow {
    std::string place; // file and line
    std::string relation;
    std::string rule; // as evidence names it
    std::string example;
};

std::vector<FrameRow> frame_rows() {
    std::vector<FrameRow> rows;
    for (const auto& entry : std::filesystem::directory_iterator(kModels + "/frames")) {
        const auto read_row = [&](const TsvRow& row) -> std::string {
            rows.push_back({fmt::format("{}:{}", entry.path().filename().string(), row.line), std::string(row[0]),
                            (row[2] == "weak" ? "~" : "") + std::string(row[1]), std::string(row[3])});
            return row[4].empty() ? "a frame comes from somewhere" : "";
        };
        const auto read = read_tsv(entry.path(), {"relation", "frame", "strength", "example", "source"}, read_row);
        if (!read) throw std::runtime_error(read.error().describe());
    }
    return rows;
}

TEST(Frames, DrawTheirExamples) {
    std::size_t examples = 0;
    for (const FrameRow& row : frame_rows()) {
        if (row.example.empty()) continue;
        ++examples;
        const ClaimBatch batch = claims_in(row.example, knowledge());
        EXPECT_TRUE(std::ranges::any_of(batch.claims,
                                        [&](const Claim& claim) {
                                            return claim.relation == row.relation &&
                                                   claim.evidence.front().rule == row.rule;
                                        }))
            << row.place << ": '" << row.rule << "' does not draw " << row.relation << " from: " << row.example << '\n'
            << read(row.example, knowledge());
    }
    EXPECT_GT(examples, 300u);
}

/// Verbs, nouns and adjectives: one example each at least, of every relation that has such frames.
TEST(Frames, HaveAnExampleOfEachKind) {
    std::map<std::pair<std::string, AnchorKind>, bool> shown;
    for (const FrameRow& row : frame_rows()) {
        const auto frame = parse_frame(row.rule);
        ASSERT_TRUE(frame) << row.place;
        shown[{row.relation, frame->anchor_kind}] |= !row.example.empty();
    }
    for (const auto& [kind, has_example] : shown)
        EXPECT_TRUE(has_example) << kind.first << " shows none of its "
                                 << (kind.second == AnchorKind::kNoun        ? "nouns"
                                     : kind.second == AnchorKind::kAdjective ? "adjectives"
                                                                             : "verbs");
}

/// What no frame says is said by another construction, of which there is a case, or by words that the model weighs.
TEST(ClaimCases, ShowWhatHasNoFrames) {
    const std::string triggers = read_file(kModels + "/triggers.tsv").value();
    std::set<std::string> framed;
    for (const FrameRow& row : frame_rows()) framed.insert(row.relation);
    const std::string cases = read_file(kCases + "rules.txt").value();
    for (const Relation& relation : knowledge().relations.relations())
        if (!framed.contains(relation.id) &&
            !std::regex_search(triggers, std::regex("[\t|<]" + relation.id + "[\n|[]"))) {
            EXPECT_THAT(cases, testing::HasSubstr("--" + relation.id + "-->")) << "in tests/cases/rules.txt";
        }
}

} // namespace
} // namespace claimgraph

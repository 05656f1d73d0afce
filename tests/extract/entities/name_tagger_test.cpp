#include "extract/entities/names/tagger/name_fusion.hpp"
#include "extract/syntax/conllu.hpp"
#include "extract/tokens/tokenizer.hpp"
#include "tools/train/name_trainer.hpp"

#include <fmt/format.h>
#include <fstream>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

const NameKnowledge& knowledge() {
    static const Result<NameKnowledge> loaded = NameKnowledge::load(CLAIMGRAPH_SOURCE_DIR "/models/en");
    if (!loaded) throw std::runtime_error(loaded.error().describe());
    return *loaded;
}

std::filesystem::path write(const std::string& name, const std::string& bytes) {
    const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / name;
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
}

/// One sentence of CoNLL-U; "Zorb/B-person" is a word in a name.
std::string conllu_of(const std::vector<std::string>& words) {
    std::string text;
    int number = 0;
    for (const std::string& word : words) {
        const std::size_t slash = word.find('/');
        text += fmt::format("{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", ++number, word.substr(0, slash),
                            slash == std::string::npos ? "_" : "Name=" + word.substr(slash + 1));
    }
    return text + '\n';
}

AnalysedDocument read(const std::string& text) {
    auto documents = read_conllu(text, "names.conllu");
    if (!documents) throw std::runtime_error(documents.error().describe());
    return std::move(documents->front());
}

TEST(NameTagger, LearnsWhatStandsBeforeNames) {
    // made-up words; only what stands before them tells what they are
    std::string text;
    for (const char* name : {"Zorb", "Plim", "Quax", "Dreff", "Vonk", "Mibb"}) {
        text += conllu_of({"we", "met", "uncle", std::string(name) + "ol/B-person", "here"});
        text += conllu_of({"we", "drove", "to", std::string(name) + "ville/B-place", "Bay/I-place", "fast"});
        text += conllu_of({"we", "saw", "nothing", "here"});
    }
    const AnalysedDocument learned = read(text);
    const std::string bytes = train_names({{&learned.document, &learned.analysis}}, knowledge(), {},
                                          {.epochs = 20, .dropout = 0, .least_seen = 2}, [](const NameProgress&) {});
    const auto tagger = NameTagger::open(write("learned.model", bytes));
    ASSERT_TRUE(tagger) << tagger.error().describe();
    const AnalysedDocument unseen = read(conllu_of({"we", "met", "uncle", "Garn", "here"}) +
                                         conllu_of({"we", "drove", "to", "Harnville", "Bay", "fast"}));
    const FoldedWords folded(unseen.document, unseen.analysis, knowledge().gazetteer());
    const auto names = tagger->tag(unseen.document, unseen.analysis, folded, knowledge(), {});
    ASSERT_EQ(names.size(), 2U);
    EXPECT_EQ(names[0].type, EntityType::kPerson);
    EXPECT_EQ(names[0].tokens, (TokenRange{TokenIndex{3U}, TokenIndex{4U}}));
    EXPECT_EQ(names[1].type, EntityType::kPlace);
    EXPECT_EQ(names[1].tokens, (TokenRange{TokenIndex{8U}, TokenIndex{10U}}));
}

TEST(FoldedWords, AreTheKeysOfTheGazetteer) {
    const AnalysedDocument text = read(conllu_of({"\xcc\x81", "Bosnia", "AND", "Herzegovina", "caf\u00e9s", "?"}));
    const FoldedWords folded(text.document, text.analysis, knowledge().gazetteer());
    const auto key = [&](std::uint32_t begin, std::uint32_t end) {
        return folded.key({TokenIndex{begin}, TokenIndex{end}});
    };
    EXPECT_EQ(key(1, 4), "bosnia and herzegovina");
    EXPECT_EQ(key(4, 6), "cafes ?");
    EXPECT_EQ(key(0, 2), "bosnia") << "a mark alone is nothing";
    EXPECT_EQ(key(0, 1), "");
    EXPECT_EQ(folded.key(TokenIndex{2U}), "and");
    EXPECT_TRUE(knowledge().gazetteer().find(key(1, 4)));
    EXPECT_GE(folded.longest_from(TokenIndex{1U}), 3U);
    EXPECT_EQ(folded.longest_from(TokenIndex{5U}), 0U);
}

TEST(NameTagger, SameTextAndSeedGiveTheSameBytes) {
    const AnalysedDocument text = read(conllu_of({"we", "met", "uncle", "Zorb/B-person", "here"}));
    const NameTraining training{.epochs = 2, .least_seen = 1};
    const auto bytes = [&] {
        return train_names({{&text.document, &text.analysis}}, knowledge(), {}, training, [](const NameProgress&) {});
    };
    EXPECT_EQ(bytes(), bytes());
}

TEST(NameTagger, RefusesOtherFiles) {
    EXPECT_EQ(NameTagger::open("/nowhere/names.model").error().code, ErrorCode::kNotFound);
    EXPECT_EQ(NameTagger::open(write("text.model", "no model")).error().code, ErrorCode::kBadModel);
    const auto syntax = NameTagger::open(CLAIMGRAPH_SOURCE_DIR "/models/en/syntax.model");
    ASSERT_FALSE(syntax);
    EXPECT_NE(syntax.error().message.find("expected 'names'"), std::string::npos) << syntax.error().message;
    // a table without a free place would never end a search
    NameTagger::Entry used;
    used.check = {1, 1, 1};
    const std::vector<NameTagger::Entry> full(4, used);
    EXPECT_EQ(NameTagger::open(write("full.model", NameTagger::file_bytes({}, full, {}))).error().code,
              ErrorCode::kBadModel);
    const std::vector<NameTagger::Entry> three(3);
    EXPECT_EQ(NameTagger::open(write("three.model", NameTagger::file_bytes({}, three, {}))).error().code,
              ErrorCode::kBadModel);
}

TEST(NameTagger, LabelsOfASentenceNeverBreakAName) {
    std::vector<std::array<float, kNameLabels>> scores(3);
    scores[0][name_label(0, NamePart::kBegin)] = 5; // a person begins, and then a place would go on
    scores[1][name_label(2, NamePart::kInside)] = 4;
    scores[2][name_label(0, NamePart::kEnd)] = 3;
    std::vector<NameLabel> labels;
    best_labels(scores, {}, labels);
    EXPECT_EQ(labels, (std::vector<NameLabel>{name_label(0, NamePart::kBegin), name_label(0, NamePart::kInside),
                                              name_label(0, NamePart::kEnd)}));
}

class Fusion : public testing::Test {
  protected:
    std::vector<std::string> fuse(const std::vector<TaggedName>& tagged) {
        const FoldedWords folded(text_.document, text_.analysis, knowledge().gazetteer());
        const auto found = find_names(text_.document, text_.analysis, folded, knowledge());
        std::vector<std::string> result;
        for (const NameSpan& span : fuse_names(text_.document, text_.analysis, folded, knowledge(), found, tagged)) {
            result.push_back(
                fmt::format("{} {}{}", folded.key(span.tokens), to_string(span.type), span.known ? " known" : ""));
        }
        return result;
    }
    static TaggedName name(std::uint32_t begin, std::uint32_t end, EntityType type) {
        return {{TokenIndex{begin}, TokenIndex{end}}, type};
    }
    AnalysedDocument text_ =
        read("1\tWashington\t_\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\twarned\twarn\tVERB\tVBD\t_\t0\troot\t_\t_\n"
             "3\tPlimford\t_\tPROPN\tNNP\t_\t4\tcompound\t_\t_\n4\tGarn\t_\tPROPN\tNNP\t_\t2\tobj\t_\t_\n\n");
};

TEST_F(Fusion, TaggerSaysWhereNamesEndAndRulesWhoseTheyAre) {
    EXPECT_EQ(fuse({name(0, 1, EntityType::kPlace), name(2, 4, EntityType::kPerson)}),
              (std::vector<std::string>{"washington place known", "plimford garn person"}));
}

TEST_F(Fusion, AStateIsNoPersonUnlessSomebodyIsCalledSo) {
    EXPECT_EQ(fuse({name(0, 1, EntityType::kPerson)}).front(), "washington place known");
    text_ = read("1\tGeorge\t_\tPROPN\tNNP\t_\t3\tnsubj\t_\t_\n2\tWashington\t_\tPROPN\tNNP\t_\t1\tflat\t_\t_\n"
                 "3\tslept\tsleep\tVERB\tVBD\t_\t0\troot\t_\t_\n4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n\n"
                 "1\tWashington\t_\tPROPN\tNNP\t_\t2\tnsubj\t_\t_\n2\twoke\twake\tVERB\tVBD\t_\t0\troot\t_\t_\n\n");
    EXPECT_EQ(fuse({name(0, 2, EntityType::kPerson), name(4, 5, EntityType::kPerson)}).back(), "washington person");
}

TEST_F(Fusion, KnownNamesThatTheTaggerMissedStay) { EXPECT_EQ(fuse({}).front(), "washington place known"); }

} // namespace
} // namespace claimgraph

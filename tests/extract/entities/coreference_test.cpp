#include "extract/entities/coreference/coreference.hpp"
#include "extract/extract.hpp"
#include "extract/syntax/conllu.hpp"
#include "tools/train/antecedent_trainer.hpp"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

/// "abc de" stands for two chains of one-word mentions.
std::vector<Chain> chains(std::string_view letters) {
    std::vector<Chain> result(1);
    for (const char letter : letters) {
        if (letter == ' ')
            result.emplace_back();
        else
            result.back().push_back(
                {TokenIndex{static_cast<std::uint32_t>(letter)}, TokenIndex{static_cast<std::uint32_t>(letter) + 1U}});
    }
    return result;
}

TEST(CoreferenceScore, IsOneForTheSame) {
    CoreferenceScore score;
    score.add(chains("abc defg hi"), chains("ih gfed cba"));
    EXPECT_DOUBLE_EQ(score.conll(), 1);
    EXPECT_DOUBLE_EQ(score.mentions.f1(), 1);
}

TEST(CoreferenceScore, CountsAsTheSharedTaskDoes) {
    // the figures come from an independent implementation
    CoreferenceScore score;
    score.add(chains("abc defg hi"), chains("ab cd fgi hx"));
    EXPECT_NEAR(score.muc.f1(), 0.363636, 1e-4);
    EXPECT_NEAR(score.b3.f1(), 0.495073, 1e-4);
    EXPECT_NEAR(score.ceafe.f1(), 0.534694, 1e-4);
    score.add(chains("abc de"), chains("abcde"));
    EXPECT_NEAR(score.muc.f1(), 0.555556, 1e-4);
    EXPECT_NEAR(score.b3.f1(), 0.593002, 1e-4);
    EXPECT_NEAR(score.ceafe.f1(), 0.524286, 1e-4);
}

TEST(CoreferenceScore, NothingFoundIsZero) {
    CoreferenceScore score;
    score.add(chains("ab"), {});
    EXPECT_EQ(score.conll(), 0);
    EXPECT_EQ(CoreferenceScore().conll(), 0);
}

const Models& models() {
    static const Result<Models> loaded = load_models(CLAIMGRAPH_SOURCE_DIR "/models/en");
    if (!loaded) throw std::runtime_error(loaded.error().describe());
    return *loaded;
}

/// The chains of a text, each as its phrases joined by '|'.
std::vector<std::string> chains_of(std::string text) {
    const auto document = make_document("case", std::move(text));
    const Analysis analysis = analyze(*document, models());
    std::vector<std::string> result;
    for (const Chain& chain : find_chains(*document, analysis, models())) {
        std::string& words = result.emplace_back();
        for (const TokenRange phrase : chain) {
            const ByteSpan span{analysis[phrase.begin].span.begin, analysis.tokens[phrase.end.value - 1].span.end};
            words.append(words.empty() ? "" : "|").append(document->text(span));
        }
    }
    return result;
}

TEST(Coreference, PutsPhrasesOfOneThingTogether) {
    using Chains = std::vector<std::string>;
    EXPECT_EQ(chains_of("The farmers blocked the road. They want cheaper diesel."), (Chains{"The farmers|They"}));
    EXPECT_EQ(chains_of("A woman opened a shop. The shop is small, but she likes it."),
              (Chains{"A woman|she", "a shop|The shop|it"}));
    EXPECT_EQ(chains_of("Rain fell."), Chains{});
}

/// The entities of a text and its mentions.
struct Read {
    explicit Read(std::string text)
        : document(make_document("case", std::move(text)).value()),
          analysis(analyze(document, models())),
          layer(find_entities(document, analysis, models())) {}

    /// The mention of these words and its entity; fails the test if there is none.
    const Mention* mention(std::string_view words) const {
        const auto found = std::ranges::find(layer.mentions, words,
                                             [&](const Mention& mention) { return document.text(mention.span); });
        if (found != layer.mentions.end()) return &*found;
        ADD_FAILURE() << "no mention '" << words << "' in: " << document.text();
        return nullptr;
    }
    const Entity& entity(std::string_view words) const {
        static const Entity kNone;
        const Mention* found = mention(words);
        return found != nullptr ? layer.entities[found->entity.value] : kNone;
    }

    Document document;
    Analysis analysis;
    EntityLayer layer;
};

TEST(References, MakeAnEntityOfWhatIsNeverNamed) {
    const Read read("A tall man was arrested in Ostrava. He denied everything.");
    EXPECT_TRUE(read.entity("He").unnamed);
    EXPECT_EQ(read.entity("He").name, "tall man");
    EXPECT_EQ(read.entity("He").type, EntityType::kPerson);
    EXPECT_EQ(read.mention("tall man")->entity, read.mention("He")->entity);
    EXPECT_EQ(read.mention("He")->kind, MentionKind::kPronoun);
    EXPECT_FALSE(read.entity("Ostrava").unnamed);
}

TEST(References, GiveTwoUnnamedThingsOfOneNameTwoIds) {
    const Read read("A man shouted. He was angry. A woman came. She sang. Later another man wept. He was sad.");
    std::vector<std::string> ids;
    for (const Entity& entity : read.layer.entities) ids.push_back(entity.id);
    std::ranges::sort(ids);
    EXPECT_EQ(std::ranges::adjacent_find(ids), ids.end()) << "an id twice";
}

TEST(References, LeaveAPronounWithoutAntecedentOpen) {
    EXPECT_TRUE(Read("He left. It rained.").layer.mentions.empty());
    EXPECT_TRUE(Read("Rain fell on the hills.").layer.mentions.empty()) << "and nouns that come once";
}

TEST(References, ClaimsDoNotFindAPersonByWhatHeIs) {
    const Read read("Anna Berg is a lawyer. Ivan Horak, a banker, left.");
    const Mention* lawyer = read.mention("lawyer");
    ASSERT_NE(lawyer, nullptr);
    EXPECT_EQ(lawyer->entity, read.mention("Anna Berg")->entity);
    EXPECT_FALSE(read.layer.headed_by(lawyer->head)) << "'a lawyer' in a claim is a lawyer";
    const Mention* banker = read.mention("banker");
    ASSERT_NE(banker, nullptr);
    EXPECT_EQ(read.layer.headed_by(banker->head).value, static_cast<std::size_t>(banker - read.layer.mentions.data()))
        << "an apposition stands for him";
}

TEST(References, StandInTextOrderWithOneMentionPerHead) {
    const Read read("Kenya's foreign minister Ana Novak met the airline Northwind Air. She told the airline that it "
                    "had lost its license.");
    EXPECT_TRUE(std::ranges::is_sorted(read.layer.mentions, {}, [](const Mention& m) { return m.span.begin; }));
    for (const MentionIndex mention : read.layer.by_head)
        EXPECT_TRUE(!mention || mention.value < read.layer.mentions.size());
    EXPECT_EQ(read.document.text(read.mention("foreign minister")->span), "foreign minister");
}

/// Processor time: other programs do not count.
double seconds_for(std::string_view sentence, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += sentence;
    const auto document = make_document("case", std::move(text));
    const Analysis analysis = analyze(*document, models());
    double best = 1e9;
    for (int run = 0; run < 3; ++run) {
        const std::clock_t start = std::clock();
        const EntityLayer layer = find_entities(*document, analysis, models());
        best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
        EXPECT_LE(layer.mentions.size(), analysis.tokens.size());
    }
    return best;
}

TEST(References, TakeLinearTime) {
    for (const char* sentence : {"He met her. They saw it. ", "A man fell. The man slept. Two men sued a man. "}) {
        const double few = seconds_for(sentence, 1'000), many = seconds_for(sentence, 8'000);
        EXPECT_LT(many, 24 * few + 0.05) << sentence << "8 times the text; 64 times the time were quadratic";
    }
}

TEST(NounPhrases, ReachOverWhatHangsOnTheNoun) {
    const auto document = make_document("case", "The old mayor of Brno, who likes trams, thanked his wife.");
    const Analysis analysis = analyze(*document, models());
    std::vector<std::string> found;
    for (const NounPhrase& phrase : find_noun_phrases(*document, analysis, Tree(analysis)))
        found.emplace_back(document->text(
            {analysis[phrase.tokens.begin].span.begin, analysis.tokens[phrase.tokens.end.value - 1].span.end}));
    EXPECT_EQ(found, (std::vector<std::string>{"The old mayor of Brno, who likes trams", "Brno", "who", "trams",
                                               "his wife", "his"}));
}

TEST(AntecedentRanker, RefusesOtherFiles) {
    const auto write = [](const std::string& name, const std::string& bytes) {
        const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / name;
        std::ofstream(file, std::ios::binary) << bytes;
        return file;
    };
    EXPECT_EQ(AntecedentRanker::open("/nowhere").error().code, ErrorCode::kNotFound);
    EXPECT_EQ(AntecedentRanker::open(CLAIMGRAPH_SOURCE_DIR "/models/en/names.model").error().code,
              ErrorCode::kBadModel);
    const std::vector<AntecedentRanker::Entry> full(4, {1, 1});
    EXPECT_EQ(AntecedentRanker::open(write("full.model", AntecedentRanker::file_bytes({}, full, {}))).error().code,
              ErrorCode::kBadModel);
}

TEST(AntecedentTraining, LearnsFromChains) {
    // who "they" are told by what stands nearest
    const auto document =
        make_document("case", "The farmers met the miners. They shouted. The bakers left. They sang.");
    const Analysis analysis = analyze(*document, models());
    const auto names = NameKnowledge::load(CLAIMGRAPH_SOURCE_DIR "/models/en");
    ASSERT_TRUE(names);
    const auto phrases = find_noun_phrases(*document, analysis, Tree(analysis));
    ASSERT_EQ(phrases.size(), 5U);
    const std::vector<Chain> gold = {{phrases[1].tokens, phrases[2].tokens}, {phrases[3].tokens, phrases[4].tokens}};
    const EntityLayer layer = find_named_entities(*document, analysis, models());
    const auto train = [&] {
        return train_antecedents({{&*document, &analysis, layer, gold}}, *names, {},
                                 {.epochs = 30, .dropout = 0, .least_seen = 1}, [](const AntecedentProgress&) {});
    };
    const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "learned_antecedents.model";
    std::ofstream(file, std::ios::binary) << train();
    const auto ranker = AntecedentRanker::open(file);
    ASSERT_TRUE(ranker) << ranker.error().describe();
    EXPECT_EQ(find_chains(*document, analysis, Tree(analysis), *names, layer, phrases, *ranker), gold);
    EXPECT_EQ(train(), train());
}

} // namespace
} // namespace claimgraph

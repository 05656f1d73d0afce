#include "extract/extract.hpp"
#include "extract/syntax/encoder/kernels.hpp"
#include "extract/syntax/model_file.hpp"
#include "extract/syntax/transformer/transformer_annotator.hpp"
#include "extract/syntax/tree.hpp"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

namespace claimgraph::transformer {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<float> random_numbers(std::size_t count, std::mt19937& random) {
    std::uniform_real_distribution<float> numbers(-3.0F, 3.0F);
    std::vector<float> values(count);
    for (float& value : values) value = numbers(random);
    return values;
}

/// What the heads bring if they are one tree with one root, else nothing.
std::optional<double> worth(std::span<const float> scores, std::size_t count, std::span<const std::uint32_t> heads) {
    double sum = 0;
    int roots = 0;
    for (std::size_t d = 0; d < count; ++d) {
        std::uint32_t up = heads[d];
        for (std::size_t steps = 0; up != 0 && steps <= count; ++steps) up = heads[up - 1];
        if (up != 0) return std::nullopt;
        roots += heads[d] == 0 ? 1 : 0;
        sum += static_cast<double>(scores[d * (count + 1) + heads[d]]);
    }
    return roots == 1 ? std::optional(sum) : std::nullopt;
}

/// All assignments of heads, one after the other.
double best_of_all(std::span<const float> scores, std::size_t count) {
    std::vector<std::uint32_t> heads(count, 0);
    double best = -1e9;
    while (true) {
        if (const auto sum = worth(scores, count, heads)) best = std::max(best, *sum);
        std::size_t at = 0;
        while (at < count && ++heads[at] > count) heads[at++] = 0;
        if (at == count) return best;
    }
}

TEST(SpanningTree, IsTheBestOfAllTrees) {
    std::mt19937 random(7);
    SpanningTree tree;
    for (std::size_t count = 1; count <= 5; ++count)
        for (int i = 0; i < 60; ++i) {
            const std::vector<float> scores = random_numbers(count * (count + 1), random);
            const auto heads = tree(scores, count + 1, count);
            const auto sum = worth(scores, count, heads);
            ASSERT_TRUE(sum.has_value()) << count << " words, case " << i;
            EXPECT_NEAR(*sum, best_of_all(scores, count), 1e-4) << count << " words, case " << i;
        }
}

TEST(SpanningTree, HasOneRootWhateverTheScores) {
    SpanningTree tree;
    const std::vector<float> all_want_the_root = {9, 0, 0, 0, 9, 0, 0, 0, 9, 0, 0, 0};
    EXPECT_TRUE(worth(all_want_the_root, 3, tree(all_want_the_root, 4, 3)));
    const std::vector<float> same(200 * 201, 1e6F);
    EXPECT_TRUE(worth(same, 200, tree(same, 201, 200)));
    EXPECT_THAT(tree(std::vector<float>{0, 0}, 2, 1), ElementsAre(0U));
}

TEST(Dense, ComputesWhatTheFormulasSay) {
    const encoder::Kernels& plain = *encoder::available_kernels().front();
    std::mt19937 random(3);
    const std::size_t width = 32;
    std::vector<float> row = random_numbers(width, random);
    const std::vector<float> gain = random_numbers(width, random);
    const std::vector<float> bias = random_numbers(width, random);
    double mean = 0;
    double square = 0;
    for (const float x : row) mean += static_cast<double>(x) / width;
    for (const float x : row) square += std::pow(static_cast<double>(x) - mean, 2) / width;
    std::vector<float> normal = row;
    plain.normalise(normal.data(), 1, width, gain.data(), bias.data());
    for (std::size_t i = 0; i < width; ++i)
        EXPECT_NEAR(normal[i],
                    (static_cast<double>(row[i]) - mean) / std::sqrt(square) * static_cast<double>(gain[i]) +
                        static_cast<double>(bias[i]),
                    1e-4);

    std::vector<float> bent = row;
    plain.gelu(bent.data(), width);
    for (std::size_t i = 0; i < width; ++i) {
        const double x = static_cast<double>(row[i]);
        EXPECT_NEAR(bent[i], x * 0.5 * std::erfc(-x / std::sqrt(2.0)), 1e-3);
    }

    std::vector<float> shares = row;
    plain.softmax(shares.data(), 20, 0.5F);
    double sum = 0;
    for (std::size_t i = 0; i < 20; ++i) sum += std::exp(0.5 * static_cast<double>(row[i]));
    for (std::size_t i = 0; i < 20; ++i)
        EXPECT_NEAR(shares[i], std::exp(0.5 * static_cast<double>(row[i])) / sum, 1e-5);
    EXPECT_EQ(shares[20], 0.0F);

    const std::vector<float> left = random_numbers(3 * 5, random);
    const std::vector<float> right = random_numbers(5 * 16, random);
    std::vector<float> product(3 * 16);
    plain.product({3, 16, 5, left.data(), 5, right.data(), 16, product.data(), 16});
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 16; ++j) {
            double expected = 0;
            for (std::size_t k = 0; k < 5; ++k)
                expected += static_cast<double>(left[i * 5 + k]) * static_cast<double>(right[k * 16 + j]);
            EXPECT_NEAR(product[i * 16 + j], expected, 1e-4);
        }
}

TEST(Dense, IsTheSameForEverySetOfInstructions) {
    std::mt19937 random(4);
    const std::size_t width = 208; // more than the depth of a strip, and no whole number of wide registers
    const std::vector<float> row = random_numbers(width, random);
    const std::vector<float> table = random_numbers(width * 48, random);
    std::vector<float> first;
    for (const encoder::Kernels* kernels : encoder::available_kernels()) {
        std::vector<float> all(7 * 48);
        kernels->product({7, 48, width, table.data(), width, table.data(), 48, all.data(), 48});
        const auto with = [&](const auto& change) {
            std::vector<float> changed = row;
            change(changed.data());
            all.insert(all.end(), changed.begin(), changed.end());
        };
        with([&](float* x) { kernels->normalise(x, 1, width, table.data(), table.data() + width); });
        with([&](float* x) { kernels->gelu(x, width); });
        with([&](float* x) { kernels->relu(x, width); });
        with([&](float* x) { kernels->add(x, table.data(), 0.7F, width); });
        with([&](float* x) { kernels->softmax(x, width - 3, 0.3F); });
        all.push_back(kernels->dot(row.data(), table.data(), width));
        if (first.empty()) first = all;
        EXPECT_EQ(all, first) << kernels->name;
    }
}

TEST(WordPieces, AreTheLongestThatFit) {
    const auto pieces = WordPieces::open("[UNK]\n[CLS]\n[SEP]\nun\n##affect\n##ed\n-\ncafe\n##a\n");
    ASSERT_TRUE(pieces) << pieces.error().describe();
    std::string buffer;
    const auto cut = [&](std::string_view form) {
        std::vector<std::uint32_t> rows;
        pieces->cut(form, buffer, rows);
        return rows;
    };
    EXPECT_THAT(cut("Unaffected"), ElementsAre(3, 4, 5));
    EXPECT_THAT(cut("un-un"), ElementsAre(3, 6, 3));
    EXPECT_THAT(cut("Caf\xC3\xA9"), ElementsAre(7)) << "small letters without accents";
    EXPECT_THAT(cut("xyz"), ElementsAre(0));
    EXPECT_THAT(cut(""), ElementsAre(0));
    EXPECT_THAT(cut("\xFF\xFE"), ElementsAre(0));
    EXPECT_EQ(cut("un" + std::string(1'000'000, 'a')).size(), WordPieces::kMaxPieces);
    EXPECT_FALSE(WordPieces::open("[UNK]\n[CLS]\nun\n"));
}

/// The net that ships, since only a trained one finds trees worth looking at.
class AccurateModel : public testing::Test {
  protected:
    static const Models& models() {
        static const std::string folder = CLAIMGRAPH_SOURCE_DIR "/models/en";
        static const Models loaded = load_models(folder, folder + "/syntax-accurate.model").value();
        return loaded;
    }
    static const ModelFile& file() {
        static const ModelFile opened =
            ModelFile::open(CLAIMGRAPH_SOURCE_DIR "/models/en/syntax-accurate.model").value();
        return opened;
    }
    static std::string columns(const Analysis& analysis) {
        std::string text;
        for (const Token& token : analysis.tokens) {
            text += analysis.symbols.text(token.xpos);
            text += ' ';
            text += token.head ? std::to_string(token.head.value) : "root";
            text += ' ';
            text += analysis.symbols.text(token.deprel);
            text += '\n';
        }
        return text;
    }
    static void expect_trees(const Analysis& analysis) {
        for (const Sentence& sentence : analysis.sentences) {
            std::size_t roots = 0;
            for (const Token& token : analysis.of(sentence.tokens)) {
                ASSERT_NE(token.upos, Upos::kNone);
                ASSERT_EQ(token.deprel == deprel::root, !token.head);
                roots += token.head ? 0 : 1;
                std::size_t steps = 0;
                for (TokenIndex up = token.head; up; up = analysis[up].head) {
                    ASSERT_TRUE(sentence.tokens.contains(up));
                    ASSERT_LT(steps++, sentence.tokens.size());
                }
            }
            ASSERT_EQ(roots, 1U);
        }
    }
};

TEST_F(AccurateModel, FindsTagsAndTrees) {
    const auto document = make_document("one", "The minister met rebels in Geneva.").value();
    const Analysis analysis = analyze(document, models());
    EXPECT_EQ(columns(analysis), "DT 1 det\nNN 2 nsubj\nVBD root root\nNNS 2 obj\nIN 5 case\nNNP 2 obl\n. 2 punct\n");
    EXPECT_EQ(analysis.lemma(analysis.tokens[2]), "meet");
}

TEST_F(AccurateModel, MakesTreesOfAnything) {
    std::string endless;
    for (int i = 0; i < 10'000; ++i) endless += i % 3 == 0 ? "word " : "other ";
    for (const std::string& text :
         {std::string(), std::string("Yes"), std::string("\xF0\x9F\x98\x80 \xF0\x9F\x98\xA1"),
          std::string(100'000, 'x'), std::string("\xE6\x97\xA5\xE6\x9C\xAC \xD0\xBF\xD1\x80"), endless}) {
        const auto document = make_document("any", text);
        ASSERT_TRUE(document);
        expect_trees(analyze(*document, models()));
    }
}

TEST_F(AccurateModel, AnswersTheSameOnEveryMachine) {
    const auto net = file().section("net").value();
    const auto document =
        make_document("one", "Talks led by Norway, which borders Russia, ended on Friday. No deal.").value();
    const TokenRules rules = TokenRules::load(CLAIMGRAPH_SOURCE_DIR "/models/en/tokens.tsv").value();
    std::string first;
    for (const encoder::Kernels* kernels : encoder::available_kernels()) {
        Analysis analysis = tokenize(document, rules);
        TransformerAnnotator::open(net, *kernels)->annotate(document, analysis);
        if (first.empty()) first = columns(analysis);
        EXPECT_EQ(columns(analysis), first);
    }
}

TEST_F(AccurateModel, KeepsWhatIsGiven) {
    const auto document = make_document("one", "Rebels met ministers.").value();
    Analysis analysis = tokenize(document, TokenRules::load(CLAIMGRAPH_SOURCE_DIR "/models/en/tokens.tsv").value());
    analysis.tokens[1].upos = Upos::kNoun;
    for (const std::size_t i : {0U, 1U, 3U}) analysis.tokens[i].head = TokenIndex{2};
    TransformerAnnotator::open(file().section("net").value())->annotate(document, analysis);
    EXPECT_EQ(analysis.tokens[1].upos, Upos::kNoun);
    EXPECT_TRUE(analysis.symbols.text(analysis.tokens[1].xpos).starts_with("NN"));
    EXPECT_FALSE(analysis.tokens[2].head);
    expect_trees(analysis);
}

TEST_F(AccurateModel, RefusesADamagedNet) {
    const std::string net(file().section("net").value());
    for (const std::size_t size : {std::size_t{0}, std::size_t{8}, std::size_t{100}, net.size() / 2, net.size() - 64}) {
        const auto cut = TransformerAnnotator::open(std::string_view(net).substr(0, size));
        ASSERT_FALSE(cut) << size;
        EXPECT_EQ(cut.error().code, ErrorCode::kBadModel);
        EXPECT_THAT(cut.error().message, HasSubstr("the transformer net"));
    }
    for (std::size_t at = 0; at < 256; at += 4) { // counts, sizes, names: whatever stands there, no crash
        std::string broken = net;
        broken[at] = static_cast<char>(broken[at] ^ 0x5A);
        const auto opened = TransformerAnnotator::open(broken);
        EXPECT_TRUE(opened || opened.error().code == ErrorCode::kBadModel) << at;
    }
}

} // namespace
} // namespace claimgraph::transformer

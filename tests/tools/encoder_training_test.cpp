#include "extract/syntax/encoder/engine.hpp"
#include "tests/extract/syntax/toy_treebank.hpp"
#include "tools/train/encoder/encoder_trainer.hpp"
#include "tools/train/encoder/net_writer.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <gtest/gtest.h>

namespace claimgraph::encoder {
namespace {

NetShape small_shape() {
    NetShape shape = toy_shape();
    shape.word_rows = 12;
    shape.tags = 5;
    shape.labels = 6;
    return shape;
}

std::vector<TrainingSentence> random_sentences(const NetShape& shape, Random& random) {
    const std::vector<std::vector<std::int32_t>> trees = {{1, 5, 1, 4, 1}, {1}, {2, 0, 3}, {4, 4, 1, 2}};
    std::vector<TrainingSentence> sentences;
    for (const auto& heads : trees) {
        TrainingSentence& sentence = sentences.emplace_back();
        sentence.heads = heads;
        for (std::size_t i = 0; i < heads.size(); ++i) {
            TokenFeatures features;
            features.word = static_cast<std::uint32_t>(random.below(shape.word_rows));
            for (std::size_t affix = 0; affix < kAffixes; ++affix)
                features.affix[affix] = static_cast<std::uint16_t>(random.below(4));
            sentence.features.push_back(features);
            sentence.tags.push_back(static_cast<std::uint16_t>(random.below(shape.tags)));
            // Label 0 is the root's.
            const bool root = heads[i] == static_cast<std::int32_t>(heads.size());
            sentence.labels.push_back(static_cast<std::uint16_t>(root ? 0 : 1 + random.below(shape.labels - 1)));
        }
    }
    return sentences;
}

/// The change of the loss along the gradient of one parameter, measured, against the length of that gradient.
TEST(EncoderTraining, GradientsAreThoseOfTheLoss) {
    const NetShape shape = small_shape();
    Random random(11);
    std::vector<float> vectors(shape.word_rows * shape.word_width);
    for (float& value : vectors) value = random.uniform() - 0.5F;
    const auto sentences = random_sentences(shape, random);
    std::vector<const TrainingSentence*> batch;
    for (const auto& sentence : sentences) batch.push_back(&sentence);
    Network network(shape, 0, vectors, std::vector<std::uint32_t>(shape.word_rows, 3), 5);
    for (Parameter* parameter : network.parameters())
        for (float& value : parameter->value)
            value += 0.4F * (random.uniform() - 0.5F); // away from the zeros of the start

    for (const float dropout : {0.0F, 0.3F}) {
        Regularisation regularisation{dropout, dropout, dropout, dropout, 0.0F, 0.0F};
        const auto loss = [&] {
            Random same(17); // the same masks each time
            const Loss result = network.backpropagate(batch, regularisation, same);
            return result.total() / static_cast<double>(result.tokens);
        };
        const auto clear = [&] {
            for (Parameter* parameter : network.parameters()) {
                std::fill(parameter->gradient.begin(), parameter->gradient.end(), 0.0F);
                parameter->touched.clear();
            }
        };
        clear();
        loss();
        std::vector<std::vector<float>> gradients;
        for (Parameter* parameter : network.parameters()) gradients.push_back(parameter->gradient);
        for (std::size_t i = 0; i < gradients.size(); ++i) {
            Parameter& parameter = *network.parameters()[i];
            double squares = 0;
            for (const float g : gradients[i]) squares += static_cast<double>(g) * g;
            const double length = std::sqrt(squares);
            ASSERT_GT(length, 1e-4) << "parameter " << i << " has no gradient";
            const auto kept = parameter.value;
            const double step = 5e-4;
            double difference = 0;
            for (const double sign : {1.0, -1.0}) {
                for (std::size_t j = 0; j < kept.size(); ++j)
                    parameter.value[j] = kept[j] + static_cast<float>(sign * step * gradients[i][j] / length);
                difference += sign * loss();
            }
            parameter.value = kept;
            EXPECT_NEAR(difference / (2 * step) / length, 1.0, 0.01) << "parameter " << i << ", dropout " << dropout;
        }
    }
}

TEST(EncoderTraining, LearnsItsSentencesOnEverySetOfInstructions) {
    const Toy toy = make_toy();
    const std::string bytes = train_toy(toy);
    const auto net = open_net(bytes);
    ASSERT_TRUE(net.has_value()) << net.error().describe();
    for (const Kernels* kernels : available_kernels()) {
        const Engine engine(*net, *kernels);
        Engine::Scratch scratch;
        FeatureReader reader(net->word_index);
        std::vector<TokenFeatures> features;
        std::vector<std::uint32_t> begin;
        for (const Sentence& sentence : toy.analysis.sentences) {
            begin.push_back(static_cast<std::uint32_t>(features.size()));
            for (const Token& token : toy.analysis.of(sentence.tokens))
                features.push_back(reader(toy.analysis.form(toy.document, token), true, true));
        }
        begin.push_back(static_cast<std::uint32_t>(features.size()));
        engine.encode(features, begin, scratch);
        for (std::size_t s = 0; s + 1 < begin.size(); ++s) {
            std::vector<std::uint16_t> tags;
            for (std::size_t i = begin[s]; i < begin[s + 1]; ++i) tags.push_back(engine.best_tag(i, scratch));
            engine.parse(begin[s], tags, scratch);
            for (std::size_t i = 0; i < tags.size(); ++i) {
                const Token& gold = toy.analysis.tokens[begin[s] + i];
                const auto& node = scratch.state.node(static_cast<std::int32_t>(i));
                EXPECT_EQ(net->tags[tags[i]],
                          std::string(to_string(gold.upos)) + "|" + std::string(toy.analysis.symbols.text(gold.xpos)));
                EXPECT_EQ(net->labels[node.label], toy.analysis.symbols.text(gold.deprel)) << kernels->name;
                EXPECT_EQ(node.head, gold.head ? static_cast<std::int32_t>(gold.head.value - begin[s])
                                               : static_cast<std::int32_t>(tags.size()));
            }
        }
    }
}

TEST(EncoderTraining, WordsThatWereSeenGiveTheSameBits) {
    const std::string bytes = train_toy(make_toy());
    const auto net = open_net(bytes);
    ASSERT_TRUE(net.has_value()) << net.error().describe();
    const Engine engine(*net, best_kernels());
    Engine::Scratch kept;
    Random random(7);
    // more words than are kept, most of them more than once; at last a group that is larger than all that is kept
    for (const std::size_t count : {1U, 700U, 300U, 900U, 2U, 800U, 5000U, 40U}) {
        std::vector<TokenFeatures> features(count);
        for (TokenFeatures& word : features) {
            word.word = static_cast<std::uint32_t>(random.below(net->shape.word_rows));
            word.affix[0] = static_cast<std::uint16_t>(random.below(40) * random.below(25));
        }
        const std::uint32_t begin[] = {0, static_cast<std::uint32_t>(count)};
        Engine::Scratch fresh;
        engine.encode(features, begin, fresh);
        engine.encode(features, begin, kept);
        for (std::size_t i = 0; i < count; ++i)
            ASSERT_TRUE(std::ranges::equal(engine.tag_scores(i, fresh), engine.tag_scores(i, kept)))
                << "word " << i << " of " << count;
        const std::vector<std::uint16_t> tags(count, 0);
        engine.parse(0, tags, fresh);
        engine.parse(0, tags, kept);
        for (std::size_t i = 0; i < count; ++i)
            ASSERT_EQ(fresh.state.node(static_cast<std::int32_t>(i)).head,
                      kept.state.node(static_cast<std::int32_t>(i)).head);
    }
}

TEST(EncoderTraining, GivesTheSameBytesForTheSameSeed) {
    const Toy toy = make_toy();
    EXPECT_EQ(train_toy(toy), train_toy(toy));
}

TEST(EncoderTraining, RefusesTextsWithoutTrees) {
    Toy toy = make_toy();
    for (Token& token : toy.analysis.tokens) token.head = TokenIndex{0}; // a loop at the first word
    const TrainingText text{&toy.document, &toy.analysis};
    const auto bytes = train_encoder({&text, 1}, toy_training());
    ASSERT_FALSE(bytes.has_value());
    EXPECT_EQ(bytes.error().code, ErrorCode::kBadFormat);
}

TEST(EncoderNet, RefusesDamagedBytes) {
    const std::string bytes = train_toy(make_toy());
    ASSERT_TRUE(open_net(bytes).has_value());
    for (std::size_t length = 0; length < bytes.size(); length += 1 + length / 8) {
        std::vector<std::uint64_t> aligned(length / 8 + 1);
        std::memcpy(aligned.data(), bytes.data(), length);
        const auto net = open_net({reinterpret_cast<const char*>(aligned.data()), length});
        ASSERT_FALSE(net.has_value()) << "cut to " << length;
        EXPECT_EQ(net.error().code, ErrorCode::kBadModel);
    }
    Random random(3);
    for (int round = 0; round < 300; ++round) { // the head and what follows: sizes that fit nothing, never a crash
        std::string damaged = bytes;
        damaged[random.below(200)] = static_cast<char>(random.next());
        const auto net = open_net(damaged);
        if (!net) {
            EXPECT_EQ(net.error().code, ErrorCode::kBadModel);
        }
    }
}

} // namespace
} // namespace claimgraph::encoder

#include "graph/base/text/fold.hpp"
#include "graph/base/text/swar.hpp"
#include "graph/matching/merge.hpp"

#include <gtest/gtest.h>
#include <random>
#include <string>

namespace claimgraph {
namespace {

/// Texts in which what the integers look for is frequent, at all places and next to each other.
std::string random_text(std::mt19937& random, std::size_t size) {
    static constexpr std::string_view kBytes("ab  \n\t\0\x01\x1F\x7F\x80\xC2\xA0\xFF", 14);
    std::string text(size, ' ');
    const bool is_mostly_plain = random() % 2 == 0;
    for (char& c : text) c = is_mostly_plain && random() % 8 != 0 ? 'x' : kBytes[random() % kBytes.size()];
    return text;
}

TEST(EightBytes, AgreeWithALookAtEachByte) {
    std::mt19937 random(1);
    for (int round = 0; round < 20'000; ++round) {
        const std::string text = random_text(random, 8);
        const EightBytes word = load_eight(text.data());
        const EightBytes zeros = zero_bytes(word ^ repeat('x'));
        bool ascii = true;
        bool plain = true;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto byte = static_cast<unsigned char>(text[i]);
            EXPECT_EQ((zeros >> (8 * i)) & 0xFF, text[i] == 'x' ? 0x80u : 0u);
            ascii &= byte < 0x80;
            plain &= byte < 0x80 && byte >= 0x20;
        }
        EXPECT_EQ(is_ascii(word), ascii);
        EXPECT_EQ(is_plain(word), plain);
        const std::size_t first = text.find('x');
        EXPECT_EQ(static_cast<std::size_t>(std::countr_zero(first_zero_byte(word ^ repeat('x')))) / 8,
                  first == std::string::npos ? 8 : first);
    }
}

TEST(EightBytes, TextOnOneLineIsWhatOneLineMakesOfIt) {
    std::mt19937 random(2);
    for (int round = 0; round < 20'000; ++round) {
        ClaimBatch batch;
        const std::string text = random_text(random, random() % 40);
        batch.entities.push_back({.id = text});
        normalize_text(batch);
        ASSERT_EQ(batch.entities.front().id, one_line(text)) << testing::PrintToString(text);
    }
}

} // namespace
} // namespace claimgraph

#include "extract/syntax/encoder/features.hpp"

#include <gtest/gtest.h>

namespace claimgraph::encoder {
namespace {

std::string folded(std::string_view form) {
    std::string out;
    fold_form(form, out);
    return out;
}

TEST(EncoderFeatures, FoldsCaseDigitsAndTypography) {
    EXPECT_EQ(folded("Pristina"), "pristina");
    EXPECT_EQ(folded("ČAČAK"), "čačak");
    EXPECT_EQ(folded("F-16s"), "f-00s");
    EXPECT_EQ(folded("n’t"), "n't");
    EXPECT_EQ(folded("“"), "\"");
    EXPECT_EQ(folded("–"), "-");
    EXPECT_EQ(folded("…"), "...");
    EXPECT_EQ(folded("a\xff"
                     "b"),
              "a\xff"
              "b");
    EXPECT_EQ(folded(""), "");
}

TEST(EncoderFeatures, ReadsTreebankEscapesAsWhatTheyStandFor) {
    FeatureReader reader{WordIndex()};
    const auto rows = [&](std::string_view form) { return reader(form, true, true).affix; };
    EXPECT_EQ(rows("``"), rows("\""));
    EXPECT_EQ(rows("''"), rows("\""));
    EXPECT_EQ(rows("-LRB-"), rows("("));
    EXPECT_EQ(rows("-RRB-"), rows(")"));
    EXPECT_NE(rows("-LRB-"), rows(")"));
}

TEST(EncoderFeatures, FindsWordsAndKeepsUnknownOnesTogether) {
    const std::vector<std::uint64_t> hashes = {0, hash_form("sanctions"), hash_form("envoy"), hash_form("envoy")};
    const auto slots = index_words(hashes);
    FeatureReader reader{WordIndex(slots)};
    EXPECT_EQ(reader("Sanctions", true, true).word, 1U);
    EXPECT_EQ(reader("ENVOY", true, true).word, 2U);
    EXPECT_EQ(reader("treaty", true, true).word, 0U);
    EXPECT_EQ(reader("", true, true).word, 0U);
}

TEST(EncoderFeatures, TellShapesEndingsAndSpacesApart) {
    FeatureReader reader{WordIndex()};
    const auto row = [&](std::string_view form, Affix affix) {
        return reader(form, true, true).affix[static_cast<std::size_t>(affix)];
    };
    EXPECT_NE(row("Rome", Affix::kShape), row("rome", Affix::kShape));
    EXPECT_NE(row("NATO", Affix::kShape), row("Nato", Affix::kShape));
    EXPECT_EQ(row("meeting", Affix::kShape), row("talks", Affix::kShape));
    EXPECT_EQ(row("meeting", Affix::kSuffix3), row("talking", Affix::kSuffix3));
    EXPECT_NE(row("meeting", Affix::kSuffix4), row("talking", Affix::kSuffix4));
    EXPECT_EQ(row("meeting", Affix::kPrefix3), row("meets", Affix::kPrefix3));
    EXPECT_NE(reader("-", false, false).affix, reader("-", true, true).affix);
}

} // namespace
} // namespace claimgraph::encoder

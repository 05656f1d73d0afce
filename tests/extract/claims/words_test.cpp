#include "extract/claims/time/time_items.hpp"
#include "extract/claims/time/time_words.hpp"
#include "extract/tokens/function_words.hpp"
#include "tests/extract/claims/claim_stage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

namespace claimgraph {
namespace {

TEST(FunctionWords, HoldTheWordsOfEachKind) {
    FunctionWords words;
    words.add(WordKind::kPlace, "in");
    words.add(WordKind::kModal, "will", Modality::kFuture);
    EXPECT_TRUE(words.is(WordKind::kPlace, "in"));
    EXPECT_FALSE(words.is(WordKind::kTarget, "in")) << "a word of one kind is none of another";
    EXPECT_FALSE(words.is(WordKind::kPlace, "at"));
    EXPECT_EQ(words.modality(WordKind::kModal, "will"), Modality::kFuture);
    EXPECT_FALSE(words.modality(WordKind::kPlace, "in"));
    EXPECT_FALSE(words.modality(WordKind::kModal, "would"));
    words.add(WordKind::kModal, "will", Modality::kPossible);
    EXPECT_EQ(words.modality(WordKind::kModal, "will"), Modality::kFuture) << "the first counts";
}

TEST(TimeWords, TellWhatAWordMeansToACalendar) {
    EXPECT_EQ(english_times().find(TimeKind::kWeekday, "friday")->first, 5);
    EXPECT_FALSE(english_times().find(TimeKind::kMonth, "friday"));
    EXPECT_THAT(english_times().heads(), testing::Contains("monday"));
}

/// Kinds and numbers of the pieces of a text: "word:monday number:10".
std::string pieces(std::string_view text) {
    constexpr std::array<std::string_view, 8> kNames = {"word",    "number", "ordinal", "decade",
                                                        "quarter", "clock",  "date",    "dash"};
    std::string line;
    for (const TimeItem& item : read_time_items(english_times(), text)) {
        if (!line.empty()) line += ' ';
        line += kNames[item.kind];
        if (item.kind == TimeItem::kWord) line += ':' + item.word;
        if (item.kind == TimeItem::kDate) line += ':' + to_string(item.date);
        if (item.kind != TimeItem::kWord && item.kind != TimeItem::kDate && item.kind != TimeItem::kDash)
            line += ':' + std::to_string(item.number);
    }
    return line;
}

TEST(TimeItems, AreThePiecesOfATimeWithoutItsFillers) {
    EXPECT_EQ(pieces("on Monday , the 10th of March 2025"), "word:monday ordinal:10 word:march number:2025");
    EXPECT_EQ(pieces("the 1990s"), "decade:1990");
    EXPECT_EQ(pieces("Q1 2025"), "quarter:1 number:2025");
    EXPECT_EQ(pieces("at 10:30"), "word:at clock:630");
    EXPECT_EQ(pieces("2025-03-11"), "date:2025-03-11");
    EXPECT_EQ(pieces("11.03.2025"), "date:2025-03-11");
    EXPECT_EQ(pieces("10-12 March"), "number:10 dash number:12 word:march");
    EXPECT_EQ(pieces(""), "");
    EXPECT_EQ(pieces(std::string(100'000, 'x')), "") << "too long to be a time";
}

} // namespace
} // namespace claimgraph

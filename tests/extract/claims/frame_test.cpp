#include "extract/claims/frames/frame.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ostream>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(Frame, ReadsSlotsInOrder) {
    const auto frame = parse_frame("urge O to X");
    ASSERT_TRUE(frame) << frame.error().message;
    EXPECT_EQ(frame->anchor_kind, AnchorKind::kVerb);
    EXPECT_THAT(frame->anchors, ElementsAre("urge"));
    ASSERT_EQ(frame->slots.size(), 2u);
    EXPECT_EQ(frame->slots[0].role, Role::kObject);
    EXPECT_EQ(frame->slots[1].role, Role::kComplement);
    EXPECT_TRUE(frame->slots[1].prepositions.empty()) << "the 'to' of an infinitive is no preposition";
    EXPECT_EQ(frame->text, "urge O to X");
}

TEST(Frame, ReadsLiteralsPrepositionsAndAlternatives) {
    const auto frame = parse_frame("hold [talk|meeting] with|alongside O on T?");
    ASSERT_TRUE(frame) << frame.error().message;
    ASSERT_EQ(frame->slots.size(), 3u);
    EXPECT_EQ(frame->slots[0].role, Role::kLiteral);
    EXPECT_THAT(frame->slots[0].lemmas, ElementsAre("talk", "meeting"));
    EXPECT_THAT(frame->slots[1].prepositions, ElementsAre("with", "alongside"));
    EXPECT_TRUE(frame->slots[2].optional);
}

TEST(Frame, ReadsWeakAndNegatedFrames) {
    const auto weak = parse_frame("~n:effort X");
    ASSERT_TRUE(weak) << weak.error().message;
    EXPECT_TRUE(weak->weak);
    EXPECT_EQ(weak->anchor_kind, AnchorKind::kNoun);
    const auto negated = parse_frame("not accept O");
    ASSERT_TRUE(negated) << negated.error().message;
    EXPECT_TRUE(negated->negated);
    EXPECT_THAT(negated->anchors, ElementsAre("accept"));
    EXPECT_FALSE(parse_frame("~ meet O"));
    EXPECT_FALSE(parse_frame("not"));
}

TEST(Frame, ReadsNounsWithAPossessorOfAnotherRole) {
    const auto frame = parse_frame("O n:arrest|detention by S");
    ASSERT_TRUE(frame) << frame.error().message;
    EXPECT_EQ(frame->anchor_kind, AnchorKind::kNoun);
    EXPECT_EQ(frame->possessor, Role::kObject);
    EXPECT_THAT(frame->anchors, ElementsAre("arrest", "detention"));
}

TEST(Frame, OverlapsWhereSomeWordsFitBoth) {
    const auto overlapping = [](const char* a, const char* b) { return overlap(*parse_frame(a), *parse_frame(b)); };
    EXPECT_TRUE(overlapping("call for O", "call for|upon O"));
    EXPECT_TRUE(overlapping("pledge [aid|support] to O", "pledge [support|backing] for|to O"));
    EXPECT_TRUE(overlapping("punch O:person|group", "hit|punch O:person"));
    EXPECT_FALSE(overlapping("call for O", "call on O"));
    EXPECT_FALSE(overlapping("n:call for O", "call for O"));
    EXPECT_FALSE(overlapping("accept O", "not accept O"));
    EXPECT_FALSE(overlapping("meet O", "meet O:person")) << "the second names more";
    EXPECT_FALSE(overlapping("blame O for T", "blame O for T?")) << "the second fits where nothing is said of T";
}

TEST(Frame, ReadsRestrictions) {
    const auto frame = parse_frame("meet O:person|group");
    ASSERT_TRUE(frame) << frame.error().message;
    EXPECT_EQ(frame->slots[0].types, type_bit(EntityType::kPerson) | type_bit(EntityType::kGroup));
    const auto listed = parse_frame("lift O=ban|siege");
    ASSERT_TRUE(listed) << listed.error().message;
    EXPECT_THAT(listed->slots[0].lemmas, ElementsAre("ban", "siege"));
}

struct BadFrame {
    std::string_view text;
    std::string_view message;
};

void PrintTo(const BadFrame& frame, std::ostream* out) { *out << '\'' << frame.text << '\''; }

class FrameErrors : public testing::TestWithParam<BadFrame> {};

TEST_P(FrameErrors, NameWhatIsWrong) {
    const auto frame = parse_frame(GetParam().text);
    ASSERT_FALSE(frame);
    EXPECT_THAT(frame.error().message, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Frame, FrameErrors,
    testing::Values(BadFrame{"", "no anchor"}, BadFrame{"travel to", "after a preposition"},
                    BadFrame{"meet O:planet", "unknown entity type"}, BadFrame{"meet O!", "is not an element"},
                    BadFrame{"Meet O", "is not an anchor"}, BadFrame{"hold [Talks] with O", "lower-case"},
                    BadFrame{"lift O=", "is not a list of words"}, BadFrame{"go out of O", "is not an element"}));

} // namespace
} // namespace claimgraph

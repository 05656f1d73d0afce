#include "extract/claims/circumstances/time_reader.hpp"
#include "tests/extract/claims/claim_stage.hpp"

#include <gtest/gtest.h>
#include <string>

namespace claimgraph {
namespace {

constexpr std::string_view kReportTable = "says STATE speech: say X\n"
                                          "attacks FIGHT: attack O\n";

/// The times of a text told on Tuesday, 11 March 2025: "Monday 2025-03-10; ...".
std::string times_of_text(const ClaimStage& stage) {
    const TimeReader times(stage.clauses, stage.factuality, {english_times(), date_from("2025-03-11")});
    std::string found;
    for (const TimeMention& mention : times.find_all())
        found += (found.empty() ? "" : "; ") + stage.text.words(stage.clauses.bytes(mention.tokens)) + ' ' +
                 std::string(to_string(mention.reading.type)) + ' ' + mention.reading.value;
    return found;
}

TEST(TimeReader, FindsTimesThatNoClaimNeeds) {
    EXPECT_EQ(times_of_text(ClaimStage("Kenya@place/NNP/nsubj>voted voted=vote/VBD on/IN/case>Monday "
                                       "Monday=monday/NNP/obl>voted after/IN/case>weeks two/CD/nummod>weeks "
                                       "weeks=week/NNS/nmod>Monday of/IN/case>talks talks=talk/NNS/nmod>weeks")),
              "Monday date 2025-03-10; two weeks duration P2W");
    EXPECT_EQ(times_of_text(ClaimStage("Kenya@place/NNP/nsubj>votes votes=vote/VBZ every/DT/det>Friday "
                                       "Friday=friday/NNP/obl:unmarked>votes at/IN/case>noon noon/NN/obl>votes")),
              "every Friday set XXXX-WXX-5; noon time T12:00");
}

TEST(TimeReader, CountsFromTheTimeToldLast) {
    EXPECT_EQ(times_of_text(ClaimStage("Kenya@place/NNP/nsubj>voted voted=vote/VBD on/IN/case>May 3/CD/nummod>May "
                                       "May=may/NNP/obl>voted 2024/CD/nmod:unmarked>May and/CC/cc>left "
                                       "left=leave/VBD/conj>voted two/CD/nummod>days days=day/NNS/obl:unmarked>later "
                                       "later/RB/advmod>left")),
              "3 May 2024 date 2024-05-03; two days later date 2024-05-05");
    EXPECT_EQ(times_of_text(ClaimStage("Kenya@place/NNP/nsubj>left left=leave/VBD two/CD/nummod>days "
                                       "days=day/NNS/obl:unmarked>later later/RB/advmod>left")),
              "two days duration P2D")
        << "from no day";
}

TEST(TimeReader, TakesNoNumberForAYear) {
    EXPECT_EQ(times_of_text(ClaimStage("Kenya@place/NNP/nsubj>sent sent=send/VBD 2014/CD/nummod>soldiers "
                                       "soldiers=soldier/NNS/obj>sent")),
              "");
}

TEST(TimeReader, TellsWhenAReportWasMade) {
    const ClaimStage stage("rebels=rebel/NNS/nsubj>said said=say/VBD Monday=monday/NNP/obl:unmarked>said "
                           "that/IN/mark>attacked Kenya@place/NNP/nsubj>attacked attacked=attack/VBD/ccomp>said "
                           "Uganda@place/NNP/obj>attacked",
                           kReportTable);
    const TimeReader times(stage.clauses, stage.factuality, {english_times(), date_from("2025-03-11")});
    EXPECT_EQ(times.time_of_report(stage["said"]).value, "2025-03-10");
    EXPECT_EQ(times.time_of_report(stage["attacked"]).value, "");
}

TEST(TimeReader, SaysOfAFormerOfficeThatItIsPast) {
    const ClaimStage stage("former/JJ/amod>minister minister/NN/compound>Novak Novak@person/NNP/nsubj>left "
                           "left=leave/VBD");
    const TimeReader times(stage.clauses, stage.factuality, {english_times(), date_from("2025-03-11")});
    const TimePhrase past = times.time_of_office(stage["minister"]);
    EXPECT_EQ(stage.text.words(past.words), "former");
    EXPECT_EQ(past.value, "../2025-03-11");
    EXPECT_TRUE(times.time_of_office(stage["left"]).words.empty());
    const ClaimStage deep("former/JJ/amod>Attorney Attorney/NNP/compound>General General/NNP/appos>Novak "
                          "Novak@person/NNP");
    const TimeReader others(deep.clauses, deep.factuality, {english_times(), std::nullopt});
    EXPECT_EQ(deep.text.words(others.time_of_office(deep["General"]).words), "former");
}

} // namespace
} // namespace claimgraph

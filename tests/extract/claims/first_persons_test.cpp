#include "extract/claims/attribution/first_persons.hpp"
#include "tests/extract/claims/claim_stage.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

/// What a word of a text means once the first persons are added; "-" if it is no mention.
struct FirstPersons : ClaimStage {
    explicit FirstPersons(std::string_view sentences)
        : ClaimStage(sentences, "says STATE speech actual: say C; report C\nwins OPPOSE: win\n") {}

    /// The text gives the person of this name an office of an institution.
    void give_office(std::string_view person, std::string_view institution) {
        const MentionIndex holder = entities.headed_by(text[person]);
        const MentionIndex owner = entities.headed_by(text[institution]);
        entities.roles.push_back({.holder = holder,
                                  .title = {},
                                  .relation = "holds_position",
                                  .object = entities.mentions[owner.value].entity,
                                  .object_words = {}});
    }
    std::string meant(std::string_view form) {
        if (!added) add_first_persons(clauses, actors, attributions, entities);
        added = true;
        const MentionIndex mention = entities.headed_by(text[form]);
        return mention ? entities.entities[entities.mentions[mention.value].entity.value].name : "-";
    }
    bool added = false;
};

constexpr std::string_view kQuote =
    "Berg@person/NNP/nsubj>said of/IN/case>Norvia Norvia@organization/NNP/nmod>Berg "
    "said=say/VBD that/IN/mark>won we/PRP/nsubj>won won=win/VBD/ccomp>said and/CC/cc>won#2 "
    "I/PRP/nsubj>won#2 won=win/VBD/conj>won";

TEST(FirstPersons, IIsTheSpeaker) {
    FirstPersons stage("Berg@person/NNP/nsubj>said said=say/VBD that/IN/mark>won I/PRP/nsubj>won "
                       "won=win/VBD/ccomp>said my/PRP$/nmod:poss>race race/NN/obj>won");
    EXPECT_EQ(stage.meant("I"), "Berg");
    EXPECT_EQ(stage.meant("my"), "Berg");
    EXPECT_EQ(stage.meant("race"), "-");
    EXPECT_EQ(stage.entities.entities[0].mentions, 3U);
}

TEST(FirstPersons, WeIsWhomTheSpeakerHoldsAnOfficeOf) {
    FirstPersons stage(kQuote);
    stage.give_office("Berg", "Norvia");
    EXPECT_EQ(stage.meant("we"), "Norvia");
    EXPECT_EQ(stage.meant("I"), "Berg");
}

TEST(FirstPersons, WeOfAPersonWithoutOfficeStaysOpen) {
    FirstPersons stage(kQuote);
    EXPECT_EQ(stage.meant("we"), "-");
    EXPECT_EQ(stage.meant("I"), "Berg");
}

TEST(FirstPersons, WeOfManyWhomTheTextMentionsOnlyHereIsThem) {
    FirstPersons stage(
        "rebels=rebel/NNS/nsubj>said said=say/VBD that/IN/mark>won we/PRP/nsubj>won won=win/VBD/ccomp>said");
    EXPECT_EQ(stage.meant("we"), "rebels");
    EXPECT_EQ(stage.meant("rebels"), "rebels");
}

TEST(FirstPersons, IIsAnOfficerWhomTheTextMentionsOnlyHere) {
    FirstPersons stage("officer/NN/nsubj>said said=say/VBD that/IN/mark>won I/PRP/nsubj>won won=win/VBD/ccomp>said "
                       "and/CC/cc>won#2 we/PRP/nsubj>won#2 won=win/VBD/conj>won");
    EXPECT_EQ(stage.meant("I"), "officer");
    EXPECT_EQ(stage.meant("we"), "-");
}

TEST(FirstPersons, WeOfAnInstitutionIsTheInstitution) {
    FirstPersons stage("Norvia@organization/NNP/nsubj>said said=say/VBD that/IN/mark>won we/PRP/nsubj>won "
                       "won=win/VBD/ccomp>said");
    EXPECT_EQ(stage.meant("we"), "Norvia");
}

TEST(FirstPersons, AreNobodyWhereTheDocumentSpeaks) {
    FirstPersons stage("I/PRP/nsubj>won won=win/VBD Norvia@place/NNP/obj>won");
    EXPECT_EQ(stage.meant("I"), "-");
}

TEST(FirstPersons, WeIsWhomAnAppositionCallsByTheNounOfBefore) {
    FirstPersons stage("ministers@group/NNS/nsubj>won won=win/VBD and/CC/cc>won#2 we/PRP/nsubj>won#2 "
                       "Ministers/NNPS/appos>we won=win/VBD/conj>won and/CC/cc>won#3 our/PRP$/nmod:poss>allies "
                       "allies/NNS/nsubj>won#3 won=win/VBD/conj>won");
    EXPECT_EQ(stage.meant("we"), "ministers");
    EXPECT_EQ(stage.meant("our"), "ministers");
    EXPECT_EQ(stage.meant("Ministers"), "ministers");
}

constexpr std::string_view kStatement = "Norvia@place/NNP/nsubj>won won=win/VBD and/CC/cc>won#2 we/PRP/nsubj>won#2 "
                                        "won=win/VBD/conj>won";

TEST(FirstPersons, WeOfAStatementIsTheStateThatActs) {
    FirstPersons stage(std::string(kStatement) + " and/CC/cc>won#3 our/PRP$/nmod:poss>allies allies/NNS/nsubj>won#3 "
                                                 "won=win/VBD/conj>won");
    EXPECT_EQ(stage.meant("we"), "Norvia");
    EXPECT_EQ(stage.meant("our"), "Norvia");
}

TEST(FirstPersons, WeSaidOnceIsNoStatement) {
    FirstPersons stage(kStatement);
    EXPECT_EQ(stage.meant("we"), "-");
}

TEST(FirstPersons, WeOfAnInterviewIsWhoAnswers) {
    const std::string statement = std::string(kStatement) + " and/CC/cc>won#3 our/PRP$/nmod:poss>allies "
                                                            "allies/NNS/nsubj>won#3 won=win/VBD/conj>won";
    const std::string question = "\nWho/WP/nsubj>lost lost=lose/VBD ?/./punct>lost";
    FirstPersons stage(statement + question + question + question);
    EXPECT_EQ(stage.meant("we"), "-");
    FirstPersons asks_once(statement + question);
    EXPECT_EQ(asks_once.meant("we"), "Norvia");
}

TEST(FirstPersons, WeIsWhomAnAppositionNames) {
    FirstPersons stage("we/PRP/nsubj>won ,/,/punct>ministers ministers@group/NNS/appos>we ,/,/punct>ministers "
                       "won=win/VBD Norvia@place/NNP/obj>won");
    EXPECT_EQ(stage.meant("we"), "ministers");
}

TEST(FirstPersons, AreWhatTheyWereResolvedToBefore) {
    FirstPersons stage("Berg@person/NNP/nsubj>said said=say/VBD that/IN/mark>won I@person:Horak/PRP/nsubj>won "
                       "won=win/VBD/ccomp>said");
    EXPECT_EQ(stage.meant("I"), "Horak");
}

TEST(FirstPersons, AreNoThingWhateverTheyWereResolvedTo) {
    FirstPersons stage("Berg@person/NNP/nsubj>said said=say/VBD that/IN/mark>won I@concept:purpose/PRP/nsubj>won "
                       "won=win/VBD/ccomp>said");
    EXPECT_EQ(stage.meant("I"), "Berg");
}

TEST(FirstPersons, StandInTheOrderOfTheText) {
    FirstPersons stage("I/PRP/nsubj>won won=win/VBD/ccomp>said ,/,/punct>said said=say/VBD Berg@person/NNP/nsubj>said");
    ASSERT_EQ(stage.meant("I"), "Berg");
    ASSERT_EQ(stage.entities.mentions.size(), 2U);
    EXPECT_EQ(stage.entities.mentions[0].head, stage["I"]);
    EXPECT_EQ(stage.entities.mentions[1].head, stage["Berg"]);
    EXPECT_EQ(stage.entities.mentions[0].kind, MentionKind::kPronoun);
}

} // namespace
} // namespace claimgraph

#include "extract/entities/coreference/discourse_chains.hpp"
#include "tests/extract/entities/phrase_stage.hpp"

#include <gtest/gtest.h>

namespace claimgraph {
namespace {

/// A text whose phrases are linked one after the other.
struct Discourse : PhraseStage {
    explicit Discourse(std::string_view sentences) : PhraseStage(sentences) {}

    /// Links the phrases before a word to nothing, and its own to an earlier one ("" for none).
    void link(std::string_view form, std::string_view antecedent = "") {
        link_before(phrase(form));
        chains.link(linked++, antecedent.empty() ? kNoPhrase : phrase(antecedent));
    }
    /// Whether a phrase may go back to the chain of another.
    bool fits(std::string_view form, std::string_view before) {
        link_before(phrase(form));
        return chains.fits(phrase(form), chains.of(phrase(before)));
    }
    std::string pointed_at(std::string_view form) {
        link_before(phrase(form));
        const std::uint32_t found = chains.pointed_at(phrase(form));
        return found == kNoPhrase ? "-" : text.word(phrases[found].head);
    }
    void link_before(std::uint32_t end) {
        while (linked < end) chains.link(linked++, kNoPhrase);
    }

    DiscourseChains chains{english_names(), layer, infos};
    std::uint32_t linked = 0;
};

/// Whether a pronoun may go back to the first word of a text.
bool pronoun_fits(const std::string& before, const std::string& pronoun) {
    Discourse discourse(before + "/nsubj>left left=leave/VBD\n" + pronoun + "/PRP/nsubj>slept slept=sleep/VBD");
    return discourse.fits(pronoun, before.substr(0, before.find_first_of("=@/")));
}

TEST(DiscourseChains, PronounsAgreeInGender) {
    EXPECT_TRUE(pronoun_fits("Anna@person/NNP", "she"));
    EXPECT_FALSE(pronoun_fits("Anna@person/NNP", "he"));
    EXPECT_FALSE(pronoun_fits("Anna@person/NNP", "it"));
    EXPECT_TRUE(pronoun_fits("Zqox@person/NNP", "he")) << "the name does not tell";
    EXPECT_TRUE(pronoun_fits("Zqox@person/NNP", "she"));
    EXPECT_FALSE(pronoun_fits("Zqox@person/NNP", "it"));
    EXPECT_TRUE(pronoun_fits("Norvia@place/NNP", "it"));
    EXPECT_FALSE(pronoun_fits("Norvia@place/NNP", "he"));
    EXPECT_TRUE(pronoun_fits("spokesman/NN", "he"));
    EXPECT_FALSE(pronoun_fits("spokesman/NN", "she"));
}

TEST(DiscourseChains, PronounsAgreeInNumber) {
    EXPECT_TRUE(pronoun_fits("farmers=farmer/NNS", "they"));
    EXPECT_FALSE(pronoun_fits("farmers=farmer/NNS", "he"));
    EXPECT_FALSE(pronoun_fits("farmers=farmer/NNS", "it"));
    EXPECT_FALSE(pronoun_fits("Anna@person/NNP", "they"));
    EXPECT_TRUE(pronoun_fits("Norvia@organization/NNP", "they")) << "its people";
}

TEST(DiscourseChains, APronounDecidesWhomAnOpenNameMeans) {
    Discourse discourse("Zqox@person/NNP/nsubj>left left=leave/VBD\nShe/PRP/nsubj>slept slept=sleep/VBD\n"
                        "He/PRP/nsubj>sang sang=sing/VBD");
    discourse.link("She", "Zqox");
    EXPECT_FALSE(discourse.fits("He", "Zqox"));
}

TEST(DiscourseChains, IIsOnlyIAgain) {
    Discourse discourse(
        "Anna@person/NNP/nsubj>left left=leave/VBD\nI/PRP/nsubj>slept slept=sleep/VBD\n"
        "I/PRP/nsubj>sang sang=sing/VBD and/CC/cc>danced she/PRP/nsubj>danced danced=dance/VBD/conj>sang");
    EXPECT_FALSE(discourse.fits("I", "Anna")) << "who speaks is read from the quotation";
    EXPECT_TRUE(discourse.fits("I#2", "I"));
    EXPECT_FALSE(discourse.fits("she", "I"));
}

TEST(DiscourseChains, NounsNeedAReason) {
    Discourse discourse("Norvia/NNP/compound>Court Court@organization/NNP/nsubj>met met=meet/VBD "
                        "Ostra@organization/NNP/obj>met\nThe/DT/det>court court/NN/nsubj>left left=leave/VBD "
                        "the/DT/det>regiment regiment/NN/obj>left");
    EXPECT_EQ(discourse.pointed_at("court"), "Court");
    EXPECT_TRUE(discourse.fits("court", "Court")) << "so it is called";
    EXPECT_FALSE(discourse.fits("court", "Ostra")) << "nobody called it a court";
    EXPECT_FALSE(discourse.fits("regiment", "Court"));
}

TEST(DiscourseChains, TheCompanyMayBeAnyOrganizationButNotACompanyOfManyWords) {
    Discourse discourse("Ostra@organization/NNP/nsubj>met met=meet/VBD Norvia@place/NNP/obj>met\n"
                        "The/DT/det>company company/NN/nsubj>left left=leave/VBD a/DT/det>firm firm/NN/obj>left");
    EXPECT_TRUE(discourse.fits("company", "Ostra"));
    EXPECT_FALSE(discourse.fits("company", "Norvia")) << "no organization";
    EXPECT_FALSE(discourse.fits("firm", "Ostra")) << "'a firm' is a new one";
    EXPECT_EQ(discourse.pointed_at("company"), "-") << "that it was called so nobody said: the ranker decides";
}

TEST(DiscourseChains, TheCountryIsACountryOfTheGazetteer) {
    Discourse discourse("Norway@place/NNP/nsubj>met met=meet/VBD Ostra@place/NNP/obj>met\n"
                        "The/DT/det>country country/NN/nsubj>left left=leave/VBD");
    discourse.layer.entities[discourse["Norway"].entity - 1].id = "Q20";
    EXPECT_TRUE(discourse.fits("country", "Norway"));
    EXPECT_FALSE(discourse.fits("country", "Ostra"));
}

TEST(DiscourseChains, TheAllianceIsTheOneThatTheTablesMean) {
    Discourse discourse("Norvia@organization/NNP/nsubj>met met=meet/VBD Ostra@organization/NNP/obj>met\n"
                        "The/DT/det>alliance alliance/NN/nsubj>left left=leave/VBD");
    discourse.layer.entities[discourse["Norvia"].entity - 1].kb = "Q7184";
    EXPECT_EQ(discourse.pointed_at("alliance"), "Norvia");
}

TEST(DiscourseChains, AKingIsNotEverybodyOfThatName) {
    Discourse discourse("John/NNP/compound>King King@person/NNP/nsubj>left left=leave/VBD\n"
                        "The/DT/det>king king/NN/nsubj>slept slept=sleep/VBD");
    EXPECT_FALSE(discourse.fits("king", "King"));
}

TEST(DiscourseChains, WhatANameWasCalledPointsToIt) {
    Discourse discourse("The/DT/det>airline airline/NN/nsubj>met Ostra@organization/NNP/appos>airline met=meet/VBD "
                        "the/DT/det>bank bank/NN/obj>met Norvia@organization/NNP/appos>bank\n"
                        "The/DT/det>airline airline/NN/nsubj>left left=leave/VBD the/DT/det>bank bank/NN/obj>left");
    discourse.link_before(discourse.phrase("airline#2"));
    EXPECT_EQ(discourse.chains.chain_of(discourse.phrase("airline")),
              discourse.chains.chain_of(discourse.phrase("Ostra")));
    EXPECT_NE(discourse.chains.chain_of(discourse.phrase("bank")),
              discourse.chains.chain_of(discourse.phrase("Ostra")));
    EXPECT_EQ(discourse.pointed_at("airline#2"), "Ostra");
    EXPECT_EQ(discourse.pointed_at("bank#2"), "Norvia");
}

TEST(DiscourseChains, AManIsAnUnnamedThingUntilHeIsNamed) {
    Discourse discourse("A/DT/det>man man/NN/nsubj>left left=leave/VBD\nHe/PRP/nsubj>slept slept=sleep/VBD\n"
                        "Ivan@person/NNP/nsubj>sang sang=sing/VBD");
    discourse.link("He", "man");
    const DiscourseChain& chain = discourse.chains.of(discourse.phrase("man"));
    EXPECT_EQ(chain.size, 2U);
    EXPECT_EQ(chain.entity, 0U);
    EXPECT_TRUE(chain.has_noun);
    discourse.link("Ivan", "He");
    EXPECT_EQ(discourse.chains.of(discourse.phrase("man")).entity, discourse["Ivan"].entity);
    EXPECT_EQ(discourse.chains.chain_of_entity(discourse["Ivan"].entity),
              discourse.chains.chain_of(discourse.phrase("man")));
}

TEST(DiscourseChains, ANameGoesToItsEntityWithTheNounThatItDescribes) {
    Discourse discourse("Ivan@person/NNP/nsubj>left left=leave/VBD\nThe/DT/det>spokesman spokesman/NN/nsubj>slept "
                        ",/,/punct>Ivan Ivan@person/NNP/appos>spokesman slept=sleep/VBD\n"
                        "The/DT/det>spokesman spokesman/NN/nsubj>sang sang=sing/VBD");
    discourse.link("Ivan#2", "spokesman");
    const std::uint32_t ivan = discourse.chains.chain_of(discourse.phrase("Ivan"));
    EXPECT_EQ(discourse.chains.chain_of(discourse.phrase("Ivan#2")), ivan);
    EXPECT_EQ(discourse.chains.chain_of(discourse.phrase("spokesman")), ivan) << "who was alone before";
    EXPECT_EQ(discourse.pointed_at("spokesman#2"), "Ivan");
}

TEST(DiscourseChains, TheCompanyIsTheFirmToldOfMostNearby) {
    Discourse discourse("Zelkor@organization/NNP/nsubj>left left=leave/VBD\n"
                        "Zelkor@organization/NNP/nsubj>met met=meet/VBD Ostra@organization/NNP/obj>met\n"
                        "The/DT/det>company company/NN/nsubj>slept slept=sleep/VBD");
    EXPECT_EQ(discourse.pointed_at("company"), "Zelkor");
}

TEST(DiscourseChains, TheCompanyIsNoSenateAndNoFirmOfLongAgo) {
    Discourse senate("Senate@organization/NNP/nsubj>left left=leave/VBD\n"
                     "The/DT/det>company company/NN/nsubj>slept slept=sleep/VBD");
    EXPECT_EQ(senate.pointed_at("company"), "-");
    EXPECT_FALSE(senate.fits("company", "Senate"));
    Discourse old("Zelkor@organization/NNP/nsubj>left left=leave/VBD\nIvan@person/NNP/nsubj>sang sang=sing/VBD\n"
                  "Ivan@person/NNP/nsubj>ate ate=eat/VBD\nThe/DT/det>company company/NN/nsubj>slept slept=sleep/VBD");
    EXPECT_EQ(old.pointed_at("company"), "-");
}

TEST(DiscourseChains, TwoNamesAreNeverOne) {
    Discourse discourse("Ivan@person/NNP/nsubj>left left=leave/VBD\nOtto@person/NNP/nsubj>slept slept=sleep/VBD");
    EXPECT_FALSE(discourse.fits("Otto", "Ivan"));
    discourse.link("Otto");
    EXPECT_NE(discourse.chains.chain_of(discourse.phrase("Otto")), discourse.chains.chain_of(discourse.phrase("Ivan")));
}

} // namespace
} // namespace claimgraph

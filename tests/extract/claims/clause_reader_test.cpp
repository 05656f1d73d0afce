#include "extract/clauses/clause_reader.hpp"
#include "tests/extract/claims/claim_stage.hpp"

#include <array>
#include <gtest/gtest.h>
#include <string>

namespace claimgraph {
namespace {

/// What the reader finds in a sentence, as words.
struct Clause {
    explicit Clause(std::string_view sentence)
        : text(sentence), reader(text.document(), text.analysis(), text.tree(), english_words()) {}

    std::string subject(std::string_view predicate) const { return text.word(reader.subject(text[predicate])); }
    std::string object(std::string_view predicate) const { return text.word(reader.object(text[predicate])); }
    std::string agent(std::string_view predicate) const { return text.word(reader.agent(text[predicate])); }
    bool passive(std::string_view predicate) const { return reader.is_passive(text[predicate]); }
    bool negated(std::string_view predicate) const { return reader.is_negated(text[predicate]); }
    Modality modality(std::string_view predicate) const { return reader.modality(text[predicate]); }

    HandMade text;
    ClauseReader reader;
};

// Phrases

TEST(ClauseReader, KeepsTheHeadOfAPhraseInATreeThatCrosses) {
    const Clause clause(
        "Norway/NNP/compound>chief sanctions=sanction/NNS chief/NN/appos>sanctions war/NN/nmod>sanctions");
    const TokenIndex noun = clause.text["sanctions"];
    const TokenRange cut = clause.reader.cut_before(clause.reader.phrase(noun), noun, {deprel::appos});
    EXPECT_EQ(clause.text.document().text(clause.reader.bytes(cut)), "Norway sanctions")
        << "the apposition begins before it";
}

TEST(ClauseReader, KnowsAWordOfAQuestionFromARelativePronoun) {
    EXPECT_EQ(Clause("Reporter/NNP who/WP/nsubj>pays pays=pay/VBZ/acl:relcl>Reporter").subject("pays"), "Reporter");
    EXPECT_EQ(Clause("Reporter/NNP Who/WP/nsubj>pays pays=pay/VBZ/acl:relcl>Reporter").subject("pays"), "Who");
}

// Subjects and objects

TEST(ClauseReader, GivesWhatDescribesAPredicateNounToItsSubject) {
    constexpr std::string_view kFirm = "Acme/NNP/nsubj>firm is=be/VBZ/cop>firm a/DT/det>firm firm/NN ";
    const Clause based(std::string(kFirm) + "based=base/VBN/acl>firm in/IN/case>Oslo Oslo/NNP/obl>based");
    EXPECT_EQ(based.subject("based"), "Acme");
    const Clause makes(std::string(kFirm) +
                       "that/WDT/nsubj>makes makes=make/VBZ/acl:relcl>firm pumps=pump/NNS/obj>makes");
    EXPECT_EQ(makes.subject("makes"), "Acme");
    const Clause not_one("Acme/NNP/nsubj>firm is=be/VBZ/cop>firm no/DT/det>firm firm/NN based=base/VBN/acl>firm "
                         "in/IN/case>Oslo Oslo/NNP/obl>based");
    EXPECT_EQ(not_one.subject("based"), "firm") << "it is none";
    const Clause it("It/PRP/nsubj>firm is=be/VBZ/cop>firm a/DT/det>firm firm/NN based=base/VBN/acl>firm");
    EXPECT_EQ(it.subject("based"), "firm") << "a pronoun may mean nobody";
}

TEST(ClauseReader, FindsTheSubjectAndTheObjectOfAVerb) {
    const Clause clause("Norway/NNP/nsubj>urged urged=urge/VBD Sweden/NNP/obj>urged");
    EXPECT_EQ(clause.subject("urged"), "Norway");
    EXPECT_EQ(clause.object("urged"), "Sweden");
    EXPECT_FALSE(clause.passive("urged"));
    EXPECT_EQ(clause.agent("urged"), "-");
}

TEST(ClauseReader, TellsAPassiveFromAnActiveByItsSubjectOrAuxiliary) {
    const Clause clause("Sweden/NNP/nsubj:pass>urged was=be/VBD/aux:pass>urged urged=urge/VBN "
                        "by/IN/case>Norway Norway/NNP/obl:agent>urged");
    EXPECT_TRUE(clause.passive("urged"));
    EXPECT_EQ(clause.subject("urged"), "Sweden") << "the grammatical one";
    EXPECT_EQ(clause.agent("urged"), "Norway");
    const Clause got("Sweden/NNP/nsubj>hurt got=get/VBD/aux:pass>hurt hurt/VBN");
    EXPECT_TRUE(got.passive("hurt"));
}

TEST(ClauseReader, TakesAnAgentLabelledAsAPlainOblique) {
    const Clause clause("Sweden/NNP/nsubj:pass>urged was=be/VBD/aux:pass>urged urged=urge/VBN "
                        "by/IN/case>Norway Norway/NNP/obl>urged");
    EXPECT_EQ(clause.agent("urged"), "Norway");
    const Clause time("It/PRP/nsubj:pass>signed was=be/VBD/aux:pass>signed signed=sign/VBN by/IN/case>Friday "
                      "Friday=friday/NNP/obl>signed");
    EXPECT_EQ(time.agent("signed"), "-") << "'by Friday' says when";
}

TEST(ClauseReader, ReadsAParticipleBehindANounAsPassiveAndAGerundAsActive) {
    const Clause led("talks=talk/NNS led=lead/VBN/acl>talks by/IN/case>Kenya Kenya/NNP/obl>led");
    EXPECT_TRUE(led.passive("led"));
    EXPECT_EQ(led.subject("led"), "talks");
    EXPECT_EQ(led.agent("led"), "Kenya");
    const Clause guarding("troops=troop/NNS guarding=guard/VBG/acl>troops Kenya/NNP/obj>guarding");
    EXPECT_FALSE(guarding.passive("guarding"));
    EXPECT_EQ(guarding.subject("guarding"), "troops");
    EXPECT_EQ(guarding.object("guarding"), "Kenya");
}

TEST(ClauseReader, FindsTheAgentInACompoundParticiple) {
    const Clause clause("EU/NNP/compound>brokered -/HYPH/punct>brokered brokered=broker/VBN/amod>talks talks=talk/NNS");
    EXPECT_TRUE(clause.passive("brokered"));
    EXPECT_EQ(clause.agent("brokered"), "EU");
}

TEST(ClauseReader, SharesThePassiveAuxiliaryWithACoordinatedParticiple) {
    const Clause clause("Aides=aide/NNS/nsubj:pass>sent were=be/VBD/aux:pass>sent sent=send/VBN and/CC/cc>told "
                        "told=tell/VBN/conj>sent");
    EXPECT_TRUE(clause.passive("told"));
    EXPECT_EQ(clause.subject("told"), "Aides");
}

TEST(ClauseReader, InheritsTheSubjectOfACoordinatedVerb) {
    const Clause clause("Kenya/NNP/nsubj>came came=come/VBD and/CC/cc>saw saw=see/VBD/conj>came Uganda/NNP/obj>saw");
    EXPECT_EQ(clause.subject("saw"), "Kenya");
    EXPECT_EQ(clause.object("came"), "-");
    EXPECT_FALSE(clause.reader.has_own_subject(clause.text["saw"]));
    EXPECT_TRUE(clause.reader.has_own_subject(clause.text["came"]));
}

TEST(ClauseReader, SharesAnObjectThatStandsBehindBothVerbs) {
    const Clause both("Kenya/NNP/nsubj>armed armed=arm/VBD and/CC/cc>trained trained=train/VBD/conj>armed "
                      "rebels=rebel/NNS/obj>armed");
    EXPECT_EQ(both.object("trained"), "rebels");
    const Clause first("Kenya/NNP/nsubj>armed armed=arm/VBD rebels=rebel/NNS/obj>armed and/CC/cc>left "
                       "left=leave/VBD/conj>armed");
    EXPECT_EQ(first.object("left"), "-") << "what stands between the verbs is the first one's";
}

TEST(ClauseReader, LetsTheObjectDoWhatAnInfinitiveSays) {
    const Clause urged("Kenya/NNP/nsubj>urged urged=urge/VBD Uganda/NNP/obj>urged to/TO/mark>leave "
                       "leave/VB/xcomp>urged");
    EXPECT_EQ(urged.subject("leave"), "Uganda");
    const Clause wants("Kenya/NNP/nsubj>wants wants=want/VBZ to/TO/mark>leave leave/VB/xcomp>wants");
    EXPECT_EQ(wants.subject("leave"), "Kenya");
    const auto aim = [](std::string_view verb) {
        return fmt::format("Kenya/NNP/nsubj>did did={}/VBD Keller/NNP/obj>did to/TO/mark>lead lead/VB/advcl>did", verb);
    };
    EXPECT_EQ(Clause(aim("pick")).subject("lead"), "Keller") << "who is picked";
    EXPECT_EQ(Clause(aim("attack")).subject("lead"), "Kenya") << "what somebody aims at himself";
}

TEST(ClauseReader, LetsTheOneWhoPromisesDoWhatHePromises) {
    const Clause clause("Kenya/NNP/nsubj>promised promised=promise/VBD Uganda/NNP/obj>promised to/TO/mark>leave "
                        "leave/VB/xcomp>promised");
    EXPECT_EQ(clause.subject("leave"), "Kenya");
}

TEST(ClauseReader, LetsTheObjectDoWhatItIsAccusedOfOrKeptFrom) {
    const Clause accused("Kenya/NNP/nsubj>accused accused=accuse/VBD Uganda/NNP/obj>accused of/IN/mark>hiding "
                         "hiding=hide/VBG/advcl>accused it/PRP/obj>hiding");
    EXPECT_TRUE(accused.reader.is_object_controlled(accused.text["hiding"], accused.text["accused"]));
    EXPECT_EQ(accused.subject("hiding"), "Uganda");
    const Clause kept("Kenya/NNP/nsubj>kept kept=keep/VBD Uganda/NNP/obj>kept from/IN/mark>leaving "
                      "leaving=leave/VBG/advcl>kept");
    EXPECT_EQ(kept.subject("leaving"), "Uganda");
    const Clause after("Kenya/NNP/nsubj>met met=meet/VBD Uganda/NNP/obj>met after/IN/mark>leaving "
                       "leaving=leave/VBG/advcl>met");
    EXPECT_EQ(after.subject("leaving"), "Kenya") << "an adverbial gerund is the subject's";
}

TEST(ClauseReader, PutsTheNounForARelativePronoun) {
    const Clause subject(
        "Rebels=rebel/NNS who/WP/nsubj>seized seized=seize/VBD/acl:relcl>Rebels Kisumu/NNP/obj>seized");
    EXPECT_TRUE(subject.reader.is_relative_pronoun(subject.text["who"]));
    EXPECT_EQ(subject.subject("seized"), "Rebels");
    EXPECT_EQ(subject.object("seized"), "Kisumu");
    EXPECT_EQ(subject.text.word(subject.reader.antecedent(subject.text["seized"])), "Rebels");
    const Clause object("towns=town/NNS which/WDT/obj>seized rebels=rebel/NNS/nsubj>seized "
                        "seized=seize/VBD/acl:relcl>towns");
    EXPECT_EQ(object.subject("seized"), "rebels");
    EXPECT_EQ(object.object("seized"), "towns");
}

TEST(ClauseReader, FillsTheGapOfARelativeClauseWithoutAPronoun) {
    const Clause clause("towns=town/NNS rebels=rebel/NNS/nsubj>seized seized=seize/VBD/acl:relcl>towns");
    EXPECT_EQ(clause.object("seized"), "towns");
    const Clause where("towns=town/NNS where/WRB/advmod>fought rebels=rebel/NNS/nsubj>fought "
                       "fought=fight/VBD/acl:relcl>towns");
    EXPECT_EQ(where.object("fought"), "-") << "the gap is that of the place";
}

TEST(ClauseReader, TakesAQuestionWordForNoRelativePronoun) {
    const Clause clause("Kenya/NNP/nsubj>asked asked=ask/VBD who/WP/nsubj>left left=leave/VBD/ccomp>asked");
    EXPECT_FALSE(clause.reader.is_relative_pronoun(clause.text["who"]));
    EXPECT_EQ(clause.subject("left"), "who");
}

TEST(ClauseReader, GivesAPlanToItsOwner) {
    const Clause clause("Kenya/NNP/nmod:poss>plan 's/POS/case>Kenya plan/NN to/TO/mark>leave leave/VB/acl>plan");
    EXPECT_EQ(clause.subject("leave"), "Kenya");
    const Clause issued("Kenya/NNP/nsubj>issued issued=issue/VBD a/DT/det>statement statement/NN/obj>issued "
                        "demanding=demand/VBG/acl>statement talks=talk/NNS/obj>demanding");
    EXPECT_EQ(issued.subject("demanding"), "Kenya") << "who issues a statement says what it says";
}

TEST(ClauseReader, CountsANominalComplementAsObjectAndATimeAsNone) {
    const Clause became("Keller/NNP/nsubj>became became=become/VBD president/NN/xcomp>became");
    EXPECT_EQ(became.object("became"), "president");
    const Clause waited("Kenya/NNP/nsubj>waited waited=wait/VBD a/DT/det>week week/NN/obj>waited");
    EXPECT_EQ(waited.object("waited"), "-");
    const Clause games("Kenya/NNP/nsubj>watched watched=watch/VBD a/DT/det>week week/NN/obj>watched of/IN/case>games "
                       "games=game/NNS/nmod>week");
    EXPECT_EQ(games.object("watched"), "week") << "a week of games is no time";
}

TEST(ClauseReader, SeesAnObjectBehindUpTo) {
    const Clause clause("Rebels=rebel/NNS/nsubj>held held=hold/VBD up/RB/advmod>held to/IN/case>advisers "
                        "16/CD/nummod>advisers advisers=adviser/NNS/obl>held");
    EXPECT_EQ(clause.object("held"), "advisers");
}

TEST(ClauseReader, FindsTheIndirectObject) {
    const Clause clause("Kenya/NNP/nsubj>gave gave=give/VBD Uganda/NNP/iobj>gave grain/NN/obj>gave");
    EXPECT_EQ(clause.text.word(clause.reader.indirect_object(clause.text["gave"])), "Uganda");
    EXPECT_EQ(clause.object("gave"), "grain");
}

TEST(ClauseReader, TakesANameBeforeASumForTheOneWhoPaysIt) {
    const Clause fined("Norway/NNP/nsubj>fined fined=fine/VBD Norvia/NNP/compound>euros 3/CD/nummod>euros "
                       "euros=euro/NNS/obj>fined");
    EXPECT_EQ(fined.text.word(fined.reader.indirect_object(fined.text["fined"])), "Norvia");
    const Clause paid("Norway/NNP/nsubj>paid paid=pay/VBD 3/CD/nummod>dollars US/NNP/compound>dollars "
                      "dollars=dollar/NNS/obj>paid");
    EXPECT_EQ(paid.text.word(paid.reader.indirect_object(paid.text["paid"])), "-") << "what dollars they are";
}

// Around nouns

TEST(ClauseReader, FindsTheOwnerOfANoun) {
    const auto owner = [](std::string_view sentence, std::string_view noun, bool of_may_own) {
        const Clause clause(sentence);
        return clause.text.word(clause.reader.possessor(clause.text[noun], of_may_own));
    };
    EXPECT_EQ(owner("Kenya/NNP/nmod:poss>role 's/POS/case>Kenya role/NN", "role", false), "Kenya");
    EXPECT_EQ(owner("the/DT/det>role Kenya/NNP/compound>role role/NN", "role", false), "Kenya");
    EXPECT_EQ(owner("a/DT/det>raid raid/NN by/IN/case>Kenya Kenya/NNP/nmod>raid", "raid", false), "Kenya");
    constexpr std::string_view kOfKenya = "the/DT/det>role role/NN of/IN/case>Kenya Kenya/NNP/nmod>role";
    EXPECT_EQ(owner(kOfKenya, "role", true), "Kenya");
    EXPECT_EQ(owner(kOfKenya, "role", false), "-");
}

TEST(ClauseReader, SeesThroughNumbersAndMeasures) {
    const Clause clause("Thousands=thousand/NNS of/IN/case>workers workers=worker/NNS/nmod>Thousands");
    EXPECT_EQ(clause.text.word(clause.reader.substance(clause.text["Thousands"])), "workers");
    EXPECT_EQ(clause.text.word(clause.reader.substance(clause.text["workers"])), "workers");
    const Clause unit("the/DT/det>roof roof/NN of/IN/case>houses houses=house/NNS/nmod>roof");
    EXPECT_EQ(unit.text.word(unit.reader.substance(unit.text["roof"])), "roof");
}

TEST(ClauseReader, LendsAnEventsNounToItsCarrier) {
    const Clause clause("a/DT/det>effort mediation/NN/compound>effort effort/NN");
    EXPECT_EQ(clause.text.word(clause.reader.carrier(clause.text["mediation"])), "effort");
    EXPECT_EQ(clause.text.word(clause.reader.carrier(clause.text["effort"])), "effort");
}

TEST(ClauseReader, FindsObliquesByTheirPrepositions) {
    const Clause clause("Kenya/NNP/nsubj>met met=meet/VBD with/IN/case>Uganda Uganda/NNP/obl>met in/IN/case>Kisumu "
                        "Kisumu/NNP/obl>met");
    const std::array<std::string, 2> in_or_at = {"at", "in"};
    EXPECT_EQ(clause.text.word(clause.reader.oblique(clause.text["met"], WordKind::kPlace)), "Kisumu");
    EXPECT_EQ(clause.text.word(clause.reader.oblique(clause.text["met"], WordKind::kAgent)), "-");
    EXPECT_TRUE(clause.reader.has_preposition(clause.text["Kisumu"], in_or_at));
    EXPECT_TRUE(clause.reader.has_marker_of(clause.text["Kisumu"], WordKind::kPlace));
    EXPECT_FALSE(clause.reader.has_marker_of(clause.text["Uganda"], WordKind::kPlace));
}

TEST(ClauseReader, LeavesOutConjunctsThatAreDenied) {
    const Clause clause("Norway/NNP and/CC/cc>Sweden Sweden/NNP/conj>Norway ,/,/punct>Finland but/CC/cc>Finland "
                        "not/RB/advmod>Finland Finland/NNP/conj>Norway");
    EXPECT_FALSE(clause.reader.is_left_out(clause.text["Sweden"]));
    EXPECT_TRUE(clause.reader.is_left_out(clause.text["Finland"]));
    const Clause rather("Oslo/NNP rather/RB/cc>Bergen than/IN/fixed>rather Bergen/NNP/conj>Oslo");
    EXPECT_TRUE(rather.reader.is_left_out(rather.text["Bergen"]));
}

TEST(ClauseReader, TellsTimesFromNamesakes) {
    const Clause month("on/IN/case>March March=march/NNP");
    EXPECT_TRUE(month.reader.is_time(month.text["March"]));
    const Clause walk("a/DT/det>march march/NN");
    EXPECT_FALSE(walk.reader.is_time(walk.text["march"])) << "a march is no month";
    const Clause week("last/JJ/amod>week week/NN");
    EXPECT_TRUE(week.reader.is_time(week.text["week"]));
}

// Clauses below a predicate

TEST(ClauseReader, FindsTheComplementAndTheContentOfAVerb) {
    const Clause wants("Kenya/NNP/nsubj>wants wants=want/VBZ to/TO/mark>leave leave/VB/xcomp>wants");
    EXPECT_EQ(wants.text.word(wants.reader.complement(wants.text["wants"])), "leave");
    EXPECT_EQ(wants.text.word(wants.reader.content(wants.text["wants"])), "-");
    const Clause says("Kenya/NNP/nsubj>says says=say/VBZ that/IN/mark>left Uganda/NNP/nsubj>left "
                      "left=leave/VBD/ccomp>says");
    EXPECT_EQ(says.text.word(says.reader.content(says.text["says"])), "left");
    EXPECT_EQ(says.text.word(says.reader.complement(says.text["says"])), "-");
    const Clause demand("its/PRP$/nmod:poss>demand demand/NN that/IN/mark>leave Uganda/NNP/nsubj>leave "
                        "leave/VB/acl>demand");
    EXPECT_EQ(demand.text.word(demand.reader.content(demand.text["demand"])), "leave");
    const Clause nominal("Keller/NNP/nsubj>became became=become/VBD president/NN/xcomp>became");
    EXPECT_EQ(nominal.text.word(nominal.reader.complement(nominal.text["became"])), "-");
}

TEST(ClauseReader, CutsThePhraseFromItsMarkerAndItsPunctuation) {
    const Clause clause("Kenya/NNP/nsubj>says says=say/VBZ that/IN/mark>left Uganda/NNP/nsubj>left "
                        "left=leave/VBD/ccomp>says ,/,/punct>left");
    EXPECT_EQ(clause.text.words(clause.reader.bytes(clause.reader.phrase(clause.text["left"]))), "Uganda left");
}

// Negation

TEST(ClauseReader, ReadsNegationWhereverItStands) {
    EXPECT_TRUE(Clause("Kenya/NNP/nsubj>meet did=do/VBD/aux>meet not/RB/advmod>meet meet/VB").negated("meet"));
    EXPECT_TRUE(Clause("Kenya/NNP/nsubj>met never/RB/advmod>met met=meet/VBD").negated("met"));
    EXPECT_TRUE(Clause("No/DT/det>injuries injuries=injury/NNS/nsubj:pass>reported were=be/VBD/aux:pass>reported "
                       "reported=report/VBN")
                    .negated("reported"));
    EXPECT_TRUE(Clause("Kenya/NNP/nsubj>left left=leave/VBD without/IN/mark>meeting meeting=meet/VBG/advcl>left "
                       "Uganda/NNP/obj>meeting")
                    .negated("meeting"));
    EXPECT_TRUE(Clause("Kenya/NNP/nsubj>supports no/RB/advmod>longer longer/RB/advmod>supports supports=support/VBZ")
                    .negated("supports"));
    EXPECT_FALSE(Clause("Kenya/NNP/nsubj>met met=meet/VBD Uganda/NNP/obj>met").negated("met"));
}

TEST(ClauseReader, CancelsTwoNegations) {
    EXPECT_FALSE(Clause("Nobody=nobody/NN/nsubj>met met=meet/VBD").negated("met")) << "the table knows no 'nobody'";
    EXPECT_FALSE(Clause("No/DT/det>country country/NN/nsubj>meet did=do/VBD/aux>meet not/RB/advmod>meet meet/VB")
                     .negated("meet"));
}

TEST(ClauseReader, TakesNotOnlyForNoNegation) {
    EXPECT_FALSE(Clause("Kenya/NNP/nsubj>met not/RB/advmod>met only/RB/advmod>met met=meet/VBD Uganda/NNP/obj>met")
                     .negated("met"));
}

TEST(ClauseReader, DeniesWhatIsDoneInsteadOf) {
    const Clause clause("Kenya/NNP/nsubj>left left=leave/VBD instead/RB/mark>helping of/IN/fixed>instead "
                        "helping=help/VBG/advcl>left");
    EXPECT_TRUE(clause.negated("helping"));
    EXPECT_FALSE(clause.negated("left"));
}

TEST(ClauseReader, SharesNegationWithACoordinatedVerbOfTheSameTense) {
    EXPECT_TRUE(Clause("Kenya/NNP/nsubj>meet did=do/VBD/aux>meet not/RB/advmod>meet meet/VB or/CC/cc>call "
                       "call/VB/conj>meet")
                    .negated("call"));
    EXPECT_FALSE(Clause("Kenya/NNP/nsubj>accept did=do/VBD/aux>accept not/RB/advmod>accept accept/VB it/PRP/obj>accept "
                        "and/CC/cc>left left=leave/VBD/conj>accept")
                     .negated("left"))
        << "a verb with a tense of its own stands for itself";
}

// Modality of a clause

TEST(ClauseReader, ReadsTheModalityOfAuxiliaries) {
    const auto modality = [](std::string_view modal) {
        return Clause(fmt::format("Kenya/NNP/nsubj>leave {}/MD/aux>leave leave/VB", modal)).modality("leave");
    };
    EXPECT_EQ(modality("will"), Modality::kFuture);
    EXPECT_EQ(modality("may"), Modality::kPossible);
    EXPECT_EQ(modality("must"), Modality::kObliged);
    EXPECT_EQ(modality("would"), Modality::kFuture) << "without a condition, the future of a past";
    EXPECT_EQ(Clause("Kenya/NNP/nsubj>left left=leave/VBD").modality("left"), Modality::kActual);
}

TEST(ClauseReader, TakesDeniedObligationForAProhibition) {
    EXPECT_EQ(Clause("Kenya/NNP/nsubj>leave must/MD/aux>leave not/RB/advmod>leave leave/VB").modality("leave"),
              Modality::kForbidden);
}

TEST(ClauseReader, ReadsConditionsOnBothSides) {
    const Clause clause("Kenya/NNP/nsubj>leave would/MD/aux>leave leave/VB if/IN/mark>attacked "
                        "Uganda/NNP/nsubj>attacked attacked=attack/VBD/advcl>leave");
    EXPECT_EQ(clause.modality("leave"), Modality::kConditional);
    EXPECT_EQ(clause.modality("attacked"), Modality::kConditional);
}

TEST(ClauseReader, ReadsHedgesAndIndirectQuestions) {
    EXPECT_EQ(Clause("Kenya/NNP/nsubj>left reportedly/RB/advmod>left left=leave/VBD").modality("left"),
              Modality::kPossible);
    EXPECT_EQ(Clause("Kenya/NNP/nsubj>asked asked=ask/VBD whether/IN/mark>left Uganda/NNP/nsubj>left "
                     "left=leave/VBD/ccomp>asked")
                  .modality("left"),
              Modality::kPossible);
}

TEST(ClauseReader, SharesAModalWithACoordinatedVerb) {
    const Clause clause("Kenya/NNP/nsubj>arm will/MD/aux>arm arm/VB and/CC/cc>train train/VB/conj>arm "
                        "rebels=rebel/NNS/obj>arm");
    EXPECT_EQ(clause.modality("train"), Modality::kFuture);
}

TEST(ClauseReader, EndsChainsThatNobodyWrites) {
    // a hundred coordinated verbs below each other: an answer, in bounded time
    std::string sentence = "Kenya/NNP/nsubj>#2 went=go/VBD";
    for (int i = 3; i <= 102; ++i) sentence += fmt::format(" went=go/VBD/conj>#{}", i - 1);
    const Clause clause(sentence);
    EXPECT_EQ(clause.subject("went#5"), "Kenya");
    EXPECT_EQ(clause.subject("went#101"), "-");
}

} // namespace
} // namespace claimgraph

#include "tests/program/program_test.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <regex>

namespace claimgraph::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

/// A small store of texts with dates, facts included, and the same as a graph file.
class AskCommand : public ProgramTest {
  protected:
    AskCommand() {
        write("a.txt",
              "Tuesday, 11 March 2025\n\nSerbia accused Kosovo of breaking the deal. Petar Marin accused Kosovo "
              "of lying. Ana Novak praised Kosovo. NATO supports Kosovo. Norway does not recognize Kosovo.\n");
        write("b.txt",
              "Monday, 5 May 2025\n\nSerbia accused Kosovo in March 2025. Ana Novak visited Belgrade in April "
              "2025. Petar Marin said that Serbia attacked Kosovo. The old barns collapsed near Mount Velda.\n");
        EXPECT_TRUE(ended(run("claimgraph build a.txt b.txt --store g.db --facts && "
                              "claimgraph build a.txt b.txt -o g.graphml"),
                          0));
    }

    nlohmann::json answer(const std::string& question, const std::string& graph = "g.db") const {
        const Outcome outcome = run("claimgraph ask " + graph + " --json \"" + question + "\"");
        const auto json = nlohmann::json::parse(outcome.out, nullptr, false);
        EXPECT_TRUE(json.is_object()) << question << outcome.err;
        return json.is_object() ? json : nlohmann::json::object();
    }
};

TEST_F(AskCommand, NamesWhoItIsAndShowsHowItRead) {
    const Outcome outcome = run("claimgraph ask g.db 'Who accused Kosovo?'");
    ASSERT_TRUE(ended(outcome, 0));
    EXPECT_THAT(outcome.out, StartsWith("read as: claims --relation accuses --object Kosovo --polarity +\n"
                                        "answer: Serbia (2); Petar Marin\n\nSerbia accuses Kosovo\n"));
    EXPECT_THAT(outcome.out, HasSubstr("a.txt, 2025-03-11, bytes "));
    EXPECT_EQ(run("claimgraph ask g.graphml 'Who accused Kosovo?'").out, outcome.out);
    EXPECT_EQ(run("echo \"ask 'Who accused Kosovo?'\" | claimgraph shell g.db").out, outcome.out);
}

TEST_F(AskCommand, WhatItReadsIsACommand) {
    for (const char* question : {"Who accused Kosovo in March 2025?", "Did Serbia accuse Kosovo?",
                                 "Who visited Belgrade?", "Who does not recognize Kosovo?"}) {
        const auto json = answer(question);
        ASSERT_EQ(json["asked"].size(), 1u) << question;
        const auto asked = json["asked"][0].get<std::string>();
        const Outcome claims = run("claimgraph claims g.db " + asked.substr(asked.find(' ')) + " --json");
        ASSERT_TRUE(ended(claims, 0)) << asked;
        EXPECT_EQ(std::ranges::count(claims.out, '\n'), static_cast<std::ptrdiff_t>(json["claims"].size())) << asked;
    }
}

TEST_F(AskCommand, TimeNegationAndSpeakersCount) {
    EXPECT_EQ(answer("Who accused Kosovo in March 2025?")["answer"], "Serbia (2)");
    EXPECT_EQ(answer("Who does not recognize Kosovo?")["answer"], "Norway");
    EXPECT_EQ(answer("Did Norway recognize Kosovo?")["answer"], "no: affirmed 0, denied 1");
    EXPECT_EQ(answer("Did Serbia accuse Kosovo?")["answer"], "yes: affirmed 2, denied 0");
    EXPECT_EQ(answer("Who says that Serbia attacked Kosovo?")["answer"], "Petar Marin");
    EXPECT_EQ(answer("When did Ana Novak visit Belgrade?")["answer"], "2025-04");
    EXPECT_EQ(answer("How many accused Kosovo?")["answer"], "2: Serbia (2); Petar Marin");
}

TEST_F(AskCommand, WidensInStepsThatAreTold) {
    const auto undated = answer("Who praised Kosovo in March 2025?"); // by the date of the document
    EXPECT_EQ(undated["widening"], "documents");
    EXPECT_EQ(undated["answer"], "Ana Novak");
    const auto other_time = answer("Who accused Kosovo in 2019?");
    EXPECT_EQ(other_time["widening"], "any_time");
    const auto fact = answer("What collapsed near Mount Velda?");
    EXPECT_EQ(fact["widening"], "facts");
    EXPECT_EQ(fact["answer"], "no claim tells; in sentences: The old barns");
    const Outcome text = run("claimgraph ask g.db 'Who repaired the barns?'");
    ASSERT_TRUE(ended(text, 0));
    EXPECT_THAT(text.out, HasSubstr("no claim answers this; sentences, not claims, with most of"));
    EXPECT_THAT(text.out, HasSubstr("The old barns collapsed near Mount Velda."));
    EXPECT_THAT(text.out, Not(HasSubstr("answer:")));
}

TEST_F(AskCommand, OtherWordsOfTheQuestionStandInTheSentence) {
    write("c.txt", "Ana Lind accused Vellmark of theft. Tom Bakk accused Vellmark of sabotage. The assembly in Port "
                   "Vell denounced the memoranda between Ostrea and Vellmark. The union denounced the strike. Mira Tal "
                   "visited Ostrea.\n");
    ASSERT_TRUE(ended(run("claimgraph build c.txt --store c.db --min-confidence 0.3"), 0));
    const auto thief = answer("Who accused Vellmark of sabotage?", "c.db");
    EXPECT_EQ(thief["answer"], "Tom Bakk");
    EXPECT_EQ(thief["narrowed"], "sabotage");
    EXPECT_EQ(answer("Who accused Vellmark?", "c.db")["narrowed"], "");
    const auto pact = answer("Who denounced the pact between Ostrea and Vellmark?", "c.db");
    EXPECT_EQ(pact["widening"], "sentences");
    EXPECT_THAT(pact["answer"].get<std::string>(), StartsWith("assembly"));
    EXPECT_EQ(answer("What did Mira Tal denounce?", "c.db")["claims"].size(), 0u) << "others did";
    EXPECT_EQ(answer("Who denounced the pact between Lund and Brno?", "c.db")["claims"].size(), 0u);
}

TEST_F(AskCommand, WhereNothingTellsTheSentenceThatFitsBestMay) {
    write("p.txt", "Friday, 2 May 2025\n\nThe assembly of Ostrea voted to prolong the state of alert. It is windy.\n");
    write("r.txt", "Monday, 5 May 2025\n\nEven so, Olav Berg was tried in Port Vell. All, including Berg, were "
                   "acquitted.\n");
    ASSERT_TRUE(ended(run("claimgraph build p.txt r.txt --store p.db --facts"), 0));
    const auto alert = answer("Did Ostrea prolong its state of alert?", "p.db")["answer"].get<std::string>();
    EXPECT_EQ(alert, "not told; perhaps: The assembly of Ostrea voted to prolong the state of alert.");
    const Outcome trial = run("claimgraph ask p.db 'Was Olav Berg acquitted?'");
    ASSERT_TRUE(ended(trial, 0));
    EXPECT_THAT(trial.out, HasSubstr("answer: not told; perhaps: All, including Berg, were acquitted."));
    EXPECT_THAT(trial.out, HasSubstr("r.txt, 2025-05-05, bytes")) << "also of a sentence without a claim";
    EXPECT_THAT(answer("Did Ostrea sell its boats?", "p.db")["answer"].get<std::string>(), Not(HasSubstr("perhaps")));
}

TEST_F(AskCommand, AReasonEndsWithItsQuotation) {
    write("q.txt", "\"The council will close the mill because the roof leaks,\" Ana Lind said in Vell.\n");
    ASSERT_TRUE(ended(run("claimgraph build q.txt --store q.db --facts"), 0));
    const auto why = answer("Why will the council close the mill?", "q.db")["answer"].get<std::string>();
    EXPECT_THAT(why, HasSubstr("because the roof leaks"));
    EXPECT_THAT(why, Not(HasSubstr("said")));
}

TEST_F(AskCommand, WhoSomebodyIsIsToldByOfficesFirst) {
    write("w.txt", "Olav Berg was born in Port Vell in 1950. Olav Berg lives in Port Vell. Olav Berg is the mayor of "
                   "Ostrea.\n");
    ASSERT_TRUE(ended(run("claimgraph build w.txt --store w.db"), 0));
    EXPECT_THAT(answer("Who is Olav Berg?", "w.db")["answer"].get<std::string>(), StartsWith("mayor"));
}

TEST_F(AskCommand, WhereOnlyTheHeadlineHasTheNamesItsDocumentAnswers) {
    write("h1.txt", "Ana Lind wins the Ostrea primary\n\nMonday, 5 May 2025\n\nMira Tal withdrew from the presidential "
                    "race. Jon Kvist withdrew from the talks.\n");
    write("h2.txt", "A quiet week\n\nMonday, 5 May 2025\n\nTom Bakk withdrew from the race.\n");
    ASSERT_TRUE(ended(run("claimgraph build h1.txt h2.txt --store h.db --facts"), 0));
    const auto primary = answer("Who withdrew from the race after the Ostrea primary?", "h.db");
    EXPECT_EQ(primary["widening"], "headlines");
    EXPECT_EQ(primary["answer"], "Mira Tal");
    EXPECT_EQ(answer("Who withdrew from the race?", "h.db")["answer"], "Tom Bakk");
}

/// A second store: who is linked to whom over others, and what is planned, undated or explained.
class AskOfLinks : public AskCommand {
  protected:
    AskOfLinks() {
        write(
            "l.txt",
            "Monday, 5 May 2025\n\nTom Bakk met Ana Lind in Ostrea. Ana Lind sued Vellmark Steel. Petra Holm "
            "accused Vellmark Steel of fraud. Mira Tal praised Jon Kvist. Lund Bank will buy Vell Media. "
            "Ostrea banned Nord Air because its planes had no papers. Ana Lind and Petra Holm spoke. Pipes connect two "
            "mills.\n");
        EXPECT_TRUE(ended(run("claimgraph build l.txt --store l.db"), 0));
    }
};

TEST_F(AskOfLinks, TwoAreLinkedByClaimsOrChainsOrSentences) {
    const auto direct = answer("What connects Vellmark Steel and Ana Lind?", "l.db");
    EXPECT_EQ(direct["asks_for"], "link");
    EXPECT_EQ(direct["answer"], "Ana Lind sues Vellmark Steel");
    const auto all = answer("What is the deal between Petra Holm and Ana Lind?", "l.db");
    EXPECT_NE(all["asks_for"], "link") << "only what is between two in general";
    write("m.txt", "Vell praised Ostrea. Vell accused Ostrea of theft after their connection broke.\n");
    ASSERT_TRUE(ended(run("claimgraph build m.txt --store m.db"), 0));
    EXPECT_EQ(answer("What is the connection between Vell and Ostrea?", "m.db")["claims"].size(), 2u)
        << "its word for the link is none of the sentences";
    const auto chain = answer("How are Tom Bakk and Vellmark Steel connected?", "l.db");
    EXPECT_EQ(chain["widening"], "chain");
    ASSERT_EQ(chain["claims"].size(), 2u);
    EXPECT_EQ(chain["claims"][0]["relation"], "meets_with") << "in the order of the chain";
    EXPECT_EQ(chain["claims"][1]["relation"], "sues");
    const Outcome none = run("claimgraph ask l.db 'What connects Jon Kvist and Vellmark Steel?'");
    EXPECT_TRUE(ended(none, 1));
    EXPECT_THAT(none.err, HasSubstr("no claim and no chain of at most 6 claims links the two"));
}

TEST_F(AskOfLinks, WhoAndWhomAreATable) {
    const Outcome table = run("claimgraph ask l.db 'Who accused whom?'");
    ASSERT_TRUE(ended(table, 0));
    EXPECT_THAT(table.out, HasSubstr("read as: claims --relation accuses --polarity +\nSUBJECT"));
    EXPECT_THAT(table.out, testing::ContainsRegex("Petra Holm +accuses +Vellmark Steel +fraud"));
    EXPECT_EQ(answer("Who sued whom?", "l.db")["answer"], "Ana Lind sues Vellmark Steel");
    EXPECT_EQ(answer("What was Vellmark Steel accused of?", "l.db")["answer"], "fraud");
}

TEST_F(AskOfLinks, YesAndNoAreOfClaimsThatSayJustThat) {
    EXPECT_EQ(answer("Did Ana Lind sue Vellmark Steel?", "l.db")["answer"], "yes: affirmed 1, denied 0");
    EXPECT_EQ(answer("Did Ana Lind arrest Vellmark Steel?", "l.db")["answer"], "not told") << "another relation";
    EXPECT_EQ(answer("Did Lund Bank buy Vell Media?", "l.db")["answer"], "not told as a fact: future 1");
    EXPECT_EQ(answer("Will Lund Bank buy Vell Media?", "l.db")["answer"], "yes: affirmed 1, denied 0");
    const Outcome none = run("claimgraph ask l.db 'Did Jon Kvist sue Vellmark Steel?'");
    EXPECT_THAT(none.out, HasSubstr("answer: not told\n"));
}

TEST_F(AskOfLinks, TheCoreIsAnsweredWhereNotAllIs) {
    const auto core = answer("Did Ana Lind sue Vellmark Steel over the fire in Ostrea?", "l.db");
    EXPECT_EQ(core["answer"], "not told; without 'over the fire in Ostrea': yes: affirmed 1, denied 0");
    EXPECT_EQ(core["left_out"], "over the fire in Ostrea");
    EXPECT_EQ(answer("Who sued Vellmark Steel?", "l.db")["left_out"], "");
    const Outcome nobody = run("claimgraph ask l.db 'How many people died in the great storm?'");
    EXPECT_THAT(nobody.out, testing::Not(HasSubstr("Alice Carter"))) << "what stands in is nobody";
}

TEST_F(AskOfLinks, WhatIsNearIsNoAnswer) {
    EXPECT_EQ(answer("Who criticized Vellmark Steel?", "l.db")["answer"], "not told; near it: Ana Lind; Petra Holm");
    write("n.txt", "Ostrea and Vell agreed on a common line in Lund. The storm killed three people in Lund. Ana Lind "
                   "accused the mill of fraud.\n");
    ASSERT_TRUE(ended(run("claimgraph build n.txt --store n.db --facts --min-confidence 0.3"), 0));
    EXPECT_EQ(answer("How many people did the storm kill in Lund?", "n.db")["answer"], "three people") << "not one";
    const auto accused = answer("What was Ana Lind accused of?", "n.db");
    EXPECT_EQ(accused["answer"], "not told") << "she accuses, in a sentence that names her";
    const auto agreed = answer("Did Vell and Ostrea agree on a river?", "n.db");
    EXPECT_EQ(agreed["widening"], "named") << "the river is no entity, the two are";
}

TEST_F(AskOfLinks, WhyAndWhenSayWhatIsTold) {
    EXPECT_EQ(answer("Why did Ostrea ban Nord Air?", "l.db")["answer"], "because its planes had no papers");
    EXPECT_EQ(answer("Why did Petra Holm accuse Vellmark Steel?", "l.db")["answer"], "fraud");
    EXPECT_EQ(answer("Why did Ana Lind sue Vellmark Steel?", "l.db")["answer"], "not told");
    EXPECT_EQ(answer("When did Mira Tal praise Jon Kvist?", "l.db")["answer"],
              "not told; told in documents of 2025-05-05");
}

/// A third store: what is asked in two halves, offices, numbers, and what is told in sentences alone.
class AskInFull : public AskCommand {
  protected:
    AskInFull() {
        write("f.txt", "Ostrea governor resigns after the Vell fire\n\nTuesday, 3 June 2025\n\nMira Tal, Ostrea's "
                       "governor, resigned on Monday. The fire killed 42 people in Port Vell. Ana Lind sued Vellmark "
                       "Steel over the fire. Norway expelled Tom Bakk over the pact. Jon Kvist was poisoned in Lund. "
                       "The incidents injured fourteen police officers.\n");
        write("g.txt", "Monday, 4 August 2025\n\nPetra Holm, the governor of Ostrea, met Ana Lind. Deputy Governor "
                       "Olav Berg of Ostrea praised Petra Holm. Kvist denied the rumour.\n");
        EXPECT_TRUE(ended(run("claimgraph build f.txt g.txt --store f.db --facts --min-confidence 0.3"), 0));
    }
    std::string told(const std::string& question) const {
        const Outcome outcome = run("claimgraph ask f.db \"" + question + "\"");
        EXPECT_TRUE(ended(outcome, 0)) << question;
        return outcome.out;
    }
};

TEST_F(AskInFull, EachHalfIsAnsweredUnderItsOwnLine) {
    const std::string why = told("Who did Ana Lind sue, and why?");
    EXPECT_THAT(why, StartsWith("1. Who did Ana Lind sue?\nread as: claims --subject 'Ana Lind' --relation sues"));
    EXPECT_THAT(why, HasSubstr("answer: Vellmark Steel\n"));
    EXPECT_THAT(why, HasSubstr("\n2. Why?\n"));
    EXPECT_THAT(why, HasSubstr("answer: over the fire\n"));
    const std::string who = told("Did Mira Tal praise Norway, or did she resign?");
    EXPECT_THAT(who, HasSubstr("\n2. Did Mira Tal resign?\n")) << "the pronoun stands for whom the first half names";
    EXPECT_THAT(told("Who expelled Tom Bakk, and what did they resign over with?"), HasSubstr("\n2. "));
    const std::string dated = told("Who expelled Tom Bakk in June 2025, and who praised him?");
    EXPECT_THAT(dated, HasSubstr("claims --relation praises --object 'Tom Bakk' --polarity + --since 2025-06-01"));
    const std::string unread = told("Who did Ana Lind sue, and with what?");
    EXPECT_THAT(unread, HasSubstr("\n2. With what?\n'With what?' cannot be read"));
    const Outcome json = run("claimgraph ask f.db --json 'Who did Ana Lind sue, and why?'");
    EXPECT_EQ(std::ranges::count(json.out, '\n'), 2) << "an object for each half";
}

TEST_F(AskInFull, OfficesAreOfTheirPlaceNewestFirst) {
    const auto governor = answer("Who is the governor of Ostrea?", "f.db");
    EXPECT_THAT(governor["answer"].get<std::string>(), StartsWith("Petra Holm (told 2025-08-04); "));
    EXPECT_THAT(governor["answer"].get<std::string>(), HasSubstr("Mira Tal"));
    EXPECT_THAT(governor["answer"].get<std::string>(), Not(HasSubstr("Olav Berg"))) << "a deputy";
    EXPECT_THAT(told("Who is the governor of Ostrea?"),
                StartsWith("read as: who holds the office 'governor' of Ostrea\n"));
    EXPECT_EQ(answer("Who is the governor of Norway?", "f.db")["answers"].size(), 0u);
}

TEST_F(AskInFull, NumbersAreThoseOfClaimsOrOfSentences) {
    EXPECT_EQ(answer("How many people did the fire kill in Port Vell?", "f.db")["answer"], "42 people");
    const auto officers = answer("How many police officers were injured in Port Vell?", "f.db");
    EXPECT_THAT(officers["answer"].get<std::string>(), HasSubstr("fourteen police officers"))
        << "the place stands in another sentence of the document";
}

TEST_F(AskInFull, SentencesAreRankedByWhatTheyHoldOfTheQuestion) {
    const auto found = answer("What did Ana Lind say about the fire in Port Vell and the orchids of Brno?", "f.db");
    for (const auto& hit : found["sentences"]) EXPECT_THAT(hit["text"].get<std::string>(), Not(HasSubstr("rumour")));
    EXPECT_EQ(answer("Who repaired the harbour of Brno?", "f.db")["sentences"].size(), 0u) << "none has a word of it";
}

TEST_F(AskInFull, WhatIsDoneToSomebodyIsFoundWithoutWhoDoesIt) {
    EXPECT_THAT(answer("Who was poisoned?", "f.db")["answer"].get<std::string>(), StartsWith("Jon Kvist"));
    EXPECT_EQ(answer("Why was Tom Bakk expelled?", "f.db")["answer"], "over the pact");
    const auto happened = answer("What happened to Tom Bakk?", "f.db");
    EXPECT_EQ(happened["claims"][0]["relation"], "expels");
    const auto headline = answer("What happened in Ostrea?", "f.db");
    ASSERT_GE(headline["headlines"].size(), 1u);
    EXPECT_EQ(headline["headlines"][0]["text"], "Ostrea governor resigns after the Vell fire");
}

TEST_F(AskInFull, WhoIsNoTopic) {
    write("t.txt", "The Ostrea Fund filed a lawsuit against the state of Alaska. Norway supports the Ostrea Fund.\n");
    ASSERT_TRUE(ended(run("claimgraph build t.txt --store t.db --min-confidence 0.3"), 0));
    EXPECT_THAT(answer("Who did the Ostrea Fund sue?", "t.db")["answer"].get<std::string>(), Not(HasSubstr("lawsuit")));
}

TEST_F(AskInFull, WhatIsNobodyIsNearAndManyDocumentsAreOnePhrase) {
    write("k.txt", "The operation killed Tom Bakk. Norway praised Ana Lind.\n");
    std::string files = "k.txt";
    for (const char* name : {"p.txt", "q.txt", "r.txt", "s.txt"}) {
        write(name, "Friday, 7 March 2025\n\nAna Lind praised Lund Bank.\n");
        files += std::string(" ") + name;
    }
    ASSERT_TRUE(ended(run("claimgraph build " + files + " --store k.db --min-confidence 0.3"), 0));
    const auto killed = answer("Who killed Tom Bakk?", "k.db");
    EXPECT_EQ(killed["widening"], "topic");
    EXPECT_EQ(killed["answer"], "not told; near it: operation");
    EXPECT_EQ(answer("What killed Tom Bakk?", "k.db")["answer"], "operation");
    const Outcome praised = run("claimgraph ask k.db 'Who praised Lund Bank in 2025?'");
    EXPECT_THAT(praised.out, HasSubstr("--polarity +, in the 4 documents of 2025\n"));
    EXPECT_THAT(praised.out, Not(HasSubstr("--document")));
}

TEST_F(AskInFull, ACountryBeforeAnOfficeOrANounIsOfThatCountry) {
    write("u.txt", "Tuesday, 3 June 2025\n\nCrown Prince Omar Tal of Norway met Ana Lind. Omar Tal said Vellmark Steel "
                   "accused Lund Bank of fraud. The soldiers attacked Port Vell. The U.S. troops left Lund in 2011.\n");
    ASSERT_TRUE(ended(run("claimgraph build u.txt --store u.db --min-confidence 0.3"), 0));
    const auto prince = answer("What does the Norwegian crown prince say?", "u.db");
    EXPECT_EQ(prince["taken_as"]["Norwegian crown prince"], "Omar Tal");
    EXPECT_GE(prince["claims"].size(), 1u);
    const Outcome troops = run("claimgraph ask u.db 'When did American troops leave Lund?'");
    EXPECT_THAT(troops.out, HasSubstr("The U.S. troops left Lund in 2011."));
}

TEST_F(AskInFull, VerbsThatSayLittleFindNoSentences) {
    write("v.txt",
          "Tuesday, 3 June 2025\n\nTom Bakk will give the harbour a name. They have put and taken it. Mira Tal "
          "lost the harbour because the court of Lund closed it. Mira Tal opened the harbour of Lund.\n");
    ASSERT_TRUE(ended(run("claimgraph build v.txt --store v.db --facts --min-confidence 0.3"), 0));
    const auto why = answer("Why did Mira Tal have to give up the harbour of Lund?", "v.db");
    ASSERT_GE(why["sentences"].size(), 1u);
    EXPECT_THAT(why["sentences"][0]["text"].get<std::string>(), HasSubstr("because the court"));
    for (const auto& hit : why["sentences"]) EXPECT_THAT(hit["text"].get<std::string>(), Not(HasSubstr("taken it")));
}

TEST_F(AskInFull, WhatIsWithinOnePhraseIsNotBetweenItsNames) {
    write("w.txt", "Ostrea and Vell signed a harbour deal. Norway sued Lund.\n");
    ASSERT_TRUE(ended(run("claimgraph build w.txt --store w.db --min-confidence 0.3"), 0));
    const auto against = answer("Who is against the harbour deal between Ostrea and Vell?", "w.db");
    EXPECT_EQ(against["claims"].size(), 0u);
    EXPECT_GE(against["sentences"].size(), 1u);
}

TEST_F(AskInFull, NothingIsToldOfAnotherRelationThanThatOfTheQuestion) {
    write("h.txt",
          "Ana Berg, a spokeswoman, works for the Vell Institute. The Vell Institute put nine pilots on a list "
          "because of the fire. The Ostrea-led guard killed Tom Bakk. Ostrea and Vell agreed on a harbour in "
          "Lund. Mira Tal opposes the harbour deal between Ostrea and Vell.\n");
    ASSERT_TRUE(ended(run("claimgraph build h.txt --store h.db --min-confidence 0.3"), 0));
    const auto put = answer("How many pilots did the Vell Institute put on a list because of the fire?", "h.db");
    EXPECT_THAT(put["answer"].get<std::string>(), HasSubstr("nine pilots"));
    EXPECT_EQ(put["claims"].size(), 0u);
    const auto against = answer("Who is against the harbour deal between Ostrea and Vell?", "h.db");
    EXPECT_THAT(against["answer"].get<std::string>(), StartsWith("Mira Tal"));
    const auto killed = answer("Which guards have been killed in Ostrean raids?", "h.db");
    for (const auto& line : killed["read_as"]) EXPECT_THAT(line.get<std::string>(), Not(HasSubstr("leads")));
}

TEST_F(AskOfLinks, PartsOfNamesAreNamesEverywhere) {
    for (const char* command :
         {"claims l.db --subject Lind", "neighbors l.db Lind", "path l.db Bakk Lind", "timeline l.db Lind",
          "who l.db sues --subject Lind", "why l.db Lind 'vellmark steel'", "report l.db --about Lind"}) {
        const Outcome asked = run("claimgraph " + std::string(command));
        EXPECT_TRUE(ended(asked, 0)) << command << asked.err;
        EXPECT_EQ(asked.out,
                  run("claimgraph " + std::regex_replace(std::string(command), std::regex("Lind"), "'Ana Lind'")).out);
    }
    EXPECT_TRUE(ended(run("claimgraph claims g.db --speaker Marin"), 0));
    EXPECT_THAT(run("claimgraph claims l.db --subject Lin").err, HasSubstr("no entity is named 'Lin'"));
}

TEST_F(AskCommand, SaysWhenItFindsOrReadsNothing) {
    const Outcome nothing = run("claimgraph ask g.db 'Who sank Atlantis?'");
    EXPECT_TRUE(ended(nothing, 1));
    EXPECT_THAT(nothing.out, HasSubstr("no entity is named 'Atlantis'"));
    EXPECT_THAT(nothing.err, HasSubstr("no claim answers this"));
    const Outcome unread = run("claimgraph ask g.db 'Why?'");
    EXPECT_TRUE(ended(unread, 2));
    EXPECT_THAT(unread.out, IsEmpty());
    EXPECT_THAT(unread.err, HasSubstr("'Why?' cannot be read as a question about claims; it can be who, whom"));
    const Outcome count = run("claimgraph ask g.db 'How many aftershocks were there?'");
    EXPECT_TRUE(ended(count, 2));
    EXPECT_THAT(count.err, HasSubstr("nearest is 'search GRAPH aftershock'"));
    const Outcome barns = run("claimgraph ask g.db 'Which barns were the old ones near Mount Velda?'");
    EXPECT_TRUE(ended(barns, 0)) << "what is read as no claim may stand in sentences";
    EXPECT_THAT(barns.out, HasSubstr("The old barns collapsed near Mount Velda."));
    EXPECT_TRUE(ended(run("claimgraph ask none.db 'Who accused Kosovo?'"), 3));
}

/// Another store: what sentences tell where no claim does, and who follows whom.
class AskOfSentences : public AskCommand {
  protected:
    AskOfSentences() {
        write("s.txt",
              "Tuesday, 3 June 2025\n\nOlav Berg, the governor of Ostrea, resigned on Sunday. On Monday Petra Holm "
              "was sworn in as the governor of Ostrea. The parade in Port Vell was skipped by two small bands. The "
              "great storm reached Brno on Friday. That event destroyed at least 300 barns.\n");
        EXPECT_TRUE(ended(run("claimgraph build s.txt --store s.db --facts"), 0));
    }
};

TEST_F(AskOfSentences, ClausesAnswerWhereNoClaimDoes) {
    const auto parade = answer("Who skipped the parade in Port Vell?", "s.db");
    EXPECT_EQ(parade["answer"], "no claim tells; in sentences: two small bands");
    EXPECT_EQ(parade["in_sentences"], true);
    const auto barns = answer("How many barns did the great storm in Brno destroy?", "s.db");
    EXPECT_THAT(barns["answer"].get<std::string>(), HasSubstr("at least 300 barns")) << "the sentence behind names it";
    EXPECT_EQ(answer("Who accused Kosovo?")["in_sentences"], false);
    EXPECT_EQ(answer("Where were the bells stolen?", "g.db")["claims"].size(), 0u) << "no place of others";
}

TEST_F(AskOfSentences, WhoFollowedIsNotWhoWasFollowed) {
    for (const char* question :
         {"Who replaced Olav Berg as governor of Ostrea?", "Who took Olav Berg's place as the governor of Ostrea?"}) {
        const auto found = answer(question, "s.db")["answer"].get<std::string>();
        EXPECT_THAT(found, HasSubstr("Petra Holm")) << question;
        EXPECT_THAT(found, Not(HasSubstr("Olav Berg"))) << question;
    }
}

/// Texts without a date, and sentences that answer beside those of the question.
class AskBesideSentences : public AskCommand {
  protected:
    AskBesideSentences() {
        write("b.txt",
              "On May 18, the council passed two bills. Olav Berg suspended the ferries of Port Vell. He said the quay "
              "was safe. The aim is to spare the old quay.\n\nPetra Holm said \"The mill burned twice. Nobody will "
              "rebuild the mill. We shall go.\" Tom Bakk said the mill was cheap. Jon Kvist called the ballot law "
              "\"a quiet theft\".\n\nThe great flood of Brno was the worst of all. That flood broke the old dam and "
              "destroyed forty barns.\n");
        EXPECT_TRUE(ended(run("claimgraph build b.txt --store b.db --facts --min-confidence 0.3"), 0));
    }
    std::string told(const std::string& question) const { return answer(question, "b.db")["answer"]; }
};

TEST_F(AskBesideSentences, ATimeWithoutYearIsToldInItsWords) {
    EXPECT_THAT(told("When did the council pass the bills?"), HasSubstr("May 18"));
}

TEST_F(AskBesideSentences, AReasonMayStandBesideTheDeed) {
    const auto why = answer("Why did Olav Berg suspend the ferries?", "b.db");
    EXPECT_EQ(why["answer"], "not told; perhaps: The aim is to spare the old quay.");
    ASSERT_EQ(why["perhaps"].size(), 1u);
    EXPECT_EQ(why["sentences"][0]["text"], why["perhaps"][0]) << "shown first";
    EXPECT_EQ(answer("Who suspended the ferries?", "b.db")["perhaps"].size(), 0u);
}

TEST_F(AskBesideSentences, WhatSomebodySaysIsToldByHisSentences) {
    const std::string mill = told("What did Petra Holm say about the mill?");
    EXPECT_THAT(mill, HasSubstr("The mill burned twice."));
    EXPECT_THAT(mill, HasSubstr("Nobody will rebuild the mill."));
    EXPECT_THAT(mill, Not(HasSubstr("cheap"))) << "another says so";
    EXPECT_THAT(mill, Not(HasSubstr("We shall go"))) << "not about the mill";
}

TEST_F(AskBesideSentences, WhoItIsMayStandInTheSentenceBefore) {
    EXPECT_THAT(told("What did the great flood of Brno destroy?"), HasSubstr("forty barns"));
}

TEST_F(AskBesideSentences, WhatItIsCalledIsNoEndOfAClaim) {
    EXPECT_THAT(told("What did Jon Kvist call the ballot law?"), HasSubstr("in sentences: \"a quiet theft\""));
}

} // namespace
} // namespace claimgraph::cli

#include "tests/extract/drawing_models.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace claimgraph {
namespace {

ClaimBatch read(const std::string& text) { return extract_claims(*make_document("grid", text), drawing_models()); }

std::string name_of(const ClaimBatch& batch, EntityIndex entity) {
    return entity ? batch.entities[entity.value].name : std::string();
}

/// A text that says that Norway attacked Chad, and the words that the speaker's name ends with.
struct SourceCase {
    std::string text;
    std::string speaker;
};

/// Whether there is such a claim, and each is said by the speaker.
bool is_said_by(const SourceCase& one) {
    const ClaimBatch batch = read(one.text);
    bool found = false;
    for (const Claim& claim : batch.claims) {
        if (claim.relation != "attacks" || name_of(batch, claim.object) != "Chad") continue;
        if (name_of(batch, claim.subject) != "Norway") return false;
        if (one.speaker.empty() && claim.attributed_to) return false;
        if (one.speaker.empty() && claim.modality == Modality::kActual) return false;
        if (!name_of(batch, claim.attributed_to).ends_with(one.speaker)) return false;
        found = true;
    }
    return found;
}

struct Speaker {
    const char* phrase;
    const char* name;
};
constexpr Speaker kSpeakers[] = {{"Ines Moreau", "Moreau"},
                                 {"the governor", "governor"},
                                 {"a spokesman for the union", "spokesman for the union"},
                                 {"Defence Minister Karl Lund", "Lund"}};

std::string capitalised(std::string phrase) {
    if (phrase[0] >= 'a' && phrase[0] <= 'z') phrase[0] = static_cast<char>(phrase[0] - 'a' + 'A');
    return phrase;
}

/// The share of the cases that hold; each that does not is printed.
template <typename Case, typename Holds>
double share_of(const std::vector<Case>& cases, const Holds& holds) {
    std::size_t right = 0;
    for (const Case& one : cases) {
        const bool good = holds(one);
        right += good;
        if (!good) fmt::print("does not hold: {}\n", one.text);
    }
    return static_cast<double>(right) / static_cast<double>(cases.size());
}

TEST(SourceGrid, KnowsWhoSaysAQuoteWhateverTheVerbAndTheOrder) {
    constexpr const char* kVerbs[] = {"said",     "replied",    "tweeted",   "lamented",  "quipped",  "countered",
                                      "noted",    "complained", "joked",     "conceded",  "added",    "wrote",
                                      "insisted", "explained",  "warned",    "recalled",  "retorted", "told reporters",
                                      "boasted",  "shot back",  "continued", "announced", "murmured", "pointed out"};
    std::vector<SourceCase> cases;
    for (const char* verb : kVerbs)
        for (const auto& [phrase, name] : kSpeakers) {
            const std::string who = phrase;
            const std::string at_start = capitalised(who);
            cases.push_back({fmt::format("\"Norway attacked Chad,\" {} {}.", verb, who), name});
            cases.push_back({fmt::format("\"Norway attacked Chad,\" {} {} on Monday.", who, verb), name});
            cases.push_back({fmt::format("{} {}: \"Norway attacked Chad.\"", at_start, verb), name});
            cases.push_back({fmt::format("{} {}, \"Norway attacked Chad.\"", at_start, verb), name});
            cases.push_back({fmt::format("Norway attacked Chad, {} {}.", who, verb), name});
            cases.push_back({fmt::format("“The winter was long,” {} {}. “Norway attacked Chad.”", who, verb), name});
        }
    ASSERT_GE(cases.size(), 500U);
    EXPECT_GE(share_of(cases, is_said_by), 0.95);
}

TEST(SourceGrid, KnowsWhoHoldsAClause) {
    constexpr const char* kVerbs[] = {"said",     "replied",    "tweeted", "lamented",  "quipped",  "countered",
                                      "noted",    "complained", "joked",   "conceded",  "added",    "wrote",
                                      "insisted", "ruled",      "warned",  "testified", "retorted", "told reporters"};
    std::vector<SourceCase> cases;
    for (const char* verb : kVerbs)
        for (const auto& [phrase, name] : kSpeakers)
            cases.push_back({fmt::format("{} {} that Norway had attacked Chad.", capitalised(phrase), verb), name});
    EXPECT_GE(share_of(cases, is_said_by), 0.95);
}

TEST(SourceGrid, KnowsWhoSaysAQuoteWithoutAVerb) {
    std::vector<SourceCase> cases;
    for (const auto& [phrase, name] : kSpeakers) {
        const std::string who = phrase;
        const std::string at_start = capitalised(who);
        for (const auto& text :
             {fmt::format("{}: \"Norway attacked Chad.\"", at_start),
              fmt::format("“Norway attacked Chad.” — {}", who),
              fmt::format("“Norway attacked Chad.” -{}", at_start),
              fmt::format("\"Norway attacked Chad\" ({}).", who),
              fmt::format("And this is from {}:\n\n“Norway attacked Chad.”", who),
              fmt::format("From {}:\n\n“Norway attacked Chad.”", who),
              fmt::format("In the words of {}, \"Norway attacked Chad.\"", who),
              fmt::format("According to {}, Norway attacked Chad.", who),
              fmt::format("Norway attacked Chad, according to {}.", who),
              fmt::format("{} rejected the plan: “It is late. Norway attacked Chad.”", at_start),
              fmt::format("{} replied on Sunday. “Norway attacked Chad.”", at_start),
              fmt::format("“Norway attacked Chad.”\n\n{} said on Sunday.", at_start),
              fmt::format("\"The winter,\" {} said, \"was long. Norway attacked Chad.\"", who),
              fmt::format("“It was cold,” {} said. “It was late.\n\n“Norway attacked Chad.”", who),
              fmt::format("“It was cold,” {} said. “It was late.\n\n“The snow fell.\n\n“Norway attacked Chad.”", who),
              fmt::format("“It was cold,” {} said.\n\n“Norway attacked Chad.”", who),
              fmt::format("“It was cold,” {} said. “It was late.\n\n“Norway attacked Chad.”\n\nThe baker denied it.",
                          who),
              fmt::format("{} spoke for an hour. “Norway attacked Chad.”", at_start),
              fmt::format("{} was blunt: “Norway attacked Chad.”", at_start),
              fmt::format("This from {}: “Norway attacked Chad.”", who),
              fmt::format("A report by {} says that Norway attacked Chad.", who),
              fmt::format("A statement from {} said that Norway had attacked Chad.", who),
              fmt::format("{} issued a statement saying that Norway had attacked Chad.", at_start),
              fmt::format("{} told the council that Norway had attacked Chad.", at_start)})
            cases.push_back({text, name});
    }
    cases.push_back({"LUND: Norway attacked Chad.", "LUND"});
    cases.push_back({"Ines Moreau: Thank you. Norway attacked Chad.", "Moreau"});
    cases.push_back({"((Karl Lund)) Who attacked?\n\n((Ines Moreau)) Thank you. Norway attacked Chad.", "Moreau"});
    cases.push_back({"((Ines Moreau)) Thank you.\n\nNorway attacked Chad.\n\n((Karl Lund)) I see.", "Moreau"});
    EXPECT_GE(share_of(cases, is_said_by), 0.95);
}

TEST(SourceGrid, LeavesOpenWhatNobodyKnownSays) {
    const std::vector<SourceCase> cases = {
        {"Ines Moreau sat beside Karl Lund. \"Norway attacked Chad.\" Karl coughed.", ""},
        {"The room was full. “Norway attacked Chad.” Nobody moved.", ""},
        {"A poster hung over the door. “Norway attacked Chad.”", ""},
        {"((?)) It was late. Norway attacked Chad.\n\n((Ines Moreau)) I see.", ""}};
    EXPECT_EQ(share_of(cases, is_said_by), 1.0);
}

TEST(SourceGrid, TakesNoThingForASource) {
    for (const char* text :
         {"The vote said that Norway had attacked Chad.", "The tweet said that Norway had attacked Chad."}) {
        const ClaimBatch batch = read(text);
        for (const Claim& claim : batch.claims) {
            EXPECT_FALSE(claim.attributed_to) << text;
            EXPECT_NE(claim.modality, Modality::kActual) << text;
        }
    }
    EXPECT_TRUE(is_said_by({"Norway attacked Chad, according to a tweet on Monday by Ines Moreau.", "Moreau"}));
}

/// A text in which somebody is told to free the sailors.
struct OrderCase {
    std::string text;
};

TEST(SourceGrid, KnowsWhoIsOrderedByWhom) {
    std::vector<OrderCase> cases;
    for (const char* verb : {"told", "warned", "reminded", "urged"})
        for (const char* order :
             {"\"Release the sailors,\" Norway {} Chad.", "\"Please release the sailors,\" Norway {} Chad.",
              "Norway {} Chad: \"Release the sailors.\""})
            cases.push_back({fmt::format(fmt::runtime(order), verb)});
    const auto holds = [](const OrderCase& one) {
        const ClaimBatch batch = read(one.text);
        bool found = false;
        for (const Claim& claim : batch.claims) {
            if (claim.relation != "releases") continue;
            if (name_of(batch, claim.subject) != "Chad" || claim.modality != Modality::kRequested) return false;
            if (name_of(batch, claim.attributed_to) != "Norway") return false;
            found = true;
        }
        return found;
    };
    EXPECT_GE(share_of(cases, holds), 0.9);
    for (const char* text : {"\"Release the sailors,\" Norway said.", "\"Do not attack Chad,\" said Norway."})
        for (const ClaimBatch batch = read(text); const Claim& claim : batch.claims)
            EXPECT_FALSE(claim.relation == "releases" || claim.relation == "attacks") << text;
}

TEST(SourceGrid, RequestsNothingByAQuestion) {
    for (const char* text :
         {"Ines Moreau asked why Norway had attacked Chad.", "Ines Moreau asked if Norway had attacked Chad.",
          "Ines Moreau asked whether Norway had attacked Chad.", "Ines Moreau asked: \"Has Norway attacked Chad?\"",
          "\"Norway attacked Chad?\" asked Ines Moreau."}) {
        const ClaimBatch batch = read(text);
        for (const Claim& claim : batch.claims) {
            EXPECT_NE(claim.relation, "urges") << text;
            if (claim.relation == "attacks") {
                EXPECT_EQ(claim.modality, Modality::kPossible) << text;
                EXPECT_EQ(name_of(batch, claim.attributed_to), "Ines Moreau") << text;
            }
        }
    }
}

/// A text that says that Norway attacked Chad, and nothing of the names before it.
struct DatelineCase {
    std::string text;
};

TEST(DatelineGrid, KeepsPlacesAndAuthorsOutOfClaims) {
    std::vector<DatelineCase> cases;
    for (const char* city : {"LONDON", "NEW YORK", "Nairobi", "PORT-AU-PRINCE", "Addis Ababa"})
        for (const char* form :
             {"{} (Reuters) - ", "{} (AP) — ", "{}, March 3 (Reuters) - ", "{}, March 3, 2025 — ", "{}, 4 June 2024 - ",
              "{}, Jan. 5 (Xinhua) -- ", "{}, 4 June (dpa) – ", "{} (AFP) – ", "{}, Kenya (AP) — ",
              "{}, Feb 2 (KUNA) -- ", "{}/BRUSSELS (Reuters) - ", "March 3, 2025 ({}) - ",
              "By Ann Lee and Tom Ruiz, {} (Reuters) - ", "By Ann Lee\n\n{} (Reuters) - ",
              "By Ann Lee and Tom Ruiz | {}\n\n", "{}, Tuesday, March 4, 2025 - ",
              "Row over the bay deepens\n\n{}, March 3 (Reuters) - "})
            for (const char* text : {"Norway attacked Chad on Friday.", "Norway attacked Chad, the governor said."})
                cases.push_back({fmt::format(fmt::runtime(form), city) + text});
    for (const char* form : {"LONDON — ", "NAIROBI - ", "NEW YORK -- ", "Nairobi, Kenya — "})
        cases.push_back({fmt::format("{}Norway attacked Chad on Friday.", form)});
    ASSERT_GE(cases.size(), 150U);
    const auto holds = [](const DatelineCase& one) {
        const ClaimBatch batch = read(one.text);
        bool found = false;
        for (const Claim& claim : batch.claims) {
            const std::string& subject = claim.evidence.front().subject;
            if (name_of(batch, claim.subject) == "Norway" && name_of(batch, claim.object) == "Chad")
                found = true;
            else if (subject != "governor")
                return false;
            if (claim.attributed_to && name_of(batch, claim.attributed_to) != "governor") return false;
        }
        return found;
    };
    EXPECT_GE(share_of(cases, holds), 0.98);
}

} // namespace
} // namespace claimgraph

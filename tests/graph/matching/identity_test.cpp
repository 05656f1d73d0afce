#include "graph/base/text/fold.hpp"
#include "graph/matching/entity_matcher.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <map>

/// Which entities of hand-made documents are one, by the ids that they get.
namespace claimgraph {
namespace {

using enum EntityType;

struct Thing {
    std::string name;
    EntityType type = kPerson;
    std::vector<std::string> descriptions{};
    std::vector<std::string> aliases{};
    bool unnamed = false;
    std::string kb{};
};
using Documents = std::map<std::string, std::vector<Thing>>;

struct Matched {
    std::map<std::string, EntityMatcher::Identity> of; ///< by "id@document" of each entity
    std::vector<MatchDecision> decisions;

    const std::string& id(const std::string& entity) const { return of.at(entity).id; }
    bool are_one(const std::string& a, const std::string& b) const { return id(a) == id(b); }
};

Matched match(const Documents& documents, const std::vector<MatchOverride>& overrides = {}) {
    EntityMatcher matcher(overrides);
    std::vector<std::string> entities;
    for (const auto& [document, all] : documents) {
        ClaimBatch batch;
        for (const Thing& one : all) {
            batch.entities.push_back({.id = one.kb.empty() ? slug(one.name) : one.kb,
                                      .name = one.name,
                                      .type = one.type,
                                      .aliases = one.aliases,
                                      .mentions = 1,
                                      .kb = one.kb,
                                      .unnamed = one.unnamed});
            batch.descriptions.push_back(one.descriptions);
            entities.push_back(batch.entities.back().id + '@' + document);
        }
        matcher.add(document, batch);
    }
    EXPECT_FALSE(matcher.unknown());
    EntityMatcher::Result result = matcher.match();
    Matched matched{.of = {}, .decisions = std::move(result.decisions)};
    for (std::size_t i = 0; i < entities.size(); ++i)
        if (const auto* identity = result.of(i)) matched.of.emplace(entities[i], *identity);
    return matched;
}

const std::vector<Thing> kTown = {{"Brno", kPlace}, {"Zeta Mills", kOrganization}, {"Eva Malik"}};
std::vector<Thing> in_town(std::vector<Thing> others) {
    others.insert(others.end(), kTown.begin(), kTown.end());
    return others;
}

TEST(Identity, NothingIsOneWithoutANameInCommon) {
    const Matched matched = match({{"a", in_town({{"Tom Ruiz", kPerson, {"coach"}}, {"Red Party", kOrganization}})},
                                   {"b", in_town({{"Ivan Horak", kPerson, {"coach"}}, {"Blue Union", kOrganization}})},
                                   {"c", {{"Lund", kPlace}}}});
    EXPECT_FALSE(matched.are_one("tom-ruiz@a", "ivan-horak@b"));
    EXPECT_FALSE(matched.are_one("red-party@a", "blue-union@b"));
    EXPECT_TRUE(matched.are_one("eva-malik@a", "eva-malik@b"));
}

TEST(Identity, FullNamesThatDifferAreTwoThings) {
    const Matched matched = match({{"a", in_town({{"Department of Roads", kOrganization, {}, {"Department"}},
                                                  {"Ann Lee", kPerson, {"senator"}, {"Lee"}},
                                                  {"Kosta", kPlace},
                                                  {"Tarn", kOrganization}})},
                                   {"b", in_town({{"Department of Health", kOrganization, {}, {"Department"}},
                                                  {"Amy Lee", kPerson, {"senator"}, {"Lee"}},
                                                  {"Kosta police", kOrganization},
                                                  {"Tarn Bank", kOrganization}})},
                                   {"c", in_town({{"Roads Department", kOrganization}})}});
    EXPECT_FALSE(matched.are_one("department-of-roads@a", "department-of-health@b"));
    EXPECT_TRUE(matched.are_one("department-of-roads@a", "roads-department@c"));
    EXPECT_FALSE(matched.are_one("ann-lee@a", "amy-lee@b"));
    EXPECT_FALSE(matched.are_one("kosta@a", "kosta-police@b"));
    EXPECT_FALSE(matched.are_one("tarn@a", "tarn-bank@b"));
}

TEST(Identity, WhatOneTextKeepsApartStaysApart) {
    const Matched matched = match({{"a", in_town({{"Ann Lee"}, {"Amy Lee"}})}, {"b", in_town({{"A. Lee"}})}});
    EXPECT_FALSE(matched.are_one("ann-lee@a", "amy-lee@a"));
}

TEST(Identity, ANamesakeOfAnotherTownIsAnother) {
    const auto mayor = [](const char* town) {
        return Thing{"Anna Berg", kPerson, {"mayor", std::string("mayor (") + town + ')'}};
    };
    const Matched matched = match({{"a", {mayor("brno")}}, {"b", {mayor("lund")}}, {"c", {mayor("brno")}}});
    EXPECT_FALSE(matched.are_one("anna-berg@a", "anna-berg@b"));
    EXPECT_TRUE(matched.are_one("anna-berg@a", "anna-berg@c"));
    EXPECT_EQ(matched.id("anna-berg@a"), "anna-berg");
    EXPECT_EQ(matched.id("anna-berg@b"), "anna-berg@b") << "told apart by its text";
}

TEST(Identity, AFullNameThatNothingSpeaksAgainstIsOne) {
    const Matched matched = match({{"a", {{"Lena Frei", kPerson, {"chief"}}, {"Lund", kPlace}, {"Tom Ruiz"}}},
                                   {"b", {{"Lena Frei", kPerson, {"founder"}}, {"Bern", kPlace}, {"Ivan Horak"}}},
                                   {"c", {{"Lena Frei"}, {"Nice", kPlace}, {"Eva Malik"}}},
                                   {"d", {{"Lena Frei", kPerson, {"chief", "founder"}}}},
                                   {"e", {{"Lena Frei"}}}});
    for (const char* other : {"lena-frei@b", "lena-frei@c", "lena-frei@d", "lena-frei@e"})
        EXPECT_TRUE(matched.are_one("lena-frei@a", other)) << other;
}

TEST(Identity, InitialsBetweenTellNothing) {
    const Matched matched = match({{"a", {{"Paul R. Keller"}, {"Lund", kPlace}, {"Tom Ruiz"}, {"Eva Malik"}}},
                                   {"b", {{"Paul Keller"}, {"Bern", kPlace}, {"Ivan Horak"}, {"Amy Lee"}}},
                                   {"c", {{"Ann B. Frei", kPerson, {"judge"}}}},
                                   {"d", {{"Ann C. Frei", kPerson, {"judge"}}}}});
    EXPECT_TRUE(matched.are_one("paul-r-keller@a", "paul-keller@b"));
    EXPECT_FALSE(matched.are_one("ann-b-frei@c", "ann-c-frei@d"));
}

TEST(Identity, AnOfficeOfTheSameFirmSpeaksForAPerson) {
    const auto of_firm = [](const char* noun, const char* firm) {
        return Thing{"Lena Frei", kPerson, {noun, std::string(noun) + " (" + firm + ")"}};
    };
    const Matched matched = match({{"a", {of_firm("founder", "northwind"), {"Lund", kPlace}, {"Tom Ruiz"}}},
                                   {"b", {of_firm("chief", "northwind"), {"Bern", kPlace}, {"Ivan Horak"}}},
                                   {"c", {of_firm("chief", "zeta mills"), {"Nice", kPlace}, {"Eva Malik"}}}});
    EXPECT_TRUE(matched.are_one("lena-frei@a", "lena-frei@b"));
    EXPECT_FALSE(matched.are_one("lena-frei@b", "lena-frei@c"));
}

TEST(Identity, TheNameOfAThingIsOneWithoutContext) {
    const std::vector<Thing> things = {
        {"Lund", kPlace}, {"Tom Ruiz"}, {"Red Kite International", kOrganization}, {"Kiteline", kOrganization}};
    const Matched matched = match({{"a", things}, {"b", {{"Bern", kPlace}, {"Ivan Horak"}, things[2], things[3]}}});
    EXPECT_TRUE(matched.are_one("red-kite-international@a", "red-kite-international@b"));
    EXPECT_TRUE(matched.are_one("kiteline@a", "kiteline@b"));
}

TEST(Identity, AFullNameOfAThingIsOneWhateverItsTypeIsTakenFor) {
    const Matched matched = match({{"a", {{"Red Kite Survey", kOrganization, {"bureau"}}, {"Quarry", kOrganization}}},
                                   {"b", {{"Red Kite Survey", kPlace}, {"Quarry", kPlace, {"village"}}}},
                                   {"c", {{"Ann Lee"}, {"Rose Valley", kPlace}}},
                                   {"d", {{"Ann Lee", kOrganization}, {"Rose Valley"}}}});
    EXPECT_TRUE(matched.are_one("red-kite-survey@a", "red-kite-survey@b"));
    EXPECT_FALSE(matched.are_one("rose-valley@c", "rose-valley@d"));
    EXPECT_FALSE(matched.are_one("ann-lee@c", "ann-lee@d"));
}

TEST(Identity, ANameOfAKindNeedsContext) {
    for (const Thing& thing : {Thing{"High Court", kOrganization, {"court"}},
                               Thing{"Parliament", kOrganization, {"parliament"}}, Thing{"E", kOther, {"e"}}}) {
        const Matched matched = match({{"a", {thing, {"Lund", kPlace}, {"Tom Ruiz"}}},
                                       {"b", {thing, {"Bern", kPlace}, {"Ivan Horak"}}},
                                       {"c", {thing, {"Bern", kPlace}, {"Ivan Horak"}}},
                                       {"d", {{"Nice", kPlace}}},
                                       {"e", {{"Brno", kPlace}}}});
        const std::string id = slug(thing.name);
        EXPECT_FALSE(matched.are_one(id + "@a", id + "@b")) << id;
        EXPECT_TRUE(matched.are_one(id + "@b", id + "@c")) << id;
    }
}

TEST(Identity, NamesOfKindsDoNotDependOnTheOrderOfDocuments) {
    const auto kinds = [](const std::vector<Entity>& entities) {
        EntityMatcher matcher;
        for (std::size_t i = 0; i < entities.size(); ++i)
            matcher.add(std::to_string(i), {.entities = {entities[i]}, .claims = {}});
        return matcher.match().statistics.kinds;
    };
    std::vector<Entity> entities;
    for (const auto& [name, type] : {std::pair("Lund Court", kPerson),
                                     {"Lund Court", kOrganization},
                                     {"Bern Court", kOrganization},
                                     {"Brno Court", kOrganization}})
        entities.push_back({.id = slug(name), .name = name, .type = type, .aliases = {}, .mentions = 1, .kb = {}});
    const std::vector<std::string> expected = {"court"};
    EXPECT_EQ(kinds(entities), expected);
    std::ranges::reverse(entities);
    EXPECT_EQ(kinds(entities), expected);
}

TEST(Identity, WhatHasNoNameIsOfItsTextButTopicsAreShared) {
    const auto unnamed = [](const char* name, EntityType type) { return Thing{name, type, {}, {}, true}; };
    const std::vector<Thing> all = {unnamed("minister", kPerson), unnamed("rebels", kGroup),
                                    unnamed("police", kOrganization), unnamed("village", kPlace),
                                    unnamed("elections", kConcept)};
    const Matched matched = match({{"a", in_town(all)}, {"b", in_town(all)}});
    EXPECT_EQ(matched.id("minister@a"), "minister@a");
    EXPECT_EQ(matched.id("minister@b"), "minister@b");
    for (const char* name : {"rebels", "police", "village"})
        EXPECT_FALSE(matched.are_one(std::string(name) + "@a", std::string(name) + "@b")) << name;
    EXPECT_FALSE(matched.of.contains("elections@a")) << "it keeps its id";
}

TEST(Identity, TheNameMostUsedIsShownNotTheLongest) {
    const Matched matched = match({{"a", in_town({{"Ivan Ivanovich Horak"}})},
                                   {"b", in_town({{"Ivan Horak"}})},
                                   {"c", in_town({{"Horak"}})},
                                   {"d", in_town({{"Horak"}})},
                                   {"e", {{"Lund", kPlace}}},
                                   {"f", {{"Nice", kPlace}}}});
    for (const char* entity : {"ivan-ivanovich-horak@a", "ivan-horak@b", "horak@c", "horak@d"}) {
        EXPECT_EQ(matched.of.at(entity).name, "Ivan Horak") << entity;
        EXPECT_EQ(matched.id(entity), "ivan-horak") << entity;
    }
}

TEST(Identity, PeopleDecideWithinATextAndAboutWhatHasNoName) {
    const Thing minister{"minister", kPerson, {}, {}, true};
    const Thing elections{"elections", kConcept, {}, {}, true};
    const Thing vote{"vote", kConcept, {}, {}, true};
    const Documents documents = {{"a", {{"J. Smith"}, {"John Smith"}, {"Ann Lee"}, minister, elections, vote}},
                                 {"b", {{"John Smith"}, minister, elections}}};
    ASSERT_TRUE(match(documents).are_one("j-smith@a", "john-smith@a"));
    const Matched matched =
        match(documents, {{MatchOverride::Kind::kDifferent, {"j-smith", "a"}, {"john-smith", ""}, {}},
                          {MatchOverride::Kind::kSame, {"ann-lee", "a"}, {"minister", "a"}, {}},
                          {MatchOverride::Kind::kSame, {"elections", ""}, {"vote", ""}, {}},
                          {MatchOverride::Kind::kName, {"minister", "b"}, {}, "the minister of Lund"}});
    EXPECT_FALSE(matched.are_one("j-smith@a", "john-smith@a"));
    EXPECT_TRUE(matched.are_one("john-smith@a", "john-smith@b"));
    EXPECT_EQ(matched.id("minister@a"), "ann-lee") << "the one with the name";
    EXPECT_EQ(matched.of.at("minister@a").name, "Ann Lee");
    EXPECT_EQ(matched.of.at("minister@b").name, "the minister of Lund");
    EXPECT_TRUE(matched.are_one("elections@b", "vote@a"));
    EXPECT_TRUE(std::ranges::any_of(matched.decisions, [](const MatchDecision& decision) {
        return decision.same && decision.b.text() == "minister@a" && decision.reasons == "you said so";
    }));
}

TEST(Identity, AnOverrideAboutNobodyIsFound) {
    const std::vector<MatchOverride> overrides = {
        {MatchOverride::Kind::kSame, {"ann-lee", "a"}, {"minister", ""}, {}, 2},
        {MatchOverride::Kind::kSame, {"ann-lee", ""}, {"ann-lee", "b"}, {}, 3}};
    EntityMatcher matcher(overrides);
    ClaimBatch batch;
    batch.entities = {{.id = "ann-lee", .name = "Ann Lee", .type = kPerson},
                      {.id = "minister", .name = "minister", .type = kPerson, .unnamed = true}};
    matcher.add("a", batch);
    const auto unknown = matcher.unknown();
    ASSERT_TRUE(unknown);
    EXPECT_EQ(unknown->entity.text(), "ann-lee@b");
    EXPECT_EQ(unknown->line, 3U);
}

TEST(Identity, NamesHaveReasonsInCommon) {
    const auto weight = [](const char* a, const char* b, bool persons) {
        const auto one = name_reason(a, b, persons);
        const auto other = name_reason(b, a, persons);
        EXPECT_EQ(one.has_value(), other.has_value()) << a << ", " << b;
        if (!one || !other) return 0.0;
        EXPECT_EQ(one->words, other->words);
        return one->weight;
    };
    EXPECT_GT(weight("von der linde", "ursula von der linde", true), 1);
    EXPECT_GT(weight("ricardo rossi", "ricardo rossi nevado", true), 0);
    EXPECT_GT(weight("rossi", "ricardo rossi nevado", true), 0);
    EXPECT_EQ(weight("steve", "steve lee", true), 0) << "a given name is anybody's";
    EXPECT_EQ(weight("steve lee", "steve ruiz", true), 0);
    EXPECT_EQ(weight("kathy turner", "tina turner", true), 0);
    EXPECT_TRUE(given_names_differ("kathy turner", "tina turner"));
    EXPECT_GT(weight("dra", "danube river authority", false), 1);
    EXPECT_EQ(weight("us", "us state", false), 0);
    EXPECT_LE(weight("dc", "deputy chief", false), kOfOneText) << "two letters are the initials of too much";
    EXPECT_GT(weight("finance ministry", "ministry of finance", false), 1);
    EXPECT_LE(weight("supreme court", "supreme court of kenya", false), kOfOneText);
    EXPECT_EQ(weight("new york", "port authority of new york", false), 0);
    EXPECT_EQ(weight("lake trust", "lake trust and river trust", false), 0);
}

} // namespace
} // namespace claimgraph

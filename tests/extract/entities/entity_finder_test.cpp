#include "extract/extract.hpp"
#include "graph/base/tsv.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

class EntityFinder : public testing::Test {
  protected:
    static const Models& models() {
        static const Result<Models> loaded = load_models(CLAIMGRAPH_SOURCE_DIR "/models/en");
        if (!loaded) throw std::runtime_error(loaded.error().describe());
        return *loaded;
    }
    /// The words of all mentions of an entity, joined by '|'.
    static std::string mentions_of(std::string_view id, std::string text) {
        const auto document = make_document("case", std::move(text));
        const EntityLayer layer = find_entities(*document, analyze(*document, models()), models());
        std::string found;
        for (const Mention& mention : layer.mentions) {
            if (layer.entities[mention.entity.value].id != id) continue;
            if (!found.empty()) found += '|';
            found += document->text(mention.span);
        }
        return found;
    }
};

TEST_F(EntityFinder, PutsTheMentionsOfOneThingTogether) {
    int cases = 0;
    const auto check = [&](const TsvRow& row) -> std::string {
        ++cases;
        EXPECT_EQ(mentions_of(row[1], std::string(row[0])), row[2]) << row[1] << " in: " << row[0];
        return {};
    };
    const auto read = read_tsv(CLAIMGRAPH_SOURCE_DIR "/tests/extract/entities/entity_cases.tsv",
                               {"text", "entity", "mentions"}, check);
    ASSERT_TRUE(read) << read.error().describe();
    EXPECT_GE(cases, 15);
}

TEST_F(EntityFinder, TakesTheEndOfAnOfficeForNobody) {
    EXPECT_EQ(mentions_of("general", "Kenya welcomes the UN Secretary-General's offer of help."), "");
    EXPECT_EQ(mentions_of("general", "The Attorney-General's aide met the General."), "");
}

TEST_F(EntityFinder, LinksOnlyWithEvidence) {
    int cases = 0;
    const auto check = [&](const TsvRow& row) -> std::string {
        ++cases;
        const auto document = make_document("case", std::string(row[0]));
        const EntityLayer layer = find_entities(*document, analyze(*document, models()), models());
        std::string ids;
        for (const Mention& mention : layer.mentions) {
            const std::string& id = layer.entities[mention.entity.value].kb;
            if (id.empty() || mention.kind != MentionKind::kName || ids.ends_with(id)) continue;
            ids.append(ids.empty() ? "" : "|").append(id);
        }
        EXPECT_EQ(ids, row[1]) << row[0];
        return {};
    };
    const auto read =
        read_tsv(CLAIMGRAPH_SOURCE_DIR "/tests/extract/entities/linked_names.tsv", {"text", "ids"}, check);
    ASSERT_TRUE(read) << read.error().describe();
    EXPECT_GE(cases, 100);
}

TEST_F(EntityFinder, SurvivesAcronymsThatExplainEachOther) {
    EXPECT_EQ(
        mentions_of("alpha-beta-council", "The Alpha Beta Council (ABC) met ABC (Alpha Beta Council). ABC (ABC) left."),
        "Alpha Beta Council|ABC|ABC|Alpha Beta Council|ABC|ABC");
}

TEST_F(EntityFinder, TakesAnInstitutionOfAStateForNoPlace) {
    const auto document =
        make_document("case", "Bank of Norway opened in Oslo. They live near the Port Authority of Kenya.");
    const EntityLayer layer = find_entities(*document, analyze(*document, models()), models());
    for (const std::string_view id : {"bank-of-norway", "port-authority-of-kenya"}) {
        const auto found = std::ranges::find(layer.entities, id, &Entity::id);
        ASSERT_NE(found, layer.entities.end()) << id;
        EXPECT_EQ(found->type, EntityType::kOrganization) << id;
    }
}

TEST_F(EntityFinder, TakesAnUnknownNameForWhatTheTextTellsOfIt) {
    const auto type_of = [](const std::string& id, const std::string& text) {
        const auto document = make_document("case", text);
        const EntityLayer layer = find_entities(*document, analyze(*document, models()), models());
        const auto found = std::ranges::find(layer.entities, id, &Entity::id);
        return found == layer.entities.end() ? EntityType::kConcept : found->type;
    };
    constexpr EntityType kFirm = EntityType::kOrganization;
    EXPECT_EQ(type_of("corvex", "Corvex is a company that makes pumps. Anna Reed founded Corvex in 1999."), kFirm);
    EXPECT_EQ(type_of("brightwater", "Brightwater is a bank with offices in Lagos."), kFirm);
    EXPECT_EQ(type_of("ahuza-hahof", "Tom Ikar is the CEO of Ahuza Hahof."), kFirm);
    EXPECT_EQ(type_of("mobile-cohesion", "Denis Moor was Chairman of Mobile Cohesion."), kFirm);
    EXPECT_EQ(type_of("ahuza-hahof", "Tom Ikar is the President and Chief Executive Officer of Ahuza Hahof."), kFirm);
    EXPECT_EQ(type_of("ahuza-hahof", "Ahuza Hahof CEO Tom Ikar resigned."), kFirm);
    EXPECT_EQ(type_of("mobile-cohesion", "Mobile Cohesion was founded in 1999 by two students."), kFirm);
    EXPECT_EQ(type_of("ahuza-hahof", "Ahuza Hahof is a subsidiary of Corvex."), kFirm);
    EXPECT_EQ(type_of("brightwater", "Brightwater is a village near Lagos."), EntityType::kPlace);
    EXPECT_EQ(type_of("victoria-hall", "Victoria Hall is Chairman and CEO of Corvex."), EntityType::kPerson);
    EXPECT_EQ(type_of("anna-reed", "Anna Reed is a company of her own."), EntityType::kPerson) << "has a given name";
    EXPECT_EQ(type_of("Q30", "America is a company, he said."), EntityType::kPlace) << "is known";
}

TEST_F(EntityFinder, TakesAnOccupationInAFirmForAPartOfItsName) {
    EXPECT_EQ(mentions_of("pilot-corp", "Pilot Corp bought a mill in Brno."), "Pilot Corp");
    EXPECT_EQ(mentions_of("anna-reed", "Pilot Anna Reed bought a mill in Brno."), "Pilot|Anna Reed");
}

TEST_F(EntityFinder, KnowsWhatOtherTextsMayCallIt) {
    const auto document = make_document("case", "Samuel Kerr Jr. left the US Harbour Bureau. Zelkor Inc. sued him.");
    const EntityLayer layer = find_entities(*document, analyze(*document, models()), models());
    for (const auto& [id, alias] : {std::pair("samuel-kerr-jr", "Samuel Kerr"), std::pair("zelkor-inc", "Zelkor"),
                                    std::pair("us-harbour-bureau", "United States Harbour Bureau")}) {
        const auto found = std::ranges::find(layer.entities, id, &Entity::id);
        ASSERT_NE(found, layer.entities.end()) << id;
        EXPECT_THAT(found->aliases, testing::Contains(alias)) << id;
    }
}

TEST_F(EntityFinder, NamesGoOnOverTheirNumbers) {
    EXPECT_THAT(mentions_of("republic-act-no-4711", "Republic Act No. 4711 restricts radio stations in Brno."),
                testing::StartsWith("Republic Act No. 4711"));
}

TEST_F(EntityFinder, KeepsLookAlikesApart) {
    // the second name begins with a Cyrillic letter
    const std::string text = "Pavel Horak met \xd0\xa0"
                             "avel Horak in Brno.";
    EXPECT_EQ(mentions_of("pavel-horak", text), "Pavel Horak");
}

TEST_F(EntityFinder, TakesOneNameInAllItsNormalForms) {
    // the same letters, once composed and once with combining accents
    const std::string text =
        "President Zo\u00eb M\u00fcller met NATO. President Zoe\u0308 Mu\u0308ller praised Kosovo.";
    EXPECT_EQ(mentions_of("zoe-muller", text), "President|Zo\u00eb M\u00fcller|President|Zoe\u0308 Mu\u0308ller");
}

TEST_F(EntityFinder, TakesANameOfAMegabyte) {
    std::string name;
    while (name.size() < 1'000'000) name += "Anna";
    const auto document = make_document("case", "Minister " + name + " praised NATO.");
    const EntityLayer layer = find_entities(*document, analyze(*document, models()), models());
    EXPECT_TRUE(std::ranges::any_of(layer.mentions, [&](const Mention& mention) {
        return layer.entities[mention.entity.value].id == "Q7184" && mention.span.begin > 1'000'000;
    }));
    for (const Entity& entity : layer.entities) EXPECT_LE(entity.id.size(), 200U);
}

TEST_F(EntityFinder, TakesManyNamesInOneSentence) {
    std::string text;
    for (int i = 0; i < 20'000; ++i)
        text += "Zor" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i) + ' ';
    const auto document = make_document("case", text + "left.");
    const EntityLayer layer = find_entities(*document, analyze(*document, models()), models());
    EXPECT_LE(layer.entities.size(), 20'001U);
    for (const Mention& mention : layer.mentions) EXPECT_LE(mention.span.end, document->text().size());
}

TEST_F(EntityFinder, GivesATitleToTheNameThatItStandsBefore) {
    const auto document = make_document(
        "a.txt", "Prime Minister Ana Holm, Minister for Trade Lena Ruud and Premier Tom Vik visited Lund.");
    ASSERT_TRUE(document);
    const EntityLayer layer = find_entities(*document, analyze(*document, models()), models());
    std::vector<std::string> roles;
    for (const RoleFact& role : layer.roles)
        roles.push_back(layer.entities[layer.mentions[role.holder.value].entity.value].name + ": " +
                        layer.entities[role.object.value].name);
    EXPECT_THAT(roles, testing::UnorderedElementsAre("Ana Holm: Prime Minister", "Lena Ruud: Minister for Trade",
                                                     "Tom Vik: Premier"));
}

TEST_F(EntityFinder, TakesWhoseChairSpeaksForTheSubjectOfWhatIsSaid) {
    EXPECT_EQ(mentions_of("vellport-dockers-union", "The Vellport Dockers Union called a strike after talks with Norsk "
                                                    "Baltic Lines failed, its chair Erik Holm said."),
              "Vellport Dockers Union|its");
}

} // namespace
} // namespace claimgraph

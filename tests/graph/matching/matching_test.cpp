#include "extract/extract.hpp"
#include "graph/base/tsv.hpp"
#include "graph/matching/entity_matcher.hpp"
#include "graph/matching/score/cooccurrence_set.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <iterator>
#include <map>
#include <random>
#include <set>

namespace claimgraph {
namespace {

/// What a name of a text means, and the id that it got.
struct Named {
    std::string document;
    std::string words;
    std::string gold;
    std::string id;
};

struct Texts {
    std::vector<std::pair<std::string, ClaimBatch>> batches;
    std::vector<Named> names; ///< ids are those of their documents
};

const Texts& texts() {
    static const Texts read = [] {
        const auto models = load_models(CLAIMGRAPH_SOURCE_DIR "/models/en");
        if (!models) throw std::runtime_error(models.error().describe());
        Texts result;
        const auto row = [&](const TsvRow& cells) -> std::string {
            const auto document = make_document(std::string(cells[0]), std::string(cells[1]));
            const Analysis analysis = analyze(*document, *models);
            const EntityLayer layer = find_entities(*document, analysis, *models);
            for_each_part(cells[2], '|', [&](std::string_view pair) {
                const std::size_t sign = pair.find('=');
                Named name{document->id(), std::string(pair.substr(0, sign)), std::string(pair.substr(sign + 1)), {}};
                for (const Mention& mention : layer.mentions)
                    if (name.id.empty() && document->text(mention.span) == name.words)
                        name.id = layer.entities[mention.entity.value].id;
                result.names.push_back(std::move(name));
            });
            result.batches.emplace_back(document->id(), extract_claims(*document, analysis, *models));
            return {};
        };
        const auto done =
            read_tsv(CLAIMGRAPH_SOURCE_DIR "/tests/graph/matching/texts.tsv", {"document", "text", "names"}, row);
        if (!done) throw std::runtime_error(done.error().describe());
        return result;
    }();
    return read;
}

std::vector<Named> matched(const std::vector<MatchOverride>& overrides = {}) {
    EntityMatcher matcher(overrides);
    std::map<EntityReference, std::size_t> numbers;
    for (const auto& [document, batch] : texts().batches) {
        const std::size_t first = matcher.add(document, batch);
        for (std::size_t i = 0; i < batch.entities.size(); ++i)
            numbers.emplace(EntityReference{batch.entities[i].id, document}, first + i);
    }
    const auto result = matcher.match();
    std::vector<Named> names = texts().names;
    for (Named& name : names)
        if (const auto at = numbers.find({name.id, name.document}); at != numbers.end())
            if (const auto* identity = result.of(at->second)) name.id = identity->id;
    return names;
}

TEST(Matching, TellsNamesakesApartAndFindsVariants) {
    ASSERT_EQ(texts().batches.size(), 47U);
    const std::vector<Named> names = matched();
    int right = 0;
    int found = 0;
    int gold = 0;
    std::string wrong;
    for (std::size_t i = 0; i < names.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const bool one = !names[i].id.empty() && names[i].id == names[j].id;
            const bool truth = names[i].gold == names[j].gold;
            right += one && truth;
            found += one;
            gold += truth;
            if (one != truth)
                wrong += fmt::format("{} {} ({}), {} {} ({})\n", names[j].document, names[j].words, names[j].id,
                                     names[i].document, names[i].words, names[i].id);
        }
    RecordProperty("pairs", fmt::format("{} right of {} found and {} gold", right, found, gold));
    EXPECT_GE(right, 0.95 * found) << wrong;
    EXPECT_GE(right, 0.85 * gold) << wrong;
}

TEST(Matching, DoesNotDependOnTheOrderOfTexts) {
    EntityMatcher forwards;
    EntityMatcher backwards;
    std::map<std::string, std::size_t> first; // entities of the documents, backwards
    for (const auto& [document, batch] : texts().batches) forwards.add(document, batch);
    for (auto text = texts().batches.rbegin(); text != texts().batches.rend(); ++text)
        first[text->first] = backwards.add(text->first, text->second);
    EntityMatcher told; // entity by entity, what many documents tell alike told once
    std::map<std::string, EntityMatcher::Observation> tellings;
    for (const auto& [document, batch] : texts().batches) {
        told.begin(document);
        for (std::size_t i = 0; i < batch.entities.size(); ++i) {
            const Entity& entity = batch.entities[i];
            if (!told.takes(entity.id, entity.type, entity.unnamed)) continue;
            const auto nouns = i < batch.descriptions.size() ? batch.descriptions[i] : std::vector<std::string>();
            const std::string key =
                fmt::format("{}|{}|{}|{}|{}|{}|{}", entity.unnamed, entity.id, entity.name, entity.kb,
                            to_string(entity.type), fmt::join(entity.aliases, "|"), fmt::join(nouns, "|"));
            const auto known = tellings.find(key);
            const auto telling = known != tellings.end() ? known->second : told.observe(entity, nouns);
            tellings.emplace(key, telling);
            told.appear(telling, entity.mentions);
        }
    }
    const auto a = forwards.match();
    const auto b = backwards.match();
    const auto c = told.match();
    std::size_t of_matched = 0;
    for (std::size_t i = 0; i < a.identity_of.size(); ++i) {
        if (const auto* x = a.of(i)) {
            EXPECT_EQ(c.of(of_matched++)->id, x->id);
        }
    }
    EXPECT_EQ(of_matched, c.identity_of.size());
    ASSERT_EQ(a.identity_of.size(), b.identity_of.size());
    std::size_t number = 0;
    for (const auto& [document, batch] : texts().batches)
        for (std::size_t i = 0; i < batch.entities.size(); ++i, ++number) {
            const auto* x = a.of(number);
            const auto* y = b.of(first[document] + i);
            ASSERT_EQ(x == nullptr, y == nullptr);
            if (x == nullptr) continue;
            EXPECT_EQ(x->id, y->id);
            EXPECT_EQ(x->name, y->name);
        }
    ASSERT_EQ(a.decisions.size(), b.decisions.size());
    for (std::size_t i = 0; i < a.decisions.size(); ++i) EXPECT_EQ(a.decisions[i].reasons, b.decisions[i].reasons);
}

std::string id_in(const std::vector<Named>& names, std::string_view document, std::string_view words) {
    const auto at = std::ranges::find_if(
        names, [&](const Named& name) { return name.document == document && name.words == words; });
    return at == names.end() ? "none" : at->id;
}

TEST(Matching, DoesWhatAPersonDecided) {
    const auto plain = matched();
    ASSERT_EQ(id_in(plain, "t02", "John Smith"), id_in(plain, "t04", "John Smith"));
    const auto apart = matched({{MatchOverride::Kind::kDifferent, {"john-smith", "t02"}, {"john-smith", "t04"}, {}}});
    EXPECT_NE(id_in(apart, "t02", "John Smith"), id_in(apart, "t04", "John Smith"));
    ASSERT_NE(id_in(plain, "t25", "Ann Lee"), id_in(plain, "t26", "Amy Lee"));
    const auto one = matched({{MatchOverride::Kind::kSame, {"ann-lee", ""}, {"amy-lee", ""}, {}}});
    EXPECT_EQ(id_in(one, "t25", "Ann Lee"), id_in(one, "t26", "Amy Lee"));
}

TEST(Matching, GivesTheNameThatAPersonChose) {
    const std::vector<MatchOverride> overrides = {
        {MatchOverride::Kind::kName, {"john-smith", ""}, {}, "Smith the Banker"}};
    EntityMatcher matcher(overrides);
    auto [document, batch] = texts().batches.front();
    const std::size_t first = matcher.add(document, batch);
    const auto result = matcher.match();
    apply(result, first, batch);
    const auto smith = std::ranges::find(batch.entities, "john-smith", &Entity::id);
    ASSERT_NE(smith, batch.entities.end());
    EXPECT_EQ(smith->name, "Smith the Banker");
    EXPECT_NE(std::ranges::find(smith->aliases, "John Smith"), smith->aliases.end());
}

TEST(Matching, CompanyIsASetHoweverLarge) {
    std::mt19937 random(5);
    for (const std::uint32_t most : {50U, 3000U, 100000U}) {
        CooccurrenceSet company;
        std::set<std::uint32_t> expected;
        for (int i = 0; i < 200; ++i) {
            std::set<std::uint32_t> some;
            for (int j = 0; j < 20; ++j) some.insert(std::uniform_int_distribution<std::uint32_t>(0, most)(random));
            std::vector<std::uint32_t> numbers(some.begin(), some.end());
            std::ranges::shuffle(numbers, random);
            company.add(numbers);
            expected.insert(some.begin(), some.end());
        }
        std::vector<std::uint32_t> memory;
        EXPECT_TRUE(std::ranges::equal(company.numbers(memory), expected));
        EXPECT_EQ(company.size(), expected.size());
        for (std::uint32_t number = 0; number < 500; ++number)
            EXPECT_EQ(company.contains(number), expected.contains(number));
    }
}

TEST(Matching, SetsOfAnySizeAreMergedAndMeet) {
    // a list that is short, a long one with gaps, and sets of bits
    const auto every = [](std::uint32_t step, std::uint32_t first, std::uint32_t count) {
        std::vector<std::uint32_t> numbers;
        for (std::uint32_t i = 0; i < count; ++i) numbers.push_back(first + i * step);
        return numbers;
    };
    const std::vector<std::vector<std::uint32_t>> all = {{},
                                                         {64, 900},
                                                         every(1000, 3, 2000),
                                                         every(1000, 64, 2000),
                                                         every(2, 0, 3000),
                                                         every(2, 1, 3000),
                                                         every(1, 100'000, 1500)};
    for (const auto& a : all)
        for (const auto& b : all) {
            CooccurrenceSet one, other;
            one.add(a);
            other.add(b);
            std::vector<std::uint32_t> common, both, memory;
            std::ranges::set_intersection(a, b, std::back_inserter(common));
            std::ranges::set_union(a, b, std::back_inserter(both));
            EXPECT_EQ(one.meets(other), !common.empty());
            one.merge(other);
            EXPECT_TRUE(std::ranges::equal(one.numbers(memory), both));
            EXPECT_EQ(one.size(), both.size());
        }
}

TEST(Matching, ApplyMergesEntitiesOfOneDocument) {
    ClaimBatch batch;
    batch.entities = {{.id = "a", .name = "A", .type = EntityType::kPerson, .aliases = {}, .mentions = 1, .kb = {}},
                      {.id = "b", .name = "B", .type = EntityType::kPerson, .aliases = {}, .mentions = 2, .kb = {}}};
    Claim claim;
    claim.subject = EntityIndex{0U};
    claim.object = EntityIndex{1U};
    batch.claims = {claim};
    EntityMatcher::Result result;
    result.identities = {{"a", {}, EntityType::kPerson}};
    result.identity_of = {EntityMatcher::Result::kOwn, 0};
    apply(result, 0, batch);
    ASSERT_EQ(batch.entities.size(), 1U);
    EXPECT_EQ(batch.entities[0].mentions, 3U);
    EXPECT_EQ(batch.entities[0].aliases, std::vector<std::string>{"B"});
    EXPECT_EQ(batch.claims[0].object, EntityIndex{0U});
}

} // namespace
} // namespace claimgraph

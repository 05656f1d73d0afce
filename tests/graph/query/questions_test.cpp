#include "graph/graph_builder.hpp"
#include "graph/query/analysis/conflated_entities.hpp"
#include "graph/query/analysis/duplicate_candidates.hpp"
#include "graph/query/compare.hpp"
#include "graph/query/conflicts.hpp"
#include "graph/query/documents.hpp"
#include "graph/query/filter/filter.hpp"
#include "graph/query/filter/find_claim.hpp"
#include "graph/query/filter/search.hpp"
#include "graph/query/timeline.hpp"
#include "tests/graph/plain_graph.hpp"
#include "tests/graph/random_claims.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Entities a to f and claims between them, made one by one.
class Questions : public testing::Test {
  protected:
    Questions() {
        for (const char* name : {"a", "b", "c", "d", "e", "f"})
            batch_.entities.push_back({.id = name, .name = name, .type = EntityType::kOrganization});
    }

    Claim& add(char subject, std::string relation, char object, Polarity polarity = Polarity::kAffirmed) {
        Claim& claim = batch_.claims.emplace_back();
        claim.subject = index(subject);
        claim.object = index(object);
        claim.label = relation;
        claim.relation = std::move(relation);
        claim.polarity = polarity;
        claim.evidence.push_back({.document = "news/a.txt", .text = "t"});
        return claim;
    }
    static EntityIndex index(char name) { return EntityIndex{static_cast<std::size_t>(name - 'a')}; }

    Graph graph() const {
        GraphBuilder builder;
        builder.add(batch_);
        return builder.build();
    }

    static std::vector<std::string> ids(const Graph& graph, const std::vector<ClaimIndex>& claims) {
        std::vector<std::string> result;
        for (const ClaimIndex claim : claims) result.push_back(graph.claim_id(claim));
        return result;
    }

    ClaimBatch batch_;
};

Graph random_graph(std::mt19937& random, int batches) {
    GraphBuilder builder;
    for (int i = 0; i < batches; ++i) builder.add(random_batch(random));
    return builder.build();
}

TEST_F(Questions, RelationsGoByIdLabelOrType) {
    add('a', "commits_to", 'b').label = "commits to";
    add('a', "open:bless", 'b').label = "blesses";
    add('a', "urges", 'b');
    add('a', "demands", 'b');
    const Graph all = graph();
    const auto families = RelationFamilies::parse("id\tfamily\nurges\tREQUEST\ndemands\tREQUEST\nproposes\tREQUEST\n"
                                                  "commits_to\tAGREE\n",
                                                  "relations.tsv");
    ASSERT_TRUE(families);
    EXPECT_THAT(relations_named(relation_labels(all), "commits_to"), ElementsAre("commits_to"));
    EXPECT_THAT(relations_named(relation_labels(all), "Commits To"), ElementsAre("commits_to"));
    EXPECT_THAT(relations_named(relation_labels(all), "blesses"), ElementsAre("open:bless"));
    EXPECT_THAT(relations_named(relation_labels(all), "open"), ElementsAre("open:bless"));
    EXPECT_THAT(relations_named(relation_labels(all), "REQUEST", *families), ElementsAre("demands", "urges"))
        << "nobody proposes here";
    EXPECT_THAT(relations_named(relation_labels(all), "request", *families), ElementsAre("demands", "urges"));
    EXPECT_THAT(relations_named(relation_labels(all), "REQUEST"), IsEmpty());
    EXPECT_THAT(relations_named(relation_labels(all), "", *families), IsEmpty());
}

TEST_F(Questions, DocumentsGoByTheLastPartsOfTheirPaths) {
    add('a', "urges", 'b');
    const Graph one = graph();
    for (const char* name : {"news/a.txt", "a.txt"})
        EXPECT_EQ(filter_claims(one, {.documents = documents_named(one.documents(), name)}).size(), 1u) << name;
    for (const char* name : {"b.txt", "x/news/a.txt"})
        EXPECT_THAT(documents_named(one.documents(), name), IsEmpty()) << name;
    EXPECT_EQ(filter_claims(one, {.documents = {"a.txt"}}).size(), 0u) << "the filter goes by whole names";
}

TEST(FindClaim, FindsEachByItsId) {
    std::mt19937 random(12);
    for (int round = 0; round < 50; ++round) {
        const Graph graph = random_graph(random, 3);
        for (std::size_t i = 0; i < graph.claims().size(); ++i)
            EXPECT_EQ(find_claim(graph, graph.claim_id(ClaimIndex{i})), ClaimIndex{i});
        for (const char* id : {"", ".", "a", "a.b", "%", "%2", "%2E.x", "no.such.claim"})
            EXPECT_FALSE(find_claim(graph, id)) << id;
    }
}

TEST_F(Questions, ConflictsTellWhoIsOnWhichSide) {
    add('a', "supports", 'b');
    add('a', "supports", 'b', Polarity::kDenied);
    add('a', "attacks", 'c').attributed_to = index('d');
    add('a', "attacks", 'c', Polarity::kDenied).attributed_to = index('a');
    add('a', "leads", 'e').time_value = "2023-05";
    add('a', "leads", 'e', Polarity::kDenied).time_value = "2025-01-02";
    add('b', "joins", 'c').modality = Modality::kPossible;
    add('b', "joins", 'c', Polarity::kDenied);
    add('d', "visits", 'e');
    add('d', "visits", 'f', Polarity::kDenied);
    const Graph all = graph();
    const auto found = conflicts(all);
    ASSERT_EQ(found.size(), 4u);
    const auto is = [&](const Conflict& conflict, ConflictKind kind, const char* yes, const char* no) {
        EXPECT_EQ(conflict.kind, kind);
        EXPECT_THAT(ids(all, conflict.affirmed), ElementsAre(yes));
        EXPECT_THAT(ids(all, conflict.denied), ElementsAre(no));
    };
    is(found[0], ConflictKind::kContradicted, "a.supports.b", "a.supports.b.not");
    is(found[1], ConflictKind::kDisputed, "a.attacks.c.by.d", "a.attacks.c.not.by.a");
    is(found[2], ConflictKind::kChanged, "a.leads.e", "a.leads.e.not");
    is(found[3], ConflictKind::kQualified, "b.joins.c.possible", "b.joins.c.not");
    EXPECT_EQ(conflicts(all, {.relations = {"leads"}}).size(), 1u);
    EXPECT_THAT(conflicts(all, {.polarity = Polarity::kAffirmed}), IsEmpty());
}

TEST_F(Questions, TimelineGoesByTimeWithTheUndatedLast) {
    add('a', "urges", 'b');
    add('b', "visits", 'a').time_value = "2025-03-11";
    add('c', "leads", 'd').time_value = "2024/..";
    batch_.claims.back().attributed_to = index('a');
    add('c', "meets_with", 'd').time_value = "2025";
    batch_.claims.back().place_entity = index('a');
    add('c', "joins", 'd').time_value = "2020";
    const Graph all = graph();
    const auto told = [&](const ClaimFilter& filter) {
        std::vector<ClaimIndex> claims;
        for (const TimelineEntry& entry : timeline(all, std::vector{index('a')}, filter)) claims.push_back(entry.claim);
        return ids(all, claims);
    };
    EXPECT_THAT(told({}), ElementsAre("c.leads.d.by.a", "c.meets_with.d", "b.visits.a", "a.urges.b"));
    EXPECT_THAT(told({.time = time_between("2025-03", "")}),
                ElementsAre("c.leads.d.by.a", "c.meets_with.d", "b.visits.a"));
}

TEST_F(Questions, TimelineHasAClaimAtEachOfItsTimes) {
    add('a', "sues", 'b').time_value = "2001";
    batch_.claims.back().evidence = {{.document = "x", .text = "x", .time = "in 2001", .time_value = "2001"},
                                     {.document = "y", .text = "y", .time = "in 2009", .time_value = "2009"},
                                     {.document = "z", .text = "z", .time = "2009", .time_value = "2009"}};
    add('a', "sues", 'c').time_value = "2005";
    const Graph all = graph();
    const auto values = [&](const ClaimFilter& filter) {
        std::vector<std::string> found;
        for (const TimelineEntry& entry : timeline(all, std::vector{index('a')}, filter)) found.push_back(entry.value);
        return found;
    };
    EXPECT_THAT(values({}), ElementsAre("2001", "2005", "2009"));
    EXPECT_THAT(values({.time = time_between("2006", "")}), ElementsAre("2009"));
    EXPECT_EQ(filter_claims(all, {.time = time_between("2009", "2009")}).size(), 1u);
    EXPECT_THAT(filter_claims(all, {.time = time_between("2006", "2008")}), IsEmpty());
}

TEST(Compare, OfAGraphWithItselfIsNothing) {
    std::mt19937 random(13);
    for (int round = 0; round < 50; ++round) {
        const Graph graph = random_graph(random, 3);
        EXPECT_EQ(compare(graph, graph).size(), 0u);
        EXPECT_EQ(compare(Graph(), graph).size(), graph.entities().size() + graph.claims().size());
        EXPECT_EQ(compare(graph, Graph()).size(), graph.entities().size() + graph.claims().size());
    }
}

TEST(Compare, TellsNewGoneAndChanged) {
    std::mt19937 random(14);
    for (int round = 0; round < 50; ++round) {
        const ClaimBatch one = random_batch(random);
        const ClaimBatch two = random_batch(random);
        GraphBuilder some;
        some.add(one);
        GraphBuilder more;
        more.add(one);
        more.add(two);
        const Graph before = some.build();
        const Graph after = more.build();
        std::size_t fresh = 0;
        for (const Difference& difference : compare(before, after)) {
            EXPECT_NE(difference.kind, Difference::Kind::kGone);
            EXPECT_THAT(difference.lost, IsEmpty());
            fresh += difference.kind == Difference::Kind::kNew && difference.new_claim;
        }
        EXPECT_EQ(before.claims().size() + fresh, after.claims().size());
    }
}

TEST_F(Questions, CompareNamesWhatChanged) {
    add('a', "urges", 'b');
    const Graph before = graph();
    batch_.entities[0].mentions = 3;
    batch_.claims[0].time = "on Monday";
    batch_.claims[0].evidence.push_back({.document = "news/b.txt", .text = "more"});
    const Graph after = graph();
    const auto found = compare(before, after);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_THAT(found[0].fields, ElementsAre("mentions"));
    EXPECT_THAT(found[1].fields, ElementsAre("time"));
    ASSERT_EQ(found[1].gained.size(), 1u);
    EXPECT_EQ(found[1].gained[0].document, "news/b.txt");
}

Entity person(std::string name, std::vector<std::string> aliases = {}) {
    return {.id = name, .name = name, .type = EntityType::kPerson, .aliases = std::move(aliases)};
}

TEST(Search, FindsTheWholeNameFirst) {
    ClaimBatch batch;
    batch.entities = {person("Anna Kostova"), person("Anna", {"Annie"}), person("Joanna"), person("Bo")};
    batch.entities[2].mentions = 9;
    GraphBuilder builder;
    builder.add(batch);
    const Graph graph = builder.build();
    std::vector<std::string> names;
    for (const EntityIndex entity : search_entities(graph, "ANNA")) names.push_back(graph[entity].name);
    EXPECT_THAT(names, ElementsAre("Anna", "Anna Kostova", "Joanna"));
    EXPECT_EQ(search_entities(graph, "annie").size(), 1u);
    EXPECT_EQ(search_entities(graph, "").size(), 4u);
}

/// DuplicateCandidates of persons with these names, "A ~ B".
std::vector<std::string> twins_of(std::vector<Entity> entities, std::vector<std::pair<std::size_t, std::size_t>> ends) {
    ClaimBatch batch;
    batch.entities = std::move(entities);
    for (const auto& [a, b] : ends)
        batch.claims.push_back(
            {.subject = EntityIndex{a}, .relation = "meets_with", .object = EntityIndex{b}, .symmetric = true});
    GraphBuilder builder;
    builder.add(batch);
    const Graph graph = builder.build();
    std::vector<std::string> pairs;
    for (const DuplicateCandidates& pair : likely_duplicates(graph))
        pairs.push_back(graph[pair.a].name + " ~ " + graph[pair.b].name);
    return pairs;
}

TEST(DuplicateCandidates, LookAlikeAndKeepTheSameCompany) {
    EXPECT_THAT(twins_of({person("Petra Novak"), person("Novak"), person("Emil Zatek")}, {}),
                ElementsAre("Novak ~ Petra Novak"));
    EXPECT_THAT(twins_of({person("Petra Novak"), person("Jan Novak")}, {}), IsEmpty()) << "given names differ";
    EXPECT_THAT(twins_of({person("Olena Shevchuk"), person("Olena Shevchyk")}, {}),
                ElementsAre("Olena Shevchuk ~ Olena Shevchyk"));
    EXPECT_THAT(twins_of({{.id = "x", .name = "Resolution 1244"}, {.id = "y", .name = "Resolution 1245"}}, {}),
                IsEmpty())
        << "numbers are not misspelt";
    EXPECT_THAT(twins_of({person("Petra Novak"), person("Novak")}, {{0, 1}}), IsEmpty()) << "nobody meets herself";
}

TEST(ConflatedEntities, HaveTwoNamesOrTwoCircles) {
    ClaimBatch batch;
    batch.entities = {person("Tina Turrel", {"Kathy Turrel", "Turrel"}), person("Eva Lind", {"E. Lind", "Lind"})};
    GraphBuilder names;
    names.add(batch);
    const Graph graph = names.build();
    const auto found = likely_conflated(graph);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(graph[found[0].entity].name, "Tina Turrel");
    EXPECT_THAT(found[0].reasons, ElementsAre(HasSubstr("'Kathy Turrel'")));

    // two rings of four that share entity 0; a tail at 1
    const Graph rings = plain_graph(8, {{0, 1}, {1, 2}, {2, 3}, {3, 0}, {0, 4}, {4, 5}, {5, 6}, {6, 0}, {1, 7}});
    const auto mixed = likely_conflated(rings);
    ASSERT_EQ(mixed.size(), 1u);
    EXPECT_EQ(mixed[0].entity, EntityIndex{0});
    ASSERT_EQ(mixed[0].parts.size(), 2u);
    EXPECT_EQ(mixed[0].parts[0].size(), 3u);
    EXPECT_THAT(likely_conflated(plain_graph(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}})), IsEmpty());
}

} // namespace
} // namespace claimgraph

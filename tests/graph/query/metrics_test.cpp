#include "graph/boost_graph.hpp"
#include "graph/query/analysis/centrality.hpp"
#include "graph/query/analysis/metrics.hpp"
#include "graph/query/links/communities.hpp"
#include "tests/graph/plain_graph.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/strong_components.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <numeric>
#include <set>

namespace claimgraph {
namespace {

using Participants = std::vector<std::pair<std::size_t, std::size_t>>;

/// The club of Zachary (1977): who spent time with whom outside it. It fell apart into two.
const Participants& karate_club() {
    static const Participants kEnds = {
        {0, 1},   {0, 2},   {0, 3},   {0, 4},   {0, 5},   {0, 6},   {0, 7},   {0, 8},   {0, 10},  {0, 11},
        {0, 12},  {0, 13},  {0, 17},  {0, 19},  {0, 21},  {0, 31},  {1, 2},   {1, 3},   {1, 7},   {1, 13},
        {1, 17},  {1, 19},  {1, 21},  {1, 30},  {2, 3},   {2, 7},   {2, 8},   {2, 9},   {2, 13},  {2, 27},
        {2, 28},  {2, 32},  {3, 7},   {3, 12},  {3, 13},  {4, 6},   {4, 10},  {5, 6},   {5, 10},  {5, 16},
        {6, 16},  {8, 30},  {8, 32},  {8, 33},  {9, 33},  {13, 33}, {14, 32}, {14, 33}, {15, 32}, {15, 33},
        {18, 32}, {18, 33}, {19, 33}, {20, 32}, {20, 33}, {22, 32}, {22, 33}, {23, 25}, {23, 27}, {23, 29},
        {23, 32}, {23, 33}, {24, 25}, {24, 27}, {24, 31}, {25, 31}, {26, 29}, {26, 33}, {27, 33}, {28, 31},
        {28, 33}, {29, 32}, {29, 33}, {30, 32}, {30, 33}, {31, 32}, {31, 33}, {32, 33}};
    return kEnds;
}

std::vector<double> values(const Graph& graph, const char* metric) {
    return measure(graph, *find_metric(metric)).values;
}

void expect_near(const std::vector<double>& got, const std::vector<double>& wanted, double difference) {
    ASSERT_EQ(got.size(), wanted.size());
    for (std::size_t i = 0; i < got.size(); ++i) EXPECT_NEAR(got[i], wanted[i], difference) << "entity " << i;
}

/// The same graph with its entities in another order; entity i becomes order[i].
Graph renamed(std::size_t entities, Participants ends, const std::vector<std::size_t>& order) {
    for (auto& [from, to] : ends) {
        from = order[from];
        to = order[to];
    }
    return plain_graph(entities, ends);
}

TEST(BoostGraph, SeesTheClaimGraphAsItIs) {
    BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Graph>));
    BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<Graph>));
    BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<Graph>));
    BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Graph>));
    // a cycle, a claim of it twice, and a way out of it
    const Graph graph = plain_graph(4, {{0, 1}, {1, 2}, {1, 2}, {2, 0}, {2, 3}});
    std::vector<std::size_t> component(num_vertices(graph));
    EXPECT_EQ(boost::strong_components(graph, component.data()), 2);
    EXPECT_EQ(component[0], component[2]);
    EXPECT_NE(component[0], component[3]);
    EXPECT_EQ(std::distance(edges(graph).first, edges(graph).second), 5);
    EXPECT_EQ(out_degree(1, graph), 2u);
    EXPECT_EQ(in_degree(2, graph), 2u);
    std::vector<std::size_t> distance(num_vertices(graph));
    boost::breadth_first_search(
        graph, 0, visitor(boost::make_bfs_visitor(boost::record_distances(distance.data(), boost::on_tree_edge()))));
    EXPECT_THAT(distance, testing::ElementsAre(0, 1, 2, 3));
}

TEST(Metrics, CountClaimsAtEntities) {
    const Graph graph = plain_graph(4, {{0, 1}, {0, 1}, {1, 2}, {2, 2}});
    EXPECT_THAT(values(graph, "degree"), testing::ElementsAre(2, 3, 3, 0)) << "a claim about itself has two ends";
    EXPECT_THAT(values(graph, "in_degree"), testing::ElementsAre(0, 2, 2, 0));
    EXPECT_THAT(values(graph, "out_degree"), testing::ElementsAre(2, 1, 1, 0));
    EXPECT_THAT(values(graph, "component"), testing::ElementsAre(1, 1, 1, 2));
    const Graph meetings = plain_graph(3, {{0, 1}, {1, 2}}, true);
    EXPECT_THAT(values(meetings, "in_degree"), testing::ElementsAre(1, 2, 1)) << "a meeting goes both ways";
    EXPECT_THAT(values(meetings, "degree"), testing::ElementsAre(1, 2, 1));
    EXPECT_TRUE(measure(Graph(), *find_metric("pagerank")).values.empty());
    EXPECT_TRUE(measure(Graph(), *find_metric("community")).values.empty());
    EXPECT_EQ(find_metric("beauty"), nullptr);
}

TEST(Pagerank, SumsToOneWhateverTheGraph) {
    std::mt19937 random(1);
    for (int round = 0; round < 50; ++round) {
        const std::size_t entities = 1 + random() % 30;
        const auto rank =
            values(plain_graph(entities, random_ends(random, entities, random() % (2 * entities))), "pagerank");
        EXPECT_NEAR(std::accumulate(rank.begin(), rank.end(), 0.0), 1, 1e-9);
        EXPECT_GT(std::ranges::min(rank), 0);
    }
}

TEST(Pagerank, SolvesItsEquation) {
    // Of a chain a -> b -> c, of which c is a dead end, by hand: with t = 0.05 + 0.85 c / 3 everyone gets,
    // a = t, b = t + 0.85 a, c = t + 0.85 b.
    const auto rank = values(plain_graph(3, {{0, 1}, {1, 2}}), "pagerank");
    const double a = 1 / (3 + 2 * 0.85 + 0.85 * 0.85);
    expect_near(rank, {a, 1.85 * a, (1 + 0.85 + 0.85 * 0.85) * a}, 1e-9);
}

TEST(Metrics, AreThoseOfOtherPrograms) {
    const Graph graph = plain_graph(34, karate_club());
    // python-igraph 0.10.2: igraph.Graph(edges, directed=True).pagerank()
    expect_near(values(graph, "pagerank"),
                {0.015060495, 0.015860584, 0.017545771, 0.019410009, 0.015860584, 0.015860584, 0.027095164,
                 0.024909511, 0.017724822, 0.016924733, 0.027095164, 0.015860584, 0.021360086, 0.024909511,
                 0.015060495, 0.015060495, 0.042585216, 0.017545771, 0.015060495, 0.017545771, 0.015060495,
                 0.017545771, 0.015060495, 0.015060495, 0.015060495, 0.021887919, 0.015060495, 0.023752157,
                 0.016924733, 0.024021489, 0.021767715, 0.045925466, 0.095489336, 0.259047101},
                2e-9);
    // networkx 2.8.8: networkx.betweenness_centrality(networkx.karate_club_graph())
    expect_near(values(graph, "betweenness"),
                {0.437635281, 0.053936688, 0.143656806, 0.011909271, 0.000631313, 0.029987374, 0.029987374,
                 0.0,         0.055926828, 0.000847763, 0.000631313, 0.0,         0.0,         0.045863396,
                 0.0,         0.0,         0.0,         0.0,         0.0,         0.032475048, 0.0,
                 0.0,         0.0,         0.017613636, 0.002209596, 0.003840488, 0.0,         0.022333454,
                 0.001794733, 0.002922078, 0.014411977, 0.138275613, 0.145247114, 0.304074976},
                2e-9);
}

TEST(Metrics, DoNotDependOnTheOrderOfEntities) {
    std::mt19937 random(2);
    for (int round = 0; round < 30; ++round) {
        const std::size_t entities = 2 + random() % 20;
        const Participants ends = random_ends(random, entities, 2 * entities);
        std::vector<std::size_t> order(entities);
        std::iota(order.begin(), order.end(), 0);
        std::ranges::shuffle(order, random);
        const Graph one = plain_graph(entities, ends);
        const Graph two = renamed(entities, ends, order);
        for (const char* metric : {"degree", "in_degree", "out_degree", "pagerank", "betweenness"}) {
            const auto before = values(one, metric);
            const auto after = values(two, metric);
            for (std::size_t i = 0; i < entities; ++i) EXPECT_NEAR(before[i], after[order[i]], 1e-9) << metric;
        }
    }
}

/// Boost's own betweenness of a simple undirected graph, for comparison.
std::vector<double> betweenness_by_boost(std::size_t entities, const Participants& ends) {
    boost::adjacency_list<boost::setS, boost::vecS, boost::undirectedS> graph(entities);
    for (const auto& [from, to] : ends)
        if (from != to) boost::add_edge(from, to, graph);
    std::vector<double> between(entities);
    boost::brandes_betweenness_centrality(
        graph, boost::make_iterator_property_map(between.begin(), get(boost::vertex_index, graph)));
    const double n = static_cast<double>(entities);
    for (double& value : between) value *= 2 / ((n - 1) * (n - 2));
    return between;
}

TEST(Betweenness, IsThatOfBoost) {
    std::mt19937 random(3);
    for (int round = 0; round < 30; ++round) {
        const std::size_t entities = 3 + random() % 25;
        const Participants ends = random_ends(random, entities, 2 * entities);
        expect_near(values(plain_graph(entities, ends), "betweenness"), betweenness_by_boost(entities, ends), 1e-9);
    }
}

TEST(Betweenness, IsEstimatedFromSomeSources) {
    std::mt19937 random(4);
    const Links links = links_of(plain_graph(300, random_ends(random, 300, 900)), Direction::kBoth);
    const auto exact = betweenness(links, 300);
    const auto estimate = betweenness(links, 100);
    EXPECT_NE(exact, estimate);
    double error = 0;
    for (std::size_t i = 0; i < exact.size(); ++i) error += std::abs(exact[i] - estimate[i]);
    EXPECT_LT(error, 0.25 * std::accumulate(exact.begin(), exact.end(), 0.0));
    const auto most = std::ranges::max_element(exact) - exact.begin();
    EXPECT_GT(estimate[static_cast<std::size_t>(most)], 0.7 * std::ranges::max(estimate));
}

TEST(Components, AreThoseOfBoost) {
    std::mt19937 random(5);
    for (int round = 0; round < 30; ++round) {
        const std::size_t entities = 1 + random() % 40;
        const Participants ends = random_ends(random, entities, entities / 2);
        const auto groups = values(plain_graph(entities, ends), "component");
        boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> graph(entities);
        for (const auto& [from, to] : ends) boost::add_edge(from, to, graph);
        std::vector<std::size_t> component(entities);
        EXPECT_EQ(std::ranges::max(groups), static_cast<double>(boost::connected_components(graph, component.data())));
        for (std::size_t i = 0; i < entities; ++i)
            for (std::size_t j = 0; j < i; ++j) EXPECT_EQ(groups[i] == groups[j], component[i] == component[j]);
    }
}

TEST(Communities, OfTheKarateClubAreAsGoodAsIgraphs) {
    const Links links = links_of(plain_graph(34, karate_club()), Direction::kBoth);
    // 0.4197896 is the highest modularity there is (Brandes et al. 2008); python-igraph 0.10.2 finds it with
    // Graph.Famous("Zachary").community_multilevel(), and 0.4188034 with community_leiden("modularity").
    EXPECT_GE(modularity(links, communities(links)), 0.4188034 - 1e-6);
}

TEST(Communities, HangTogetherAndGainFromIt) {
    std::mt19937 random(6);
    for (int round = 0; round < 30; ++round) {
        const std::size_t entities = 10 + random() % 60;
        const Links links = links_of(plain_graph(entities, random_ends(random, entities, entities)), Direction::kBoth);
        const Groups groups = communities(links);
        EXPECT_GE(modularity(links, groups) + 1e-9, modularity(links, components(links)));
        const Links within(links.nodes(), [&](const auto& visit) {
            for (std::uint32_t node = 0; node < links.nodes(); ++node)
                for (const Links::Link& link : links.of(node))
                    if (groups[node] == groups[link.target]) visit(link.target, node, link.weight);
        });
        EXPECT_EQ(std::ranges::max(components(within)), std::ranges::max(groups)) << "each community is connected";
        EXPECT_EQ(communities(links), groups) << "the same each time";
    }
}

TEST(Communities, FindWhatIsPlainToSee) {
    // Rings of five cliques of six, one link between neighbours (Fortunato and Barthelemy 2007).
    Participants ends;
    for (std::size_t clique = 0; clique < 5; ++clique) {
        for (std::size_t i = 0; i < 6; ++i)
            for (std::size_t j = i + 1; j < 6; ++j) ends.emplace_back(6 * clique + i, 6 * clique + j);
        ends.emplace_back(6 * clique, 6 * ((clique + 1) % 5) + 1);
    }
    const auto groups = values(plain_graph(30, ends), "community");
    for (std::size_t i = 0; i < 30; ++i) EXPECT_EQ(groups[i], static_cast<double>(i / 6 + 1));
}

} // namespace
} // namespace claimgraph

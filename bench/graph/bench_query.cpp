// How long queries take in openCypher: on a graph in memory, on a store in memory, and the same questions in SQL on
// that store. usage: bench_query CLAIMS
#include "bench/graph/generate.hpp"
#include "graph/graph_builder.hpp"
#include "graph/name_key.hpp"
#include "graph/query/cypher/claim_property_graph.hpp"
#include "graph/query/cypher/query.hpp"
#include "graph/query/cypher/store_property_graph.hpp"
#include "graph/store/store.hpp"

#include <chrono>
#include <cstdlib>
#include <fmt/core.h>

namespace claimgraph::bench {
namespace {

using cypher::PropertyGraph;
using cypher::Value;

/// The fastest of some runs, in milliseconds; `answer` is what it gave.
template <class Work>
double time_of(std::int64_t& answer, const Work& work) {
    double best = 1e18;
    for (int i = 0; i < 5; ++i) {
        const auto start = std::chrono::steady_clock::now();
        answer = work();
        best =
            std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    return best;
}

std::int64_t ask(const PropertyGraph& graph, const std::string& text) {
    const auto query = cypher::Query::compile(text, graph);
    if (!query) return -1;
    std::int64_t answer = -2;
    (void)query->run({}, {}, [&](const std::vector<Value>& row) {
        answer = row[0].integer();
        return true;
    });
    return answer;
}

struct Question {
    const char* what;
    std::string cypher;
    std::string sql;
};

void run(std::size_t claims) {
    GraphBuilder builder;
    generate({.claims = claims}, [&](const std::string&, ClaimBatch batch) { builder.add(std::move(batch)); });
    const Graph graph = builder.build();
    auto store = Store::in_memory(graph);
    if (!store) return;
    std::int64_t answer = 0;
    const double made = time_of(answer, [&] {
        const cypher::ClaimPropertyGraph fresh(graph);
        return ask(fresh, "MATCH (a {name: '" + entity_name(50) + "'}) RETURN count(a)");
    });
    fmt::print("{} claims; property graph and index of names made in {:.1f} ms\n", graph.claims().size(), made);

    const std::string name = entity_name(50);
    const std::string start = "(SELECT entity FROM entity_name WHERE name = '" + name_key(name) + "')";
    const Question questions[] = {
        {"two hops from a name", "MATCH (a {name: '" + name + "'})-[]->()-[]->(c) RETURN count(c)",
         "SELECT count(*) FROM claim a JOIN claim b ON b.subject = a.object WHERE a.subject = " + start +
             " AND a.id <> b.id"},
        {"two hops, different ends", "MATCH (a {name: '" + name + "'})-[]->()-[]->(c) RETURN count(DISTINCT c)",
         "SELECT count(DISTINCT b.object) FROM claim a JOIN claim b ON b.subject = a.object WHERE a.subject = " +
             start + " AND a.id <> b.id"},
        {"claims by relation and polarity", "MATCH ()-[r:relation_5]->() WHERE r.polarity = '-' RETURN count(r)",
         "SELECT count(*) FROM claim WHERE relation = 'relation_5' AND polarity = '-'"},
        {"claims by relation", "MATCH ()-[r]->() WITH type(r) AS type, count(*) AS n RETURN count(type)",
         "SELECT count(*) FROM (SELECT relation, count(*) FROM claim GROUP BY relation)"},
    };
    const cypher::ClaimPropertyGraph in_memory(graph);
    const cypher::StorePropertyGraph in_store(store->database());
    fmt::print("{:<34}{:>12}{:>12}{:>12}{:>12}\n", "milliseconds", "graph", "store", "SQL", "graph/SQL");
    for (const Question& question : questions) {
        std::int64_t by_graph = 0;
        std::int64_t by_store = 0;
        std::int64_t by_sql = 0;
        const double graph_time = time_of(by_graph, [&] { return ask(in_memory, question.cypher); });
        const double store_time = time_of(by_store, [&] { return ask(in_store, question.cypher); });
        const double sql_time = time_of(by_sql, [&] { return store->database().number(question.sql); });
        fmt::print("{:<34}{:>12.3f}{:>12.3f}{:>12.3f}{:>12.2f}   {} {} {}\n", question.what, graph_time, store_time,
                   sql_time, graph_time / sql_time, by_graph, by_store, by_sql);
    }
}

} // namespace
} // namespace claimgraph::bench

int main(int count, char** arguments) {
    if (count < 2) {
        fmt::print(stderr, "usage: bench_query CLAIMS\n");
        return 2;
    }
    claimgraph::bench::run(std::strtoull(arguments[1], nullptr, 10));
}

// How long queries take in openCypher: bench_query STORE
// On the graph of a store such as bench_store makes, in memory; on the store as it lies on disk; and the same questions
// in SQL on the store. Prints lines of question, milliseconds of the three, and the answer, or the three where they
// differ; then the id of the entity that the first ones start from. compare.py runs it.
#include "graph/cypher/graphs/claim_property_graph.hpp"
#include "graph/cypher/graphs/store_property_graph.hpp"
#include "graph/cypher/query.hpp"
#include "graph/store/store.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fmt/format.h>
#include <functional>

namespace claimgraph::bench {
namespace {

using cypher::PropertyGraph;
using cypher::Value;

double milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// The processor time of the fastest of three runs, or of as many as begin within two seconds, in milliseconds;
/// `answer` is what it gave.
template <class Work>
double time_of(std::int64_t& answer, const Work& work) {
    double best = 1e18;
    const double begin = milliseconds();
    for (int i = 0; i < 3 && milliseconds() - begin < 2000; ++i) {
        const double start = milliseconds();
        answer = work();
        best = std::min(best, milliseconds() - start);
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

/// The entity with the 50th most claims: well known, but no hub.
EntityIndex well_known(const Graph& graph) {
    std::vector<std::pair<std::size_t, std::uint32_t>> degrees;
    for (std::uint32_t i = 0; i < graph.entities().size(); ++i)
        degrees.emplace_back(graph.out_claims(EntityIndex{i}).size(), i);
    std::ranges::sort(degrees, std::greater());
    return EntityIndex{degrees.at(50).second};
}

void run(const Store& store) {
    const auto read = store.load();
    if (!read) return;
    const Graph& graph = *read;
    const std::string id = graph[well_known(graph)].id;
    const std::string relation = graph.claims()[graph.claims().size() / 2].relation;
    const std::string from = "(SELECT id FROM entity WHERE key = '" + id + "')";
    const std::string hops =
        " FROM claim a JOIN claim b ON b.subject = a.object WHERE a.subject = " + from + " AND a.id <> b.id";
    const Question questions[] = {
        {"two hops from a name", "MATCH (a {id: '" + id + "'})-[]->()-[]->(c) RETURN count(c)",
         "SELECT count(*)" + hops},
        {"two hops, different ends", "MATCH (a {id: '" + id + "'})-[]->()-[]->(c) RETURN count(DISTINCT c)",
         "SELECT count(DISTINCT b.object)" + hops},
        {"claims by relation and polarity", "MATCH ()-[r:" + relation + "]->() WHERE r.polarity = '-' RETURN count(r)",
         "SELECT count(*) FROM claim WHERE relation = '" + relation + "' AND polarity = '-'"},
        {"claims by relation", "MATCH ()-[r]->() WITH type(r) AS type, count(*) AS n RETURN count(type)",
         "SELECT count(*) FROM (SELECT relation, count(*) FROM claim GROUP BY relation)"},
        {"claims by polarity and modality",
         "MATCH ()-[r]->() WITH r.polarity AS p, r.modality AS m, count(*) AS n RETURN count(n)",
         "SELECT count(*) FROM (SELECT polarity, modality, count(*) FROM claim GROUP BY polarity, modality)"},
        {"mean confidence by relation",
         "MATCH ()-[r]->() WITH type(r) AS type, avg(r.confidence) AS mean RETURN count(mean)",
         "SELECT count(*) FROM (SELECT relation, avg(confidence) FROM claim GROUP BY relation)"},
        {"claims by subject", "MATCH (a)-[r]->() WITH a.name AS name, count(r) AS n RETURN count(n)",
         "SELECT count(*) FROM (SELECT name, count(*) FROM claim JOIN entity ON entity.id = subject GROUP BY name)"},
        {"claims by object", "MATCH (a)-[r]->(b) WITH b.name AS name, count(r) AS n RETURN count(n)",
         "SELECT count(*) FROM (SELECT name, count(*) FROM claim JOIN entity ON entity.id = object GROUP BY name)"},
    };
    const cypher::ClaimPropertyGraph in_memory(graph);
    const cypher::StorePropertyGraph in_store(store.database());
    for (const Question& question : questions) {
        std::int64_t by_graph = 0;
        std::int64_t by_store = 0;
        std::int64_t by_sql = 0;
        const double graph_time = time_of(by_graph, [&] { return ask(in_memory, question.cypher); });
        const double store_time = time_of(by_store, [&] { return ask(in_store, question.cypher); });
        const double sql_time = time_of(by_sql, [&] { return store.database().number(question.sql); });
        const bool agree = by_graph == by_store && by_graph == by_sql;
        fmt::print("{}\t{:.3f}\t{:.3f}\t{:.3f}\t{}\n", question.what, graph_time, store_time, sql_time,
                   agree ? fmt::to_string(by_graph) : fmt::format("{} {} {}", by_graph, by_store, by_sql));
        std::fflush(stdout);
    }
    fmt::print("start\t{}\n", id);
}

} // namespace
} // namespace claimgraph::bench

int main(int count, char** arguments) {
    if (count < 2) {
        fmt::print(stderr, "usage: bench_query STORE\n");
        return 2;
    }
    const auto store = claimgraph::Store::open(arguments[1]);
    if (!store) {
        fmt::print(stderr, "{}\n", store.error().describe());
        return 3;
    }
    claimgraph::bench::run(*store);
}

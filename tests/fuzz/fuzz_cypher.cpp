// Queries: each line of the input as it is, and some that a grammar makes with the input as its dice. Any of them is
// refused or runs within its limits; what it gives can be shown.
#include "../cypher/memory_graph.hpp"
#include "fuzz.hpp"
#include "graph/query/cypher/query.hpp"

#include <chrono>
#include <random>
#include <string_view>

using namespace claimgraph;
using namespace claimgraph::cypher;

namespace {

MemoryGraph sample() {
    MemoryGraph graph;
    std::vector<NodeId> nodes;
    for (std::int64_t i = 0; i < 12; ++i) {
        Map properties{{"name", Value(std::string(1, static_cast<char>('A' + i)))}, {"size", Value(i)}};
        if (i % 3 == 0) properties.emplace("kind", Value(0.5 * static_cast<double>(i)));
        nodes.push_back(graph.add_node({i % 2 == 0 ? "Person" : "Place"}, std::move(properties)));
    }
    for (std::size_t i = 0; i < 30; ++i)
        graph.add_relationship(nodes[i * 7 % 12], nodes[i * 5 % 11], i % 3 == 0 ? "urges" : "meets",
                               {{"size", Value(static_cast<std::int64_t>(i))}});
    return graph;
}

void ask(const MemoryGraph& graph, const std::string& text) {
    const auto query = Query::compile(text, graph);
    if (!query) {
        MUST(!query.error().message.empty() && !query.error().type.empty());
        return;
    }
    MUST(!query->plan().empty());
    const Parameters parameters{{"p", Value(std::int64_t{3})},
                                {"rows", Value(List{Value(Map{{"name", Value(std::string("1.5"))}}), Value(true)})}};
    Limits limits;
    limits.timeout = std::chrono::milliseconds(50);
    limits.max_value_bytes = 1 << 18;
    limits.max_held_bytes = 1 << 22;
    const auto start = std::chrono::steady_clock::now();
    std::size_t rows = 0;
    (void)query->run(parameters, limits, [&](const std::vector<Value>& row) {
        MUST(row.size() == query->columns().size());
        if (rows < 20)
            for (const Value& value : row) MUST(!to_text(value, graph).empty() && !to_json(value, graph).empty());
        return ++rows < 1000;
    });
    MUST(std::chrono::steady_clock::now() - start <
         std::chrono::seconds(20)); // sanitizers and loaded machines are slow
}

/// Makes queries that are mostly right: names are mostly known, kinds mostly fit.
class Maker {
  public:
    explicit Maker(std::uint64_t seed) : random_(seed) {}

    std::string query() {
        std::string text;
        for (std::size_t clauses = 1 + below(3); clauses-- > 0;) text += clause();
        text += "RETURN " + projection();
        if (below(8) == 0) text += " UNION " + std::string(below(2) == 0 ? "ALL " : "") + "RETURN " + projection();
        return text;
    }

  private:
    std::size_t below(std::size_t limit) { return random_() % limit; }
    template <std::size_t N>
    std::string one(const std::string_view (&words)[N]) {
        return std::string(words[below(N)]);
    }
    std::string variable() { return one<5>({"a", "b", "c", "r", "x"}); }
    std::string key() { return one<5>({"name", "size", "kind", "id", "`a b`"}); }

    std::string clause() {
        switch (below(5)) {
        case 0:
            return "OPTIONAL MATCH " + pattern() + where();
        case 1:
            return "UNWIND " + expression(3) + " AS " + variable() + " ";
        case 2:
            return "WITH " + projection() + where();
        default:
            return "MATCH " + pattern() + (below(3) == 0 ? ", " + pattern() : "") + where();
        }
    }
    std::string where() { return below(2) == 0 ? " " : " WHERE " + expression(4) + " "; }

    std::string projection() {
        std::string text = below(6) == 0 ? "DISTINCT " : "";
        if (below(8) == 0) return text + "* ";
        for (std::size_t items = 1 + below(3), i = 0; i < items; ++i)
            text += (i > 0 ? ", " : "") + (below(3) == 0 ? aggregate() : expression(3)) + " AS " + variable();
        if (below(3) == 0) text += " ORDER BY " + expression(2) + (below(2) == 0 ? " DESC" : "");
        if (below(4) == 0) text += " SKIP " + std::to_string(below(3));
        if (below(4) == 0) text += " LIMIT " + std::to_string(below(9));
        return text + " ";
    }

    std::string aggregate() {
        if (below(4) == 0) return "count(*)";
        return one<6>({"count", "sum", "collect", "min", "max", "stDev"}) + "(" + (below(3) == 0 ? "DISTINCT " : "") +
               expression(2) + ")";
    }

    std::string node() {
        std::string text = "(" + (below(3) == 0 ? "" : variable());
        if (below(3) == 0) text += ":" + one<3>({"Person", "Place", "None"});
        if (below(5) == 0) text += " {" + key() + ": " + expression(1) + "}";
        return text + ")";
    }
    std::string pattern() {
        std::string text = below(5) == 0 ? "p = " : "";
        text += node();
        for (std::size_t hops = below(3); hops-- > 0;) {
            text += below(3) == 0 ? "<-[" : "-[";
            if (below(2) == 0) text += variable();
            if (below(2) == 0) text += ":" + one<3>({"urges", "meets", "urges|meets"});
            if (below(4) == 0) text += "*" + one<4>({"", "0..2", "..3", "2"});
            text += below(3) == 0 ? "]-" : "]->";
            text += node();
        }
        return text;
    }

    std::string expression(int depth) {
        if (depth == 0) return leaf();
        const auto next = [&] { return expression(depth - 1); };
        switch (below(16)) {
        case 0:
            return next() + " " + one<6>({"+", "-", "*", "/", "%", "^"}) + " " + next();
        case 1:
            return next() + " " + one<6>({"=", "<>", "<", ">", "<=", ">="}) + " " + next();
        case 2:
            return "(" + next() + one<3>({" AND ", " OR ", " XOR "}) + next() + ")";
        case 3:
            return "NOT " + next();
        case 4:
            return "[" + next() + ", " + next() + "]" + (below(2) == 0 ? "[" + next() + "]" : "");
        case 5:
            return "[x IN " + next() + " WHERE " + next() + " | " + next() + "]";
        case 6:
            return one<4>({"all", "any", "none", "single"}) + "(x IN " + next() + " WHERE " + next() + ")";
        case 7:
            return "CASE WHEN " + next() + " THEN " + next() + " ELSE " + next() + " END";
        case 8:
            return next() + " IN " + next();
        case 9:
            return next() + one<3>({" STARTS WITH ", " ENDS WITH ", " CONTAINS "}) + next();
        case 10:
            return one<12>({"size", "head", "keys", "labels", "type", "toString", "toInteger", "reverse", "nodes",
                            "abs", "toUpper", "coalesce"}) +
                   "(" + next() + ")";
        case 11:
            return "{a: " + next() + "}.a";
        case 12:
            return "reduce(s = " + next() + ", x IN " + next() + " | " + next() + ")";
        case 13:
            return "[" + pattern() + " | " + next() + "]";
        case 14:
            return "EXISTS { MATCH " + pattern() + " }";
        default:
            return variable() + "." + key();
        }
    }
    std::string leaf() {
        switch (below(4)) {
        case 0:
            return one<10>(
                {"1", "0", "-2", "2.5", "'A'", "\"b\"", "true", "null", "range(1, 30)", "9223372036854775807"});
        case 1:
            return "$p";
        case 2:
            return variable() + "." + key();
        default:
            return variable();
        }
    }

    std::mt19937_64 random_;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const MemoryGraph kGraph = sample();
    const std::string input = fuzz::text_of(data, size);
    std::string_view rest = input;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        ask(kGraph, std::string(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    std::uint64_t seed = 1469598103934665603u;
    for (const char c : input) seed = (seed ^ static_cast<unsigned char>(c)) * 1099511628211u;
    Maker maker(seed);
    for (int i = 0; i < 8; ++i) ask(kGraph, maker.query());
    return 0;
}

// Queries: each line of the input as it is, and some that a grammar makes with the input as its dice. Any of them is
// refused or runs within its limits; what it gives can be shown.
#include "tests/fuzz/fuzz_cypher.hpp"

#include "graph/cypher/query.hpp"
#include "graph/cypher/values/temporal_text.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/fuzz/query_maker.hpp"
#include "tests/graph/cypher/memory_graph.hpp"

#include <chrono>
#include <string_view>

namespace claimgraph::fuzz {
namespace {

using namespace cypher;

MemoryGraph sample() {
    MemoryGraph graph;
    std::vector<NodeId> nodes;
    constexpr std::size_t kNodes = 7;
    for (std::size_t i = 0; i < kNodes; ++i) {
        Map properties{{"name", Value(std::string(1, static_cast<char>('A' + i)))},
                       {"size", Value(static_cast<std::int64_t>(i))}};
        if (i % 3 == 0) properties.emplace("kind", Value(0.5 * static_cast<double>(i)));
        nodes.push_back(graph.add_node({i % 2 == 0 ? "Person" : "Place"}, std::move(properties)));
    }
    for (std::size_t i = 0; i < 2 * kNodes; ++i) // with a loop and with parallel ones
        graph.add_relationship(nodes[i * 5 % kNodes], nodes[i * i * 3 % kNodes], i % 3 == 0 ? "urges" : "meets",
                               {{"size", Value(static_cast<std::int64_t>(i))}});
    return graph;
}

/// A date, time or duration is read as it is written.
bool is_read_back(const Value& value) {
    const std::string text = temporal_text(value);
    if (value.is(ValueKind::kDuration)) {
        const auto read = duration_from(text);
        return read && *read == value.duration();
    }
    const auto read = instant_from(text, value.instant().kind);
    return read && equal(Value(*read), value) == Ternary::kTrue && to_string(*read) == text;
}

} // namespace

Outcome ask(const std::string& text) {
    static const MemoryGraph kGraph = sample();
    static const Parameters kParameters{
        {"p", Value(std::int64_t{3})},
        {"rows", Value(List{Value(Map{{"name", Value(std::string("1.5"))}}), Value(true)})}};
    const Limits limits{.stop = StopToken(std::chrono::milliseconds(2)),
                        .max_value_bytes = 1 << 16,
                        .max_held_bytes = 1 << 20,
                        .max_value_depth = 40};
    constexpr std::size_t kMaxRows = 50;
    constexpr std::size_t kShownRows = 2;
    const auto query = Query::compile(text, kGraph);
    if (!query) {
        MUST(!query.error().message.empty() && !query.error().type.empty());
        return Outcome::kRefused;
    }
    MUST(!query->wants_plan() || !query->plan().empty());
    std::size_t rows = 0;
    const auto run = query->run(kParameters, limits, [&](const std::vector<Value>& row) {
        MUST(row.size() == query->columns().size());
        if (rows < kShownRows)
            for (const Value& value : row) {
                MUST(!to_text(value, kGraph).empty() && !to_json(value, kGraph).empty());
                MUST(!value.is_temporal() || is_read_back(value));
            }
        return ++rows < kMaxRows;
    });
    return run ? Outcome::kRan : Outcome::kFailed;
}

} // namespace claimgraph::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace claimgraph::fuzz;
    const std::string input = text_of(data, size);
    std::string_view rest = input;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        ask(std::string(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    std::uint64_t seed = 1469598103934665603u;
    for (const char c : input) seed = (seed ^ static_cast<unsigned char>(c)) * 1099511628211u;
    QueryMaker maker(seed);
    for (int i = 0; i < 8; ++i) ask(maker.query());
    return 0;
}

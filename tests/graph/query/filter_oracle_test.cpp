#include "graph/base/time/time_interval.hpp"
#include "graph/graph_builder.hpp"
#include "graph/query/filter/compiled_filter.hpp"
#include "graph/query/filter/filter.hpp"
#include "graph/store/store.hpp"
#include "graph/store/write/store_writer.hpp"
#include "tests/graph/random_claims.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <gtest/gtest.h>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

/// What passes a filter is told four times: by passes(), by the compiled filter, by the SQL of a store, and by the slow
/// and plain reading of docs/cli.md in this file, which counts days instead of comparing letters.
namespace claimgraph {
namespace {

using Days = std::pair<std::chrono::sys_days, std::chrono::sys_days>; // first and last

/// The days of "2025", "2025-03", "2025-03-11", "2025-03-11T10:30" and "2025-W11"; nothing for what is no date.
std::optional<Days> days_of(const std::string& date) {
    using namespace std::chrono;
    if (date.size() < 4 || date.find_first_not_of("0123456789") < 4) return std::nullopt;
    const year year_of{std::stoi(date.substr(0, 4))};
    if (date.size() == 4) return Days{sys_days(year_of / January / 1), sys_days(year_of / December / 31)};
    if (date[5] == 'W') { // the week of 4 January is the first
        const sys_days fourth = year_of / January / 4;
        const sys_days monday = fourth - (weekday(fourth) - Monday) + weeks(std::stoi(date.substr(6)) - 1);
        return Days{monday, monday + days(6)};
    }
    const month month_of{static_cast<unsigned>(std::stoi(date.substr(5, 2)))};
    if (date.size() == 7) return Days{sys_days(year_of / month_of / 1), sys_days(year_of / month_of / last)};
    const sys_days day_of = year_of / month_of / day{static_cast<unsigned>(std::stoi(date.substr(8, 2)))};
    return Days{day_of, day_of};
}

/// What a question asks of claims: entities by their names, the rest as a filter, whose time is what these bounds say.
struct Asked {
    GraphPart part;
    std::string since, until;
};

bool is_in_time(const std::string& value, const Asked& asked) {
    if (asked.since.empty() && asked.until.empty()) return true;
    const std::size_t slash = value.find('/');
    const auto first = days_of(value.substr(0, slash));
    const auto last = slash == std::string::npos ? first : days_of(value.substr(slash + 1));
    if (!first && !last) return false;
    if (!asked.since.empty() && last && last->second < days_of(asked.since)->first) return false;
    return asked.until.empty() || !first || first->first <= days_of(asked.until)->second;
}

bool is_wanted(const Claim& claim, const ClaimFilter& filter, const Asked& asked) {
    const auto in = [](const auto& list, const auto& value) {
        return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
    };
    const bool straight = in(filter.subjects, claim.subject) && in(filter.objects, claim.object);
    const bool turned = in(filter.subjects, claim.object) && in(filter.objects, claim.subject);
    if (!straight && !(claim.symmetric && turned)) return false;
    if (!in(filter.speakers, claim.attributed_to) || !in(filter.relations, claim.relation)) return false;
    if (filter.polarity && claim.polarity != filter.polarity) return false;
    if (filter.modality && claim.modality != filter.modality) return false;
    if (claim.confidence < filter.min_confidence || !is_in_time(claim.time_value, asked)) return false;
    bool called = filter.documents.empty();
    for (const Evidence& evidence : claim.evidence)
        for (const std::string& name : filter.documents) called |= evidence.document == name;
    return called;
}

const std::vector<std::string> kTimes = {"",
                                         "2024",
                                         "2025",
                                         "2025-02",
                                         "2025-03",
                                         "2024-02-29",
                                         "2025-03-01",
                                         "2025-03-11",
                                         "2025-03-31",
                                         "2025-12-31",
                                         "2025-03-11T10:30",
                                         "2025-03-11/2025-04-02",
                                         "2024/2025-03",
                                         "2025-03-11T09:00/2025-03-11T10:30",
                                         "2025-01/2025-03",
                                         "2025-03/..",
                                         "../2025-03-11",
                                         "../..",
                                         "P2Y"};
const std::vector<std::string> kWeeks = {"2025-W01", "2025-W10", "2025-W14", "2020-W53", "2025-W10/2025-W14"};
const std::vector<std::string> kBounds = {"2024",       "2025",       "2026",       "2025-02",    "2025-03",
                                          "2024-02-29", "2025-03-01", "2025-03-11", "2025-03-12", "2025-12-31"};
const std::vector<std::string> kDocuments = {"news/a", "news/b", "a", "it's/b", "old/news/a"};

struct Maker {
    explicit Maker(unsigned seed) : random(seed) {}

    std::size_t pick(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); }
    template <class List>
    const auto& one_of(const List& list) {
        return list[pick(list.size())];
    }

    /// Claims of few entities that were read in these documents.
    ClaimBatch batch(const std::vector<std::string>& documents, const std::vector<std::string>& times) {
        ClaimBatch batch = random_batch(random);
        for (Claim& claim : batch.claims) {
            claim.time_value = one_of(times);
            for (Evidence& evidence : claim.evidence) evidence.document = one_of(documents);
        }
        return batch;
    }

    Graph graph(const std::vector<std::string>& times = kTimes) {
        GraphBuilder builder;
        for (int i = 0; i < 6; ++i) builder.add(batch(kDocuments, times));
        return builder.build();
    }

    Asked question(const Graph& graph) {
        const auto name = [&] {
            const Entity& entity = one_of(graph.entities());
            return pick(2) == 0 ? entity.id : entity.name;
        };
        Asked asked;
        GraphPart& part = asked.part;
        ClaimFilter& filter = part.filter;
        if (pick(3) == 0) part.subject = name();
        if (pick(4) == 0) part.object = name();
        if (pick(6) == 0) part.speaker = name();
        if (pick(3) == 0)
            filter.relations = {"urges", one_of(std::vector<std::string>{"meets_with", "open:do", "leads"})};
        if (pick(4) == 0) filter.polarity = static_cast<Polarity>(pick(2));
        if (pick(5) == 0) filter.modality = static_cast<Modality>(pick(7));
        if (pick(4) == 0) filter.documents = {one_of(kDocuments), one_of(kDocuments), "none"};
        std::ranges::sort(filter.documents);
        if (pick(3) == 0) asked.since = one_of(kBounds);
        if (pick(3) == 0) asked.until = one_of(kBounds);
        if (!asked.since.empty() || !asked.until.empty()) filter.time = time_between(asked.since, asked.until);
        if (pick(4) == 0) filter.min_confidence = pick(2) == 0 ? 0.5 : one_of(graph.claims()).confidence;
        return asked;
    }

    std::mt19937 random;
};

/// The filter once the graph is known.
ClaimFilter filter_of(const GraphPart& part, const Graph& graph) {
    const auto named = [&](const std::string& name) {
        return name.empty() ? std::vector<EntityIndex>() : graph.find(name);
    };
    ClaimFilter filter = part.filter;
    filter.subjects = named(part.subject);
    filter.objects = named(part.object);
    filter.speakers = named(part.speaker);
    return filter;
}

std::vector<ClaimIndex> wanted(const Graph& graph, const Asked& asked) {
    const ClaimFilter filter = filter_of(asked.part, graph);
    std::vector<ClaimIndex> found;
    for (std::size_t i = 0; i < graph.claims().size(); ++i)
        if (is_wanted(graph.claims()[i], filter, asked)) found.push_back(ClaimIndex{i});
    return found;
}

std::set<std::string> ids(const Graph& graph, const std::vector<ClaimIndex>& claims) {
    std::set<std::string> result;
    for (const ClaimIndex claim : claims) result.insert(graph.claim_id(claim));
    return result;
}

/// Random filters against every claim of random graphs, whose times are of these; how many passed.
std::size_t expect_same(unsigned seed, const std::vector<std::string>& times) {
    Maker make(seed);
    std::size_t found = 0;
    for (int round = 0; round < 100; ++round) {
        const Graph graph = make.graph(times);
        if (graph.claims().empty()) continue;
        for (int question = 0; question < 20; ++question) {
            const Asked asked = make.question(graph);
            const ClaimFilter filter = filter_of(asked.part, graph);
            const CompiledFilter compiled(graph, filter);
            const std::vector<ClaimIndex> expected = wanted(graph, asked);
            std::vector<ClaimIndex> passed, sifted;
            for (std::size_t i = 0; i < graph.claims().size(); ++i) {
                if (passes(graph.claims()[i], filter)) passed.push_back(ClaimIndex{i});
                if (compiled(ClaimIndex{i})) sifted.push_back(ClaimIndex{i});
            }
            EXPECT_EQ(ids(graph, passed), ids(graph, expected)) << "since " << asked.since << ", until " << asked.until;
            EXPECT_EQ(sifted, passed);
            EXPECT_EQ(filter_claims(graph, filter), passed);
            if (compiled.all()) {
                EXPECT_EQ(passed.size(), graph.claims().size());
            }
            found += passed.size();
        }
    }
    return found;
}

TEST(FilterOracle, PassesTheSameAsASlowReading) { EXPECT_GT(expect_same(16, kTimes), 2'000u); }

TEST(FilterOracle, PassesTheSameAsASlowReadingOfWeeks) { EXPECT_GT(expect_same(17, kWeeks), 1'000u); }

TEST(FilterOracle, ANothingAskingFilterPassesAll) {
    Maker make(18);
    const Graph graph = make.graph();
    const ClaimFilter nothing;
    const CompiledFilter compiled(graph, nothing);
    EXPECT_TRUE(compiled.all());
    EXPECT_EQ(filter_claims(graph, nothing).size(), graph.claims().size());
    const ClaimFilter unknown{.relations = {"no such relation"}};
    EXPECT_FALSE(CompiledFilter(graph, unknown).all());
    EXPECT_TRUE(filter_claims(graph, unknown).empty());
}

TEST(FilterOracle, TheSqlOfAStoreLeavesNothingOutThatPasses) {
    const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "claimgraph_filter_oracle";
    Maker make(19);
    std::size_t questions = 0, found = 0, more = 0, whole_claims = 0;
    for (int round = 0; round < 12; ++round) {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        {
            auto writer = StoreWriter::open(folder / "g.db", true);
            ASSERT_TRUE(writer) << writer.error().describe();
            for (const std::string& name : kDocuments)
                ASSERT_TRUE(writer->put({name, "", "", make.batch({name}, kTimes)}));
            ASSERT_TRUE(writer->derive());
        }
        const auto store = Store::open(folder / "g.db");
        ASSERT_TRUE(store) << store.error().describe();
        const Graph whole = store->load().value();
        if (whole.claims().empty()) continue;
        for (int question = 0; question < 60; ++question) {
            const Asked asked = make.question(whole);
            const auto loaded = store->load(asked.part);
            ASSERT_TRUE(loaded) << loaded.error().describe();
            const auto expected = ids(whole, wanted(whole, asked));
            EXPECT_EQ(ids(*loaded, filter_claims(*loaded, filter_of(asked.part, *loaded))), expected)
                << "since " << asked.since << ", until " << asked.until;
            EXPECT_EQ(ids(*loaded, wanted(*loaded, asked)), expected);
            ++questions;
            found += expected.size();
            more += loaded->claims().size() - expected.size();
            whole_claims += whole.claims().size();
        }
    }
    std::filesystem::remove_all(folder);
    EXPECT_GT(found, 500u);
    EXPECT_LT(found + more, whole_claims / 2)
        << "a part is a part: in " << questions << " questions " << more << " claims were read in vain";
}

} // namespace
} // namespace claimgraph

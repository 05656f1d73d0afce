#include "tests/program/program_test.hpp"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace claimgraph::cli {
namespace {

using nlohmann::ordered_json;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

/// What of a graph is written: a graph with an entity that no claim names, and a claim of one about itself.
class WrittenPart : public ProgramTest {
  protected:
    WrittenPart() {
        const auto node = [](const char* id, const char* name, const char* type) {
            return ordered_json{{"id", id}, {"label", name}, {"type", type}};
        };
        const auto edge = [](const char* from, const char* relation, const char* to) {
            return ordered_json{{"source", from}, {"target", to}, {"relation", relation}, {"label", relation}};
        };
        write("all.json", ordered_json{{"directed", true},
                                       {"multigraph", true},
                                       {"nodes",
                                        {node("a", "Arland", "place"), node("b", "Borduria", "place"),
                                         node("c", "peace", "concept"), node("d", "Derby", "place")}},
                                       {"links",
                                        {edge("a", "accuses", "b"), edge("a", "criticizes", "b"),
                                         edge("a", "visits", "b"), edge("b", "wants", "c"), edge("a", "praises", "a")}}}
                              .dump());
    }

    std::string sizes(const std::string& file) const {
        const auto stats = ordered_json::parse(run("claimgraph stats " + file + " --json").out);
        return stats["entities"].dump() + " entities, " + stats["claims"].dump() + " claims";
    }
};

TEST_F(WrittenPart, LeavesOutWhatNoClaimNamesAndLoops) {
    const Outcome outcome = run("claimgraph convert all.json -o linked.json");
    EXPECT_TRUE(ended(outcome, 0));
    EXPECT_EQ(outcome.err, "claimgraph: left out entities without a claim (1) and claims of an entity about itself "
                           "(1); --isolated keeps them\n");
    EXPECT_EQ(sizes("linked.json"), "3 entities, 4 claims");
    EXPECT_THAT(run("claimgraph convert linked.json -o again.json").err, IsEmpty());
    EXPECT_EQ(read("again.json"), read("linked.json"));
    EXPECT_TRUE(ended(run("claimgraph convert all.json --isolated -o whole.json"), 0));
    EXPECT_EQ(sizes("whole.json"), "4 entities, 5 claims");
    EXPECT_TRUE(ended(run("claimgraph compare all.json whole.json"), 1)) << "it is all there";
}

TEST_F(WrittenPart, IsThatOfEveryCommandThatWrites) {
    EXPECT_TRUE(ended(run("claimgraph explore all.json -o page.html"), 0));
    EXPECT_THAT(read("page.html"), AllOf(HasSubstr("Borduria"), Not(HasSubstr("Derby"))));
    EXPECT_TRUE(ended(run("claimgraph explore all.json --isolated -o page.html"), 0));
    EXPECT_THAT(read("page.html"), HasSubstr("Derby"));
    EXPECT_TRUE(ended(run("claimgraph render all.json --actors -o all.svg"), 0));
    EXPECT_THAT(read("all.svg"), AllOf(HasSubstr("Borduria"), Not(HasSubstr("peace"))));
    write("a.txt", "Serbia accused Kosovo on Monday. Croatia is a country.\n");
    EXPECT_TRUE(ended(run("claimgraph build a.txt -o built.json"), 0));
    EXPECT_TRUE(ended(run("claimgraph convert built.json -o linked.json"), 0));
    EXPECT_EQ(read("built.json"), read("linked.json"));
}

TEST_F(WrittenPart, OfActorsHasOneEdgeForEachPair) {
    EXPECT_TRUE(ended(run("claimgraph convert all.json --actors -o actors.json"), 0));
    const auto graph = ordered_json::parse(read("actors.json"));
    EXPECT_THAT(graph["nodes"], SizeIs(2));
    ASSERT_THAT(graph["links"], SizeIs(1));
    EXPECT_EQ(graph["links"][0]["relation"], "tie");
    EXPECT_EQ(graph["links"][0]["label"], "1 accuses, 1 criticizes, 1 visits");
    EXPECT_TRUE(ended(run("claimgraph convert all.json --actors --by-family -o actors.json"), 0));
    const auto by_family = ordered_json::parse(read("actors.json"));
    ASSERT_THAT(by_family["links"], SizeIs(2));
    EXPECT_EQ(by_family["links"][0]["relation"], "ACCUSE");
    EXPECT_EQ(by_family["links"][1]["relation"], "CONSULT");
    EXPECT_TRUE(ended(run("claimgraph convert all.json --by-family -o actors.json"), 2))
        << "it says how actors are merged";
    write("nobody.json", R"({"nodes":[{"id":"x"},{"id":"y"}],"links":[{"source":"x","target":"y"}]})");
    EXPECT_EQ(run("claimgraph convert nobody.json --actors -o none.json").err,
              "claimgraph: no claim links two actors that have names\n");
}

} // namespace
} // namespace claimgraph::cli

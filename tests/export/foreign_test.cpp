#include "export/export.hpp"
#include "graph/graph.hpp"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Graphs as other programs write them.
class Foreign : public testing::Test {
  protected:
    Foreign()
        : folder_(std::filesystem::path(testing::TempDir()) /
                  testing::UnitTest::GetInstance()->current_test_info()->name()) {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }
    ~Foreign() override { std::filesystem::remove_all(folder_); }

    void write(const std::string& name, std::string_view text) const {
        std::ofstream(folder_ / name, std::ios::binary) << text;
    }
    /// "subject label object" of the claims of a file.
    std::vector<std::string> claims(const std::string& name) {
        Warnings warnings;
        const auto graph = read_graph(folder_ / name, warnings);
        warnings_.clear();
        for (const Error& warning : warnings) warnings_.push_back(warning.message);
        if (!graph) return {graph.error().message};
        std::vector<std::string> lines;
        for (const Claim& claim : graph->claims())
            lines.push_back(
                fmt::format("{} {} {}", (*graph)[claim.subject].name, claim.label, (*graph)[claim.object].name));
        attributes_.clear();
        const AttributeTable& kept = graph->attributes().claims;
        for (std::size_t column = 0; column < kept.size(); ++column)
            attributes_.push_back(fmt::format("{}={}", kept.name(column), kept.value(column, 0)));
        types_.clear();
        for (const Entity& entity : graph->entities())
            types_.push_back(fmt::format("{} {}", entity.name, to_string(entity.type)));
        return lines;
    }
    std::vector<std::string> claims_of(const std::string& name, std::string_view text) {
        write(name, text);
        return claims(name);
    }

    std::filesystem::path folder_;
    std::vector<std::string> warnings_;
    std::vector<std::string> attributes_; ///< "name=value" of the first claim
    std::vector<std::string> types_;
};

std::string graphml(std::string_view keys, std::string_view nodes_and_edges) {
    return fmt::format("<graphml>{}<graph edgedefault='directed'>{}</graph></graphml>", keys, nodes_and_edges);
}

TEST_F(Foreign, RelationsMayStandInOtherColumns) {
    for (const char* name : {"Edge Label", "interaction", "Relation", "predicate"})
        EXPECT_THAT(
            claims_of("a.graphml", graphml(fmt::format("<key id='r' for='edge' attr.name='{}'/>", name),
                                           "<edge source='Lena' target='Brno'><data key='r'>lives in</data></edge>"
                                           "<edge source='Lena' target='Brno'><data key='r'>left</data></edge>")),
            ElementsAre("Lena left Brno", "Lena lives in Brno"))
            << name;
}

TEST_F(Foreign, ThePlainestRelationCounts) {
    EXPECT_THAT(
        claims_of("a.graphml",
                  graphml("<key id='s' for='edge' attr.name='shared interaction'/>"
                          "<key id='i' for='edge' attr.name='interaction'/>",
                          "<edge source='a' target='b'><data key='s'>other</data><data key='i'>binds</data></edge>")),
        ElementsAre("a binds b"));
    EXPECT_THAT(attributes_, ElementsAre("shared interaction=other"));
}

TEST_F(Foreign, KeysOfNodesMayStandOnEdges) {
    EXPECT_THAT(claims_of("a.graphml", graphml("<key id='n' for='node' attr.name='name'/><key id='i' for='node' "
                                               "attr.name='interaction'/>",
                                               "<node id='1'><data key='n'>Kinase</data></node><node id='2'/>"
                                               "<edge source='1' target='2'><data key='i'>slows</data></edge>")),
                ElementsAre("Kinase slows 2"));
}

TEST_F(Foreign, ValuesThatAreNotOursCostThemselvesNotTheFile) {
    for (const auto& [column, value] : {std::pair("confidence", "95"), std::pair("polarity", "positive"),
                                        std::pair("symmetric", "yes"), std::pair("evidence", "see page 3")}) {
        EXPECT_THAT(claims_of("a.graphml", graphml(fmt::format("<key id='k' for='edge' attr.name='{}'/>", column),
                                                   fmt::format("<edge source='a' target='b' label='owns'>"
                                                               "<data key='k'>{}</data></edge>",
                                                               value))),
                    ElementsAre("a owns b"))
            << column;
        EXPECT_THAT(attributes_, ElementsAre(fmt::format("original_{}={}", column, value)));
    }
}

TEST_F(Foreign, NodesGoByTheirTitleAndTheirFirstKnownType) {
    claims_of("a.graphml",
              graphml("<key id='l' for='node' attr.name='labels'/><key id='t' for='node' attr.name='title'/>",
                      "<node id='1'><data key='l'>:Author:Person</data><data key='t'>Ines Horak</data></node>"
                      "<node id='2'><data key='l'>:Book</data></node>"));
    EXPECT_THAT(types_, ElementsAre("Ines Horak person", "2 other"));
    claims_of("b.graphml",
              graphml("<key id='t' for='node' attr.name='type'/>", "<node id='1'><data key='t'>PERSON</data></node>"));
    EXPECT_THAT(types_, ElementsAre("1 person"));
}

TEST_F(Foreign, JsonNodesWithoutIdsGoByTheirNames) {
    EXPECT_THAT(claims_of("a.json", R"({"directed":true,"nodes":[{"name":"Oslo"},{"name":"Bergen"}],
                                        "links":[{"source":1,"target":0,"label":"supplies"}]})"),
                ElementsAre("Bergen supplies Oslo"));
    EXPECT_THAT(claims_of("b.json", R"({"directed":true,"nodes":[{"name":"Oslo"},{"name":"Bergen"}],
                                        "edges":[{"from":"Bergen","to":"Oslo","label":"supplies"}]})"),
                ElementsAre("Bergen supplies Oslo"));
    EXPECT_THAT(warnings_, IsEmpty());
}

TEST_F(Foreign, JsonNumbersAreOneIdHoweverTheyAreWritten) {
    EXPECT_THAT(claims_of("a.json", R"({"directed":true,"nodes":[{"id":1},{"id":2.0}],
                                        "edges":[{"source":1.0,"target":2,"label":"feeds"}]})"),
                ElementsAre("1 feeds 2"));
    EXPECT_THAT(warnings_, IsEmpty()) << "no node is made";
}

TEST_F(Foreign, JsonMayHaveItsEdgesWithTheNodes) {
    EXPECT_THAT(claims_of("a.json", R"({"directed":false,"graph":[],"nodes":[{"id":"x"},{"id":"y"}],
                                        "adjacency":[[{"id":"y","label":"meets"}],[{"id":"x","label":"meets"}]]})"),
                ElementsAre("x meets y"));
}

TEST_F(Foreign, JsonWhoseEdgesAreNotFoundIsRefused) {
    EXPECT_THAT(
        claims_of("a.json", R"({"nodes":[{"id":"x"}],"relationships":[{"source":"x","target":"y","label":"owns"}]})"),
        ElementsAre("x owns y"));
    EXPECT_THAT(claims_of("b.json", R"({"nodes":[{"id":"x"}],"pairs":[{"one":"x","other":"y"}]})"),
                ElementsAre(HasSubstr("no graph; expected")));
}

TEST_F(Foreign, CsvMayBeATableOfEdgesAlone) {
    write("x.csv", "sep=;\n Source ; Target ;Relation\nLena;Brno;left\n");
    EXPECT_THAT(claims("x.csv"), ElementsAre("Lena left Brno"));
    write("y.edges.csv", "From,To,Label\nLena,Brno,left\n");
    EXPECT_THAT(claims("y.edges.csv"), ElementsAre("Lena left Brno"));
    EXPECT_THAT(claims("y.csv"), ElementsAre("Lena left Brno"));
}

} // namespace
} // namespace claimgraph

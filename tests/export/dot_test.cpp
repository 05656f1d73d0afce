#include "export/format.hpp"
#include "graph/graph_builder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

namespace claimgraph {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A star: the first entity does something to each of the others.
Graph star(std::vector<std::string> names, std::size_t claims_each = 1) {
    ClaimBatch batch;
    for (std::string& name : names) batch.entities.push_back({.id = name, .name = name});
    for (std::size_t i = 1; i < names.size(); ++i) {
        for (std::size_t n = 0; n < claims_each; ++n) {
            Claim& claim = batch.claims.emplace_back();
            claim.subject = EntityIndex{0};
            claim.object = EntityIndex{i};
            claim.relation = claim.label = "does" + std::to_string(n);
            claim.evidence.push_back({.document = "d", .text = "It \"does\" & did."});
        }
    }
    GraphBuilder builder;
    builder.add(std::move(batch));
    return builder.build();
}

std::string written(const Graph& graph, const WriteOptions& options = {}) {
    std::ostringstream out;
    kDotFormat.write(graph, out, options);
    return out.str();
}

TEST(Dot, QuotesIdsAndLabels) {
    const std::string text = written(star({"graph", "R&D \"x\\"}));
    EXPECT_THAT(text, HasSubstr("\"graph\" -> \"R&D \\\"x\\\\\" ["));
    EXPECT_THAT(text, HasSubstr("label=\"R&amp;D \\\"x\\\\\"")) << "labels decode entities, ids do not";
    EXPECT_THAT(text, HasSubstr("tooltip=\"It \\\"does\\\" &amp; did.\""));
}

TEST(Dot, FoldsParallelClaimsIntoOneArrow) {
    const std::string text = written(star({"a", "b"}, 3));
    EXPECT_THAT(text, HasSubstr("\"a\" -> \"b\" [label=\"does0\\ndoes1\\ndoes2\""));
    EXPECT_EQ(text.find("->"), text.rfind("->"));
    EXPECT_THAT(written(star({"a", "b"}, 20)), HasSubstr("does14\\nand 13 more")) << "in the order of the graph";
}

TEST(Dot, ShowsTheEntitiesWithMostClaims) {
    const std::string text = written(star({"z", "a", "b", "c"}), {.top = 2});
    EXPECT_THAT(text, HasSubstr("\"z\" -> \"a\""));
    EXPECT_THAT(text, Not(HasSubstr("\"b\"")));
}

TEST(Dot, KeepsTokensShort) {
    const std::string text = written(star({std::string(100'000, 'a'), std::string(100'000, '&')}, 50));
    EXPECT_LT(text.size(), 16'000u) << "Graphviz 2.43 cannot read tokens of 16 kB";
}

TEST(Dot, WrapsLabelsByCharacters) {
    std::string name;
    for (int i = 0; i < 6; ++i) name += "\xC5\xA1\xC5\xA1\xC5\xA1\xC5\xA1\xC5\xA1 "; // five letters, ten bytes
    const std::string word = "\xC5\xA1\xC5\xA1\xC5\xA1\xC5\xA1\xC5\xA1";
    EXPECT_THAT(written(star({"a", name})), HasSubstr(word + ' ' + word + ' ' + word + ' ' + word + "\\n" + word));
}

} // namespace
} // namespace claimgraph

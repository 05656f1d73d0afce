#include "graph/cypher/query.hpp"
#include "tests/graph/cypher/create.hpp"
#include "tests/graph/cypher/table_procedure.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph::cypher {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// CALL on a graph of three nodes, with procedures of its own.
class Call : public testing::Test {
  protected:
    Call() {
        EXPECT_TRUE(create("CREATE (:Town {name: 'Vell'})-[:borders {km: 3}]->(:Town {size: 2}), (:River)", graph_));
        procedures_.assign(graph_procedures().begin(), graph_procedures().end());
        procedures_.push_back(table_procedure("squares(number :: INTEGER?) :: (square :: INTEGER?, name :: STRING?)",
                                              {{"number", "square", "name"},
                                               {"2", "4", "'four'"},
                                               {"3", "9", "'nine'"},
                                               {"3", "9", "'novem'"},
                                               {"null", "0", "null"}}));
        procedures_.push_back(table_procedure("nothing() :: ()", {{}}));
    }

    /// Rows as texts, or "TYPE DETAIL" of the error.
    std::vector<std::string> rows(const std::string& text, const Parameters& parameters = {}) {
        const auto query = Query::compile(text, graph_, procedures_);
        if (!query) return {query.error().type + " " + query.error().detail};
        columns_ = query->columns();
        std::vector<std::string> found;
        const auto run = query->run(parameters, {}, [&](const std::vector<Value>& row) {
            std::string& line = found.emplace_back();
            for (const Value& value : row) line += (line.empty() ? "" : ", ") + to_text(value, graph_);
            return true;
        });
        return run ? found : std::vector<std::string>{run.error().type + " " + run.error().detail};
    }

    MemoryGraph graph_;
    std::vector<Procedure> procedures_;
    std::vector<std::string> columns_;
};

TEST_F(Call, ListsTheNamesOfTheGraph) {
    EXPECT_THAT(rows("CALL db.labels()"), ElementsAre("'River'", "'Town'"));
    EXPECT_THAT(columns_, ElementsAre("label"));
    EXPECT_THAT(rows("CALL db.relationshipTypes()"), ElementsAre("'borders'"));
    EXPECT_THAT(rows("CALL db.propertyKeys"), ElementsAre("'km'", "'name'", "'size'"));
    EXPECT_THAT(rows("CALL db.labels() YIELD label WHERE label STARTS WITH 'T'"), ElementsAre("'Town'"));
    EXPECT_THAT(
        rows("CALL db.propertyKeys() YIELD propertyKey AS key WHERE size(key) = 4 RETURN key ORDER BY key DESC"),
        ElementsAre("'size'", "'name'"));
    EXPECT_THAT(rows("CALL db.labels() YIELD label MATCH (n) WHERE label IN labels(n) RETURN label, count(n) AS n "
                     "ORDER BY n DESC"),
                ElementsAre("'Town', 2", "'River', 1"));
}

TEST_F(Call, TakesArguments) {
    EXPECT_THAT(rows("CALL squares(2)"), ElementsAre("4, 'four'"));
    EXPECT_THAT(columns_, ElementsAre("square", "name"));
    EXPECT_THAT(rows("CALL squares", {{"number", Value(std::int64_t{2})}}), ElementsAre("4, 'four'"));
    EXPECT_THAT(rows("CALL squares(null) YIELD *"), ElementsAre("0, null"));
    EXPECT_THAT(rows("UNWIND [3, 2, 5] AS x CALL squares(x) YIELD name AS word, square RETURN x, word, square"),
                ElementsAre("3, 'nine', 9", "3, 'novem', 9", "2, 'four', 4"));
    EXPECT_THAT(rows("UNWIND [3, 2] AS x CALL squares(x) YIELD name WHERE name <> 'nine' RETURN name LIMIT 1"),
                ElementsAre("'novem'"));
    EXPECT_THAT(rows("MATCH (n:River) CALL nothing() RETURN n"), ElementsAre("(:River)"));
    EXPECT_THAT(rows("CALL nothing()"), IsEmpty());
    EXPECT_THAT(rows("CALL squares(3) YIELD square RETURN square UNION CALL squares(2) YIELD square RETURN square"),
                ElementsAre("9", "4"));
    EXPECT_THAT(
        rows("MATCH (n:Town) WHERE EXISTS { MATCH (n) CALL squares(n.size) YIELD square WHERE square = 4 RETURN 1 } "
             "RETURN n.size"),
        ElementsAre("2"));
}

TEST_F(Call, RefusesWhatIsWrong) {
    EXPECT_THAT(rows("CALL db.label()"), ElementsAre("ProcedureError ProcedureNotFound"));
    EXPECT_THAT(rows("CALL squares()"), ElementsAre("SyntaxError InvalidNumberOfArguments"));
    EXPECT_THAT(rows("CALL squares('two')"), ElementsAre("SyntaxError InvalidArgumentType"));
    EXPECT_THAT(rows("CALL squares($x)", {{"x", Value(true)}}), ElementsAre("SyntaxError InvalidArgumentType"));
    EXPECT_THAT(rows("CALL squares"), ElementsAre("ParameterMissing MissingParameter"));
    EXPECT_THAT(rows("CALL squares YIELD square RETURN square"), ElementsAre("SyntaxError InvalidArgumentPassingMode"));
    EXPECT_THAT(rows("CALL squares(2) RETURN 1"), ElementsAre("SyntaxError UndefinedVariable"));
    EXPECT_THAT(rows("CALL squares(2) YIELD cube"), ElementsAre("SyntaxError UndefinedVariable"));
    EXPECT_THAT(rows("CALL squares(2) YIELD square AS a, name AS a"), ElementsAre("SyntaxError VariableAlreadyBound"));
    EXPECT_THAT(rows("CALL squares(2) YIELD * RETURN 1"), ElementsAre("SyntaxError UnexpectedSyntax"));
    EXPECT_THAT(rows("MATCH (n) CALL squares(count(n)) YIELD square RETURN square"),
                ElementsAre("SyntaxError InvalidAggregation"));
    EXPECT_THAT(rows("MATCH (n) CALL nothing()"), ElementsAre("SyntaxError InvalidClauseComposition"));
    EXPECT_THAT(rows("CALL { MATCH (n) RETURN n }"), ElementsAre("SyntaxError UnexpectedSyntax"));
}

TEST_F(Call, IsExplained) {
    const auto query = Query::compile("EXPLAIN CALL db.labels() YIELD label WHERE label = 'x'", graph_);
    ASSERT_TRUE(query);
    EXPECT_EQ(query->plan(), "call db.labels, check 1 condition\nproject label\n");
}

} // namespace
} // namespace claimgraph::cypher

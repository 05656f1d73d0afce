#include "graph/cypher/query.hpp"
#include "tests/graph/cypher/memory_graph.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace claimgraph::cypher {
namespace {

using testing::HasSubstr;

QueryError error_of(const std::string& text) {
    const MemoryGraph graph;
    const auto query = Query::compile(text, graph);
    if (!query) return query.error();
    const auto run = query->run({}, {}, [](const std::vector<Value>&) { return true; });
    return run ? QueryError{} : run.error();
}

std::string place(const QueryError& error) {
    return std::to_string(error.at.line) + ":" + std::to_string(error.at.column);
}

TEST(QueryErrors, SayWhereAndWhatWasExpected) {
    const QueryError error = error_of("MATCH (a)\nRETURN a.name,\n  count(a");
    EXPECT_EQ(error.type, "SyntaxError");
    EXPECT_EQ(place(error), "3:10");
    EXPECT_THAT(error.message, HasSubstr("found the end of the query"));
    EXPECT_THAT(error.message, HasSubstr("')'"));
    EXPECT_THAT(error_of("MATC (a) RETURN a").message, HasSubstr("found 'MATC', expected"));
    EXPECT_EQ(error_of("MATCH (a)-[r:T..]->(b) RETURN a").detail, "InvalidRelationshipPattern");
    EXPECT_EQ(place(error_of("RETURN\n 'open")), "2:7");
}

TEST(QueryErrors, NameWhatIsWrongWithTheMeaning) {
    const std::pair<const char*, const char*> cases[] = {
        {"RETURN a", "UndefinedVariable"},
        {"MATCH (a)-[a]->() RETURN a", "VariableTypeConflict"},
        {"MATCH (a) WHERE count(a) > 1 RETURN a", "InvalidAggregation"},
        {"MATCH (a) RETURN a.x + count(*)", "AmbiguousAggregationExpression"},
        {"MATCH (a) RETURN count(count(a))", "NestedAggregation"},
        {"RETURN 1 AS x, 2 AS x", "ColumnNameConflict"},
        {"RETURN 1 AS x UNION RETURN 2 AS y", "DifferentColumnsInUnion"},
        {"WITH 1 RETURN 2", "NoExpressionAlias"},
        {"RETURN *", "NoVariablesInScope"},
        {"RETURN nothing(1)", "UnknownFunction"},
        {"RETURN size(1, 2)", "InvalidNumberOfArguments"},
        {"RETURN NOT 1", "InvalidArgumentType"},
        {"RETURN 9223372036854775808", "IntegerOverflow"},
        {"RETURN 1e999", "FloatingPointOverflow"},
        {"RETURN 12a", "InvalidNumberLiteral"},
        {"RETURN '\\uZZ'", "InvalidUnicodeLiteral"},
        {"RETURN 1 LIMIT -1", "NegativeIntegerArgument"},
        {"MATCH (a)", "InvalidClauseComposition"},
        {"RETURN $p", "MissingParameter"},
        {"RETURN 1 / 0", "DivisionByZero"},
        {"RETURN 9223372036854775807 + 1", "IntegerOverflow"},
        {"RETURN toInteger([])", "InvalidArgumentType"},
        {"RETURN date('2026-02-30')", "InvalidArgumentValue"},
        {"RETURN date({year: 2026, day: 3})", "InvalidArgumentValue"},
        {"RETURN date({year: 2026, month: 2, week: 3})", "InvalidArgumentValue"},
        {"RETURN date({year: 2026, hour: 3})", "InvalidArgumentValue"},
        {"RETURN date({date: 1})", "InvalidArgumentValue"},
        {"RETURN localtime({second: 3})", "InvalidArgumentValue"},
        {"RETURN time({hour: 1, timezone: 'Europe/Berlin'})", "InvalidArgumentValue"},
        {"RETURN datetime({year: 2026, timezone: 'Europe/Atlantis'})", "InvalidArgumentValue"},
        {"RETURN date(localtime('10:00'))", "InvalidArgumentValue"},
        {"RETURN date.truncate('hour', date('2026-02-28'))", "InvalidArgumentValue"},
        {"RETURN date.truncate('fortnight', date('2026-02-28'))", "InvalidArgumentValue"},
        {"RETURN date.truncate('millennium', date('-999999999-01-01'))", "InvalidArgumentValue"},
        {"RETURN date('2026-02-28').hour", "InvalidArgumentValue"},
        {"RETURN duration({fortnights: 1})", "InvalidArgumentValue"},
        {"RETURN duration({seconds: 9223372036854775807}).nanoseconds", "InvalidArgumentValue"},
        {"RETURN datetime({year: 999999999}).epochMillis", "InvalidArgumentValue"},
        {"RETURN date('2026-02-28') + 1", "InvalidArgumentType"},
        {"RETURN date('2026-02-28') - date('2026-02-27')", "InvalidArgumentType"},
        {"RETURN date('+999999999-12-31') + duration('P1D')", "NumberOutOfRange"},
        {"RETURN duration('P1D') / 0", "DivisionByZero"},
        {"RETURN 'a' =~ '('", "InvalidRegularExpression"},
        {"UNWIND ['('] AS p RETURN 'a' =~ p", "InvalidRegularExpression"},
    };
    for (const auto& [query, detail] : cases) EXPECT_EQ(error_of(query).detail, detail) << query;
}

TEST(QueryErrors, RefuseWhatWrites) {
    for (const char* query : {"CREATE (a) RETURN a", "MATCH (a) SET a.x = 1", "MATCH (a) DETACH DELETE a",
                              "MERGE (a) RETURN a", "LOAD CSV FROM 'file:///etc/passwd' AS x RETURN x"})
        EXPECT_EQ(error_of(query).detail, "UnsupportedClause") << query;
}

} // namespace
} // namespace claimgraph::cypher

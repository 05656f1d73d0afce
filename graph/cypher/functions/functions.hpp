#pragma once

#include "graph/cypher/functions/runtime.hpp"
#include "graph/cypher/values/kinds.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace claimgraph::cypher {

/// The functions of Cypher. The table is constant; calls write only to the Runtime of a query.
using Arguments = std::span<const Value>;

/// A function of the language. Arguments of other kinds than it takes are an error; if one is null, so is the result,
/// unless `takes_null`.
struct Function {
    std::string_view name; ///< as it is written in the documentation: toInteger
    std::uint8_t least = 1;
    std::uint8_t most = 1;
    Kinds takes[3] = {kEverything, kEverything, kEverything}; ///< further arguments are like the third
    Type gives{};
    Value (*call)(Runtime&, Position at, Arguments) = nullptr; ///< null for aggregates
    bool takes_null = false;
    bool keeps_elements = false; ///< a list that it returns has the element kinds of its argument
};

/// Finds a function, ignoring case. Null if there is none.
const Function* find_function(std::string_view name);

/// The parts of the table.
std::span<const Function> graph_functions();
std::span<const Function> list_functions();
std::span<const Function> number_functions();
std::span<const Function> string_functions();
std::span<const Function> temporal_functions();
std::span<const Function> aggregate_functions();

/// Whether it is an aggregate; null is not.
inline bool is_aggregate(const Function* function) { return function && !function->call; }

} // namespace claimgraph::cypher

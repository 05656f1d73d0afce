#pragma once

#include "graph/cypher/parse/ast.hpp"
#include "graph/cypher/parse/grammar.hpp"
#include "graph/cypher/values/error.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace claimgraph::cypher {

/// A node of the parse tree: a rule with an Id, the text that it matched and the rules within. The text includes
/// trailing white space. Views the text of the query.
struct ParseNode {
    grammar::Id id{};
    const char* begin = nullptr;
    const char* end = nullptr;
    Position at;
    std::vector<std::unique_ptr<ParseNode>> children;

    bool is(grammar::Id other) const { return id == other; }
    Position position() const { return at; }
    /// Without white space and comments at its end.
    std::string_view text() const;
    /// The first child of this kind; null if there is none.
    const ParseNode* child(grammar::Id kind) const {
        for (const auto& node : children)
            if (node->is(kind)) return node.get();
        return nullptr;
    }
};

/// Parses a query. The nodes view `text`. Recursion is bounded by kDeepest.
QueryResult<std::unique_ptr<ParseNode>> parse_tree_of(std::string_view text);

inline constexpr std::size_t kDeepest = 100;           ///< nesting of parentheses, brackets and subqueries
inline constexpr std::size_t kLongestQuery = 1u << 20; ///< bytes

} // namespace claimgraph::cypher

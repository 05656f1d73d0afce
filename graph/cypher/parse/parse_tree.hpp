#pragma once

#include "graph/cypher/parse/ast.hpp"
#include "graph/cypher/parse/grammar.hpp"
#include "graph/cypher/values/error.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace claimgraph::cypher {

/// What the grammar found: a rule with an Id, the text it took and the rules within. White space that follows the last
/// word belongs to the text.
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

/// The nodes point into `text`. Never recurses deeper than kDeepest expressions.
QueryResult<std::unique_ptr<ParseNode>> parse_tree_of(std::string_view text);

inline constexpr std::size_t kDeepest = 100;           ///< parentheses, brackets and subqueries in each other
inline constexpr std::size_t kLongestQuery = 1u << 20; ///< bytes

} // namespace claimgraph::cypher

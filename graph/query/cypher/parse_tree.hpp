#pragma once

#include "graph/query/cypher/ast.hpp"
#include "graph/query/cypher/error.hpp"
#include "graph/query/cypher/grammar.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <string_view>
#include <tao/pegtl/contrib/parse_tree.hpp>
#include <vector>

namespace claimgraph::cypher {

/// What the grammar found: a rule with an Id, the text it took and the rules within. White space that follows the last
/// word belongs to the text.
struct ParseNode : tao::pegtl::parse_tree::basic_node<ParseNode> {
    grammar::Id id{};

    template <class Rule, class Input, class... States>
    void start(const Input& in, States&&... states) {
        basic_node::template start<Rule>(in, states...);
        id = Rule::kId;
    }
    template <class... States>
    void emplace_back(std::unique_ptr<ParseNode>&& child, States&&...) {
        if (child->is(grammar::Id::kParts))
            std::ranges::move(child->children, std::back_inserter(children));
        else if (!child->is(grammar::Id::kNothing))
            children.push_back(std::move(child));
    }

    bool is(grammar::Id other) const { return id == other; }
    Position position() const {
        return {static_cast<std::uint32_t>(m_begin.line), static_cast<std::uint32_t>(m_begin.column)};
    }
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

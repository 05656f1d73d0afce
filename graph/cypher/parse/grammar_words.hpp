#pragma once

#include <cstdint>
#include <tao/pegtl.hpp>

/// What the grammar of openCypher is made of: the kinds of nodes of its parse tree, white space, words and signs.
namespace claimgraph::cypher::grammar {

namespace p = tao::pegtl;

enum class Id : std::uint8_t {
    kParts,   ///< no node of its own: its parts go to the node above
    kNothing, ///< nor do its parts
    kStatement,
    kExplain,
    kUnion,
    kUnionAll,
    kSingleQuery,
    kMatch,
    kOptionalMatch,
    kUnwind,
    kWith,
    kReturn,
    kCreate,
    kCallClause,
    kArguments,
    kYield,
    kYieldItem,
    kUpdating,
    kWhere,
    kDistinct,
    kStar,
    kItem,
    kAlias,
    kOrderBy,
    kSortItem,
    kDescending,
    kSkip,
    kLimit,
    kPattern,
    kPart,
    kSearch,
    kNodePattern,
    kRelationship,
    kLeftArrow,
    kRightArrow,
    kTypes,
    kRange,
    kBound,
    kDots,
    kLabels,
    kName,
    kVariable,
    kExpression,
    kOr,
    kXor,
    kAnd,
    kNot,
    kNotWord,
    kComparison,
    kOperator,
    kPredicates,
    kStartsWith,
    kEndsWith,
    kContains,
    kMatches,
    kIn,
    kIsNull,
    kIsNotNull,
    kSum,
    kProduct,
    kPower,
    kSigned,
    kPostfix,
    kProperty,
    kSubscript,
    kNumber,
    kString,
    kTrue,
    kFalse,
    kNull,
    kParameter,
    kListComprehension,
    kPatternComprehension,
    kBar,
    kList,
    kMap,
    kEntry,
    kCase,
    kWhen,
    kElse,
    kQuantifier,
    kReduce,
    kExists,
    kCountAll,
    kCall,
    kPatternExpression,
};

template <Id I, class... Rules>
struct keep : p::seq<Rules...> {
    static constexpr Id kId = I;
};

template <Id I, class... Rules>
struct fold : p::seq<Rules...> {
    static constexpr Id kId = I;
    static constexpr bool kFold = true;
};

/// Looks ahead without telling of what it does not find.
template <class... Rules>
struct ahead : p::at<Rules...> {
    static constexpr Id kId = Id::kNothing;
    static constexpr bool kQuiet = true;
};
template <class... Rules>
struct not_ahead : p::not_at<Rules...> {
    static constexpr Id kId = Id::kNothing;
    static constexpr bool kQuiet = true;
};
/// Named as one thing where an error lists what was expected.
template <class... Rules>
struct operator_word : p::seq<Rules...> {
    static constexpr Id kId = Id::kParts;
    static constexpr char kText[] = "an operator";
};

// ---- characters

// Bytes of UTF-8 beyond ASCII are letters, but for general punctuation (U+2000 to U+207F): a dash is no name.
struct high_letter
    : p::seq<p::not_at<p::sor<p::string<'\xe2', '\x80'>, p::string<'\xe2', '\x81'>>>, p::ranges<'\x80', '\xff'>> {};
struct name_first : p::sor<p::alpha, p::one<'_'>, high_letter> {};
struct name_other : p::sor<p::alnum, p::one<'_'>, high_letter> {};

struct line_comment : p::seq<p::two<'/'>, p::until<p::eolf>> {};
struct block_comment : p::seq<p::string<'/', '*'>, p::until<p::string<'*', '/'>>> {};
struct space : p::sor<p::space, p::string<'\xc2', '\xa0'>> {};
struct gap : p::star<p::sor<space, line_comment, block_comment>> {};

/// A sign, with what may follow it: symbol<'<', '='>.
template <char... C>
struct symbol : p::seq<p::string<C...>, gap> {
    static constexpr char kText[] = {C..., 0};
};

/// A word of the language, in any case.
template <char... C>
struct word : p::seq<p::istring<C...>, p::not_at<name_other>, gap> {
    static constexpr char kText[] = {C..., 0};
};

#define CYPHER_WORD(name, ...)                                                                                         \
    struct name : word<__VA_ARGS__> {}

CYPHER_WORD(ALL, 'A', 'L', 'L');
CYPHER_WORD(AND, 'A', 'N', 'D');
CYPHER_WORD(AS, 'A', 'S');
CYPHER_WORD(ASC, 'A', 'S', 'C');
CYPHER_WORD(ASCENDING, 'A', 'S', 'C', 'E', 'N', 'D', 'I', 'N', 'G');
CYPHER_WORD(BY, 'B', 'Y');
CYPHER_WORD(CALL, 'C', 'A', 'L', 'L');
CYPHER_WORD(CASE, 'C', 'A', 'S', 'E');
CYPHER_WORD(CONTAINS, 'C', 'O', 'N', 'T', 'A', 'I', 'N', 'S');
CYPHER_WORD(COUNT, 'C', 'O', 'U', 'N', 'T');
CYPHER_WORD(CREATE, 'C', 'R', 'E', 'A', 'T', 'E');
CYPHER_WORD(DELETE, 'D', 'E', 'L', 'E', 'T', 'E');
CYPHER_WORD(DESC, 'D', 'E', 'S', 'C');
CYPHER_WORD(DESCENDING, 'D', 'E', 'S', 'C', 'E', 'N', 'D', 'I', 'N', 'G');
CYPHER_WORD(DETACH, 'D', 'E', 'T', 'A', 'C', 'H');
CYPHER_WORD(DISTINCT, 'D', 'I', 'S', 'T', 'I', 'N', 'C', 'T');
CYPHER_WORD(ELSE, 'E', 'L', 'S', 'E');
CYPHER_WORD(END, 'E', 'N', 'D');
CYPHER_WORD(ENDS, 'E', 'N', 'D', 'S');
CYPHER_WORD(EXISTS, 'E', 'X', 'I', 'S', 'T', 'S');
CYPHER_WORD(EXPLAIN, 'E', 'X', 'P', 'L', 'A', 'I', 'N');
CYPHER_WORD(FALSE_, 'F', 'A', 'L', 'S', 'E');
CYPHER_WORD(FOREACH, 'F', 'O', 'R', 'E', 'A', 'C', 'H');
CYPHER_WORD(IN_, 'I', 'N');
CYPHER_WORD(IS, 'I', 'S');
CYPHER_WORD(LIMIT, 'L', 'I', 'M', 'I', 'T');
CYPHER_WORD(LOAD, 'L', 'O', 'A', 'D');
CYPHER_WORD(MATCH, 'M', 'A', 'T', 'C', 'H');
CYPHER_WORD(MERGE, 'M', 'E', 'R', 'G', 'E');
CYPHER_WORD(NOT, 'N', 'O', 'T');
CYPHER_WORD(NULL_, 'N', 'U', 'L', 'L');
CYPHER_WORD(ON, 'O', 'N');
CYPHER_WORD(OPTIONAL_, 'O', 'P', 'T', 'I', 'O', 'N', 'A', 'L');
CYPHER_WORD(OR, 'O', 'R');
CYPHER_WORD(ORDER, 'O', 'R', 'D', 'E', 'R');
CYPHER_WORD(REDUCE, 'R', 'E', 'D', 'U', 'C', 'E');
CYPHER_WORD(REMOVE, 'R', 'E', 'M', 'O', 'V', 'E');
CYPHER_WORD(RETURN, 'R', 'E', 'T', 'U', 'R', 'N');
CYPHER_WORD(SET, 'S', 'E', 'T');
CYPHER_WORD(SKIP, 'S', 'K', 'I', 'P');
CYPHER_WORD(STARTS, 'S', 'T', 'A', 'R', 'T', 'S');
CYPHER_WORD(THEN, 'T', 'H', 'E', 'N');
CYPHER_WORD(TRUE_, 'T', 'R', 'U', 'E');
CYPHER_WORD(UNION, 'U', 'N', 'I', 'O', 'N');
CYPHER_WORD(UNWIND, 'U', 'N', 'W', 'I', 'N', 'D');
CYPHER_WORD(WHEN, 'W', 'H', 'E', 'N');
CYPHER_WORD(WHERE, 'W', 'H', 'E', 'R', 'E');
CYPHER_WORD(WITH, 'W', 'I', 'T', 'H');
CYPHER_WORD(XOR, 'X', 'O', 'R');
CYPHER_WORD(YIELD, 'Y', 'I', 'E', 'L', 'D');
#undef CYPHER_WORD

// No names of variables, unless in backticks.
struct reserved
    : p::sor<ALL, AND, AS, ASC, ASCENDING, BY, CASE, CONTAINS, CREATE, DELETE, DESC, DESCENDING, DETACH, DISTINCT, ELSE,
             END, ENDS, EXISTS, FALSE_, IN_, IS, LIMIT, MATCH, MERGE, NOT, NULL_, ON, OPTIONAL_, OR, ORDER, REMOVE,
             RETURN, SET, SKIP, STARTS, THEN, TRUE_, UNION, UNWIND, WHEN, WHERE, WITH, XOR> {};

struct comma : symbol<','> {};
struct open : symbol<'('> {};
struct close : symbol<')'> {};
struct open_bracket : symbol<'['> {};
struct close_bracket : symbol<']'> {};
struct open_brace : symbol<'{'> {};
struct close_brace : symbol<'}'> {};
struct colon : symbol<':'> {};
struct bar : symbol<'|'> {};
struct equals : symbol<'='> {};
struct dots : keep<Id::kDots, symbol<'.', '.'>> {};

template <class Rule>
struct list_of : p::seq<Rule, p::star<p::if_must<comma, Rule>>> {};

} // namespace claimgraph::cypher::grammar

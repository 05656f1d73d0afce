#pragma once

#include "graph/cypher/parse/grammar_words.hpp"

/// openCypher 9 without clauses that write, as PEGTL rules. White space and comments follow each token, so a rule
/// begins with what it is about. A rule that has an Id becomes a node of the parse tree; one with `fold` gives way to
/// its only child. Where an alternative is recognised by its first words, the rest of it must follow (if_must): errors
/// are named where they are, and no text is tried twice, which nested texts would make exponential.
namespace claimgraph::cypher::grammar {

// ---- names

struct plain_name : p::seq<name_first, p::star<name_other>> {};
struct quoted_name : p::seq<p::one<'`'>, p::star<p::sor<p::two<'`'>, p::not_one<'`'>>>, p::one<'`'>> {};
/// Labels, types, keys: any word.
struct name_text : keep<Id::kName, p::sor<plain_name, quoted_name>> {
    static constexpr char kText[] = "a name";
};
struct name : p::seq<name_text, gap> {};
struct variable_text : keep<Id::kVariable, p::sor<p::seq<not_ahead<reserved>, plain_name>, quoted_name>> {
    static constexpr char kText[] = "a variable";
};
struct variable : p::seq<variable_text, gap> {};

// ---- literals

struct exponent : p::seq<p::one<'e', 'E'>, p::opt<p::one<'+', '-'>>, p::plus<p::digit>> {};
struct decimal : p::seq<p::sor<p::seq<p::plus<p::digit>, p::opt<p::one<'.'>, p::plus<p::digit>>>,
                               p::seq<p::one<'.'>, p::plus<p::digit>>>,
                        p::opt<exponent>> {};
// Letters that follow belong to it, and are refused by who reads its value.
struct number_text : keep<Id::kNumber, decimal, p::star<name_other>> {
    static constexpr char kText[] = "a number";
};
struct number : p::seq<number_text, gap> {};

template <char Quote>
struct quoted : p::if_must<p::one<Quote>, p::until<p::one<Quote>, p::sor<p::seq<p::one<'\\'>, p::any>, p::any>>> {};
struct string_text : keep<Id::kString, p::sor<quoted<'\''>, quoted<'"'>>> {
    static constexpr char kText[] = "a string";
};
struct string_literal : p::seq<string_text, gap> {};

struct parameter_text : keep<Id::kParameter, p::if_must<p::one<'$'>, p::sor<name_text, p::plus<p::digit>>>> {
    static constexpr char kText[] = "a parameter";
};
struct parameter : p::seq<parameter_text, gap> {};

struct expression;
struct element;

struct entry : keep<Id::kEntry, name, colon, p::must<expression>> {};
struct map_literal : keep<Id::kMap, p::if_must<open_brace, p::opt<list_of<entry>>, close_brace>> {};

// ---- patterns

struct labels : keep<Id::kLabels, p::plus<p::if_must<colon, name>>> {};
struct property_map : p::sor<map_literal, parameter> {};
struct node_close : close {};
struct node_pattern
    : keep<Id::kNodePattern, p::if_must<open, p::opt<variable>, p::opt<labels>, p::opt<property_map>, node_close>> {};

struct types : keep<Id::kTypes, p::if_must<colon, name, p::star<p::if_must<bar, p::opt<colon>, name>>>> {};
struct bound : keep<Id::kBound, p::plus<p::digit>> {};
struct range_text : p::seq<p::opt<bound>, gap, p::opt<dots, p::opt<bound>, gap>> {};
struct range : keep<Id::kRange, symbol<'*'>, range_text> {};
struct relationship_close : close_bracket {};
struct relationship_detail : p::if_must<open_bracket, p::opt<variable>, p::opt<types>, p::opt<range>,
                                        p::opt<property_map>, relationship_close> {};
struct left_arrow : keep<Id::kLeftArrow, symbol<'<'>> {};
struct right_arrow : keep<Id::kRightArrow, symbol<'>'>> {};
struct dash : symbol<'-'> {};
struct relationship
    : keep<Id::kRelationship,
           p::if_must<p::seq<p::opt<left_arrow>, dash>, p::opt<relationship_detail>, dash, p::opt<right_arrow>>> {};

struct nested_element : p::if_must<p::seq<open, p::at<p::one<'('>>>, element, close> {};
struct chain : p::seq<node_pattern, p::star<p::if_must<relationship, node_pattern>>> {};
struct element : p::sor<nested_element, chain> {};
struct search
    : keep<Id::kSearch,
           p::sor<p::istring<'s', 'h', 'o', 'r', 't', 'e', 's', 't', 'P', 'a', 't', 'h'>,
                  p::istring<'a', 'l', 'l', 'S', 'h', 'o', 'r', 't', 'e', 's', 't', 'P', 'a', 't', 'h', 's'>>> {};
struct searched : p::if_must<p::seq<search, gap, open>, element, close> {};
struct path_name : p::seq<variable, equals> {};
struct part : keep<Id::kPart, p::opt<path_name>, p::sor<searched, element>> {};
struct pattern : keep<Id::kPattern, list_of<part>> {};

// ---- expressions

/// Stands before a `(` and looks whether a pattern of relationships begins there: (a)-->, ()<-[, (:Label {..})--( .
/// Takes nothing, and time in proportion to what the parentheses hold.
struct pattern_ahead {
    using rule_t = pattern_ahead;
    using subs_t = p::empty_list;

    template <class Input>
    static bool match(Input& in) {
        return looks_like_pattern(in.current(), in.end());
    }
    static bool looks_like_pattern(const char* text, const char* end);
};

struct where : keep<Id::kWhere, p::if_must<WHERE, expression>> {};
struct result_bar : keep<Id::kBar, p::if_must<bar, expression>> {};

struct pattern_comprehension_ahead : ahead<open_bracket, p::opt<path_name>, pattern_ahead> {};
struct pattern_comprehension
    : keep<Id::kPatternComprehension,
           p::if_must<pattern_comprehension_ahead, open_bracket, part, p::opt<where>, result_bar, close_bracket>> {};
struct list_comprehension : keep<Id::kListComprehension, p::if_must<p::seq<open_bracket, variable, IN_>, expression,
                                                                    p::opt<where>, p::opt<result_bar>, close_bracket>> {
};
struct list_literal : keep<Id::kList, p::if_must<open_bracket, p::opt<list_of<expression>>, close_bracket>> {};
struct bracketed : p::if_must<p::at<p::one<'['>>, p::sor<pattern_comprehension, list_comprehension, list_literal>> {};

struct when : keep<Id::kWhen, p::if_must<WHEN, expression, THEN, expression>> {};
struct else_ : keep<Id::kElse, p::if_must<ELSE, expression>> {};
struct case_
    : keep<Id::kCase, p::if_must<CASE, p::opt<not_ahead<WHEN>, expression>, p::plus<when>, p::opt<else_>, END>> {};

struct quantifier_name
    : keep<Id::kName, p::sor<p::istring<'a', 'l', 'l'>, p::istring<'a', 'n', 'y'>, p::istring<'n', 'o', 'n', 'e'>,
                             p::istring<'s', 'i', 'n', 'g', 'l', 'e'>>> {};
struct quantifier
    : keep<Id::kQuantifier,
           p::if_must<p::seq<quantifier_name, gap, open, variable, IN_>, expression, p::opt<where>, close>> {};
struct reduce
    : keep<Id::kReduce, p::if_must<p::seq<p::istring<'r', 'e', 'd', 'u', 'c', 'e'>, gap, open, variable, equals>,
                                   expression, comma, variable, IN_, expression, bar, expression, close>> {};

struct single_query;
struct exists_pattern : p::seq<pattern, p::opt<where>> {};
struct exists : keep<Id::kExists, p::if_must<p::seq<EXISTS, open_brace>,
                                             p::if_then_else<ahead<p::sor<MATCH, OPTIONAL_, UNWIND, WITH, RETURN>>,
                                                             single_query, exists_pattern>,
                                             close_brace>> {};

struct distinct : keep<Id::kDistinct, DISTINCT> {};
struct star_text : keep<Id::kStar, symbol<'*'>> {};
struct count_all : keep<Id::kCountAll, COUNT, open, symbol<'*'>, close> {};
struct call_name
    : keep<Id::kName, p::sor<ahead<EXISTS>, not_ahead<reserved>>, plain_name, p::star<p::one<'.'>, plain_name>> {};
struct call
    : keep<Id::kCall, p::if_must<p::seq<call_name, gap, open>, p::opt<distinct>, p::opt<list_of<expression>>, close>> {
};

struct pattern_expression_part : keep<Id::kPart, p::sor<searched, element>> {};
struct pattern_expression : keep<Id::kPatternExpression,
                                 p::if_must<p::sor<pattern_ahead, ahead<search, gap, open>>, pattern_expression_part>> {
};
struct parenthesized : p::if_must<open, expression, close> {};

struct true_ : keep<Id::kTrue, TRUE_> {};
struct false_ : keep<Id::kFalse, FALSE_> {};
struct null : keep<Id::kNull, NULL_> {};

struct atom : p::sor<number, string_literal, parameter, bracketed, map_literal, case_, quantifier, reduce, exists,
                     count_all, pattern_expression, call, true_, false_, null, parenthesized, variable> {
    static constexpr Id kId = Id::kParts;
    static constexpr char kText[] = "an expression";
};

struct property : keep<Id::kProperty, p::if_must<p::seq<p::one<'.'>, p::not_at<p::one<'.'>>, gap>, name>> {};
struct subscript_range
    : p::sor<p::seq<dots, p::opt<expression>>, p::seq<expression, p::opt<dots, p::opt<expression>>>> {};
struct subscript : keep<Id::kSubscript, p::if_must<open_bracket, subscript_range, close_bracket>> {};
struct postfix : fold<Id::kPostfix, atom, p::star<p::sor<property, subscript>>, p::opt<labels>> {};

template <char... C>
struct operator_of : keep<Id::kOperator, p::one<C...>> {};
struct sign : p::seq<operator_of<'-', '+'>, gap> {};
struct signed_ : fold<Id::kSigned, p::star<sign>, postfix> {};
struct power_operator : operator_word<operator_of<'^'>, gap> {};
struct power : fold<Id::kPower, signed_, p::star<p::if_must<power_operator, signed_>>> {};
struct product_operator : operator_word<operator_of<'*', '/', '%'>, gap> {};
struct product : fold<Id::kProduct, power, p::star<p::if_must<product_operator, power>>> {};
struct sum_operator : operator_word<operator_of<'+', '-'>, gap> {};
struct sum : fold<Id::kSum, product, p::star<p::if_must<sum_operator, product>>> {};

struct starts_with : keep<Id::kStartsWith, p::if_must<STARTS, WITH, sum>> {};
struct ends_with : keep<Id::kEndsWith, p::if_must<ENDS, WITH, sum>> {};
struct contains : keep<Id::kContains, p::if_must<CONTAINS, sum>> {};
struct matches : keep<Id::kMatches, p::if_must<symbol<'=', '~'>, sum>> {};
struct in : keep<Id::kIn, p::if_must<IN_, sum>> {};
struct is_null : keep<Id::kIsNull, p::seq<IS, NULL_>> {};
struct is_not_null : keep<Id::kIsNotNull, p::seq<IS, NOT, NULL_>> {};
struct predicate : operator_word<p::sor<starts_with, ends_with, contains, matches, in, is_null, is_not_null>> {};
struct predicates : fold<Id::kPredicates, sum, p::star<predicate>> {};

struct comparison_text
    : keep<Id::kOperator,
           p::sor<p::string<'<', '>'>, p::string<'<', '='>, p::string<'>', '='>, p::one<'=', '<', '>'>>> {};
struct comparison_operator : operator_word<comparison_text, gap> {};
struct comparison : fold<Id::kComparison, predicates, p::star<p::if_must<comparison_operator, predicates>>> {};
struct not_word : keep<Id::kNotWord, NOT> {};
struct negation : fold<Id::kNot, p::star<not_word>, comparison> {};
struct conjunction : fold<Id::kAnd, negation, p::star<p::if_must<operator_word<AND>, negation>>> {};
struct exclusive : fold<Id::kXor, conjunction, p::star<p::if_must<operator_word<XOR>, conjunction>>> {};
struct disjunction : fold<Id::kOr, exclusive, p::star<p::if_must<operator_word<OR>, exclusive>>> {};
struct expression : keep<Id::kExpression, disjunction> {};

// ---- clauses

struct alias : keep<Id::kAlias, p::if_must<AS, variable>> {};
struct item : keep<Id::kItem, expression, p::opt<alias>> {};
struct items : p::sor<p::seq<star_text, p::star<p::if_must<comma, item>>>, list_of<item>> {};
struct descending : keep<Id::kDescending, p::sor<DESCENDING, DESC>> {};
struct sort_item : keep<Id::kSortItem, expression, p::opt<p::sor<descending, ASCENDING, ASC>>> {};
struct order_by : keep<Id::kOrderBy, p::if_must<ORDER, BY, list_of<sort_item>>> {};
struct skip : keep<Id::kSkip, p::if_must<SKIP, expression>> {};
struct limit : keep<Id::kLimit, p::if_must<LIMIT, expression>> {};
struct projection : p::seq<p::opt<distinct>, items, p::opt<order_by>, p::opt<skip>, p::opt<limit>> {};

struct match_clause : keep<Id::kMatch, p::if_must<MATCH, pattern, p::opt<where>>> {};
struct optional_match : keep<Id::kOptionalMatch, p::if_must<OPTIONAL_, MATCH, pattern, p::opt<where>>> {};
struct unwind : keep<Id::kUnwind, p::if_must<UNWIND, expression, AS, variable>> {};
struct with : keep<Id::kWith, p::if_must<WITH, projection, p::opt<where>>> {};
struct return_ : keep<Id::kReturn, p::if_must<RETURN, projection>> {};
struct create : keep<Id::kCreate, p::if_must<CREATE, pattern>> {};
struct procedure_text : keep<Id::kName, p::list<plain_name, p::one<'.'>>> {
    static constexpr char kText[] = "the name of a procedure";
};
struct arguments : keep<Id::kArguments, p::if_must<open, p::opt<list_of<expression>>, close>> {};
struct yield_item : keep<Id::kYieldItem, variable, p::opt<alias>> {};
struct yield : keep<Id::kYield, p::if_must<YIELD, p::sor<star_text, list_of<yield_item>>, p::opt<where>>> {};
struct call_clause : keep<Id::kCallClause, p::if_must<CALL, procedure_text, gap, p::opt<arguments>, p::opt<yield>>> {};
/// Clauses that write: known, refused by name, not read further.
struct updating : keep<Id::kUpdating, p::sor<DELETE, DETACH, FOREACH, LOAD, MERGE, REMOVE, SET>, p::until<p::eof>> {};
struct clause : p::sor<match_clause, optional_match, unwind, with, return_, create, call_clause, updating> {
    static constexpr Id kId = Id::kParts;
    static constexpr char kText[] = "a clause";
};
struct single_query : keep<Id::kSingleQuery, p::plus<clause>> {};

struct union_all : keep<Id::kUnionAll, ALL> {};
struct union_ : keep<Id::kUnion, UNION, p::opt<union_all>> {};
struct explain : keep<Id::kExplain, EXPLAIN> {};
struct end_of_query : p::eof {
    static constexpr char kText[] = "the end of the query";
};
struct statement : keep<Id::kStatement, gap, p::opt<explain>, single_query, p::star<p::if_must<union_, single_query>>,
                        p::opt<symbol<';'>>, end_of_query> {};
struct query : p::must<statement> {};

} // namespace claimgraph::cypher::grammar

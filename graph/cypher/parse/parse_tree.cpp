#include "graph/cypher/parse/parse_tree.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <tao/pegtl/contrib/limit_depth.hpp>
#include <vector>

namespace claimgraph::cypher {
namespace grammar {
namespace {

const char* past_gap(const char* text, const char* end) {
    while (text < end) {
        if (std::string_view(" \t\n\r\v\f").find(*text) != std::string_view::npos) {
            ++text;
        } else if (end - text > 1 && text[0] == '/' && text[1] == '/') {
            text = std::find(text, end, '\n');
        } else if (end - text > 1 && text[0] == '/' && text[1] == '*') {
            const std::string_view rest(text + 2, static_cast<std::size_t>(end - text - 2));
            const std::size_t close = rest.find("*/");
            if (close == std::string_view::npos) return end;
            text += close + 4;
        } else {
            break;
        }
    }
    return text;
}

/// Behind the quote that closes the one at `text`.
const char* past_quoted(const char* text, const char* end) {
    const char quote = *text++;
    while (text < end && *text != quote) text += *text == '\\' && quote != '`' && end - text > 1 ? 2 : 1;
    return text < end ? text + 1 : end;
}

/// Behind the parenthesis that closes the one at `text`; null if there is none.
const char* past_parentheses(const char* text, const char* end) {
    std::size_t depth = 0;
    while (text < end) {
        text = past_gap(text, end);
        if (text == end) break;
        if (*text == '\'' || *text == '"' || *text == '`') {
            text = past_quoted(text, end);
            continue;
        }
        if (*text == '(') ++depth;
        if (*text == ')' && --depth == 0) return text + 1;
        ++text;
    }
    return nullptr;
}

bool starts_node(const char* text, const char* end) {
    text = past_gap(text, end);
    if (text == end) return false;
    const auto byte = static_cast<unsigned char>(*text);
    return std::string_view("):{`_").find(*text) != std::string_view::npos || byte >= 0x80 ||
           ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

} // namespace

bool pattern_ahead::looks_like_pattern(const char* text, const char* end) {
    if (text == end || *text != '(' || !starts_node(text + 1, end)) return false;
    text = past_parentheses(text, end);
    if (!text) return false;
    text = past_gap(text, end);
    const bool left = text < end && *text == '<';
    if (left) text = past_gap(text + 1, end);
    if (text == end || *text != '-') return false;
    text = past_gap(text + 1, end);
    if (text < end && *text == '[') return true;
    if (text == end || *text != '-') return false;
    text = past_gap(text + 1, end);
    return text < end && (*text == '>' || *text == '(');
}

} // namespace grammar

namespace {

namespace p = tao::pegtl;

/// What would have been right at the place that parsing got to.
struct Expectation {
    const char* farthest = nullptr;
    std::vector<std::string_view> texts;
    std::vector<const char*> starts; ///< of the rules being tried that are told of as a whole
    int quiet = 0;

    void missed(const char* at, std::string_view text) {
        if (quiet > 0 || at < farthest || (!starts.empty() && starts.back() == at)) return;
        if (at > farthest) {
            farthest = at;
            texts.clear();
        }
        if (std::ranges::find(texts, text) == texts.end()) texts.push_back(text);
    }
};

template <class Rule>
concept Quiet = requires {
    Rule::kQuiet;
};
template <class Rule>
concept Told = requires {
    Rule::kText;
};
template <class Rule>
concept Kept = requires {
    Rule::kId;
};
template <class Rule>
concept Folded = requires {
    Rule::kFold;
};

/// What has to follow an opening quote.
template <class Rule>
inline constexpr bool kIsRestOfString = false;
template <class... Rules>
inline constexpr bool kIsRestOfString<p::until<Rules...>> = true;

/// The nodes of rules that have matched and wait for the one above to match too. PEGTL's own parse_tree makes a node
/// whenever a rule is tried; most are tried in vain, so that it takes five times as long.
class TreeBuilder {
  public:
    template <class Input>
    void start(const Input& in) {
        marks_.push_back({done_.size(), in.iterator()});
    }
    void undo() {
        done_.resize(marks_.back().done);
        marks_.pop_back();
    }
    void pass_on() { marks_.pop_back(); }
    template <class Input>
    void make(grammar::Id id, const Input& in) {
        const Mark& mark = marks_.back();
        auto node = std::make_unique<ParseNode>();
        node->id = id;
        node->begin = mark.at.data;
        node->end = in.current();
        node->at = {static_cast<std::uint32_t>(mark.at.line), static_cast<std::uint32_t>(mark.at.column)};
        const auto first = done_.begin() + static_cast<std::ptrdiff_t>(mark.done);
        node->children.assign(std::make_move_iterator(first), std::make_move_iterator(done_.end()));
        done_.erase(first, done_.end());
        done_.push_back(std::move(node));
        marks_.pop_back();
    }
    std::size_t made() const { return done_.size() - marks_.back().done; }
    std::unique_ptr<ParseNode> take() { return std::move(done_.front()); }

  private:
    struct Mark {
        std::size_t done = 0;
        p::internal::iterator at;
    };
    std::vector<std::unique_ptr<ParseNode>> done_;
    std::vector<Mark> marks_; ///< of the rules that are being tried
};

/// Whether there is a rule that makes a node among these or, as far as `Levels` levels tell, below.
template <unsigned Levels, class Rules>
inline constexpr bool kMakesNodes = true;
template <unsigned Levels, class... Rules>
requires(Levels > 0) inline constexpr bool kMakesNodes<Levels, p::type_list<Rules...>> =
    ((Kept<Rules> || kMakesNodes<Levels - 1, typename Rules::subs_t>) || ...);
template <>
inline constexpr bool kMakesNodes<0, p::empty_list> = false;

/// Whether a rule may fail when nodes have been made of a part of it: a sequence. Alternatives and repetitions leave it
/// to the rules that they try.
template <class Rule>
inline constexpr bool kIsSequence = false;
template <class First, class... Rules>
inline constexpr bool kIsSequence<p::internal::seq<First, Rules...>> = sizeof...(Rules) > 0;

template <class Rule>
struct control : p::normal<Rule> {
    static constexpr bool kMarks =
        Kept<Rule> || (kIsSequence<typename Rule::rule_t> && kMakesNodes<8, typename Rule::subs_t>);

    template <class Input>
    static void start(const Input& in, Expectation& expectation, TreeBuilder& tree) {
        if constexpr (kMarks) tree.start(in);
        if constexpr (Quiet<Rule>) ++expectation.quiet;
        if constexpr (Told<Rule>) expectation.starts.push_back(in.current());
    }
    template <class Input>
    static void success([[maybe_unused]] const Input& in, Expectation& expectation, TreeBuilder& tree) {
        if constexpr (!Kept<Rule>) {
            if constexpr (kMarks) tree.pass_on();
        } else if constexpr (Rule::kId == grammar::Id::kNothing) {
            tree.undo();
        } else if constexpr (Rule::kId == grammar::Id::kParts) {
            tree.pass_on();
        } else if (Folded<Rule> && tree.made() == 1) {
            tree.pass_on();
        } else {
            tree.make(Rule::kId, in);
        }
        if constexpr (Quiet<Rule>) --expectation.quiet;
        if constexpr (Told<Rule>) expectation.starts.pop_back();
    }
    template <class Input>
    static void failure(const Input&, Expectation& expectation, TreeBuilder& tree) {
        if constexpr (kMarks) tree.undo();
        if constexpr (Quiet<Rule>) --expectation.quiet;
        if constexpr (Told<Rule>) {
            const char* at = expectation.starts.back();
            expectation.starts.pop_back();
            expectation.missed(at, Rule::kText);
        }
    }
    template <class Input>
    [[noreturn]] static void raise(const Input& in, Expectation& expectation, TreeBuilder&) {
        if constexpr (kIsRestOfString<Rule>) expectation.missed(in.current(), "the end of the string");
        throw p::parse_error(
            std::is_same_v<Rule, grammar::relationship_close> ? "InvalidRelationshipPattern" : "UnexpectedSyntax", in);
    }
};

template <class Rule>
struct action : p::nothing<Rule> {};
template <>
struct action<grammar::expression> : p::limit_depth<kDeepest> {};
template <>
struct action<grammar::element> : p::limit_depth<kDeepest> {};

/// Words of the language are shown as they are, signs in quotes, the rest as it is called.
std::string shown(std::string_view text) {
    const bool sign = !text.empty() && std::ispunct(static_cast<unsigned char>(text[0])) != 0;
    return sign ? fmt::format("'{}'", text) : std::string(text);
}

std::string found_at(const char* at, const char* end) {
    if (at >= end) return "the end of the query";
    const auto is_word = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80);
    };
    const char* stop = at;
    while (stop < end && stop - at < 30 && is_word(*stop)) ++stop;
    if (stop == at) ++stop;
    return fmt::format("'{}'", std::string_view(at, static_cast<std::size_t>(stop - at)));
}

Position position_of(std::string_view text, const char* at) {
    const std::string_view before = text.substr(0, static_cast<std::size_t>(at - text.data()));
    const std::size_t line_start = before.rfind('\n') + 1; // npos + 1 is 0
    return {static_cast<std::uint32_t>(1 + std::ranges::count(before, '\n')),
            static_cast<std::uint32_t>(1 + before.size() - line_start)};
}

QueryError syntax_error(std::string_view text, const Expectation& expectation, std::string detail) {
    const char* end = text.data() + text.size();
    const char* at = expectation.farthest ? expectation.farthest : text.data();
    std::string wanted;
    for (std::size_t i = 0; i < expectation.texts.size(); ++i)
        wanted += (i == 0 ? "" : i + 1 == expectation.texts.size() ? " or " : ", ") + shown(expectation.texts[i]);
    if (detail == "UnexpectedSyntax" && at < end && static_cast<unsigned char>(*at) >= 0x80)
        detail = "InvalidUnicodeCharacter";
    return {Phase::kCompile, "SyntaxError", detail,
            fmt::format("found {}, expected {}", found_at(at, end), wanted.empty() ? "a query" : wanted),
            position_of(text, at)};
}

} // namespace

std::string_view ParseNode::text() const {
    const char* stop = begin;
    // White space ends a text; so that a comment at the end is seen, look from the front.
    for (const char* from = begin; from < end;) {
        const char* next = grammar::past_gap(from, end);
        if (next == from) {
            next = *from == '\'' || *from == '"' || *from == '`' ? grammar::past_quoted(from, end) : from + 1;
            stop = next;
        }
        from = next;
    }
    return {begin, static_cast<std::size_t>(stop - begin)};
}

QueryResult<std::unique_ptr<ParseNode>> parse_tree_of(std::string_view text) {
    if (text.size() > kLongestQuery)
        return tl::unexpected(
            QueryError{Phase::kCompile, "LimitExceeded", "QueryLength",
                       fmt::format("the query has {} bytes, expected at most {}", text.size(), kLongestQuery)});
    Expectation expectation;
    TreeBuilder tree;
    p::memory_input in(text.data(), text.size(), "query");
    try {
        p::parse<grammar::query, action, control>(in, expectation, tree);
        return tree.take();
    } catch (const p::parse_error& error) {
        if (error.message().find("nesting depth") != std::string_view::npos) {
            const p::position& at = error.positions().front();
            return tl::unexpected(
                QueryError{Phase::kCompile,
                           "LimitExceeded",
                           "Nesting",
                           fmt::format("expected at most {} expressions within each other", kDeepest),
                           {static_cast<std::uint32_t>(at.line), static_cast<std::uint32_t>(at.column)}});
        }
        return tl::unexpected(syntax_error(text, expectation, std::string(error.message())));
    }
}

} // namespace claimgraph::cypher

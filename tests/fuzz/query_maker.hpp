#pragma once

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph::fuzz {

/// Makes queries by a grammar that knows which variables there are and of which kind: most compile and run.
class QueryMaker {
  public:
    explicit QueryMaker(std::uint64_t seed) : random_(seed) {}

    std::string query() {
        scope_.clear();
        std::string text = below(30) == 0 ? "EXPLAIN " : "";
        for (std::size_t clauses = below(3); clauses-- > 0;) text += clause();
        const std::size_t columns = 1 + below(3);
        text += "RETURN " + projection(columns);
        if (below(10) == 0) {
            scope_.clear();
            text += one({"UNION ", "UNION ALL "}) + (below(2) == 0 ? match() : "") + "RETURN " + projection(columns);
        }
        return text;
    }

    /// A query with a few words taken out, doubled, swapped, or put in from another query or from troublemakers; one in
    /// four has bytes changed instead.
    std::string mutant(const std::string& query, const std::string& other) {
        if (below(4) == 0) return with_accidents(query);
        std::vector<std::string_view> words = words_of(query);
        const std::vector<std::string_view> others = words_of(other);
        for (std::size_t changes = 1 + below(4); changes-- > 0 && !words.empty();) {
            const std::size_t at = below(words.size());
            switch (below(6)) {
            case 0:
                words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
                break;
            case 1:
                words.insert(words.begin() + static_cast<std::ptrdiff_t>(at), words[at]);
                break;
            case 2:
                std::swap(words[at], words[below(words.size())]);
                break;
            case 3:
                words[at] = kTroublemakers[below(std::size(kTroublemakers))];
                break;
            case 4: { // a stretch of the other
                if (others.empty()) break;
                const std::size_t from = below(others.size());
                const std::size_t count = 1 + below(std::min<std::size_t>(others.size() - from, 12));
                words.insert(words.begin() + static_cast<std::ptrdiff_t>(at),
                             others.begin() + static_cast<std::ptrdiff_t>(from),
                             others.begin() + static_cast<std::ptrdiff_t>(from + count));
                break;
            }
            default:
                if (!others.empty()) words[at] = others[below(others.size())];
            }
        }
        std::string text;
        for (const std::string_view word : words) text += word;
        return text;
    }

  private:
    enum Kind { kNumber, kString, kBoolean, kList, kMap, kNode, kEdge, kPath, kInstant, kDuration, kKinds };
    struct Variable {
        std::string name;
        Kind kind;
    };

    static constexpr std::string_view kTroublemakers[] = {"null",
                                                          "-9223372036854775808",
                                                          "1e308",
                                                          "''",
                                                          "'\\u0000'",
                                                          "[]",
                                                          "{}",
                                                          "()",
                                                          "-->",
                                                          "*",
                                                          "..",
                                                          "|",
                                                          "$nothing",
                                                          " AS ",
                                                          " WITH ",
                                                          " WHERE ",
                                                          "`",
                                                          "'",
                                                          "/*",
                                                          "//",
                                                          "\n",
                                                          "\xff",
                                                          "é",
                                                          "0x",
                                                          ".",
                                                          ":",
                                                          "DISTINCT ",
                                                          "count(*)",
                                                          " UNION ",
                                                          "shortestPath(",
                                                          ")",
                                                          "]",
                                                          "}",
                                                          "(",
                                                          "[",
                                                          "{",
                                                          "[*0..]",
                                                          "[*..2]",
                                                          "date('2026-01-31')",
                                                          "duration('P1M')",
                                                          "datetime('2026-10-25T02:30[Europe/Berlin]')",
                                                          "localtime('23:59:59.999999999')",
                                                          "{year: -999999999}",
                                                          "{timezone: '+18:00'}",
                                                          " =~ ",
                                                          "'(a|b*)+$'"};

    /// The words, numbers, texts, blanks and signs that make up a text, in their order.
    static std::vector<std::string_view> words_of(std::string_view text) {
        const auto kind = [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return std::isalnum(byte) != 0 || c == '_' || byte >= 0x80 ? 1 : std::isspace(byte) != 0 ? 2 : 0;
        };
        std::vector<std::string_view> words;
        while (!text.empty()) {
            std::size_t size = 1;
            while (size < text.size() && kind(text[0]) != 0 && kind(text[size]) == kind(text[0])) ++size;
            words.push_back(text.substr(0, size));
            text.remove_prefix(size);
        }
        return words;
    }

    std::string with_accidents(std::string text) {
        for (std::size_t accidents = 1 + below(4); accidents-- > 0 && !text.empty();) {
            const std::size_t at = below(text.size());
            switch (below(3)) {
            case 0:
                text[at] = static_cast<char>(text[at] ^ (1u << below(8)));
                break;
            case 1:
                text.erase(at, 1 + below(8));
                break;
            default:
                text.insert(at, std::string(text.substr(below(text.size()), 1 + below(16))));
            }
        }
        return text;
    }

    std::size_t below(std::size_t limit) { return random_() % limit; }
    std::string one(std::initializer_list<std::string_view> words) {
        return std::string(words.begin()[below(words.size())]);
    }
    Kind any_kind() { return static_cast<Kind>(below(kKinds)); }

    /// A new variable, told of when it is in scope.
    std::string fresh() { return "v" + std::to_string(scope_.size()); }
    /// A known variable of that kind; empty if there is none.
    std::string known(Kind kind) {
        std::vector<const Variable*> fit;
        for (const Variable& variable : scope_)
            if (variable.kind == kind) fit.push_back(&variable);
        return fit.empty() ? "" : fit[below(fit.size())]->name;
    }

    std::string clause() {
        switch (below(6)) {
        case 0: {
            const std::string list = make(kList, 2);
            const std::string name = fresh();
            scope_.push_back({name, below(2) == 0 ? kNumber : kString});
            return "UNWIND " + list + " AS " + name + " ";
        }
        case 1:
            return "WITH " + projection(1 + below(3)) + where();
        case 2:
            return "OPTIONAL " + match();
        default:
            return match();
        }
    }
    std::string match() {
        std::string text = "MATCH " + pattern(true);
        if (below(4) == 0) text += ", " + pattern(true);
        return text + where();
    }
    std::string where() { return below(2) == 0 ? " " : " WHERE " + make(kBoolean, 3) + " "; }

    /// So many columns; afterwards they are all that is in scope.
    std::string projection(std::size_t columns) {
        std::string text = below(6) == 0 ? "DISTINCT " : "";
        if (!scope_.empty() && below(10) == 0) return text + "* ";
        std::vector<Variable> after;
        const bool groups = below(3) == 0;
        for (std::size_t i = 0; i < columns; ++i) {
            const bool counts = groups && below(2) == 0;
            const Kind kind = counts ? kNumber : any_kind();
            const std::string name = "v" + std::to_string(i);
            text += (i > 0 ? ", " : "") + (counts ? aggregate() : make(kind, 3)) + " AS " + name;
            after.push_back({name, kind});
        }
        scope_ = std::move(after);
        if (below(3) == 0)
            text += " ORDER BY " + make(any_kind(), 1) + one({"", " DESC"}) + (below(3) == 0 ? ", v0" : "");
        if (below(4) == 0) text += " SKIP " + std::to_string(below(3));
        if (below(4) == 0) text += " LIMIT " + std::to_string(below(9));
        return text + " ";
    }

    std::string aggregate() {
        switch (below(4)) {
        case 0:
            return "count(*)";
        case 1:
            return one({"sum(", "avg(", "stDev(", "stDevP(", "min(", "max("}) + one({"", "DISTINCT "}) +
                   make(kNumber, 2) + ")";
        case 2:
            return one({"percentileCont(", "percentileDisc("}) + make(kNumber, 1) + one({", 0.5)", ", 0)", ", 1)"});
        default:
            return one({"count(", "min(", "max(", "collect("}) + make(any_kind(), 2) + ")";
        }
    }

    /// With `binds`, it may bring new variables, which are in scope afterwards.
    std::string node(bool binds) {
        std::string text = "(";
        if (const std::string name = known(kNode); !name.empty() && below(2) == 0) {
            text += name;
        } else if (binds && below(2) == 0) {
            text += fresh();
            scope_.push_back({fresh(), kNode});
        }
        if (below(3) == 0) text += one({":Person", ":Place", ":None", ":Person:Place"});
        if (below(6) == 0) text += " {" + one({"name: 'A'", "size: 3", "kind: 1.5", "size: $p"}) + "}";
        return text + ")";
    }
    std::string pattern(bool binds) {
        const bool search = below(12) == 0;
        const std::string path = binds && below(5) == 0 ? fresh() : "";
        if (!path.empty()) scope_.push_back({path, kPath});
        std::string text = node(binds);
        std::vector<Variable> edges;
        for (std::size_t hops = search || !binds ? 1 : below(3); hops-- > 0;) {
            text += one({"<-[", "-[", "-["});
            if (binds && !search && below(2) == 0) {
                text += fresh();
                scope_.push_back({fresh(), kEdge});
            }
            if (below(3) == 0) text += one({":urges", ":meets", ":urges|meets", ":none"});
            if (search || below(5) == 0) {
                text += "*" + one({"", "0..2", "..3", "2", "1.."});
                if (!scope_.empty() && scope_.back().kind == kEdge &&
                    text.find(scope_.back().name) != std::string::npos)
                    scope_.back().kind = kList;
            }
            if (below(10) == 0) text += " {size: 2}";
            text += one({"]-", "]->", "]->"});
            text += node(binds);
        }
        if (search) text = one({"shortestPath(", "allShortestPaths("}) + text + ")";
        return path.empty() ? text : path + " = " + text;
    }

    /// An expression whose value is of that kind, or null.
    std::string make(Kind kind, int depth) {
        if (const std::string name = known(kind); !name.empty() && below(3) == 0) return name;
        if (below(40) == 0)
            return one({"null", "$p", "$rows", "v0", "v1.size", "1", "'A'", "[1, null]"}); // or any other
        if (depth <= 0) return leaf(kind);
        const auto next = [&](Kind of) { return make(of, depth - 1); };
        if (below(12) == 0)
            return "CASE WHEN " + next(kBoolean) + " THEN " + next(kind) + " ELSE " + next(kind) + " END";
        if (below(20) == 0) return "coalesce(" + next(kind) + ", " + next(kind) + ")";
        if (below(16) == 0) return "head([" + next(kind) + "])";
        switch (kind) {
        case kNumber:
            return number(depth);
        case kString:
            return string(depth);
        case kBoolean:
            return boolean(depth);
        case kList:
            return list(depth);
        case kMap:
            switch (below(3)) {
            case 0:
                return "{a: " + next(any_kind()) + ", b: " + next(any_kind()) + "}";
            case 1:
                return "properties(" + next(one_of({kNode, kEdge, kMap})) + ")";
            default:
                return leaf(kMap);
            }
        case kInstant:
            return instant(depth);
        case kDuration:
            return duration(depth);
        case kNode:
            return below(3) == 0 ? one({"startNode(", "endNode("}) + next(kEdge) + ")" : leaf(kNode);
        default:
            return leaf(kind);
        }
    }
    Kind one_of(std::initializer_list<Kind> kinds) { return kinds.begin()[below(kinds.size())]; }

    std::string number(int depth) {
        const auto next = [&](Kind of) { return make(of, depth - 1); };
        switch (below(10)) {
        case 9:
            return next(one_of({kInstant, kDuration})) + "." +
                   one({"year", "quarter", "week", "weekYear", "dayOfQuarter", "ordinalDay", "day", "hour",
                        "nanosecond", "offsetSeconds", "epochMillis", "months", "days", "seconds", "nanoseconds",
                        "minutesOfHour"});
        case 0:
        case 1:
            return next(kNumber) + " " + one({"+", "-", "*", "/", "%", "^"}) + " " + next(kNumber);
        case 2:
            return "(-" + next(kNumber) + ")";
        case 3:
            return "size(" + next(one_of({kList, kString})) + ")";
        case 4:
            return one({"abs(", "sign(", "ceil(", "floor(", "round(", "sqrt(", "toInteger(", "toFloat("}) +
                   next(kNumber) + ")";
        case 5:
            return "reduce(s = " + next(kNumber) + ", x IN " + next(kList) + " | s + " + leaf(kNumber) + ")";
        case 6:
            return next(one_of({kNode, kEdge})) + ".size";
        case 7:
            return below(2) == 0 ? "length(" + next(kPath) + ")" : next(kList) + "[" + next(kNumber) + "]";
        default:
            return "toInteger(" + next(kString) + ")";
        }
    }
    std::string string(int depth) {
        const auto next = [&](Kind of) { return make(of, depth - 1); };
        switch (below(7)) {
        case 0:
            return next(kString) + " + " + next(one_of({kString, kNumber}));
        case 1:
            return one({"toUpper(", "toLower(", "trim(", "lTrim(", "rTrim(", "reverse("}) + next(kString) + ")";
        case 2:
            return "substring(" + next(kString) + ", " + next(kNumber) + ", " + next(kNumber) + ")";
        case 3:
            return one({"left(", "right("}) + next(kString) + ", " + next(kNumber) + ")";
        case 4:
            return "replace(" + next(kString) + ", " + next(kString) + ", " + next(kString) + ")";
        case 5:
            return "toString(" + next(one_of({kNumber, kBoolean, kString, kInstant, kDuration})) + ")";
        default:
            return below(2) == 0 ? next(kNode) + ".name" : "type(" + next(kEdge) + ")";
        }
    }
    std::string boolean(int depth) {
        const auto next = [&](Kind of) { return make(of, depth - 1); };
        switch (below(11)) {
        case 10:
            return next(kString) + " =~ " +
                   (below(3) == 0 ? next(kString) : one({"'.*'", "'(?i)[a-c]+'", "'(a*)*b'", "'\\\\d{4}-.*'", "'('"}));
        case 0:
        case 1: {
            const Kind kind = any_kind();
            return next(kind) + " " + one({"=", "<>", "<", ">", "<=", ">="}) + " " + next(kind);
        }
        case 2:
            return "(" + next(kBoolean) + one({" AND ", " OR ", " XOR "}) + next(kBoolean) + ")";
        case 3:
            return "NOT (" + next(kBoolean) + ")";
        case 4:
            return next(any_kind()) + one({" IS NULL", " IS NOT NULL"});
        case 5:
            return next(any_kind()) + " IN " + next(kList);
        case 6:
            return next(kString) + one({" STARTS WITH ", " ENDS WITH ", " CONTAINS "}) + next(kString);
        case 7:
            return one({"all(", "any(", "none(", "single("}) + "x IN " + next(kList) + " WHERE x " +
                   one({"=", "<", "IN [1] ="}) + " " + leaf(kNumber) + ")";
        case 8:
            return "EXISTS { MATCH " + pattern(false) + " WHERE " + next(kBoolean) + " }";
        default:
            return known(kNode).empty() ? leaf(kBoolean)
                                        : one({"(" + known(kNode) + ")-->()", known(kNode) + ":Person",
                                               "exists(" + known(kNode) + ".kind)"});
        }
    }
    std::string instant(int depth) {
        const auto next = [&](Kind of) { return make(of, depth - 1); };
        switch (below(6)) {
        case 0:
        case 1:
            return "(" + next(kInstant) + one({" + ", " - "}) + next(kDuration) + ")";
        case 2:
            return instant_function() + "(" + next(one_of({kInstant, kString})) + ")";
        case 3: {
            std::string text = instant_function() + "({";
            if (below(2) == 0) text += one({"date: ", "time: ", "datetime: "}) + next(kInstant) + ", ";
            if (below(2) == 0) text += "year: " + leaf(kNumber) + ", ";
            if (below(4) == 0) text += one({"timezone: '+01:30', ", "timezone: 'Asia/Kolkata', ", "timezone: 'Z', "});
            return text +
                   one({"month: 2", "day: 31", "week: 53", "dayOfWeek: 7", "quarter: 4", "dayOfQuarter: 92", "hour: 2",
                        "ordinalDay: 366", "minute: 59", "second: 59", "nanosecond: 999999999",
                        "epochSeconds: 99999999999"}) +
                   "})";
        }
        case 4:
            return instant_function() + ".truncate(" +
                   one({"'millennium'", "'century'", "'weekYear'", "'quarter'", "'month'", "'week'", "'day'", "'hour'",
                        "'millisecond'"}) +
                   ", " + next(kInstant) +
                   one({")", ", {})", ", {day: 5})", ", {nanosecond: 7})", ", {timezone: '-11'})"});
        default:
            return leaf(kInstant);
        }
    }
    std::string instant_function() { return one({"date", "datetime", "localdatetime", "time", "localtime"}); }
    std::string duration(int depth) {
        const auto next = [&](Kind of) { return make(of, depth - 1); };
        switch (below(6)) {
        case 0:
            return "(" + next(kDuration) + one({" + ", " - "}) + next(kDuration) + ")";
        case 1:
            return "(" + next(kDuration) + one({" * ", " / "}) + next(kNumber) + ")";
        case 2:
        case 3:
            return one({"duration.between(", "duration.inMonths(", "duration.inDays(", "duration.inSeconds("}) +
                   next(kInstant) + ", " + next(kInstant) + ")";
        case 4:
            return "duration({" + one({"years", "months", "weeks", "days", "hours", "seconds", "nanoseconds"}) + ": " +
                   next(kNumber) + "})";
        default:
            return leaf(kDuration);
        }
    }
    std::string list(int depth) {
        const auto next = [&](Kind of) { return make(of, depth - 1); };
        switch (below(9)) {
        case 0:
            return "[" + next(any_kind()) + ", " + next(any_kind()) + "]";
        case 1:
            return "[x IN " + next(kList) + " WHERE " + next(kBoolean) + " | x]";
        case 2:
            return next(kList) + " + " + next(any_kind());
        case 3:
            return next(kList) + "[" + next(kNumber) + ".." + leaf(kNumber) + "]";
        case 4:
            return one({"reverse(", "tail("}) + next(kList) + ")";
        case 5:
            return one({"nodes(", "relationships("}) + next(kPath) + ")";
        case 6:
            return one({"keys(", "labels("}) + next(kNode) + ")";
        case 7:
            return "[" + pattern(false) + " | " + next(kNumber) + "]";
        default:
            return "split(" + next(kString) + ", " + leaf(kString) + ")";
        }
    }
    std::string leaf(Kind kind) {
        if (const std::string name = known(kind); !name.empty()) return name;
        switch (kind) {
        case kNumber:
            return one({"1", "0", "-2", "2.5", "$p", "9223372036854775807", "1e300", "30"});
        case kString:
            return one({"'A'", "\"b\"", "''", "'1.5'", "'\u00e9 \U0001F600'", "'2025-03-01'"});
        case kBoolean:
            return one({"true", "false", "null"});
        case kList:
            return one({"[]", "[1, 2, 3]", "range(1, 9)", "['a', null]", "$rows", "[[1], [2.0]]"});
        case kMap:
            return one({"{}", "{a: 1}", "{a: null, b: [1]}"});
        case kInstant:
            return one({"date('2026-01-31')", "date('-999999999-01-01')", "date('+999999999-12-31')",
                        "localtime('00:00')", "time('23:59:59.999999999-18:00')", "localdatetime('2024-02-29T12')",
                        "datetime('2015-W53-7T24')", "datetime('2026-03-29T02:30[Europe/Berlin]')",
                        "datetime('1970-01-01T00:00+05:45')", "datetime({year: 2026, timezone: 'Pacific/Apia'})"});
        case kDuration:
            return one({"duration('P1M')", "duration('P-1Y14M0.5D')", "duration('PT0.000000001S')",
                        "duration('P2012-02-02T14:37:21.545')", "duration({days: 9223372036854775807})"});
        default: // no literals of graphs
            return "null";
        }
    }

    std::mt19937_64 random_;
    std::vector<Variable> scope_;
};

} // namespace claimgraph::fuzz

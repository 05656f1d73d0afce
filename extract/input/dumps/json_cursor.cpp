#include "extract/input/dumps/json_cursor.hpp"

#include <algorithm>
#include <array>

namespace claimgraph {
namespace {

using Event = JsonCursor::Event;

constexpr std::array<std::string_view, 6> kLiterals = {"true", "false", "null", "NaN", "Infinity", "-Infinity"};

bool is_json_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool is_json_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_json_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

} // namespace

Event JsonCursor::fail(std::string_view error) {
    error_ = error;
    return last_ = Event::kBad;
}

Event JsonCursor::cut(Span string) {
    span_ = string;
    error_ = "the end of the JSON is missing";
    return last_ = Event::kCut;
}

void JsonCursor::resume(std::size_t at, std::size_t depth) {
    at_ = at;
    depth_ = std::min(depth_, depth);
    last_ = Event::kEnd;
    after_value();
}

Event JsonCursor::next() {
    if (last_ == Event::kBad || last_ == Event::kCut) return last_;
    while (true) {
        while (at_ < text_.size() && is_json_blank(text_[at_])) ++at_;
        if (at_ == text_.size()) return depth_ == 0 ? Event::kEnd : cut({at_, at_});
        if (text_[at_] != ',') break;
        if (depth_ > 0 && expected_ != Expected::kCommaOrEnd) return fail("a comma; expected a value");
        if (depth_ > 0) expected_ = in_object() ? Expected::kName : Expected::kValue;
        ++at_;
    }
    const char first = text_[at_];
    if (first == '}' || first == ']') {
        if (expected_ == Expected::kValue || expected_ == Expected::kName) return fail("an end; expected a value");
        return close(first == '}');
    }
    switch (expected_) {
    case Expected::kCommaOrEnd:
        return fail("no comma between two values");
    case Expected::kName:
    case Expected::kNameOrEnd:
        return first == '"' ? string(true) : fail("no name in quotes; expected \"name\": value");
    default:
        break;
    }
    switch (first) {
    case '{':
        return open(true);
    case '[':
        return open(false);
    case '"':
        return string(false);
    case 't':
    case 'f':
    case 'n':
    case 'N':
    case 'I':
        return literal();
    default:
        return number();
    }
}

bool JsonCursor::skip() {
    const std::size_t outside = depth_ - 1;
    while (depth_ > outside)
        if (const Event event = next(); event == Event::kBad || event == Event::kCut) return false;
    return true;
}

Event JsonCursor::open(bool is_object) {
    if (depth_ == kDeepest) return fail("objects and lists in each other too deep");
    objects_[depth_++] = is_object;
    span_ = {at_, at_ + 1};
    ++at_;
    expected_ = is_object ? Expected::kNameOrEnd : Expected::kValueOrEnd;
    return is_object ? Event::kBeginObject : Event::kBeginArray;
}

Event JsonCursor::close(bool is_object) {
    if (depth_ == 0 || in_object() != is_object) return fail("an end without its beginning");
    --depth_;
    span_ = {at_, at_ + 1};
    ++at_;
    after_value();
    return is_object ? Event::kEndObject : Event::kEndArray;
}

Event JsonCursor::string(bool is_name) {
    const std::size_t begin = at_ + 1;
    const auto cut_at = [&](std::size_t end) { return cut(is_name ? Span{end, end} : Span{begin, end}); };
    std::size_t at = begin;
    std::size_t quote = std::min(text_.find('"', at), text_.size());
    while (true) {
        const std::size_t escape = text_.substr(0, quote).find('\\', at);
        if (escape == std::string_view::npos) break;
        if (escape + 1 >= text_.size()) return cut_at(escape);
        const char kind = text_[escape + 1];
        if (std::string_view("\"\\/bfnrtu").find(kind) == std::string_view::npos) {
            at_ = escape;
            return fail("an escape that JSON does not have");
        }
        at = escape + (kind == 'u' ? 6 : 2);
        for (std::size_t i = escape + 2; i < std::min(at, text_.size()); ++i) {
            if (is_hex(text_[i])) continue;
            at_ = i;
            return fail("\\u without four hexadecimal digits");
        }
        if (at > text_.size()) return cut_at(escape);
        if (at > quote) quote = std::min(text_.find('"', at), text_.size());
    }
    if (quote == text_.size()) return cut_at(quote);
    span_ = {begin, quote};
    at_ = quote + 1;
    if (!is_name) {
        after_value();
        return Event::kString;
    }
    while (at_ < text_.size() && is_json_blank(text_[at_])) ++at_;
    if (at_ == text_.size()) return cut({at_, at_});
    if (text_[at_] != ':') return fail("no colon after a name");
    ++at_;
    expected_ = Expected::kValue;
    return Event::kName;
}

Event JsonCursor::number() {
    if (text_[at_] == '-' && text_.substr(at_).starts_with("-I")) return literal();
    std::size_t at = at_;
    const auto digits = [&] {
        const std::size_t from = at;
        while (at < text_.size() && is_json_digit(text_[at])) ++at;
        return at > from;
    };
    if (text_[at] == '-') ++at;
    bool is_number = digits();
    if (is_number && at < text_.size() && text_[at] == '.') {
        ++at;
        is_number = digits();
    }
    if (is_number && at < text_.size() && (text_[at] == 'e' || text_[at] == 'E')) {
        ++at;
        if (at < text_.size() && (text_[at] == '+' || text_[at] == '-')) ++at;
        is_number = digits();
    }
    if (!is_number && at == text_.size()) return cut({at, at});
    if (!is_number) return fail("not JSON; expected a value");
    span_ = {at_, at};
    at_ = at;
    after_value();
    return Event::kNumber;
}

Event JsonCursor::literal() {
    const std::string_view rest = text_.substr(at_);
    for (const std::string_view one : kLiterals) {
        if (rest.starts_with(one)) {
            span_ = {at_, at_ + one.size()};
            at_ = span_.end;
            after_value();
            return Event::kLiteral;
        }
        if (one.starts_with(rest)) return cut({at_, at_});
    }
    return fail("a word without quotes");
}

} // namespace claimgraph

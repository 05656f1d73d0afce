#include "extract/claims/attribution/quotes.hpp"

#include "extract/tokens/quote_marks.hpp"

namespace claimgraph {

std::vector<Quote> find_quotes(const Document& document, const Analysis& analysis) {
    std::vector<Quote> quotes;
    const auto blocks = document.blocks();
    std::size_t block = 0;
    std::size_t depth = 0;
    TokenIndex begin;
    const auto close = [&](TokenIndex end, bool left_open) {
        if (depth > 0 && begin < end) quotes.push_back({{begin, end}, block, left_open});
        depth = 0;
    };
    // "... the "Free Army" left ...": a mark before a word and not behind one opens, unless one of a pair is missing
    const auto paired = [&](std::size_t first) {
        bool even = true;
        for (std::size_t i = first; i < analysis.tokens.size(); ++i) {
            const Token& token = analysis[TokenIndex{i}];
            if (block + 1 < blocks.size() && blocks[block].span.end <= token.span.begin) break;
            even ^= quote_mark(analysis.form(document, token)) == QuoteMark::kEither;
        }
        return even;
    };
    bool nests = paired(0);
    for (std::size_t i = 0; i < analysis.tokens.size(); ++i) {
        const TokenIndex at{i};
        const Token& token = analysis[at];
        while (block + 1 < blocks.size() && blocks[block].span.end <= token.span.begin) {
            close(at, true);
            ++block;
            nests = paired(i);
        }
        QuoteMark mark = quote_mark(analysis.form(document, token));
        if (mark == QuoteMark::kEither) {
            const bool before_word = nests && i > 0 && analysis[TokenIndex{i - 1}].space_after && !token.space_after;
            mark = depth == 0 || before_word ? QuoteMark::kOpening : QuoteMark::kClosing;
        }
        if (mark == QuoteMark::kOpening) {
            if (depth++ == 0) begin = TokenIndex{i + 1};
        } else if (mark == QuoteMark::kClosing && depth > 0) {
            if (depth == 1)
                close(at, false);
            else
                --depth;
        }
    }
    close(TokenIndex{analysis.tokens.size()}, true);
    return quotes;
}

std::vector<bool> quoted_tokens(std::span<const Quote> quotes, std::size_t tokens) {
    std::vector<bool> quoted(tokens);
    for (const Quote& quote : quotes)
        for (TokenIndex at = quote.tokens.begin; at < quote.tokens.end; ++at.value) quoted[at.value] = true;
    return quoted;
}

} // namespace claimgraph

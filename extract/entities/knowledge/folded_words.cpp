#include "extract/entities/knowledge/folded_words.hpp"

#include "graph/base/text/fold.hpp"

namespace claimgraph {

std::string lower_words(const Document& document, const Analysis& analysis, TokenRange words) {
    std::string lower;
    for (TokenIndex at = words.begin; at < words.end; ++at.value)
        lower.append(lower.empty() ? "" : " ").append(lower_ascii(analysis.form(document, analysis[at])));
    return lower;
}

FoldedWords::FoldedWords(const Document& document, const Analysis& analysis, const Gazetteer& gazetteer) {
    begin_.reserve(analysis.tokens.size() + 1);
    longest_.reserve(analysis.tokens.size());
    for (const Token& token : analysis.tokens) {
        begin_.push_back(static_cast<std::uint32_t>(text_.size()));
        const std::string word = fold(analysis.form(document, token));
        longest_.push_back(static_cast<std::uint8_t>(gazetteer.longest_from(word)));
        text_.append(word).append(1, ' ');
    }
    begin_.push_back(static_cast<std::uint32_t>(text_.size()));
}

std::string_view FoldedWords::key(TokenRange range) const {
    std::uint32_t begin = begin_[range.begin.value];
    const std::uint32_t end = begin_[range.end.value];
    while (begin < end && text_[begin] == ' ') ++begin; // a word of marks alone is nothing when folded
    return begin < end ? std::string_view(text_).substr(begin, end - begin - 1) : std::string_view();
}

} // namespace claimgraph

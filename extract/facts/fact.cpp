#include "extract/facts/fact.hpp"

namespace claimgraph {

std::string text_of(const FactPhrase& phrase, const Document& document, const Analysis& analysis) {
    const auto are_joined = [&](TokenIndex a, TokenIndex b) {
        if (b.value < a.value || b.value > a.value + 2u) return false; // at most a stop left out
        const ByteSpan between{analysis[a].span.end, analysis[b].span.begin};
        return document.text(between).find_first_of(" \t\r\n\xC2\xE2\xE3") == std::string_view::npos;
    };
    std::string text;
    TokenIndex before;
    for (const FactWord& word : phrase) {
        if (!text.empty() && !(word.token && before && are_joined(before, word.token))) text += ' ';
        text += word.token ? document.text(analysis[word.token].span) : word.added;
        before = word.token;
    }
    return text;
}

std::string lemmas_of(const FactPhrase& phrase, const Analysis& analysis) {
    std::string text;
    for (const FactWord& word : phrase) {
        if (!text.empty()) text += ' ';
        text += word.token ? analysis.lemma(analysis[word.token]) : word.added;
    }
    return text;
}

} // namespace claimgraph

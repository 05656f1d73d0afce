#include "extract/entities/explained_names.hpp"

#include "extract/entities/joined_names.hpp"
#include "extract/text/utf8.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace claimgraph {
namespace {

constexpr std::size_t kShortest = 3; // initials; two fit too much
constexpr std::size_t kLongest = 10;
constexpr std::uint32_t kLongestName = 24; // tokens

bool is_small(const Token& token) {
    switch (token.upos) {
    case Upos::kAdp:
    case Upos::kDet:
    case Upos::kCconj:
    case Upos::kPunct:
    case Upos::kSym:
        return true;
    default:
        return false;
    }
}

/// The words before a bracket whose initials these are.
std::optional<TokenRange> explained(const Document& document, const Analysis& analysis, TokenRange sentence,
                                    TokenIndex bracket, std::string_view initials) {
    std::size_t open = initials.size();
    const std::uint32_t limit = std::min(bracket.value - sentence.begin.value, kLongestName);
    for (std::uint32_t back = 1; back <= limit; ++back) {
        const TokenIndex at{bracket.value - back};
        const std::string_view word = analysis.form(document, analysis[at]);
        if (word.front() == initials[open - 1]) {
            if (--open == 0) return TokenRange{at, bracket};
        } else if (!is_small(analysis[at]) || is_upper(character_at(word, 0).value)) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace

void join_explained_names(const Document& document, const Analysis& analysis, std::vector<NameSpan>& spans) {
    std::vector<TokenRange> wholes;
    for (const Sentence& sentence : analysis.sentences)
        for (TokenIndex at = sentence.tokens.begin; at.value + 2u < sentence.tokens.end.value; ++at.value) {
            const std::string_view bracket = analysis.form(document, analysis[at]);
            if (bracket != "(" && bracket != "[") continue;
            const std::string_view initials = analysis.form(document, analysis[TokenIndex{at.value + 1u}]);
            if (initials.size() < kShortest || initials.size() > kLongest || !is_all_capitals(initials)) continue;
            if (const auto whole = explained(document, analysis, sentence.tokens, at, initials))
                wholes.push_back(*whole);
        }
    join_names(spans, wholes, [&](std::size_t i, std::span<const NameSpan> parts) -> std::optional<NameSpan> {
        const TokenRange whole = wholes[i];
        if (parts.empty() || parts.front().tokens.begin < whole.begin || parts.back().tokens.end > whole.end ||
            parts.front().tokens == whole)
            return std::nullopt; // nothing to join
        const EntityType type = parts.back().type;
        const bool is_thing = type != EntityType::kPerson && type != EntityType::kPlace && type != EntityType::kOther;
        return NameSpan{.tokens = whole, .known = {}, .type = is_thing ? type : EntityType::kOrganization};
    });
}

} // namespace claimgraph

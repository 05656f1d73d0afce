#include "tools/evaluate/syntax_score.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <vector>

namespace claimgraph {
namespace {

/// The same words, nothing else known of them.
Analysis blank(const AnalysedDocument& gold) {
    Analysis analysis;
    for (const Token& token : gold.analysis.tokens) {
        Token bare;
        bare.span = token.span;
        bare.space_after = token.space_after;
        if (token.form) bare.form = analysis.symbols.intern(gold.analysis.symbols.text(token.form));
        analysis.tokens.push_back(bare);
    }
    analysis.multiwords = gold.analysis.multiwords;
    analysis.sentences = gold.analysis.sentences;
    return analysis;
}

/// What the shared task left out: words that other languages spell as endings, and punctuation.
constexpr std::array<std::string_view, 8> kNoContent = {"aux", "case", "cc", "clf", "cop", "det", "mark", "punct"};

bool is_content(std::string_view deprel) {
    return std::ranges::find(kNoContent, deprel::universal(deprel)) == kNoContent.end();
}

constexpr std::array<std::string_view, 21> kUniversalFeatures = {
    "Abbr",    "Animacy", "Aspect",   "Case",    "Definite", "Degree",   "Evident",
    "Foreign", "Gender",  "Mood",     "NumType", "Number",   "Person",   "Polarity",
    "Polite",  "Poss",    "PronType", "Reflex",  "Tense",    "VerbForm", "Voice"};

std::string universal_features(std::string_view feats) {
    std::vector<std::string_view> kept;
    while (!feats.empty()) {
        const std::string_view feature = feats.substr(0, feats.find('|'));
        feats.remove_prefix(std::min(feature.size() + 1, feats.size()));
        if (std::ranges::find(kUniversalFeatures, feature.substr(0, feature.find('='))) != kUniversalFeatures.end())
            kept.push_back(feature);
    }
    std::ranges::sort(kept);
    return fmt::format("{}", fmt::join(kept, "|"));
}

/// The word of the gold at the same bytes as each word of the answer; default if there is none.
std::vector<TokenIndex> match_words(const Analysis& gold, const Analysis& answer) {
    std::vector<TokenIndex> matches(answer.tokens.size());
    for (std::size_t g = 0, a = 0; g < gold.tokens.size() && a < answer.tokens.size();) {
        const ByteSpan right = gold.tokens[g].span;
        const ByteSpan found = answer.tokens[a].span;
        if (right == found) {
            matches[a++] = TokenIndex{g++};
        } else {
            right < found ? ++g : ++a;
        }
    }
    return matches;
}

} // namespace

void score_syntax(const AnalysedDocument& gold, const AnalysedDocument& answer, SyntaxScore& score) {
    const Analysis& right = gold.analysis;
    const Analysis& found = answer.analysis;
    const auto label_of = [](const Analysis& analysis, const Token& token) {
        return analysis.symbols.text(token.deprel);
    };
    score.tokens += right.tokens.size();
    score.found += found.tokens.size();
    for (const Token& word : right.tokens) score.content_gold += is_content(label_of(right, word));
    for (const Token& word : found.tokens) score.content_found += is_content(label_of(found, word));

    const std::vector<TokenIndex> matches = match_words(right, found);
    for (std::size_t i = 0; i < matches.size(); ++i) {
        if (!matches[i]) continue;
        const Token& mine = found.tokens[i];
        const Token& theirs = right[matches[i]];
        const auto same = [&](Symbol Token::*column) {
            return right.symbols.text(theirs.*column) == found.symbols.text(mine.*column);
        };
        const auto feats = [](const Analysis& analysis, const Token& token) {
            return universal_features(analysis.symbols.text(token.feats));
        };
        const bool head = mine.head ? theirs.head && matches[mine.head.value] == theirs.head : !theirs.head;
        const std::string_view label = label_of(right, theirs);
        const std::string_view plain = deprel::universal(label);
        const std::string_view answered = deprel::universal(label_of(found, mine));
        const bool labelled = head && plain == answered;
        if (theirs.upos != mine.upos)
            ++score.wrong_upos[{std::string(to_string(theirs.upos)), std::string(to_string(mine.upos))}];
        if (head && !labelled) ++score.wrong_labels[{std::string(plain), std::string(answered)}];
        score.upos += theirs.upos == mine.upos;
        score.xpos += same(&Token::xpos);
        score.feats += same(&Token::feats) || feats(right, theirs) == feats(found, mine);
        score.lemmas += !theirs.lemma || same(&Token::lemma);
        score.heads += head;
        score.labelled += labelled;
        score.labelled_full += head && same(&Token::deprel);
        score.content_right += labelled && is_content(label);
    }
}

void evaluate_syntax(const AnalysedDocument& gold, const SyntaxModel& model, SyntaxScore& score) {
    AnalysedDocument answer{gold.document, blank(gold)};
    const auto start = std::chrono::steady_clock::now();
    model.annotate(answer.document, answer.analysis);
    score.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    score_syntax(gold, answer, score);
}

} // namespace claimgraph

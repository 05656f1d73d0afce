#include "tools/evaluate/segmentation_score.hpp"

#include "extract/tokens/tokenizer.hpp"

#include <algorithm>
#include <chrono>

namespace claimgraph {
namespace {

/// The text of a gold document without the line breaks inside its blocks. Offsets stay as they are.
std::string raw_text(const Document& gold) {
    std::string raw(gold.text());
    for (const Block& block : gold.blocks())
        std::replace(raw.begin() + block.span.begin, raw.begin() + block.span.end, '\n', ' ');
    return raw;
}

std::vector<ByteSpan> word_spans(const Analysis& analysis) {
    std::vector<ByteSpan> spans;
    spans.reserve(analysis.tokens.size());
    for (const Token& token : analysis.tokens) spans.push_back(token.span);
    return spans;
}

std::vector<ByteSpan> token_spans(const Analysis& analysis) {
    std::vector<ByteSpan> spans;
    spans.reserve(analysis.tokens.size());
    TokenIndex at{0};
    const auto words_until = [&](TokenIndex end) {
        for (; at < end; ++at.value) spans.push_back(analysis[at].span);
    };
    for (const MultiwordToken& multiword : analysis.multiwords) {
        words_until(multiword.words.begin);
        spans.push_back(multiword.span);
        at = multiword.words.end;
    }
    words_until(TokenIndex{analysis.tokens.size()});
    return spans;
}

std::vector<ByteSpan> sentence_spans(const Analysis& analysis) {
    std::vector<ByteSpan> spans;
    for (const Sentence& sentence : analysis.sentences) spans.push_back(sentence.span);
    return spans;
}

/// Both in text order.
void count(const std::vector<ByteSpan>& gold, const std::vector<ByteSpan>& found, SpanScore& score) {
    score.gold += gold.size();
    score.found += found.size();
    for (auto g = gold.begin(), f = found.begin(); g != gold.end() && f != found.end();) {
        if (*g == *f) {
            ++score.right;
            ++g, ++f;
        } else {
            *g < *f ? ++g : ++f;
        }
    }
}

} // namespace

CutDocument evaluate_segmentation(const Document& gold, const Analysis& analysis, const TokenRules& rules,
                                  SegmentationScore& score) {
    std::string raw = raw_text(gold);
    const auto start = std::chrono::steady_clock::now();
    Document document = make_document(gold.id(), std::move(raw)).value(); // gold text was valid, and so is this
    Analysis found = tokenize(document, rules);
    score.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    count(token_spans(analysis), token_spans(found), score.tokens);
    count(word_spans(analysis), word_spans(found), score.words);
    count(sentence_spans(analysis), sentence_spans(found), score.sentences);
    return {std::move(document), std::move(found)};
}

} // namespace claimgraph
